import BigInt

/// Powers of a whole number, most of them as a product of two that are known.
struct PowerTable: Sendable {
  /// The powers of ten, which scale decimals.
  static let ten = PowerTable(of: 10)
  /// The powers of five, which are the digits of powers of two.
  static let five = PowerTable(of: 5)

  private let base: BigInt
  /// The powers with the exponents 0 to 31.
  private let units: [BigInt]
  /// The powers whose exponents are multiples of 32.
  private let blocks: [BigInt]

  private init(of base: BigInt) {
    self.base = base
    func powers(of factor: BigInt, count: Int) -> [BigInt] {
      var powers: [BigInt] = [1]
      while powers.count < count { powers.append(powers[powers.count - 1] * factor) }
      return powers
    }
    units = powers(of: base, count: 32)
    blocks = powers(of: units[31] * base, count: 40)
  }

  /// The power with an exponent of at least 0.
  ///
  /// - Complexity: a product at most for exponents below 1280, which is enough for the digits of every number in double
  ///   precision.
  subscript(exponent: Int) -> BigInt {
    let (block, unit) = exponent.quotientAndRemainder(dividingBy: units.count)
    guard block < blocks.count else { return base.power(exponent) }
    return block == 0 ? units[unit] : unit == 0 ? blocks[block] : blocks[block] * units[unit]
  }
}
