/// The order of simplicity of floating-point numbers: integers, then halves, quarters, and so on.
///
/// A finite magnitude is m·2^e with m odd. Integers below 2⁵³ rank as themselves; greater ones follow by exponent,
/// then mantissa; then the others by the power of two in their denominator, then by numerator; infinity and
/// not-a-number are last. The rank is one-to-one on magnitudes.
///
/// - SeeAlso: PT-002
@usableFromInline
enum FloatRank {
  /// The first rank that is not an integer below 2⁵³.
  @usableFromInline static let firstUneven: UInt64 = 1 << 53
  /// The first rank of an integer from 2⁵³ on.
  private static let firstLarge: UInt64 = 1 << 62 | 1 << 52
  @usableFromInline static let firstFraction: UInt64 = 1 << 63
  @usableFromInline static let infinity: UInt64 = firstFraction | (1100 << 52)
  @usableFromInline static let notANumber: UInt64 = infinity + 1

  /// Whether a rank is that of an integer below 2⁵³, which is the rank itself.
  static func isWhole(_ rank: UInt64) -> Bool { rank < firstUneven }

  @inlinable
  static func rank(of value: Double) -> UInt64 {
    let size = value.magnitude
    if size < 0x1p53 {
      let whole = UInt64(size)
      if Double(whole) == size { return whole }
    }
    return rankOfUneven(size)
  }

  @usableFromInline
  static func rankOfUneven(_ size: Double) -> UInt64 {
    if size.isNaN { return notANumber }
    if size.isInfinite { return infinity }
    // size = integer · 2^exponent with an integer of at most 53 bits, made odd.
    let field = Int(size.exponentBitPattern)
    var integer = size.significandBitPattern | (field == 0 ? 0 : 1 << 52)
    var exponent = (field == 0 ? 1 : field) - 1075
    if size >= 0x1p53 { return (1 << 62) | UInt64(exponent) << 52 | size.significandBitPattern }
    let zeros = integer.trailingZeroBitCount
    integer >>= UInt64(zeros)
    exponent += zeros
    return firstFraction | UInt64(-exponent) << 52 | integer >> 1
  }

  /// The magnitude with a given rank; `nil` for a rank that no number has.
  @usableFromInline
  static func value(of rank: UInt64) -> Double? {
    if isWhole(rank) { return Double(rank) }
    let exponent = Int((rank & ~(3 << 62)) >> 52)
    let low = rank & ((1 << 52) - 1)
    if rank < firstFraction {
      guard rank >= firstLarge, exponent <= 971 else { return nil }
      return Double(sign: .plus, exponent: exponent, significand: Double(low | 1 << 52))
    }
    if rank == infinity { return .infinity }
    if rank == notANumber { return .nan }
    let denominator = Int((rank & ~(1 << 63)) >> 52)
    guard (1...1074).contains(denominator) else { return nil }
    let value = Double(sign: .plus, exponent: -denominator, significand: Double(low << 1 | 1))
    return rankOfUneven(value) == rank ? value : nil
  }

  /// The number that a float choice stands for.
  static func value(of choice: Choice) -> Double? {
    value(of: choice.magnitude).map { choice.isNegative ? -$0 : $0 }
  }

  static func admits(_ choice: Choice) -> Bool {
    guard let value = value(of: choice) else { return false }
    return value >= Double(bitPattern: choice.below) && value <= Double(bitPattern: choice.above)
  }

  /// The simplest number of a range: the least power-of-two denominator, then the smallest magnitude.
  static func simplest(of choice: Choice) -> (magnitude: UInt64, isNegative: Bool) {
    let value = simplest(from: Double(bitPattern: choice.below), through: Double(bitPattern: choice.above))
    return (rank(of: value), value < 0)
  }

  @usableFromInline
  static func simplest(from lower: Double, through upper: Double) -> Double {
    if lower <= 0, upper >= 0 { return 0 }
    let (near, far) = lower > 0 ? (lower, upper) : (-upper, -lower)
    // The least multiple of a power of two from the near end on, which is itself a multiple of some power. All steps
    // are exact: a quotient by a power of two is whole, or below 2⁵² so that rounding it up loses nothing.
    var step = 2.0
    var candidate: Double
    repeat {
      step /= 2
      candidate = (near / step).rounded(.up) * step
    } while candidate > far
    return lower > 0 ? candidate : -candidate
  }
}
