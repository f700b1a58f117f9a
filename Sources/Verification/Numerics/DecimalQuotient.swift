import BigInt

/// The exact value of a written number: a decimal such as "0.1", or one over a whole number, such as "1/3".
///
/// The quotient is not brought to lowest terms.
///
/// - SeeAlso: RT-014
public struct DecimalQuotient: Sendable {
  /// The decimal above the line.
  let decimal: DecimalNumeral
  /// The whole number below the line, above 0.
  let divisor: BigInt

  /// The greatest number of digits below the line.
  public static let greatestDivisorLength = 40

  /// The decimal itself.
  public init(_ decimal: DecimalNumeral) { (self.decimal, divisor) = (decimal, 1) }

  /// Reads a decimal, or a decimal, a slash and a whole number above 0 of at most `greatestDivisorLength` digits.
  ///
  /// - Returns: `nil` if the text is neither, or its decimal is none that ``DecimalNumeral`` reads.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let decimal = DecimalNumeral(String(parts[0])), parts.count <= 2 else { return nil }
    self.decimal = decimal
    guard parts.count == 2 else {
      divisor = 1
      return
    }
    let isWhole = parts[1].utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard isWhole, (1...Self.greatestDivisorLength).contains(parts[1].utf8.count), let divisor = BigInt(parts[1]),
      divisor > 0
    else { return nil }
    self.divisor = divisor
  }

  /// The numerator over ``denominator``.
  var numerator: BigInt { decimal.numerator }

  /// The denominator, above 0.
  var denominator: BigInt { decimal.denominator * divisor }

  /// An interval between adjacent numbers in double precision that contains the number.
  public var estimate: Estimate { Estimate(numerator, over: denominator) }

  /// Whether the number is at least a decimal, compared exactly.
  public static func >= (left: DecimalQuotient, right: DecimalNumeral) -> Bool {
    left.decimal >= right * DecimalNumeral(significand: left.divisor, exponent: 0)
  }

  /// Whether the number is at most a decimal, compared exactly.
  public static func <= (left: DecimalQuotient, right: DecimalNumeral) -> Bool {
    left.decimal <= right * DecimalNumeral(significand: left.divisor, exponent: 0)
  }
}
