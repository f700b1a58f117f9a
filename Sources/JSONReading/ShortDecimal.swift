/// A decimal number of at most 18 digits that is written without an exponent, such as "-12.375".
public struct ShortDecimal: Equatable, Sendable {
  private var isNegative = false
  private var digits: UInt64 = 0
  /// The number of digits behind the point.
  private var power = 0

  /// 10⁰ to 10¹⁸, which a `Double` holds exactly.
  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
  ]

  /// Reads the number at a place of a text, which then is behind it.
  ///
  /// - Returns: nil if no such number stands there, or one with an exponent; the place is then somewhere behind.
  public init?(_ bytes: ArraySlice<UInt8>, at position: inout Int) {
    isNegative = Self.byte(bytes, position) == UInt8(ascii: "-")
    if isNegative { position += 1 }
    let start = position
    guard readDigits(bytes, &position) else { return nil }
    if Self.byte(bytes, position) == UInt8(ascii: ".") {
      position += 1
      let point = position
      guard readDigits(bytes, &position) else { return nil }
      power = position - point
    }
    // The point counts as well.
    guard position - start <= 18 + (power > 0 ? 1 : 0) else { return nil }
    if let next = Self.byte(bytes, position), next == UInt8(ascii: "e") || next == UInt8(ascii: "E") { return nil }
  }

  /// Reads the digits that come next.
  ///
  /// - Returns: whether there is at least one, and not more than a number of this kind has.
  private mutating func readDigits(_ bytes: ArraySlice<UInt8>, _ position: inout Int) -> Bool {
    let start = position
    while let byte = Self.byte(bytes, position), (0x30...0x39).contains(byte) {
      guard position - start < 18 else { return false }
      // Before and behind the point together may be more digits than fit; such a number is refused.
      digits = digits &* 10 &+ UInt64(byte - 0x30)
      position += 1
    }
    return position > start
  }

  private static func byte(_ bytes: ArraySlice<UInt8>, _ position: Int) -> UInt8? {
    position < bytes.endIndex ? bytes[position] : nil
  }

  /// The number, if it is written without a point.
  public var integer: Int? {
    guard power == 0 else { return nil }
    return isNegative ? -Int(digits) : Int(digits)
  }

  /// The `Double` nearest to the number; nil if its digits are a whole number beyond 2⁵³.
  ///
  /// The digits and the power of ten are exact, so that the division is the only rounding.
  public var double: Double? {
    guard digits <= 1 << 53 else { return nil }
    let quotient = Double(digits) / Self.powers[power]
    return isNegative ? -quotient : quotient
  }
}
