import BigInt

/// An exact quotient of two whole numbers of any length, in lowest terms.
public struct ExactRational: Hashable, Sendable, Comparable {
  package let numerator: BigInt
  /// The denominator, above 0.
  package let denominator: BigInt

  package static let zero = ExactRational(0)
  package static let one = ExactRational(1)

  package init(_ whole: BigInt) { self.init(lowest: whole, over: 1) }

  /// The quotient of two whole numbers without a common divisor; the denominator is above 0.
  private init(lowest numerator: BigInt, over denominator: BigInt) {
    (self.numerator, self.denominator) = (numerator, denominator)
  }

  /// The quotient of two whole numbers; the denominator must not be 0.
  ///
  /// - Complexity: O(n²) in the bits of both numbers.
  package init(_ numerator: BigInt, over denominator: BigInt) {
    precondition(!denominator.isZero, "a quotient needs a denominator other than 0")
    let divisor = BigInt(sign: .plus, magnitude: Self.commonDivisor(numerator.magnitude, denominator.magnitude))
    var (top, bottom) = (numerator, denominator)
    if bottom.sign == .minus { (top, bottom) = (-top, -bottom) }
    if divisor != 1 { (top, bottom) = (top / divisor, bottom / divisor) }
    self.init(lowest: top, over: bottom)
  }

  /// The greatest common divisor; the right number is above 0. Numbers of at most 128 bits take no allocations.
  private static func commonDivisor(_ left: BigUInt, _ right: BigUInt) -> BigUInt {
    if right.bitWidth == 1 { return 1 }
    guard left.bitWidth <= 128, right.bitWidth <= 128 else { return longDivisor(left, right) }
    var (u, v) = (bits(of: left), bits(of: right))
    guard u != 0 else { return right }
    let twos = min(u.trailingZeroBitCount, v.trailingZeroBitCount)
    u >>= u.trailingZeroBitCount
    while v != 0 {
      v >>= v.trailingZeroBitCount
      if u > v { swap(&u, &v) }
      v -= u
    }
    u <<= twos
    return u == 1 ? 1 : BigUInt(words: [UInt(truncatingIfNeeded: u), UInt(truncatingIfNeeded: u >> 64)])
  }

  /// The greatest common divisor of numbers of any length.
  private static func longDivisor(_ left: BigUInt, _ right: BigUInt) -> BigUInt {
    // Of numbers of very different lengths a division leaves two of the length of the shorter one.
    if left.bitWidth > right.bitWidth + 128 { return commonDivisor(left % right, right) }
    guard !left.isZero else { return right }
    if right.bitWidth > left.bitWidth + 128 { return commonDivisor(right % left, left) }
    let (twos, others) = (left.trailingZeroBitCount, right.trailingZeroBitCount)
    return WholeWords.oddCommonDivisor(left >> twos, right >> others) << min(twos, others)
  }

  /// A number of at most 128 bits.
  private static func bits(of number: BigUInt) -> UInt128 {
    let words = number.words
    return (0..<words.count).reduce(0) { $0 | UInt128(words[$1]) << (UInt.bitWidth * $1) }
  }

  /// The exact value of a decimal.
  package init(_ decimal: DecimalNumeral) { self.init(decimal.numerator, over: decimal.denominator) }

  /// The number of bits of the numerator or the denominator, whichever is longer.
  package var bits: Int { max(numerator.magnitude.bitWidth, denominator.magnitude.bitWidth) }

  package var isWhole: Bool { denominator == 1 }

  package var magnitude: ExactRational { ExactRational(lowest: BigInt(numerator.magnitude), over: denominator) }

  /// The reciprocal, or `nil` for 0.
  package var inverse: ExactRational? { numerator == 0 ? nil : ExactRational(denominator, over: numerator) }

  /// A power with a whole exponent, which must be at least 0 for the number 0.
  package func power(_ exponent: Int) -> ExactRational {
    let (top, bottom) = (numerator.power(Int(exponent.magnitude)), denominator.power(Int(exponent.magnitude)))
    return exponent >= 0 ? ExactRational(lowest: top, over: bottom) : ExactRational(bottom, over: top)
  }

  package static prefix func - (number: ExactRational) -> ExactRational {
    ExactRational(lowest: -number.numerator, over: number.denominator)
  }

  package static func + (left: ExactRational, right: ExactRational) -> ExactRational {
    ExactRational(
      left.numerator * right.denominator + right.numerator * left.denominator,
      over: left.denominator * right.denominator)
  }

  package static func - (left: ExactRational, right: ExactRational) -> ExactRational { left + (-right) }

  package static func * (left: ExactRational, right: ExactRational) -> ExactRational {
    ExactRational(left.numerator * right.numerator, over: left.denominator * right.denominator)
  }

  /// Whether the left number is less than the right one, compared exactly.
  public static func < (left: ExactRational, right: ExactRational) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }
}

extension ExactRational {
  /// An interval between the adjacent numbers in double precision, with the nearest as its value.
  public var estimate: Estimate { Estimate(numerator, over: denominator) }

  /// The nearest number in double precision; the greatest finite one, with the number's sign, if the number is too
  /// large.
  package var nearest: Double { estimate.value }
}
