import BigInt

/// Two rational numbers between which a positive number lies.
///
/// - SeeAlso: GB-007
struct Enclosure {
  let lower: ExactRational
  let upper: ExactRational

  /// A monomial without quantities, to about as many bits.
  init(_ constant: Monomial, bits: Int) {
    var (low, high) = (ExactRational.one, ExactRational.one)
    for (factor, exponent) in constant.powers {
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

  /// ln 2 = 2·Σ 3^−(2k+1)/(2k+1), a sum of floors, each of which misses less than a unit.
  private static func ln2(bits: Int) -> Enclosure {
    let unit = BigInt(1) << bits
    var (sum, power, terms) = (BigInt(0), 2 * unit / 3, 0)
    while power > 0 {
      sum += power / BigInt(2 * terms + 1)
      power /= 9
      terms += 1
    }
    // Each power misses less than two units; what is left of the series is less than one.
    return Enclosure(
      lower: ExactRational(sum, over: unit), upper: ExactRational(sum + BigInt(3 * terms + 3), over: unit))
  }

  private func raised(to exponent: Exponent, bits: Int) -> Enclosure {
    let (order, power) = (exponent.denominator, Int(exponent.numerator.magnitude))
    func root(_ number: ExactRational) -> BigInt {
      let raised = number.power(power)
      return ((raised.numerator << (bits * order)) / raised.denominator).root(order)
    }
    let unit = BigInt(1) << bits
    let (low, high) = (ExactRational(root(lower), over: unit), ExactRational(root(upper) + 1, over: unit))
    if exponent.numerator >= 0 { return Enclosure(lower: low, upper: high) }
    // Powers of what is above ½ do not vanish at these bits.
    return Enclosure(lower: high.inverse ?? .zero, upper: low.inverse ?? ExactRational(unit))
  }
}
