/// A number known to lie in a certified interval, with a best guess inside it.
///
/// Arithmetic rounds every bound outward by one neighbouring number, which covers the half unit in the last place
/// that a correctly rounded operation may err. Source: R. Moore, "Interval Analysis", 1966.
///
/// No operation traps on any numbers: what overflows has an infinite bound, and what cannot be bounded, such as the
/// quotient by a number that may be 0 of either sign, is enclosed by the whole line.
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

  /// A number in an interval; the lower bound must not exceed the upper one.
  ///
  /// A bound that is not a number bounds nothing and is taken as infinite. A best guess outside of the interval, or
  /// that is not a number, gives way to the place in the interval that is nearest to it, or to 0.
  public init(value: Double, lower: Double, upper: Double) {
    let (low, high) = (lower.isNaN ? -.infinity : lower, upper.isNaN ? .infinity : upper)
    precondition(low <= high, "an estimate needs a lower bound that does not exceed its upper one")
    self.value = min(max(value.isNaN ? 0 : value, low), high)
    self.lower = low
    self.upper = high
  }

  /// A number between two computed bounds, each moved outward by a number of neighbours.
  ///
  /// An overflow leaves an infinite bound.
  init(_ value: Double, from lower: Double, to upper: Double, outward steps: Int = 1) {
    var (low, high) = (lower, upper)
    for _ in 0..<steps { (low, high) = (low.nextDown, high.nextUp) }
    self.init(value: value, lower: low, upper: high)
  }

  /// A number of which nothing is known, with a guess.
  static func unbounded(near value: Double) -> Estimate {
    Estimate(value: value, lower: -.infinity, upper: .infinity)
  }

  public var description: String { "\(value) in \(lower)...\(upper)" }

  /// The largest distance between the value and the true number.
  public var error: Double {
    // A difference is 0 of equal numbers alone; equal infinities have none.
    max(upper == value ? 0 : (upper - value).nextUp, value == lower ? 0 : (value - lower).nextUp)
  }

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

  /// The same number, known besides to be at most a bound.
  public func clamped(atMost bound: Double) -> Estimate {
    Estimate(value: min(value, bound), lower: min(lower, bound), upper: min(upper, bound))
  }

  public static prefix func - (number: Estimate) -> Estimate {
    Estimate(value: -number.value, lower: -number.upper, upper: -number.lower)
  }

  /// The sum; exactly one summand where the other is 0.
  public static func + (left: Estimate, right: Estimate) -> Estimate {
    if left.isZero { return right }
    if right.isZero { return left }
    let sum = Estimate(left.value + right.value, from: left.lower + right.lower, to: left.upper + right.upper)
    return left.lower >= 0 && right.lower >= 0 ? sum.clamped(atLeast: 0) : sum
  }

  public static func - (left: Estimate, right: Estimate) -> Estimate { left + (-right) }

  /// The product; exactly 0 where a factor is.
  public static func * (left: Estimate, right: Estimate) -> Estimate {
    if left.isZero || right.isZero { return Estimate(exactly: 0) }
    let value = left.value * right.value
    if left.lower >= 0 && right.lower >= 0 {
      // What is at least 0 has a product that is, and rounding outward must not say less.
      return Estimate(value, from: product(left.lower, right.lower), to: product(left.upper, right.upper))
        .clamped(atLeast: 0)
    }
    let (a, b) = (product(left.lower, right.lower), product(left.lower, right.upper))
    let (c, d) = (product(left.upper, right.lower), product(left.upper, right.upper))
    return Estimate(value, from: min(a, b, c, d), to: max(a, b, c, d))
  }

  /// The quotient; of an unbounded interval if the divisor may be 0.
  ///
  /// A divisor that is known to be at least 0, or at most 0, stands for the numbers of that sign: the quotient of a
  /// number that is surely not 0 then keeps the bound that the divisor's other end gives.
  public static func / (left: Estimate, right: Estimate) -> Estimate {
    if right.lower < 0 && right.upper <= 0 { return -left / -right }
    let guess = right.value == 0 ? 0 : left.value / right.value
    guard right.lower >= 0, right.upper > 0 else { return unbounded(near: guess) }
    if left.upper <= 0 && left.lower < 0 { return -(-left / right) }
    // Of either sign a zero of the divisor is the limit from above.
    let least = right.lower.magnitude
    if left.lower >= 0 {
      guard least > 0 || left.lower > 0 else { return Estimate(value: max(0, guess), lower: 0, upper: .infinity) }
      let (low, high) = (left.lower / right.upper, left.upper / least)
      // Of arbitrarily large numbers the quotient may be anything of its sign.
      return Estimate(guess, from: low.isNaN ? 0 : low, to: high.isNaN ? .infinity : high).clamped(atLeast: 0)
    }
    guard least > 0 else { return unbounded(near: guess) }
    return Estimate(guess, from: left.lower / least, to: left.upper / least)
  }

  /// Whether the number is known to be 0.
  private var isZero: Bool { lower == 0 && upper == 0 }

  /// A bound of products of finite numbers, where an infinite factor stands for arbitrarily large ones: 0·∞ is 0.
  private static func product(_ left: Double, _ right: Double) -> Double {
    left == 0 || right == 0 ? 0 : left * right
  }

  public static func += (left: inout Estimate, right: Estimate) { left = left + right }
}
