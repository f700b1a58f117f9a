import CGSL

extension BivariateNormal {
  /// −½ ln(1 − ρ²) by the library's logarithm.
  public func libraryInformation() throws(VerificationError) -> Estimate {
    let rho = correlation.value
    let logarithm = try GSL.result("gsl_sf_log_1plusx_e") { gsl_sf_log_1plusx_e(-rho * rho, $0) }
    let argument = Tolerance.rounding(
      operations: 3, condition: max(1, 1 / (1 - rho * rho)), scale: max(logarithm.magnitude, rho * rho))
    return Estimate(exactly: -0.5) * (logarithm + Estimate(0, within: argument))
  }
}
