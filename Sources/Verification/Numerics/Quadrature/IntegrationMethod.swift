/// The method of numerical integration.
public enum IntegrationMethod: String, CaseIterable, Sendable {
  /// Gauss–Legendre panels with proven error bounds; the interval contains the true value.
  case certified
  /// The library's adaptive rule on the whole line, with the error that it reports.
  case qagi
  /// The library's adaptive rule between the components' means, with the error that it reports.
  case qagp
  /// The library's doubly adaptive Clenshaw–Curtis rule between the means, with the error that it reports.
  case cquad
  /// The library's fixed Gauss–Legendre rule with 512 nodes between the means; the distance from the result with 256
  /// nodes is the error.
  case glfixed
}
