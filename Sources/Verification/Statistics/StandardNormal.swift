import CGSL
import RealModule

/// The normal law with mean 0 and variance 1.
public enum StandardNormal {
  /// The density φ(x).
  static func density(at x: Double) -> Double { Double.exp(-x * x / 2) / (2 * Double.pi).squareRoot() }

  /// Φ(x), the probability of a draw below x, with the error that the library reports.
  ///
  /// - Throws: `.invalidInput` for NaN; `.numerical` if the library fails.
  public static func probability(below x: Double) throws(VerificationError) -> Estimate {
    try require(!x.isNaN, "x", "must be a number")
    if x.isInfinite { return Estimate(exactly: x < 0 ? 0 : 1) }
    var result = gsl_sf_result()
    // Φ(x) is the upper tail of −x, which has relative accuracy also if it is small.
    try GSL.perform("gsl_sf_erf_Q_e") {
      let code = gsl_sf_erf_Q_e(-x, &result)
      if code == Int32(GSL_EUNDRFLW) { result = gsl_sf_result(val: 0, err: Double.leastNormalMagnitude) }
      return code == Int32(GSL_EUNDRFLW) ? 0 : code
    }
    let estimate = Estimate(result.val, within: .quadrature(reportedError: result.err))
    return Estimate(value: estimate.value, lower: max(0, estimate.lower), upper: min(1, estimate.upper))
  }
}
