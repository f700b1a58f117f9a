import BigInt

/// A decimal number exactly as it is written, such as "0.1", "-40" or "1.5e-3".
///
/// It is a whole number times a power of ten, of whatever length; an interval takes it over by ``estimate`` alone.
public struct DecimalNumeral: Equatable, Sendable {
  /// The digits, a whole number that does not end in 0; the number is `significand`·10^`exponent`.
  public let significand: BigInt
  /// The power of ten that multiplies the digits; 0 for the number 0.
  public let exponent: Int
  /// The double number nearest to the decimal.
  public let nearest: Double

  /// The most digits that a numeral may have, and the greatest magnitude of its exponent.
  public static let greatestLength = 5000

  /// Reads a numeral.
  ///
  /// - Returns: `nil` if the text is no decimal numeral, if it has more than ``greatestLength`` digits or an exponent
  ///   beyond that, or if the number is too large for a finite double number.
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
    // Neither zeros in front nor zeros at the end belong to the digits.
    var digits = (whole + fraction).drop { $0 == UInt8(ascii: "0") }
    exponent = digits.isEmpty ? 0 : power - fraction.count + digits.reversed().prefix { $0 == UInt8(ascii: "0") }.count
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    let sign = isNegative ? "-" : ""
    let numeral = digits.isEmpty ? "0" : sign + String(decoding: digits, as: UTF8.self)
    guard let significand = Int(numeral).map({ BigInt($0) }) ?? BigInt(numeral) else { return nil }
    self.significand = significand
    nearest = Double("\(numeral)e\(exponent)") ?? 0
    guard nearest.isFinite else { return nil }
  }

  /// The number `significand`·10^`exponent`.
  init(significand: BigInt, exponent: Int) {
    var (digits, power) = (significand, exponent)
    if digits == 0 { power = 0 }
    while digits != 0 {
      let (quotient, remainder) = digits.quotientAndRemainder(dividingBy: 10)
      guard remainder == 0 else { break }
      (digits, power) = (quotient, power + 1)
    }
    (self.significand, self.exponent) = (digits, power)
    // The C library rounds a decimal text correctly, of whatever length.
    nearest = Double("\(digits)e\(power)") ?? 0
  }

  /// The decimal, enclosed: exactly where it is a double number, else between the two neighbors that surround it.
  public var estimate: Estimate {
    let power = BigInt(10).power(Int(exponent.magnitude))
    return exponent >= 0 ? Estimate(significand * power, over: 1) : Estimate(significand, over: power)
  }

  /// The decimal that a finite double number is.
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
    self.init(significand: signed * BigInt(5).power(-power), exponent: power, nearest: number)
  }

  private init(significand: BigInt, exponent: Int, nearest: Double) {
    (self.significand, self.exponent, self.nearest) = (significand, exponent, nearest)
  }

  /// A power of ten.
  public init(tenTo power: Int) { self.init(significand: 1, exponent: power) }

  /// How many powers of ten make the decimal a whole number, 0 at least.
  public var decimals: Int { max(0, -exponent) }

  /// The decimal times a power of ten, if that is a whole number below 2⁵³ in magnitude.
  public func whole(timesTenTo power: Int) -> Double? {
    guard exponent + power >= 0 || significand == 0, (0...16).contains(exponent + power) || significand == 0 else {
      return nil
    }
    let product = significand * BigInt(10).power(max(0, exponent + power))
    return product.magnitude < 1 << 53 ? Double(exactly: product) : nil
  }

  /// The decimal to at most 17 digits, for a message.
  var shown: String {
    let digits = String(significand.magnitude)
    let sign = significand < 0 ? "-" : ""
    guard nearest == 0 || nearest.isInfinite || nearest.isSubnormal, significand != 0 else { return "\(nearest)" }
    return "\(sign)\(digits.prefix(17))e\(exponent + max(0, digits.count - 17))"
  }

  /// One less the decimal.
  public var complement: DecimalNumeral { DecimalNumeral(significand: 1, exponent: 0) - self }

  public static func == (left: DecimalNumeral, right: DecimalNumeral) -> Bool {
    left.significand == right.significand && left.exponent == right.exponent
  }

  public static prefix func - (number: DecimalNumeral) -> DecimalNumeral {
    DecimalNumeral(significand: -number.significand, exponent: number.exponent)
  }

  public static func + (left: DecimalNumeral, right: DecimalNumeral) -> DecimalNumeral {
    if left.significand == 0 { return right }
    if right.significand == 0 { return left }
    let power = min(left.exponent, right.exponent)
    return DecimalNumeral(
      significand: left.whole(inUnitsOfTenTo: power) + right.whole(inUnitsOfTenTo: power), exponent: power)
  }

  public static func - (left: DecimalNumeral, right: DecimalNumeral) -> DecimalNumeral { left + (-right) }

  public static func * (left: DecimalNumeral, right: DecimalNumeral) -> DecimalNumeral {
    DecimalNumeral(significand: left.significand * right.significand, exponent: left.exponent + right.exponent)
  }

  fileprivate func whole(inUnitsOfTenTo power: Int) -> BigInt { significand * BigInt(10).power(exponent - power) }
}

extension DecimalNumeral: Comparable {
  public static func < (left: DecimalNumeral, right: DecimalNumeral) -> Bool {
    let power = min(left.exponent, right.exponent)
    return left.whole(inUnitsOfTenTo: power) < right.whole(inUnitsOfTenTo: power)
  }
}

extension Estimate {
  /// The number that a decimal text stands for.
  ///
  /// - Returns: `nil` if the text is no decimal numeral, or one too large for a finite number.
  public init?(decimal text: String) {
    guard let numeral = DecimalNumeral(text) else { return nil }
    self = numeral.estimate
  }
}
