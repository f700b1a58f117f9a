/// A number that lies in a certified interval, with a best estimate inside it.
///
/// Arithmetic moves every bound outward to the adjacent number, which covers the error of half a unit in the last place
/// of a correctly rounded operation. Source: R. Moore, "Interval Analysis", 1966.
///
/// No operation traps: a result that overflows has an infinite bound, and a result without bounds, such as a quotient
/// by a number that may be 0 and of either sign, has the whole line as its interval.
public struct Estimate: Equatable, Sendable, CustomStringConvertible {
  /// The best estimate; it lies in lower...upper.
  public let value: Double
  /// The certified lower bound of the true number.
  public let lower: Double
  /// The certified upper bound of the true number.
  public let upper: Double

  /// An exactly known number.
  public init(exactly value: Double) { self.init(value: value, lower: value, upper: value) }

  /// A number within a tolerance of a given value.
  public init(_ value: Double, within tolerance: Tolerance) {
    self.init(
      value: value, lower: (value - tolerance.value).nextDown, upper: (value + tolerance.value).nextUp)
  }

  /// A number in an interval; the lower bound must not exceed the upper one.
  ///
  /// A bound that is NaN counts as infinite. A best estimate outside the interval is replaced by the nearest number in
  /// the interval, and one that is NaN by the number in the interval that is nearest to 0.
  public init(value: Double, lower: Double, upper: Double) {
    let (low, high) = (lower.isNaN ? -.infinity : lower, upper.isNaN ? .infinity : upper)
    precondition(low <= high, "an estimate needs a lower bound that does not exceed its upper one")
    self.value = min(max(value.isNaN ? 0 : value, low), high)
    self.lower = low
    self.upper = high
  }

  /// A number between two computed bounds, each moved outward by a number of adjacent numbers.
  ///
  /// A bound that overflows is infinite.
  init(_ value: Double, from lower: Double, to upper: Double, outward steps: Int = 1) {
    var (low, high) = (lower, upper)
    for _ in 0..<steps { (low, high) = (low.nextDown, high.nextUp) }
    self.init(value: value, lower: low, upper: high)
  }

  /// A number without bounds, with an estimate.
  static func unbounded(near value: Double) -> Estimate {
    Estimate(value: value, lower: -.infinity, upper: .infinity)
  }

  /// The best estimate and the interval, such as "0.5 in 0.4...0.6".
  public var description: String { "\(value) in \(lower)...\(upper)" }

  /// An upper bound on the distance between the value and the true number.
  public var error: Double {
    // Only equal numbers have the difference 0; that of equal infinities is not defined.
    max(upper == value ? 0 : (upper - value).nextUp, value == lower ? 0 : (value - lower).nextUp)
  }

  /// The largest magnitude in the interval.
  public var magnitude: Double { max(lower.magnitude, upper.magnitude) }

  /// Whether the interval contains a number.
  public func contains(_ number: Double) -> Bool { lower <= number && number <= upper }

  /// Whether the intervals overlap; if not, the true numbers differ.
  public func overlaps(_ other: Estimate) -> Bool {
    let overlaps = lower <= other.upper && other.lower <= upper
    if let witness = Comparison.witness {
      let allowed =
        value <= other.value ? upper - value + (other.value - other.lower) : value - lower + (other.upper - other.value)
      witness(Comparison(form: .intervals, first: value, second: other.value, allowed: allowed, holds: overlaps))
    }
    return overlaps
  }

  /// Whether the true number certainly exceeds another.
  public func certainlyExceeds(_ other: Estimate) -> Bool {
    let exceeds = lower > other.upper
    Comparison.witness?(
      Comparison(form: .order, first: lower, second: other.upper, allowed: 0, holds: !exceeds))
    return exceeds
  }

  /// The same number if it is also known to be at least a bound.
  public func clamped(atLeast bound: Double) -> Estimate {
    Estimate(value: max(value, bound), lower: max(lower, bound), upper: max(upper, bound))
  }

  /// The same number if it is also known to be at most a bound.
  public func clamped(atMost bound: Double) -> Estimate {
    Estimate(value: min(value, bound), lower: min(lower, bound), upper: min(upper, bound))
  }

  /// The negative, which is exact.
  public static prefix func - (number: Estimate) -> Estimate {
    Estimate(value: -number.value, lower: -number.upper, upper: -number.lower)
  }

  /// The sum; if one summand is exactly 0, the other one unchanged.
  public static func + (left: Estimate, right: Estimate) -> Estimate {
    if left.isZero { return right }
    if right.isZero { return left }
    let sum = Estimate(left.value + right.value, from: left.lower + right.lower, to: left.upper + right.upper)
    return left.lower >= 0 && right.lower >= 0 ? sum.clamped(atLeast: 0) : sum
  }

  /// The difference; if the right number is exactly 0, the left one unchanged.
  public static func - (left: Estimate, right: Estimate) -> Estimate { left + (-right) }

  /// The product; exactly 0 if a factor is exactly 0.
  public static func * (left: Estimate, right: Estimate) -> Estimate {
    if left.isZero || right.isZero { return Estimate(exactly: 0) }
    let value = left.value * right.value
    if left.lower >= 0 && right.lower >= 0 {
      // The product of nonnegative numbers is nonnegative, which outward rounding must not lose.
      return Estimate(value, from: product(left.lower, right.lower), to: product(left.upper, right.upper))
        .clamped(atLeast: 0)
    }
    let (a, b) = (product(left.lower, right.lower), product(left.lower, right.upper))
    let (c, d) = (product(left.upper, right.lower), product(left.upper, right.upper))
    return Estimate(value, from: min(a, b, c, d), to: max(a, b, c, d))
  }

  /// The quotient; its interval is unbounded if the divisor may be 0.
  ///
  /// A divisor that is known to be at least 0, or at most 0, stands for the nonzero numbers of that sign: the quotient
  /// of a number with a certain sign then keeps the bound from the divisor's other end.
  public static func / (left: Estimate, right: Estimate) -> Estimate {
    if right.lower < 0 && right.upper <= 0 { return -left / -right }
    let guess = right.value == 0 ? 0 : left.value / right.value
    guard right.lower >= 0, right.upper > 0 else { return unbounded(near: guess) }
    if left.upper <= 0 && left.lower < 0 { return -(-left / right) }
    // A zero bound of the divisor, of either sign, stands for the limit from above.
    let least = right.lower.magnitude
    if left.lower >= 0 {
      let (low, high) = (left.lower / right.upper, left.upper / least)
      // The quotient of two arbitrarily large or small numbers may be any number of its sign.
      return Estimate(guess, from: low.isNaN ? 0 : low, to: high.isNaN ? .infinity : high).clamped(atLeast: 0)
    }
    // That of a number of either sign is unbounded if the divisor may be 0.
    return Estimate(guess, from: left.lower / least, to: left.upper / least)
  }

  /// Whether the number is known to be 0.
  private var isZero: Bool { lower == 0 && upper == 0 }

  /// A bound on products of finite numbers; an infinite factor stands for arbitrarily large numbers, so 0·∞ is 0.
  private static func product(_ left: Double, _ right: Double) -> Double {
    left == 0 || right == 0 ? 0 : left * right
  }

  /// Adds a number to the left one.
  public static func += (left: inout Estimate, right: Estimate) { left = left + right }
}
