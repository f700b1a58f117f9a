/// An arithmetic expression of quantities.
package indirect enum Expression: Equatable, Sendable {
  case number(Literal)
  case quantity(Quantity)
  case negative(Expression)
  case sum(Expression, Expression)
  case difference(Expression, Expression)
  case product(Expression, Expression)
  case quotient(Expression, Expression)
  case power(Expression, Expression)
  case call(Function, [Expression])

  package enum Function: String, CaseIterable, Sendable {
    case sqrt, ln, exp, abs, min, max

    /// The allowed numbers of arguments.
    package var arity: ClosedRange<Int> {
      switch self {
      case .sqrt, .ln, .exp, .abs: 1...1
      case .min, .max: 2...8
      }
    }
  }

  /// The quantities that it names.
  package var quantities: Set<Quantity> {
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

  /// Its certified value at the given values of quantities, or `nil` if it has none, for example for a quotient by a
  /// number that may be 0.
  ///
  /// - SeeAlso: GB-008
  package func value(_ values: (Quantity) -> Estimate?) -> Estimate? {
    switch self {
    case .number(let number): Self.finite(number.estimate)
    case .quantity(let quantity): values(quantity)
    case .negative(let inner): inner.value(values).map { -$0 }
    case .sum(let a, let b): Self.combine(a.value(values), b.value(values)) { $0 + $1 }
    case .difference(let a, let b): Self.combine(a.value(values), b.value(values)) { $0 - $1 }
    case .product(let a, let b): Self.combineFinite(a.value(values), b.value(values)) { $0 * $1 }
    case .quotient(let a, let b):
      Self.combineFinite(a.value(values), b.value(values)) { $1.contains(0) ? nil : $0 / $1 }
    case .power(let a, let b):
      Self.combineFinite(a.value(values), b.value(values)) { Self.power($0, $1, isBaseNonnegative: a.isNonnegative) }
    case .call(.sqrt, let arguments):
      Self.root(arguments[0].value(values), isNonnegative: arguments[0].isNonnegative)
    case .call(let function, let arguments): Self.call(function, arguments.map { $0.value(values) })
    }
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

  private static func power(_ base: Estimate, _ exponent: Estimate, isBaseNonnegative: Bool) -> Estimate? {
    if exponent.lower == exponent.upper, exponent.value == exponent.value.rounded(), exponent.value.magnitude <= 64 {
      var result = Estimate(exactly: 1)
      for _ in 0..<Int(exponent.value.magnitude) { result = result * base }
      if exponent.value >= 0 { return result.magnitude < .infinity ? result : nil }
      return result.contains(0) || result.magnitude == .infinity ? nil : Estimate(exactly: 1) / result
    }
    if base.lower > 0 { return finite(.exp(exponent * .log(base))) }
    guard isBaseNonnegative, base.upper > 0, exponent.lower > 0 else { return nil }
    let top = Estimate.exp(exponent * .log(Estimate(exactly: base.upper)))
    // A best estimate below 0 counts as 0, whose logarithm is −∞.
    let value = Estimate.exp(exponent * .log(Estimate(exactly: base.value))).value
    return finite(Estimate(value: value, lower: 0, upper: top.upper))
  }

  private static func finite(_ value: Estimate) -> Estimate? { value.magnitude < .infinity ? value : nil }

  /// The square root of a number that is known to be nonnegative, from its interval or from the form of its expression.
  private static func root(_ number: Estimate?, isNonnegative: Bool) -> Estimate? {
    guard let number, number.magnitude < .infinity, number.lower >= 0 || (isNonnegative && number.upper >= 0) else {
      return nil
    }
    return .squareRoot(number)
  }

  /// e to a number below 700; where it may be below −700, the exponential lies between 0 and its upper end.
  private static func exponential(_ number: Estimate) -> Estimate? {
    guard number.magnitude < .infinity, number.upper < 700 else { return nil }
    guard number.lower <= -700 else { return .exp(number) }
    let upper = Estimate.exp(Estimate(exactly: max(number.upper, -700))).upper
    return Estimate(value: min(Double.exp(number.value), upper), lower: 0, upper: upper)
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
    case .sqrt: return root(first, isNonnegative: false)
    case .ln: return first.lower > 0 && first.magnitude < .infinity ? .log(first) : nil
    case .exp: return exponential(first)
    }
  }
}

extension Expression {
  /// Whether its form shows that it is nonnegative wherever it has a value.
  package var isNonnegative: Bool {
    switch self {
    case .number(let number): number.exact >= .zero
    case .quantity(let quantity): quantity.isNonnegative
    case .negative, .difference, .call(.ln, _): false
    case .sum(let a, let b), .product(let a, let b), .quotient(let a, let b): a.isNonnegative && b.isNonnegative
    case .power(let base, let exponent): base.isNonnegative || exponent.isEven
    case .call(.min, let arguments): arguments.allSatisfy(\.isNonnegative)
    case .call(.max, let arguments): arguments.contains(where: \.isNonnegative)
    case .call(.sqrt, _), .call(.exp, _), .call(.abs, _): true
    }
  }

  private var isEven: Bool {
    guard case .number(let number) = self else { return false }
    return number.exact.isWhole && number.exact.numerator % 2 == 0
  }

  /// The exact value as a number if both operands are numbers of limited length; else the expression itself. Sums,
  /// differences, products, quotients and small powers of constants are thus exact.
  ///
  /// - Complexity: O(n²) in ``Literal/mostFoldedBits``, less than 2 ms.
  package var folded: Expression {
    func number(_ a: Expression, _ b: Expression, _ body: (ExactRational, ExactRational) -> ExactRational?)
      -> Expression
    {
      guard case .number(let a) = a, case .number(let b) = b, a.exact.bits <= Literal.mostFoldedBits,
        b.exact.bits <= Literal.mostFoldedBits, let result = body(a.exact, b.exact),
        result.bits <= Literal.mostFoldedBits, let literal = Literal(result)
      else { return self }
      return .number(literal)
    }
    switch self {
    case .negative(let a): return number(a, a) { number, _ in -number }
    case .sum(let a, let b): return number(a, b, +)
    case .difference(let a, let b): return number(a, b, -)
    case .product(let a, let b): return number(a, b, *)
    case .quotient(let a, let b): return number(a, b) { top, bottom in bottom.inverse.map { top * $0 } }
    case .power(let a, let b):
      return number(a, b) { base, exponent in
        guard exponent.isWhole, exponent.magnitude <= ExactRational(64), base != .zero else { return nil }
        let power = Int(exponent.numerator)
        return base.bits * abs(power) <= Literal.mostFoldedBits ? base.power(power) : nil
      }
    case .number, .quantity, .call: return self
    }
  }
}

/// An exact number, with an interval in double precision that contains it.
package struct Literal: Equatable, Sendable {
  /// The greatest number of bits of a numerator or denominator.
  package static let mostBits = 1 << 15
  /// The greatest number of bits of a computed number; 500 operations on such numbers take less than a second.
  package static let mostFoldedBits = 1 << 12

  package let exact: ExactRational
  package let estimate: Estimate

  /// The literal of an exact number, or `nil` if the number has too many bits.
  package init?(_ exact: ExactRational) {
    guard exact.bits <= Self.mostBits else { return nil }
    (self.exact, estimate) = (exact, exact.estimate)
  }
}
