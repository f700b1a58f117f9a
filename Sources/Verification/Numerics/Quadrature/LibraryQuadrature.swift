import CGSL

/// Integrals over a line by the rules of the GNU Scientific Library.
///
/// The errors are those that the rules report, estimates and not bounds. The rules that extrapolate (qagi, qagp) may
/// stop far from the value and report only an error of rounding. They run again on a second subdivision, and the
/// difference of the two results is added to the error.
struct LibraryQuadrature {
  /// The requested error, relative to the integral.
  private static let relativeError = 0x1p-45
  /// The requested absolute error.
  private static let absoluteError = 0x1p-900
  private static let maximumIntervals = 4000

  /// The ends of the range in which the integrand is not negligible, and the points between at which it may be narrow,
  /// ascending.
  let breakpoints: [Double]

  /// Breakpoints for normal laws: the range of 39 standard deviations around each mean, and points at each law's own
  /// scale.
  static func breakpoints(_ laws: [(mean: Double, deviation: Double)]) -> [Double] {
    let points = laws.flatMap { law in [-39.0, -8, 0, 8, 39].map { law.mean + $0 * law.deviation } }.sorted()
    var distinct: [Double] = []
    for point in points where distinct.last.map({ point > $0 }) ?? true { distinct.append(point) }
    return distinct
  }

  /// The integral of a function over the line.
  ///
  /// - Throws: `.numerical` if a rule fails for a reason other than rounding.
  func integral(
    _ method: IntegrationMethod, _ integrand: (Double) -> Double
  ) throws(VerificationError) -> Estimate {
    switch method {
    case .certified: preconditionFailure("the library has no certified rule")
    case .glfixed: try fixed(integrand)
    case .cquad: try adaptive(method, integrand)
    case .qagi, .qagp: try extrapolated(method, integrand)
    }
  }

  /// The integral of a function that is itself an integral; the greatest of its errors counts over the whole range.
  ///
  /// - Throws: `.numerical` if a rule fails for a reason other than rounding.
  func doubleIntegral(
    _ method: IntegrationMethod, _ inner: (Double) throws(VerificationError) -> Estimate
  ) throws(VerificationError) -> Estimate {
    var greatest = 0.0
    var failure: VerificationError?
    let value = try integral(method) { x in
      do throws(VerificationError) {
        let result = try inner(x)
        greatest = max(greatest, result.error)
        return result.value
      } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    let error = greatest * (breakpoints[breakpoints.count - 1] - breakpoints[0])
    return value + Estimate(value: 0, lower: -error, upper: error)
  }

  private func extrapolated(
    _ method: IntegrationMethod, _ integrand: (Double) -> Double
  ) throws(VerificationError) -> Estimate {
    let coarse = try adaptive(method, integrand)
    let middles = zip(breakpoints, breakpoints.dropFirst()).map { $0 + ($1 - $0) * 0.375 }
    let finer = LibraryQuadrature(
      breakpoints: (breakpoints + middles).sorted().reduce(into: []) { points, point in
        if points.last.map({ point > $0 }) ?? true { points.append(point) }
      })
    let fine = try finer.adaptive(method, integrand, scale: 0.375)
    let difference = (fine.value - coarse.value).magnitude
    return Estimate(
      fine.value, within: .quadrature(reportedError: max(coarse.error, fine.error) + difference))
  }

  private func adaptive(
    _ method: IntegrationMethod, _ integrand: (Double) -> Double, scale: Double = 1
  ) throws(VerificationError) -> Estimate {
    let (first, last) = (breakpoints[0], breakpoints[breakpoints.count - 1])
    let (middle, unit) = ((first + last) / 2, scale * (last - first) / 80)
    var (value, error) = (0.0, 0.0)
    try GSL.perform("gsl_integration_\(method.rawValue)") {
      guard let workspace = gsl_integration_workspace_alloc(Self.maximumIntervals) else { return Int32(GSL_ENOMEM) }
      defer { gsl_integration_workspace_free(workspace) }
      guard let doubly = gsl_integration_cquad_workspace_alloc(Self.maximumIntervals) else {
        return Int32(GSL_ENOMEM)
      }
      defer { gsl_integration_cquad_workspace_free(doubly) }
      // The rule maps the whole line to an interval; the integrand is centered and scaled to unit size for it.
      let scaled = { (t: Double) in method == .qagi ? unit * integrand(middle + unit * t) : integrand(t) }
      let code = GSL.withFunction(scaled) { function in
        switch method {
        case .qagi:
          return gsl_integration_qagi(
            function, Self.absoluteError, Self.relativeError, Self.maximumIntervals, workspace, &value, &error)
        case .qagp:
          var points = breakpoints
          return gsl_integration_qagp(
            function, &points, points.count, Self.absoluteError, Self.relativeError, Self.maximumIntervals, workspace,
            &value, &error)
        default:
          // Intervals on which the integrand is negligible need no relative accuracy of their own.
          let absolute = Self.relativeError * fixedSum(integrand, count: 64).magnitude
          for (start, end) in zip(breakpoints, breakpoints.dropFirst()) {
            var (part, partError) = (0.0, 0.0)
            let code = gsl_integration_cquad(
              function, start, end, absolute, Self.relativeError, doubly, &part, &partError, nil)
            guard code == 0 else { return code }
            (value, error) = (value + part, error + partError)
          }
          return 0
        }
      }
      // A rule that stops because of rounding reports the error that it reached.
      return code == Int32(GSL_EROUND) || code == Int32(GSL_EDIVERGE) || code == Int32(GSL_ESING) ? 0 : code
    }
    return try Self.estimate(value, error, method)
  }

  /// The result of a rule.
  ///
  /// - Throws: `.numerical` if the value or its error is not finite.
  static func estimate(
    _ value: Double, _ error: Double, _ method: IntegrationMethod
  ) throws(VerificationError) -> Estimate {
    let value = try GSL.value("gsl_integration_\(method.rawValue)") { (value + error).isFinite ? value : .nan }
    return Estimate(value, within: .quadrature(reportedError: error))
  }

  private func fixed(_ integrand: (Double) -> Double) throws(VerificationError) -> Estimate {
    let sums = [256, 512].map { fixedSum(integrand, count: $0) }
    return try Self.estimate(sums[1], (sums[1] - sums[0]).magnitude, .glfixed)
  }

  private func fixedSum(_ integrand: (Double) -> Double, count: Int) -> Double {
    guard let table = gsl_integration_glfixed_table_alloc(count) else { preconditionFailure("out of memory") }
    defer { gsl_integration_glfixed_table_free(table) }
    return GSL.withFunction(integrand) { function in
      zip(breakpoints, breakpoints.dropFirst()).reduce(0.0) {
        $0 + gsl_integration_glfixed(function, $1.0, $1.1, table)
      }
    }
  }
}
