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
  /// Farther than ``farthest`` from 0 it is between 0 or 1 and the adjacent number, without the library, whose function
  /// returns NaN from 10⁶² on.
  ///
  /// - Throws: `.invalidInput` for NaN; `.numerical` if the library fails.
  public static func probability(below x: Double) throws(VerificationError) -> Estimate {
    try require(!x.isNaN, "x", "must be a number")
    if x.isInfinite { return Estimate(exactly: x < 0 ? 0 : 1) }
    var result = gsl_sf_result()
    // Beyond 64, Φ is as near to 0 or 1 as at 64, up to a number below the least normal one, and the library, which
    // squares its argument, need not overflow.
    let place = min(max(x, -64), 64)
    // Φ(x) is the upper tail of −x, which has relative accuracy also if it is small.
    try GSL.perform("gsl_sf_erf_Q_e") {
      let code = gsl_sf_erf_Q_e(-place, &result)
      if code == Int32(GSL_EUNDRFLW) { result = gsl_sf_result(val: 0, err: Double.leastNormalMagnitude) }
      return code == Int32(GSL_EUNDRFLW) ? 0 : code
    }
    // Φ(x) is the upper tail of −x, which has relative accuracy also if it is small.
    let tail = try GSL.result("gsl_sf_erf_Q_e") { gsl_sf_erf_Q_e(-x, $0) }
    return tail.clamped(atLeast: 0).clamped(atMost: 1)
  }
}
