import Verification

/// A sum of monomials with real exponents in the quantities, where an expression is one.
struct Polynomial: Equatable, Sendable {
  /// The coefficient of each product of powers; none is exactly 0.
  private(set) var terms: [[Quantity: Double]: Estimate]

  init(constant: Estimate) { terms = constant == Estimate(exactly: 0) ? [:] : [[:]: constant] }

  private init(_ terms: [[Quantity: Double]: Estimate]) { self.terms = terms }

  /// The expression in this form, or `nil` if it has none that is found.
  ///
  /// The constant of the loss becomes half its range, so that both names mean the same.
  init?(_ expression: Expression) {
    switch expression {
    case .number, .quantity(.ln2): self.init(constant: Polynomial.constant(expression))
    case .quantity(.sigma): self.init([[.range: 1]: Estimate(exactly: 0.5)])
    case .quantity(let quantity): self.init([[quantity: 1]: Estimate(exactly: 1)])
    case .negative(let inner):
      guard let inner = Polynomial(inner) else { return nil }
      self = Polynomial(constant: Estimate(exactly: -1)) * inner
    case .sum(let a, let b):
      guard let a = Polynomial(a), let b = Polynomial(b) else { return nil }
      self = a + b
    case .difference(let a, let b):
      guard let a = Polynomial(a), let b = Polynomial(b) else { return nil }
      self = a + Polynomial(constant: Estimate(exactly: -1)) * b
    case .product(let a, let b):
      guard let a = Polynomial(a), let b = Polynomial(b) else { return nil }
      self = a * b
    case .quotient(let a, let b):
      guard let a = Polynomial(a), let inverse = Polynomial(b)?.raised(to: -1) else { return nil }
      self = a * inverse
    case .power(let base, .number(let exponent)):
      guard let result = Polynomial(base)?.raised(to: exponent) else { return nil }
      self = result
    case .call(.sqrt, let arguments):
      guard let result = Polynomial(arguments[0])?.raised(to: 0.5) else { return nil }
      self = result
    case .power, .call: return nil
    }
  }

  private static func constant(_ expression: Expression) -> Estimate {
    switch expression {
    case .number(let number) where number == number.rounded(): Estimate(exactly: number)
    case .number(let number): Estimate(value: number, lower: number.nextDown, upper: number.nextUp)
    default: .log(Estimate(exactly: 2))
    }
  }

  static func + (left: Polynomial, right: Polynomial) -> Polynomial {
    Polynomial(
      left.terms.merging(right.terms) { $0 + $1 }.filter { !($0.value.lower == 0 && $0.value.upper == 0) })
  }

  static func * (left: Polynomial, right: Polynomial) -> Polynomial {
    var result: [[Quantity: Double]: Estimate] = [:]
    for (first, a) in left.terms {
      for (second, b) in right.terms {
        let key = first.merging(second) { $0 + $1 }.filter { $0.value != 0 }
        result[key] = result[key].map { $0 + a * b } ?? a * b
      }
    }
    return Polynomial(result)
  }

  /// A power; of one monomial of what is not negative unless the exponent is a small whole number.
  private func raised(to exponent: Double) -> Polynomial? {
    if exponent == exponent.rounded(), (0...8).contains(exponent) {
      return (0..<Int(exponent)).reduce(Polynomial(constant: Estimate(exactly: 1))) { power, _ in power * self }
    }
    guard terms.count == 1, let (key, coefficient) = terms.first, coefficient.lower > 0 else { return nil }
    guard key.keys.allSatisfy(\.isNonnegative) else { return nil }
    let scale: Estimate =
      exponent == 0.5 ? .squareRoot(coefficient) : .exp(Estimate(exactly: exponent) * .log(coefficient))
    return Polynomial([key.mapValues { $0 * exponent }: scale])
  }

  /// The polynomial with a quantity that is not negative replaced by a bound of it: no smaller, where no exponent of
  /// the quantity is negative; else `nil`.
  func bounding(_ quantity: Quantity, by bound: Double) -> Polynomial? {
    var result = Polynomial([:])
    for (key, coefficient) in terms {
      let exponent = key[quantity] ?? 0
      guard exponent >= 0, exponent == 0 || coefficient.lower >= 0 else { return nil }
      var rest = key
      rest[quantity] = nil
      let base = Estimate(exactly: bound)
      let factor: Estimate =
        exponent == 0 || bound == 0
        ? Estimate(exactly: exponent == 0 ? 1 : 0)
        : exponent == 1 ? base : .exp(Estimate(exactly: exponent) * .log(base))
      result = result + Polynomial([rest: coefficient * factor])
    }
    return result
  }

  /// How often a polynomial contains another of positive coefficients: the greatest c with self ≥ c·other for
  /// certain, by comparing coefficients; `nil` if it is not at least 1.
  func multiple(of other: Polynomial) -> Double? {
    var least = Double.infinity
    for (key, coefficient) in other.terms {
      guard let own = terms[key] else { return nil }
      // Coefficients that were computed in different ways may differ by their rounding alone.
      let isSame = own.overlaps(coefficient)
      guard isSame || own.lower >= coefficient.upper else { return nil }
      let isSigned = key.keys.contains { !$0.isNonnegative }
      guard isSame || !isSigned else { return nil }
      if coefficient.lower > 0 { least = min(least, isSame ? 1 : (own.lower / coefficient.upper).nextDown) }
    }
    for (key, coefficient) in terms where other.terms[key] == nil {
      guard coefficient.lower >= 0, key.keys.allSatisfy(\.isNonnegative) else { return nil }
    }
    return least
  }
}
