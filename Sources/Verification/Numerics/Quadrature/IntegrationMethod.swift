/// How an integral is taken.
public enum IntegrationMethod: String, CaseIterable, Sendable {
  /// Gauss–Legendre panels whose errors are proved; the interval contains the true value.
  case certified
  /// The library's adaptive rule on the whole line, with the error that it reports of itself.
  case qagi
  /// The library's adaptive rule between the components' means, with the error that it reports of itself.
  case qagp
  /// The library's doubly adaptive Clenshaw–Curtis rule between the means, with the error that it reports of itself.
  case cquad
  /// The library's fixed Gauss–Legendre rule of 512 nodes between the means; its distance from that of 256 is the error.
  case glfixed
}
