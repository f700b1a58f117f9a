import CGSL

extension Quadrature {
  /// The integral of a function over an interval by the doubly adaptive rule, within the error that it reports of itself.
  ///
  /// Source: P. Gonnet, "Increasing the reliability of adaptive quadrature using explicit interpolants", 2010.
  ///
  /// - Throws: `.numerical` if the rule cannot reach its error.
  static func integral(
    over interval: ClosedRange<Double>, _ integrand: (Double) -> Double
  ) throws(VerificationError) -> Estimate {
    var (value, error, evaluations) = (0.0, 0.0, 0)
    try GSL.perform("gsl_integration_cquad") {
      guard let workspace = gsl_integration_cquad_workspace_alloc(100) else { return Int32(GSL_ENOMEM) }
      defer { gsl_integration_cquad_workspace_free(workspace) }
      return withoutActuallyEscaping(integrand) { integrand in
        var integrand = integrand
        return withUnsafeMutablePointer(to: &integrand) { context in
          var function = gsl_function(
            function: { x, context in
              context?.assumingMemoryBound(to: ((Double) -> Double).self).pointee(x) ?? .nan
            }, params: context)
          return gsl_integration_cquad(
            &function, interval.lowerBound, interval.upperBound, 0, 0x1p-40, workspace, &value, &error, &evaluations)
        }
      }
    }
    return Estimate(value, within: .quadrature(reportedError: error))
  }
}
