import BigInt
import Verification

/// A product of small rational powers of quantities, of ln 2 and of whole numbers above 1.
///
/// Whole numbers have powers above 0 and below 1; all rational factors belong to the coefficient of a term.
///
/// - SeeAlso: GB-007
struct Monomial: Hashable, Sendable {
  enum Factor: Hashable, Sendable {
    case quantity(Quantity)
    case ln2
    case whole(BigInt)
  }

  private(set) var powers: [Factor: Exponent]

  static let one = Monomial(powers: [:])

  init(powers: [Factor: Exponent]) { self.powers = powers }

  init(_ quantity: Quantity) {
    powers = [quantity == .ln2 ? .ln2 : .quantity(quantity): .one]
  }

  /// The powers of quantities, and the remaining powers.
  var split: (quantities: Monomial, constant: Monomial) {
    let isQuantity: (Factor) -> Bool = { if case .quantity = $0 { true } else { false } }
    return (
      Monomial(powers: powers.filter { isQuantity($0.key) }), Monomial(powers: powers.filter { !isQuantity($0.key) })
    )
  }

  /// Whether it is never negative where it has a value: whether every quantity that may be negative has an even power.
  var isNonnegative: Bool {
    powers.allSatisfy { factor, exponent in
      guard case .quantity(let quantity) = factor, !quantity.isNonnegative else { return true }
      return exponent.isWhole && exponent.numerator % 2 == 0
    }
  }

  /// The exponent of a quantity; 0 if the monomial does not contain it.
  func exponent(of quantity: Quantity) -> Exponent { powers[.quantity(quantity)] ?? .zero }

  /// The monomial without the power of a quantity.
  func without(_ quantity: Quantity) -> Monomial { Monomial(powers: powers.filter { $0.key != .quantity(quantity) }) }

  /// The product, and the rational number that comes from whole powers of whole numbers.
  func times(_ other: Monomial) throws(Undecided) -> (Monomial, ExactRational) {
    var result = (powers: powers, scale: ExactRational.one)
    for (factor, exponent) in other.powers {
      try Self.add(factor, try (result.powers[factor] ?? .zero).plus(exponent), to: &result)
    }
    return (Monomial(powers: result.powers), result.scale)
  }

  /// The power of a term: for a whole exponent of any term other than 0, else of a positive term without quantities
  /// that may be negative.
  ///
  /// - Returns: the power of coefficient·self as a monomial and its coefficient.
  /// - Throws: `Undecided` in other cases and where numbers become too long.
  func raised(
    to exponent: Exponent, coefficient: ExactRational
  ) throws(Undecided) -> (Monomial, ExactRational) {
    guard coefficient.numerator != 0 else { throw Undecided() }
    var result = (powers: [Factor: Exponent](), scale: ExactRational.one)
    for (factor, own) in powers {
      if !exponent.isWhole, case .quantity(let quantity) = factor, !quantity.isNonnegative { throw Undecided() }
      try Self.add(factor, try own.times(exponent), to: &result)
    }
    if exponent.isWhole {
      try Self.multiply(&result.scale, by: coefficient, power: exponent.numerator)
      return (Monomial(powers: result.powers), result.scale)
    }
    guard coefficient.numerator > 0 else { throw Undecided() }
    for (number, sign) in [(coefficient.numerator, 1), (coefficient.denominator, -1)] {
      for (base, count) in Self.factors(of: number) {
        let own = try Exponent(ExactRational(BigInt(sign * count))).times(exponent)
        try Self.add(.whole(base), try (result.powers[.whole(base)] ?? .zero).plus(own), to: &result)
      }
    }
    return (Monomial(powers: result.powers), result.scale)
  }

  /// Sets the exponent of a factor; the whole part of a whole number's exponent moves to the scale.
  private static func add(
    _ factor: Factor, _ exponent: Exponent, to result: inout (powers: [Factor: Exponent], scale: ExactRational)
  ) throws(Undecided) {
    var exponent = exponent
    if case .whole(let base) = factor {
      let parts = exponent.parts
      try multiply(&result.scale, by: ExactRational(base), power: parts.whole)
      exponent = parts.rest
    }
    result.powers[factor] = exponent == .zero ? nil : exponent
  }

  private static func multiply(
    _ scale: inout ExactRational, by base: ExactRational, power: Int
  ) throws(Undecided) {
    let bits = base.bits.multipliedReportingOverflow(by: Int(power.magnitude))
    guard !bits.overflow, bits.partialValue <= Effort.mostBits + 64 else { throw Undecided() }
    scale = scale * base.power(power)
    guard scale.bits <= Effort.mostBits else { throw Undecided() }
  }

  /// The factors above 1 of a number above 0 with their multiplicities: the primes below 100, and the rest as a power.
  ///
  /// The rest need not be prime; that may leave more questions undecided, but makes no decision wrong.
  private static func factors(of number: BigInt) -> [(base: BigInt, count: Int)] {
    var (rest, result) = (number, [(base: BigInt, count: Int)]())
    for prime in 2...97 where (2..<prime).allSatisfy({ prime % $0 != 0 }) {
      var count = 0
      while true {
        let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: BigInt(prime))
        guard remainder == 0 else { break }
        (rest, count) = (quotient, count + 1)
      }
      if count > 0 { result.append((BigInt(prime), count)) }
    }
    var count = 1
    for order in [2, 3, 5, 7] {
      while rest > 1 {
        let root = rest.root(order)
        guard root.power(order) == rest else { break }
        (rest, count) = (root, count * order)
      }
    }
    if rest > 1 { result.append((rest, count)) }
    return result
  }
}

extension BigInt {
  /// The greatest whole number whose power of the given order does not exceed this one, which must be at least 0.
  ///
  /// By Newton's method from above. It begins at the root of the leading digits: a relative error e becomes at most
  /// about k·e²/2 for the order k, so that few steps are enough where half of the binary digits, and those of k, are
  /// known.
  ///
  /// - Complexity: that of the last steps, a power and a division each; those before them have half of the digits.
  func root(_ order: Int) -> BigInt {
    guard self > 1, order > 1 else { return self }
    let bits = magnitude.bitWidth
    let known = Swift.max(0, (bits / order - (Int.bitWidth - order.leadingZeroBitCount)) / 2)
    var guess =
      known > 0
      ? ((self >> (known * order)).root(order) + 1) << known : BigInt(1) << ((bits + order - 1) / order)
    while true {
      let next = (BigInt(order - 1) * guess + self / guess.power(order - 1)) / BigInt(order)
      if next >= guess { return guess }
      guess = next
    }
  }
}
