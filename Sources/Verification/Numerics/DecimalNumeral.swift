import BigInt

/// The exact value of a written decimal number, such as "0.1", "-40" or "1.5e-3".
///
/// It is a whole number of any length times a power of ten; ``estimate`` is an interval that contains it.
public struct DecimalNumeral: Equatable, Sendable {
  /// The digits, a whole number that does not end in 0 unless it is 0; the number is `significand`·10^`exponent`.
  public let significand: BigInt
  /// The power of ten that multiplies the digits; 0 for the number 0.
  public let exponent: Int
  /// The number in double precision that is nearest to the decimal.
  public var nearest: Double { known ?? Self.nearest(significand, exponent) }
  /// ``nearest`` of a decimal that was read or made of a number in double precision; of others few are asked for it.
  private let known: Double?

  /// The greatest number of digits of a numeral, and the greatest magnitude of its exponent.
  public static let greatestLength = 5000

  /// Reads a numeral.
  ///
  /// - Returns: `nil` if the text is not a decimal numeral, if it has more than ``greatestLength`` digits or an
  ///   exponent of greater magnitude, or if the number is too large for double precision.
  /// - Complexity: O(n²) for n digits.
  public init?(_ text: String) {
    guard text.utf8.count <= 2 * Self.greatestLength else { return nil }
    var rest = Substring(text).utf8[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest.removeFirst() }
    func takeDigits() -> [UInt8] {
      let digits = Array(rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
      rest.removeFirst(digits.count)
      return digits
    }
    let whole = takeDigits()
    var fraction: [UInt8] = []
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      fraction = takeDigits()
      guard !fraction.isEmpty else { return nil }
    }
    var power = 0
    if let mark = rest.first, mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") {
      guard let written = Int(String(decoding: rest.dropFirst(), as: UTF8.self)) else { return nil }
      (power, rest) = (written, rest.suffix(0))
    }
    guard rest.isEmpty, !whole.isEmpty, power.magnitude <= Self.greatestLength,
      whole.count + fraction.count <= Self.greatestLength
    else { return nil }
    // Leading and trailing zeros do not belong to the digits.
    var digits = (whole + fraction).drop { $0 == UInt8(ascii: "0") }
    exponent = digits.isEmpty ? 0 : power - fraction.count + digits.reversed().prefix { $0 == UInt8(ascii: "0") }.count
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    let sign = isNegative ? "-" : ""
    let numeral = digits.isEmpty ? "0" : sign + String(decoding: digits, as: UTF8.self)
    guard let significand = Int(numeral).map({ BigInt($0) }) ?? BigInt(numeral) else { return nil }
    let nearest = Double("\(numeral)e\(exponent)") ?? 0
    guard nearest.isFinite else { return nil }
    (self.significand, known) = (significand, nearest)
  }

  /// The number `significand`·10^`exponent`.
  init(significand: BigInt, exponent: Int) {
    let (digits, zeros) = Self.withoutZeros(significand)
    let power = digits == 0 ? 0 : exponent + zeros
    (self.significand, self.exponent, known) = (digits, power, nil)
  }

  private static func nearest(_ significand: BigInt, _ exponent: Int) -> Double {
    // The C library rounds a decimal text of any length correctly.
    Double("\(significand)e\(exponent)") ?? 0
  }

  /// A whole number without the zeros at its end, and their count, which is at most that of its factors 2.
  ///
  /// - Complexity: one division for each bit of the greatest possible count, if five divides the number.
  private static func withoutZeros(_ number: BigInt) -> (digits: BigInt, zeros: Int) {
    let most = number.isZero ? 0 : number.trailingZeroBitCount
    guard most > 0, WholeWords(number.magnitude).remainderByFive == 0 else { return (number, 0) }
    // 10 to the powers 1, 2, 4, …, of which the count is a sum.
    var powers: [BigInt] = [10]
    while most >= 1 << powers.count, powers[powers.count - 1].bitWidth <= number.bitWidth / 2 + 1 {
      powers.append(powers[powers.count - 1] * powers[powers.count - 1])
    }
    var (digits, zeros) = (number, 0)
    for (place, power) in powers.enumerated().reversed() {
      let (quotient, remainder) = digits.quotientAndRemainder(dividingBy: power)
      if remainder == 0 { (digits, zeros) = (quotient, zeros + (1 << place)) }
    }
    return (digits, zeros)
  }

  /// An interval that contains the decimal: a single number if double precision holds it exactly, else the two adjacent
  /// numbers.
  public var estimate: Estimate { Estimate(numerator, over: denominator) }

  /// The exact decimal value of a finite number in double precision.
  public init(exactly number: Double) {
    precondition(number.isFinite, "a decimal needs a finite number")
    guard number != 0 else {
      self.init(significand: 0, exponent: 0)
      return
    }
    // The number is an odd whole number times a power of two.
    let digits = UInt64(number.significand * 0x1p52)
    let odd = BigInt(digits >> digits.trailingZeroBitCount)
    let power = Int(number.exponent) - Double.significandBitCount + digits.trailingZeroBitCount
    let signed = number < 0 ? -odd : odd
    guard power < 0 else {
      self.init(significand: signed << power, exponent: 0)
      return
    }
    // 2⁻ᵏ is 5ᵏ·10⁻ᵏ; an odd number times 5ᵏ does not end in 0.
    self.init(significand: signed * PowerTable.five[-power], exponent: power, known: number)
  }

  private init(significand: BigInt, exponent: Int, known: Double) {
    (self.significand, self.exponent, self.known) = (significand, exponent, known)
  }

  private init(negativeOf number: DecimalNumeral) {
    (significand, exponent, known) = (-number.significand, number.exponent, number.known.map { 0 - $0 })
  }

  /// The decimal 10^power.
  public init(tenTo power: Int) { self.init(significand: 1, exponent: power) }

  /// The number of powers of ten that make the decimal a whole number, at least 0.
  public var decimals: Int { max(0, -exponent) }

  /// The decimal times a power of ten if that is a whole number below 2⁵³ in magnitude, else `nil`.
  ///
  /// - Complexity: a product of as many digits as the result has, so that the power must not be a user's number.
  public func whole(timesTenTo power: Int) -> Double? {
    guard significand != 0 else { return 0 }
    guard exponent + power >= 0 else { return nil }
    let product = significand * PowerTable.ten[exponent + power]
    return product.magnitude < 1 << 53 ? Double(exactly: product) : nil
  }

  /// The decimal with at most 17 digits, for a message.
  var shown: String {
    let digits = String(significand.magnitude)
    let sign = significand < 0 ? "-" : ""
    guard nearest == 0 || nearest.isInfinite || nearest.isSubnormal, significand != 0 else { return "\(nearest)" }
    return "\(sign)\(digits.prefix(17))e\(exponent + max(0, digits.count - 17))"
  }

  /// One minus the decimal.
  public var complement: DecimalNumeral { DecimalNumeral(significand: 1, exponent: 0) - self }

  /// Whether the decimals are equal as numbers.
  public static func == (left: DecimalNumeral, right: DecimalNumeral) -> Bool {
    left.significand == right.significand && left.exponent == right.exponent
  }

  /// The exact negative.
  public static prefix func - (number: DecimalNumeral) -> DecimalNumeral {
    DecimalNumeral(negativeOf: number)
  }

  /// The exact sum.
  public static func + (left: DecimalNumeral, right: DecimalNumeral) -> DecimalNumeral {
    if left.significand.isZero { return right }
    if right.significand.isZero { return left }
    let power = min(left.exponent, right.exponent)
    return DecimalNumeral(
      significand: left.whole(inUnitsOfTenTo: power) + right.whole(inUnitsOfTenTo: power), exponent: power)
  }

  /// The exact difference.
  public static func - (left: DecimalNumeral, right: DecimalNumeral) -> DecimalNumeral { left + (-right) }

  /// The exact product.
  public static func * (left: DecimalNumeral, right: DecimalNumeral) -> DecimalNumeral {
    DecimalNumeral(significand: left.significand * right.significand, exponent: left.exponent + right.exponent)
  }

  /// The decimal as a whole multiple of a power of ten, which it must be.
  func whole(inUnitsOfTenTo power: Int) -> BigInt {
    significand.isZero || exponent == power ? significand : significand * PowerTable.ten[exponent - power]
  }
}

