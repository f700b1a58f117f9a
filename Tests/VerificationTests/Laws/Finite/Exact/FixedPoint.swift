import BigInt

@testable import Verification

/// Logarithms and exponentials in whole multiples of 2⁻²⁵⁶, which share nothing with intervals of double numbers.
///
/// Every operation errs by a few units. Fewer than 2³⁰ of them, magnified by less than 2⁴⁰, are a reference to 2⁻¹⁸⁰.
enum FixedPoint {
  static let bits = 256
  static let one = BigInt(1) << bits
  /// What is known of a reference.
  static let slack = BigInt(1) << (bits - 180)
  static let logarithmOfTwo = 2 * artanh(one / 3)

  /// artanh t = Σ t^(2k+1)/(2k+1) for |t| ≤ 1/3.
  private static func artanh(_ t: BigInt) -> BigInt {
    let square = (t * t) >> bits
    var (power, sum, k) = (t, t, 1)
    while power.magnitude > 1 {
      power = (power * square) >> bits
      sum += power / BigInt(2 * k + 1)
      k += 1
    }
    return sum
  }

  /// ln(p/q) for whole numbers above 0.
  static func logarithm(_ p: BigInt, _ q: BigInt) -> BigInt {
    let shift = p.bitWidth - q.bitWidth
    let (top, bottom) = (p << max(0, -shift), q << max(0, shift))
    // top/bottom lies between 1/2 and 2.
    return BigInt(shift) * logarithmOfTwo + 2 * artanh(((top - bottom) << bits) / (top + bottom))
  }

  /// eˣ.
  static func exponential(_ x: BigInt) -> BigInt {
    var shift = x / logarithmOfTwo
    if shift * logarithmOfTwo > x { shift -= 1 }
    let rest = x - shift * logarithmOfTwo
    var (term, sum, k) = (one, one, 1)
    while term != 0 {
      term = ((term * rest) >> bits) / BigInt(k)
      sum += term
      k += 1
    }
    return shift >= 0 ? sum << Int(shift) : sum >> Int(-shift)
  }

  /// Whether an interval contains a reference, compared as whole numbers.
  static func lies(_ number: BigInt, in estimate: Estimate) -> Bool {
    guard estimate.lower.isFinite, estimate.upper.isFinite else { return false }
    let (lower, upper) = (DecimalNumeral(exactly: estimate.lower), DecimalNumeral(exactly: estimate.upper))
    return lower.numerator << bits <= (number + slack) * lower.denominator
      && upper.numerator << bits >= (number - slack) * upper.denominator
  }
}
