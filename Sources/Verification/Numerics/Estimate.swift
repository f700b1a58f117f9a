/// A number known to lie in a certified interval, with a best guess inside it.
///
/// Arithmetic rounds every bound outward by one neighbouring number, which covers the half unit in the last place
/// that a correctly rounded operation may err. Source: R. Moore, "Interval Analysis", 1966.
public struct Estimate: Equatable, Sendable, CustomStringConvertible {
  /// The best guess; it lies in lower...upper.
  public let value: Double
  /// The greatest number known not to exceed the true one.
  public let lower: Double
  /// The least number known to be at least the true one.
  public let upper: Double

  /// A number that is what it is.
  public init(exactly value: Double) { self.init(value: value, lower: value, upper: value) }

  /// A number within a tolerance of a value.
  public init(_ value: Double, within tolerance: Tolerance) {
    self.init(
      value: value, lower: (value - tolerance.value).nextDown, upper: (value + tolerance.value).nextUp)
  }

  /// A number in an interval.
  public init(value: Double, lower: Double, upper: Double) {
    precondition(lower <= value && value <= upper, "an estimate needs its value in its interval")
    self.value = value
    self.lower = lower
    self.upper = upper
  }

  /// A number between two computed bounds, each moved outward by a number of neighbours.
  ///
  /// An overflow leaves an infinite bound, and a guess that is no number gives way to the one nearest to 0.
  init(_ value: Double, from lower: Double, to upper: Double, outward steps: Int = 1) {
    var (low, high) = (lower, upper)
    for _ in 0..<steps { (low, high) = (low.nextDown, high.nextUp) }
    self.init(value: min(max(value.isNaN ? 0 : value, low), high), lower: low, upper: high)
  }

  public var description: String { "\(value) in \(lower)...\(upper)" }

  /// The largest distance between the value and the true number.
  public var error: Double { max((upper - value).nextUp, (value - lower).nextUp) }

  /// The largest magnitude in the interval.
  public var magnitude: Double { max(lower.magnitude, upper.magnitude) }

  /// Whether a number may be the true one.
  public func contains(_ number: Double) -> Bool { lower <= number && number <= upper }

  /// Whether two estimates may be of the same number; false proves that they are not.
  public func overlaps(_ other: Estimate) -> Bool { lower <= other.upper && other.lower <= upper }

  /// Whether the true number is proved to exceed another.
  public func certainlyExceeds(_ other: Estimate) -> Bool { lower > other.upper }

  /// The same number, known besides to be at least a bound.
  public func clamped(atLeast bound: Double) -> Estimate {
    Estimate(value: max(value, bound), lower: max(lower, bound), upper: max(upper, bound))
  }

  public static prefix func - (number: Estimate) -> Estimate {
    Estimate(value: -number.value, lower: -number.upper, upper: -number.lower)
  }

  public static func + (left: Estimate, right: Estimate) -> Estimate {
    Estimate(left.value + right.value, from: left.lower + right.lower, to: left.upper + right.upper)
  }

  public static func - (left: Estimate, right: Estimate) -> Estimate { left + (-right) }

  public static func * (left: Estimate, right: Estimate) -> Estimate {
    let (a, b) = (product(left.lower, right.lower), product(left.lower, right.upper))
    let (c, d) = (product(left.upper, right.lower), product(left.upper, right.upper))
    return Estimate(left.value * right.value, from: min(a, b, c, d), to: max(a, b, c, d))
  }

  /// The quotient; the divisor's interval must not contain 0.
  public static func / (left: Estimate, right: Estimate) -> Estimate {
    precondition(!right.contains(0), "an estimate is divided by one whose interval contains 0")
    let (a, b) = (left.lower / right.lower, left.lower / right.upper)
    let (c, d) = (left.upper / right.lower, left.upper / right.upper)
    return Estimate(left.value / right.value, from: min(a, b, c, d), to: max(a, b, c, d))
  }

  /// A bound of products of finite numbers, where an infinite factor stands for arbitrarily large ones: 0·∞ is 0.
  private static func product(_ left: Double, _ right: Double) -> Double {
    left == 0 || right == 0 ? 0 : left * right
  }

  public static func += (left: inout Estimate, right: Estimate) { left = left + right }
}
