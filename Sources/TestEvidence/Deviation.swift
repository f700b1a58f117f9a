/// A comparison of numbers that a test made: the one that came nearest to failing, or that failed by least.
public struct Deviation: Codable, Equatable, Sendable {
  /// What was compared.
  public enum Form: String, Codable, Sendable {
    /// The distance of two numbers with a tolerance.
    case tolerance
    /// The distance of the values of two intervals with what their errors explain.
    case intervals
    /// The lower end of an interval with the upper end of another, which it must not exceed.
    case order
  }

  /// What was compared.
  public var form: Form
  /// Whether the comparison holds.
  public var holds: Bool
  /// The first number.
  public var first: Double
  /// The second number.
  public var second: Double
  /// The greatest distance that is explained; 0 for an order.
  public var allowed: Double
  /// The distance over what is explained: at most 1 if the comparison holds; infinite where nothing is explained, and for
  /// what is no number. Nil for an order.
  public var share: Double?
  /// The second number minus the first, at least 0 if the order holds; nil for other comparisons.
  public var slack: Double?
  /// The reason for what is explained, in words.
  public var origin: String

  /// A comparison of two numbers.
  public init(_ form: Form, _ first: Double, _ second: Double, allowed: Double, holds: Bool, origin: String) {
    (self.form, self.first, self.second, self.allowed) = (form, first, second, allowed)
    (self.holds, self.origin) = (holds, origin)
    if form == .order { slack = second - first } else { share = Self.share(first, second, allowed, holds: holds) }
  }

  /// How near the comparison is to the other answer: the greater, the nearer.
  public var nearness: Double {
    let distance = slack?.magnitude ?? (share ?? .infinity)
    return slack == nil && holds ? distance : -distance
  }

  /// The distance of two numbers over what is explained, at most 1 for a comparison that holds in spite of rounding.
  private static func share(_ first: Double, _ second: Double, _ allowed: Double, holds: Bool) -> Double {
    if first == second { return 0 }
    let share = (first - second).magnitude / allowed
    return share.isNaN ? holds ? 0 : .infinity : holds ? min(share, 1) : share
  }
}
