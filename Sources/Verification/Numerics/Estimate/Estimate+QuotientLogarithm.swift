import BigInt
import RealModule

// Logarithms of quotients of whole numbers of any length, enclosed.

extension Estimate {
  /// ln(p/q) of whole numbers p and q above 0, to a few roundings relative to itself also near p = q.
  static func logarithm(of numerator: BigInt, over denominator: BigInt) -> Estimate {
    if numerator < 2 * denominator && denominator < 2 * numerator {
      return numerator == denominator
        ? Estimate(exactly: 0) : log1p(Estimate(numerator - denominator, over: denominator))
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
