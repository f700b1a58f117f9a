import BigInt
import Verification

/// A quotient of two whole numbers of any length, in lowest terms.
///
/// - SeeAlso: GB-007
public struct ExactRational: Hashable, Sendable, Comparable {
  let numerator: BigInt
  /// Above 0.
  let denominator: BigInt

  static let zero = ExactRational(0)
  static let one = ExactRational(1)

  init(_ whole: BigInt) { (numerator, denominator) = (whole, 1) }

  /// A quotient; the denominator must not be 0.
  ///
  /// - Complexity: O(n²) in the bits of both numbers.
  init(_ numerator: BigInt, over denominator: BigInt) {
    precondition(denominator != 0, "a quotient needs a denominator other than 0")
    let divisor = numerator.greatestCommonDivisor(with: denominator)
    let sign: BigInt = denominator < 0 ? -1 : 1
    (self.numerator, self.denominator) = (sign * numerator / divisor, sign * denominator / divisor)
  }

  /// The number that a decimal is.
  init(_ decimal: DecimalNumeral) {
    let power = BigInt(10).power(Int(decimal.exponent.magnitude))
    self =
      decimal.exponent >= 0
      ? ExactRational(decimal.significand * power) : ExactRational(decimal.significand, over: power)
  }

  /// The bits of the longer of both numbers.
  var bits: Int { max(numerator.magnitude.bitWidth, denominator.magnitude.bitWidth) }

  var isWhole: Bool { denominator == 1 }

  var magnitude: ExactRational { numerator < 0 ? -self : self }

  /// 1 over the number, or `nil` of 0.
  var inverse: ExactRational? { numerator == 0 ? nil : ExactRational(denominator, over: numerator) }

  /// A whole power; of 0 only one of at least 0.
  func power(_ exponent: Int) -> ExactRational {
    let (top, bottom) = (numerator.power(Int(exponent.magnitude)), denominator.power(Int(exponent.magnitude)))
    return exponent >= 0 ? ExactRational(top, over: bottom) : ExactRational(bottom, over: top)
  }

  static prefix func - (number: ExactRational) -> ExactRational {
    ExactRational(-number.numerator, over: number.denominator)
  }

  static func + (left: ExactRational, right: ExactRational) -> ExactRational {
    ExactRational(
      left.numerator * right.denominator + right.numerator * left.denominator,
      over: left.denominator * right.denominator)
  }

  static func - (left: ExactRational, right: ExactRational) -> ExactRational { left + (-right) }

  static func * (left: ExactRational, right: ExactRational) -> ExactRational {
    ExactRational(left.numerator * right.numerator, over: left.denominator * right.denominator)
  }

  public static func < (left: ExactRational, right: ExactRational) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }
}

extension ExactRational {
  /// The number, enclosed by the double numbers next to it, with the nearest of them as its value.
  ///
  /// It is exact where the number is a double number. Above the greatest the upper end is infinite; below the least
  /// the lower end is 0.
  public var estimate: Estimate {
    guard numerator != 0 else { return Estimate(exactly: 0) }
    let size = BigInt(numerator.magnitude)
    // 2^shift times the size lies between 2^51 and 2^53, unless it is below the least normal number.
    var shift = min(52 - (size.bitWidth - denominator.bitWidth), Self.leastExponent)
    var (whole, rest) = Self.quotient(size, denominator, shift: shift)
    if whole.magnitude.bitWidth < Double.significandBitCount + 1, shift < Self.leastExponent {
      shift += 1
      (whole, rest) = Self.quotient(size, denominator, shift: shift)
    }
    let low = Self.scaled(whole, shift: shift)
    guard low.isFinite else {
      let most = Double.greatestFiniteMagnitude
      return signed(Estimate(value: most, lower: most, upper: .infinity))
    }
    guard rest != 0 else { return signed(Estimate(exactly: low)) }
    let high = Self.scaled(whole + 1, shift: shift)
    let divisor = shift >= 0 ? denominator : denominator << -shift
    let isAbove = 2 * rest > divisor || (2 * rest == divisor && whole % 2 != 0)
    return signed(Estimate(value: isAbove && high.isFinite ? high : low, lower: low, upper: high))
  }

  /// The double number nearest to this one; the greatest finite one where that is beyond.
  var nearest: Double { estimate.value }

  private static let leastExponent = 1074

  private static func quotient(_ top: BigInt, _ bottom: BigInt, shift: Int) -> (BigInt, BigInt) {
    let result =
      shift >= 0
      ? (top << shift).quotientAndRemainder(dividingBy: bottom)
      : top.quotientAndRemainder(dividingBy: bottom << -shift)
    return (result.quotient, result.remainder)
  }

  /// A whole number of at most 2^53 over a power of two: exact, or infinite.
  private static func scaled(_ whole: BigInt, shift: Int) -> Double {
    Double(sign: .plus, exponent: -shift, significand: Double(Int64(clamping: whole)))
  }

  private func signed(_ estimate: Estimate) -> Estimate { numerator < 0 ? -estimate : estimate }
}
