import BigInt
import Verification

/// A lower and an upper rational bound of a positive number.
///
/// - SeeAlso: GB-007
struct Enclosure {
  let lower: ExactRational
  let upper: ExactRational

  /// The enclosure of a monomial without quantities, to about the given number of bits.
  ///
  /// - Throws: `Undecided` if the effort is used up or the search was stopped; checked before each factor.
  init(_ constant: Monomial, bits: Int, _ effort: Effort) throws(Undecided) {
    var (low, high) = (ExactRational.one, ExactRational.one)
    for (factor, exponent) in constant.powers {
      // A root of order 24 at 128 bits counts as one product.
      try effort.spend(1 + bits * exponent.denominator / 3072)
      let base: Enclosure =
        switch factor {
        case .whole(let whole): Enclosure(lower: ExactRational(whole), upper: ExactRational(whole))
        case .ln2, .quantity: Self.ln2(bits: bits)
        }
      let power = base.raised(to: exponent, bits: bits)
      (low, high) = (low * power.lower, high * power.upper)
    }
    (lower, upper) = (low, high)
  }

  private init(lower: ExactRational, upper: ExactRational) { (self.lower, self.upper) = (lower, upper) }

  /// ln 2 = 2·Σ 3^−(2k+1)/(2k+1), as a sum of floors, each of which is too small by less than a unit.
  private static func ln2(bits: Int) -> Enclosure {
    let unit = BigInt(1) << bits
    var (sum, power, terms) = (BigInt(0), 2 * unit / 3, 0)
    while power > 0 {
      sum += power / BigInt(2 * terms + 1)
      power /= 9
      terms += 1
    }
    // Each power is too small by less than two units; the rest of the series is less than one unit.
    return Enclosure(
      lower: ExactRational(sum, over: unit), upper: ExactRational(sum + BigInt(3 * terms + 3), over: unit))
  }

  /// A power; each of its ends is rounded outward to the given number of significant bits at every step.
  ///
  /// No end becomes 0, however small it is, so that its inverse is an end too.
  private func raised(to exponent: Exponent, bits: Int) -> Enclosure {
    let power = Int(exponent.numerator.magnitude)
    let (low, high) = (
      lower.power(power, .down, bits: bits).root(exponent.denominator, .down, bits: bits),
      upper.power(power, .up, bits: bits).root(exponent.denominator, .up, bits: bits)
    )
    if exponent.numerator >= 0 { return Enclosure(lower: low, upper: high) }
    return Enclosure(
      lower: ExactRational(high.denominator, over: high.numerator),
      upper: ExactRational(low.denominator, over: low.numerator))
  }
}

// Rounding of numbers above 0 to binary fractions with few significant bits.
extension ExactRational {
  fileprivate enum Direction { case down, up }

  /// A power with an exponent of at least 0.
  fileprivate func power(_ exponent: Int, _ direction: Direction, bits: Int) -> ExactRational {
    var (result, square, rest) = (ExactRational.one, self, exponent)
    while rest > 0 {
      if rest % 2 == 1 { result = (result * square).root(1, direction, bits: bits) }
      square = (square * square).root(1, direction, bits: bits)
      rest /= 2
    }
    return result
  }

  /// A root, rounded; the root of order 1 is the number itself.
  fileprivate func root(_ order: Int, _ direction: Direction, bits: Int) -> ExactRational {
    // 2^(order·shift) times the number is at least 2^(order·bits), so that its root has the bits.
    let excess = numerator.magnitude.bitWidth - denominator.magnitude.bitWidth
    let shift = bits + 2 - excess / order
    let scaled =
      shift >= 0 ? (numerator << (shift * order)) / denominator : numerator / (denominator << (-shift * order))
    let whole = scaled.root(order) + (direction == .up ? 1 : 0)
    return shift >= 0 ? ExactRational(whole, over: BigInt(1) << shift) : ExactRational(whole << -shift)
  }
}
