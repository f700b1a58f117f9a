/// The greatest distance of two numbers that a test compared, as a share of the tolerance that it allows.
public struct Deviation: Codable, Equatable, Sendable {
  /// The distance over the tolerance: at most 1 if the comparison passed; infinite for a tolerance of 0 that is exceeded
  /// and for what is not a number.
  public var share: Double
  /// The first number.
  public var first: Double
  /// The second number.
  public var second: Double
  /// The tolerance.
  public var tolerance: Double
  /// The reason for the tolerance, in words.
  public var origin: String

  /// The deviation of two numbers.
  public init(_ first: Double, _ second: Double, tolerance: Double, origin: String) {
    (self.first, self.second, self.tolerance, self.origin) = (first, second, tolerance, origin)
    share = Self.share(first, second, tolerance: tolerance)
  }

  /// The distance of two numbers over a tolerance.
  public static func share(_ first: Double, _ second: Double, tolerance: Double) -> Double {
    if first == second { return 0 }
    let share = (first - second).magnitude / tolerance
    return share.isNaN ? .infinity : share
  }
}
