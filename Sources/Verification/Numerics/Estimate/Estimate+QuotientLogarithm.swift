import BigInt
import RealModule

// Logarithms of quotients of whole numbers of any length, as intervals.

extension Estimate {
  /// ln(p/q) for whole numbers p and q above 0, with a relative error of a few roundings also near p = q.
  static func logarithm(of numerator: BigInt, over denominator: BigInt) -> Estimate {
    if numerator < 2 * denominator && denominator < 2 * numerator {
      return numerator == denominator
        ? Estimate(exactly: 0) : log1p(Estimate(numerator - denominator, over: denominator))
    }
    let (significand, exponent) = leadingBits(numerator.magnitude, denominator.magnitude)
    return log(significand) + Estimate(exactly: Double(exponent)) * log(Estimate(exactly: 2))
  }

  /// The natural logarithm of a decimal above 0 with any exponent.
  static func logarithm(of number: DecimalNumeral) -> Estimate {
    logarithm(of: number.numerator, over: number.denominator)
  }

  /// A significand in (1/2, 4) and a binary exponent of a quotient of whole numbers above 0.
  private static func leadingBits(
    _ numerator: BigUInt, _ denominator: BigUInt
  ) -> (significand: Estimate, exponent: Int) {
    // The shift makes the whole part of the quotient lie between 2^61 and 2^63.
    let shift = numerator.bitWidth - denominator.bitWidth - 62
    let (whole, rest) = (numerator << max(0, -shift)).quotientAndRemainder(dividingBy: denominator << max(0, shift))
    let unit = 0x1p-62
    let nearest = Double(UInt64(whole))
    // From 2^61 on adjacent numbers are 512 units apart, from 2^62 on 1024; the remainder and the rounding are at most
    // 257 or 513.
    let isExact = rest == 0 && BigUInt(exactly: nearest) == whole
    let significand =
      isExact
      ? Estimate(exactly: nearest * unit)
      : Estimate(nearest * unit, from: nearest * unit, to: nearest * unit)
    return (significand, shift + 62)
  }
}
