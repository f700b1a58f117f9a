import Verification

/// An arithmetic expression of quantities.
indirect enum Expression: Equatable, Sendable {
  case number(Double)
  case quantity(Quantity)
  case negative(Expression)
  case sum(Expression, Expression)
  case difference(Expression, Expression)
  case product(Expression, Expression)
  case quotient(Expression, Expression)
  case power(Expression, Expression)
  case call(Function, [Expression])

  enum Function: String, CaseIterable, Sendable {
    case sqrt, ln, exp, abs, min, max

    /// The numbers of arguments that it takes.
    var arity: ClosedRange<Int> {
      switch self {
      case .sqrt, .ln, .exp, .abs: 1...1
      case .min, .max: 2...8
      }
    }
  }

  /// The quantities that it names.
  var quantities: Set<Quantity> {
    switch self {
    case .number: []
    case .quantity(let quantity): [quantity]
    case .negative(let inner): inner.quantities
    case .sum(let a, let b), .difference(let a, let b), .product(let a, let b), .quotient(let a, let b),
      .power(let a, let b):
      a.quantities.union(b.quantities)
    case .call(_, let arguments): arguments.reduce(into: []) { $0.formUnion($1.quantities) }
    }
  }

  /// Its certified value on a system, or `nil` where it has none, as for a quotient by a number that may be 0.
  func value(_ figures: SystemFigures) -> Estimate? {
    switch self {
    case .number(let number): Self.decimal(number)
    case .quantity(let quantity): quantity.value(figures)
    case .negative(let inner): inner.value(figures).map { -$0 }
    case .sum(let a, let b): Self.combine(a.value(figures), b.value(figures)) { $0 + $1 }
    case .difference(let a, let b): Self.combine(a.value(figures), b.value(figures)) { $0 - $1 }
    case .product(let a, let b): Self.combineFinite(a.value(figures), b.value(figures)) { $0 * $1 }
    case .quotient(let a, let b):
      Self.combineFinite(a.value(figures), b.value(figures)) { $1.contains(0) ? nil : $0 / $1 }
    case .power(let a, let b): Self.combineFinite(a.value(figures), b.value(figures), Self.power)
    case .call(let function, let arguments): Self.call(function, arguments.map { $0.value(figures) })
    }
  }

  /// A number as written in decimals, which the nearest binary number may miss by half a unit in the last place.
  private static func decimal(_ number: Double) -> Estimate {
    if number == number.rounded() { return Estimate(exactly: number) }
    return Estimate(value: number, lower: number.nextDown, upper: number.nextUp)
  }

  private static func combine(
    _ left: Estimate?, _ right: Estimate?, _ body: (Estimate, Estimate) -> Estimate?
  ) -> Estimate? {
    guard let left, let right else { return nil }
    // ∞ − ∞ has no value.
    guard !(left.magnitude == .infinity && right.magnitude == .infinity) else { return nil }
    return body(left, right)
  }

  private static func combineFinite(
    _ left: Estimate?, _ right: Estimate?, _ body: (Estimate, Estimate) -> Estimate?
  ) -> Estimate? {
    guard let left, let right, left.magnitude < .infinity, right.magnitude < .infinity else { return nil }
    return body(left, right)
  }

  private static func power(_ base: Estimate, _ exponent: Estimate) -> Estimate? {
    if exponent.lower == exponent.upper, exponent.value == exponent.value.rounded(), exponent.value.magnitude <= 64 {
      var result = Estimate(exactly: 1)
      for _ in 0..<Int(exponent.value.magnitude) { result = result * base }
      if exponent.value >= 0 { return result }
      return result.contains(0) ? nil : Estimate(exactly: 1) / result
    }
    guard base.upper > 0 else { return nil }
    if base.lower > 0 { return .exp(exponent * .log(base)) }
    guard exponent.lower > 0 else { return nil }
    let top = Estimate.exp(exponent * .log(Estimate(exactly: base.upper)))
    let value = base.value > 0 ? Estimate.exp(exponent * .log(Estimate(exactly: base.value))).value : 0
    return Estimate(value: min(max(0, value), top.upper), lower: 0, upper: top.upper)
  }

  private static func call(_ function: Function, _ arguments: [Estimate?]) -> Estimate? {
    var values: [Estimate] = []
    for argument in arguments {
      guard let argument else { return nil }
      values.append(argument)
    }
    let first = values[0]
    switch function {
    case .abs: return first.absolute
    case .min: return values.dropFirst().reduce(first, Estimate.minimum)
    case .max: return values.dropFirst().reduce(first, Estimate.maximum)
    // A root of what may be negative has no value, but for what only rounding makes so.
    case .sqrt: return first.upper < 0 || first.magnitude == .infinity ? nil : .squareRoot(first)
    case .ln: return first.lower > 0 && first.magnitude < .infinity ? .log(first) : nil
    case .exp: return first.magnitude < 700 ? .exp(first) : nil
    }
  }
}
