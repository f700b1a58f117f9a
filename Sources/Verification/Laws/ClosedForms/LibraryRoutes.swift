import CGSL
import RealModule

// The same quantities by the special functions of the GNU Scientific Library, with the errors that these report: an
// independent computation without proof.

extension GaussianTail {
  /// Q(x) by the complementary error function.
  ///
  /// - Throws: `.numerical` if the library fails.
  public static func libraryProbability(above x: Double) throws(VerificationError) -> Estimate {
    let value = try GSL.result("gsl_sf_erfc_e") { gsl_sf_erfc_e(x / 2.0.squareRoot(), $0) }
    // The argument has an error of a few roundings, which the tail magnifies by about x².
    let argument = Tolerance.rounding(operations: 3, condition: max(1, x * x), scale: value.magnitude)
    return Estimate(exactly: 0.5) * Estimate(value.value, within: .quadrature(reportedError: value.error) + argument)
  }

  /// ln Q(x) by the logarithm of the complementary error function.
  ///
  /// - Throws: `.numerical` if the library fails.
  public static func libraryLogarithm(above x: Double) throws(VerificationError) -> Estimate {
    let value = try GSL.result("gsl_sf_log_erfc_e") { gsl_sf_log_erfc_e(x / 2.0.squareRoot(), $0) }
    let argument = Tolerance.rounding(operations: 3, condition: max(1, x * x), scale: 1)
    return Estimate(value.value, within: .quadrature(reportedError: value.error) + argument)
      - Estimate.log(Estimate(exactly: 2))
  }
}

extension PulseAmplitudeModulation {
  /// The symbol error rate by the complementary error function.
  ///
  /// - Throws: `.numerical` if the library fails.
  public func librarySymbolErrorRate(signalToNoise: Double) throws(VerificationError) -> Estimate {
    let amplitudes = Double(count)
    let distance = (3 * signalToNoise / (amplitudes * amplitudes - 1)).squareRoot()
    return try Estimate(exactly: 2 * (1 - 1 / amplitudes)) * GaussianTail.libraryProbability(above: distance)
  }
}

extension UniformNoise {
  /// The information as the entropy of the sum, integrated over the ramps and the plateau of its density, less that of
  /// the noise.
  ///
  /// - Throws: `.numerical` if the library fails.
  public func libraryInformation() throws(VerificationError) -> Estimate {
    let width = 2 * halfWidth.value
    let (ramp, height) = (min(1, width), 1 / max(1, width))
    func term(_ density: Double) -> Double { density > 0 ? -density * Double.log(density) : 0 }
    let ramps = try LibraryQuadrature(breakpoints: [0, ramp]).integral(.cquad) { 2 * term(height * $0 / ramp) }
    let plateau = (max(1, width) - ramp) * term(height)
    let own = Double.log(width)
    // Of wide noise the two cancel, so that their sizes count.
    return ramps
      + Estimate(plateau - own, within: .rounding(operations: 8, condition: 1, scale: plateau + own.magnitude))
  }
}

extension StudentLaw {
  /// The excess information as a sum of logarithms of Γ and digamma functions; with absolute accuracy only.
  ///
  /// - Throws: `.numerical` if the library fails.
  public func libraryExcessInformation(firstCount m: Int, secondCount n: Int) throws(VerificationError) -> Estimate {
    func term(_ x: Double) throws(VerificationError) -> Estimate {
      let logarithm = try GSL.result("gsl_sf_lngamma_e") { gsl_sf_lngamma_e(x, $0) }
      let digamma = try GSL.result("gsl_sf_psi_e") { gsl_sf_psi_e(x, $0) }
      return logarithm - Estimate(exactly: x) * digamma
    }
    let start = degreesOfFreedom.value / 2
    let (first, second) = (Double(m) / 2, Double(n) / 2)
    return try term(start + first + second) - term(start + first) - term(start + second) + term(start)
  }
}

extension GSL {
  /// The value of a special function of the library, with the error that it reports.
  ///
  /// - Throws: `.numerical` with the library's code if it is not success.
  static func result(
    _ function: String, _ body: (UnsafeMutablePointer<gsl_sf_result>) -> Int32
  ) throws(VerificationError) -> Estimate {
    var result = gsl_sf_result()
    try perform(function) { body(&result) }
    return Estimate(result.val, within: .quadrature(reportedError: result.err))
  }
}
