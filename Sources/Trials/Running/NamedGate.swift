import DINL

/// A gate that options and plans name.
public enum NamedGate: String, Sendable, CaseIterable, Codable {
  /// Learned mean and variance.
  case gaussian
  /// A choice among ``routes`` codewords.
  case categorical

  /// The codewords of the categorical gate.
  public static let routes = 16
  /// The temperature at which it is relaxed in training.
  public static let temperature = 0.5

  /// The kind of gate.
  public var kind: GateKind {
    switch self {
    case .gaussian: .gaussian
    case .categorical: .categorical(routes: Self.routes, temperature: Self.temperature)
    }
  }
}
