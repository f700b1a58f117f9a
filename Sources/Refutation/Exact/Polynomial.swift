import BigInt
import Verification

/// A sum of monomials with rational coefficients, the exact form of an expression.
///
/// - SeeAlso: GB-007
struct Polynomial: Equatable, Sendable {
  /// The rational coefficient of each monomial; no coefficient is 0.
  private(set) var terms: [Monomial: ExactRational]

  init(_ terms: [Monomial: ExactRational] = [:]) { self.terms = terms.filter { $0.value != .zero } }

  init(constant: ExactRational) { self.init([.one: constant]) }

  /// A quantity in terms of basic ones: the gap and δ are differences, and σ is half the range.
  init(_ quantity: Quantity) {
    let (one, minus) = (ExactRational.one, -ExactRational.one)
    switch quantity {
    case .sigma: self.init([Monomial(.range): ExactRational(1, over: 2)])
    case .gap: self.init([Monomial(.Epop): one, Monomial(.Eemp): minus])
    case .deltaa: self.init([Monomial(.Eemp): one, Monomial(.D): minus])
    case .deltab: self.init([Monomial(.Eemp): one, Monomial(.Dempirical): minus])
    default: self.init([Monomial(quantity): one])
    }
  }

  /// The coefficient of each product of powers of quantities.
  var coefficients: [Monomial: Coefficient] {
    var result: [Monomial: Coefficient] = [:]
    for (key, value) in terms {
      let (quantities, constant) = key.split
      result[quantities, default: Coefficient(terms: [:])].terms[constant] = value
    }
    return result
  }

  func plus(_ other: Polynomial, _ effort: Effort) throws(Undecided) -> Polynomial {
    try effort.spend(other.terms.count)
    return try Polynomial(terms.merging(other.terms) { $0 + $1 }).limited()
  }

  func minus(_ other: Polynomial, _ effort: Effort) throws(Undecided) -> Polynomial {
    try plus(Polynomial(other.terms.mapValues { -$0 }), effort)
  }

  func times(_ other: Polynomial, _ effort: Effort) throws(Undecided) -> Polynomial {
    var result: [Monomial: ExactRational] = [:]
    for (first, a) in terms {
      for (second, b) in other.terms {
        try effort.spend(bits: a.bits + b.bits)
        let (key, scale) = try first.times(second)
        result[key] = (result[key] ?? .zero) + scale * a * b
      }
    }
    return try Polynomial(result).limited()
  }

  /// A power; the exponent of a sum must be whole and at least 0.
  ///
  /// - Throws: `Undecided` for other powers, or if limits are exceeded.
  func raised(to exponent: Exponent, _ effort: Effort) throws(Undecided) -> Polynomial {
    if exponent == .zero { return Polynomial(constant: .one) }
    if terms.count == 1, let (key, coefficient) = terms.first {
      try effort.spend(bits: coefficient.bits)
      let (power, scale) = try key.raised(to: exponent, coefficient: coefficient)
      return try Polynomial([power: scale]).limited()
    }
    guard exponent.numerator > 0 else { throw Undecided() }
    if terms.isEmpty { return self }
    guard exponent.isWhole else { throw Undecided() }
    var result = self
    for _ in 1..<exponent.numerator { result = try result.times(self, effort) }
    return result
  }

  /// The polynomial with a nonnegative quantity replaced by an upper bound of it. The result is no smaller, because the
  /// quantity has no negative exponents and its terms no negative coefficients.
  ///
  /// - Throws: `Undecided` if there is a negative exponent or coefficient.
  func bounding(
    _ quantity: Quantity, by bound: ExactRational, _ effort: Effort
  ) throws(Undecided) -> Polynomial {
    var result = Polynomial()
    for (key, coefficient) in terms {
      let exponent = key.exponent(of: quantity)
      guard exponent.numerator >= 0, exponent == .zero || coefficient > .zero else { throw Undecided() }
      let rest = Polynomial([key.without(quantity): coefficient])
      result = try result.plus(
        rest.times(Polynomial(constant: bound).raised(to: exponent, effort), effort), effort)
    }
    return result
  }

  private func limited() throws(Undecided) -> Polynomial {
    guard terms.count <= Effort.mostTerms, terms.values.allSatisfy({ $0.bits <= Effort.mostBits }) else {
      throw Undecided()
    }
    return self
  }
}

extension Polynomial {
  /// The exact form of an expression.
  ///
  /// - Throws: `Undecided` if none is found.
  init(_ expression: Expression, _ effort: Effort) throws(Undecided) {
    switch expression {
    case .number(let number): self = try Polynomial(constant: number.exact).limited()
    case .quantity(let quantity): self.init(quantity)
    case .negative(let inner): self = try Polynomial().minus(Polynomial(inner, effort), effort)
    case .sum(let a, let b): self = try Polynomial(a, effort).plus(Polynomial(b, effort), effort)
    case .difference(let a, let b): self = try Polynomial(a, effort).minus(Polynomial(b, effort), effort)
    case .product(let a, let b): self = try Polynomial(a, effort).times(Polynomial(b, effort), effort)
    case .quotient(let a, let b):
      let inverse = try Polynomial(b, effort).raised(to: Exponent(-ExactRational.one), effort)
      self = try Polynomial(a, effort).times(inverse, effort)
    case .power(let base, .number(let exponent)):
      self = try Polynomial(base, effort).raised(to: Exponent(exponent.exact), effort)
    case .call(.sqrt, let arguments): self = try Polynomial(arguments[0], effort).raised(to: .half, effort)
    case .call(.abs, let arguments): self = try Polynomial(arguments[0], effort).absolute(effort)
    case .call(.ln, let arguments):
      guard case .number(let number) = arguments[0], let power = number.exact.binaryLogarithm else {
        throw Undecided()
      }
      self.init([Monomial(.ln2): ExactRational(BigInt(power))])
    case .power, .call: throw Undecided()
    }
  }

  /// The magnitude: |c·gap| = |c|·absgap, and a polynomial that is never negative is its own magnitude.
  ///
  /// - Throws: `Undecided` for other polynomials.
  private func absolute(_ effort: Effort) throws(Undecided) -> Polynomial {
    let coefficients = coefficients
    if coefficients.allSatisfy({ $0.key.isNonnegative && $0.value.terms.values.allSatisfy { $0 > .zero } }) {
      return self
    }
    let (risk, empirical) = (coefficients[Monomial(.Epop)], coefficients[Monomial(.Eemp)])
    guard coefficients.count == 2, let risk, let empirical, risk.terms.count == 1,
      risk.terms == empirical.terms.mapValues({ -$0 })
    else { throw Undecided() }
    return try Polynomial(risk.terms.mapValues(\.magnitude)).times(Polynomial(.absgap), effort)
  }
}

extension ExactRational {
  /// The whole number k for which this number is 2^k, if there is one.
  fileprivate var binaryLogarithm: Int? {
    func power(_ number: BigInt) -> Int? {
      let bits = number.magnitude.bitWidth - 1
      return number > 0 && number == BigInt(1) << bits ? bits : nil
    }
    guard let top = power(numerator), let bottom = power(denominator) else { return nil }
    return top - bottom
  }
}
