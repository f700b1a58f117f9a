import CGSL

/// Integrals by adaptive Gauss–Kronrod rules.
///
/// Source: R. Piessens et al., "QUADPACK", 1983, as implemented in the GNU Scientific Library.
enum Quadrature {
  /// The requested error, relative to the integral.
  private static let relativeError = 0x1p-40
  private static let maximumIntervals = 1000

  /// The integral of a function over the real line, with the error that the rule reports.
  ///
  /// - Throws: `.numerical` if the rule does not reach the requested error, for example because the integral does not
  ///   exist.
  static func integralOverLine(_ integrand: (Double) -> Double) throws(VerificationError) -> Estimate {
    var (value, error) = (0.0, 0.0)
    try GSL.perform("gsl_integration_qagi") {
      guard let workspace = gsl_integration_workspace_alloc(maximumIntervals) else { return Int32(GSL_ENOMEM) }
      defer { gsl_integration_workspace_free(workspace) }
      return GSL.withFunction(integrand) { function in
        gsl_integration_qagi(function, 0, relativeError, maximumIntervals, workspace, &value, &error)
      }
    }
    return Estimate(value, within: .quadrature(reportedError: error))
  }
}
