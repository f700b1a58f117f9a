import CGSL
import RealModule

/// The normal law with mean 0 and variance 1.
public enum StandardNormal {
  /// The density φ(x).
  static func density(at x: Double) -> Double { Double.exp(-x * x / 2) / (2 * Double.pi).squareRoot() }

  /// The distance from 0 beyond which the tail, below φ(40)/40 < 10⁻³⁴⁹, is less than the least positive number.
  static let farthest = 40.0

  /// Φ(x), the probability of a draw below x, with the error that the library reports.
  ///
  /// Where the tail is less than the least positive number, it is between 0 or 1 and the adjacent number, without the
  /// library, whose function returns NaN from 10⁶² on.
  ///
  /// - Throws: `.invalidInput` for NaN; `.numerical` if the library fails.
  public static func probability(below x: Double) throws(VerificationError) -> Estimate {
    try require(!x.isNaN, "x", "must be a number")
    if x.isInfinite { return Estimate(exactly: x < 0 ? 0 : 1) }
    guard x.magnitude < farthest else {
      return x < 0
        ? Estimate(value: 0, lower: 0, upper: .leastNonzeroMagnitude)
        : Estimate(value: 1, lower: 1.0.nextDown, upper: 1)
    }
    // Φ(x) is the upper tail of −x, which has relative accuracy also if it is small.
    let tail = try GSL.result("gsl_sf_erf_Q_e") { gsl_sf_erf_Q_e(-x, $0) }
    return tail.clamped(atLeast: 0).clamped(atMost: 1)
  }
}