extension DecimalNumeral: Comparable {
  /// Whether the left decimal is less than the right one, compared exactly.
  public static func < (left: DecimalNumeral, right: DecimalNumeral) -> Bool {
    // Rounding to the nearest number never reverses the order.
    if let first = left.known, let second = right.known, first != second { return first < second }
    let (sign, other) = (left.sign, right.sign)
    guard sign == other, sign != 0 else { return sign < other }
    // Each magnitude lies below two to the power of its logarithm, and not below half of that.
    let excess = left.logarithm - right.logarithm
    if excess.magnitude > 1.5 { return (excess < 0) == (sign > 0) }
    let power = min(left.exponent, right.exponent)
    return left.whole(inUnitsOfTenTo: power) < right.whole(inUnitsOfTenTo: power)
  }

  /// −1, 0 or 1.
  private var sign: Int { significand.isZero ? 0 : significand.sign == .minus ? -1 : 1 }

  /// The number of binary digits of the significand, more by the binary logarithm of the power of ten; its rounding
  /// error is below ½ for every exponent below 10¹⁴.
  private var logarithm: Double {
    Double(significand.magnitude.bitWidth) + 3.321928094887362 * Double(exponent)
  }
}

extension Estimate {
  /// An interval that contains the decimal number of a text.
  ///
  /// - Returns: `nil` if the text is not a decimal numeral, or its number is too large for double precision.
  public init?(decimal text: String) {
    guard let numeral = DecimalNumeral(text) else { return nil }
    self = numeral.estimate
  }
}
