import BigInt
import RealModule

// Quotients of whole numbers of any length, taken over by intervals.

extension Estimate {
  /// The quotient of two whole numbers, enclosed to two roundings as long as it is a normal number.
  ///
  /// - Parameter denominator: above 0.
  init(quotient numerator: BigInt, by denominator: BigInt) {
    guard numerator != 0 else {
      self.init(exactly: 0)
      return
    }
    let (significand, exponent) = Self.leadingBits(numerator.magnitude, denominator.magnitude)
    // Beyond these exponents nothing changes, and a subnormal result may be rounded twice.
    let power = min(max(exponent, -2000), 2000)
    func scaled(_ number: Double) -> Double { Double(sign: .plus, exponent: power, significand: number) }
    let size = Estimate(
      scaled(significand.value), from: scaled(significand.lower), to: scaled(significand.upper),
      outward: exponent < -1020 || exponent > 1020 ? 1 : 0
    ).clamped(atLeast: 0)
    self = numerator < 0 ? -size : size
  }

  /// ln(p/q) of whole numbers p and q above 0, to a few roundings relative to itself also near p = q.
  static func logarithm(of numerator: BigInt, over denominator: BigInt) -> Estimate {
    if numerator < 2 * denominator && denominator < 2 * numerator {
      return numerator == denominator
        ? Estimate(exactly: 0) : log1p(Estimate(quotient: numerator - denominator, by: denominator))
    }
    let (significand, exponent) = leadingBits(numerator.magnitude, denominator.magnitude)
    return log(significand) + Estimate(exactly: Double(exponent)) * log(Estimate(exactly: 2))
  }

  /// The natural logarithm of a decimal above 0, whatever its exponent.
  static func logarithm(of number: DecimalNumeral) -> Estimate {
    logarithm(of: number.numerator, over: number.denominator)
  }

  /// A significand in (1/2, 4) and an exponent of a quotient of whole numbers above 0.
  private static func leadingBits(
    _ numerator: BigUInt, _ denominator: BigUInt
  ) -> (significand: Estimate, exponent: Int) {
    // So many bits are shifted that the whole part of the quotient is of 2^61 to 2^63.
    let shift = numerator.bitWidth - denominator.bitWidth - 62
    let (top, bottom) = shift > 0 ? (numerator, denominator << shift) : (numerator << -shift, denominator)
    let (whole, rest) = top.quotientAndRemainder(dividingBy: bottom)
    let unit = 0x1p-62
    let nearest = Double(UInt64(whole))
    // From 2^61 on the neighbours are 512 units away, from 2^62 on 1024; rest and rounding are 257 or 513 at most.
    let isExact = rest == 0 && BigUInt(exactly: nearest) == whole
    let significand =
      isExact
      ? Estimate(exactly: nearest * unit)
      : Estimate(nearest * unit, from: nearest * unit, to: nearest * unit)
    return (significand, shift + 62)
  }
}

extension DecimalNumeral {
  /// The whole number that is the numerator of the decimal over ``denominator``.
  var numerator: BigInt { exponent > 0 ? significand * BigInt(10).power(exponent) : significand }

  /// The power of ten that makes the decimal a whole number.
  var denominator: BigInt { BigInt(10).power(decimals) }
}
