import BigInt

extension Estimate {
  /// The quotient of two whole numbers, between the adjacent numbers in double precision, with the nearest as its
  /// value.
  ///
  /// It is exact if double precision holds the quotient. Above the greatest finite number the upper end is infinite;
  /// below the least positive number the lower end is 0.
  ///
  /// - Parameters:
  ///   - numerator: any whole number.
  ///   - denominator: a whole number above 0.
  /// - Complexity: O(n²) in the bits of both numbers.
  public init(_ numerator: BigInt, over denominator: BigInt) {
    precondition(denominator > 0, "a quotient needs a denominator above 0")
    guard !numerator.isZero else {
      self.init(exactly: 0)
      return
    }
    if let top = Self.short(numerator), let bottom = Self.short(denominator) {
      self.init(quotientOf: top, over: bottom)
      return
    }
    let size = BigInt(numerator.magnitude)
    // 2^shift times the size lies between 2^51 and 2^53, unless it is below the least normal number.
    var shift = min(52 - (size.bitWidth - denominator.bitWidth), Self.leastExponent)
    var (whole, rest) = Self.quotient(size, denominator, shift: shift)
    if whole.magnitude.bitWidth < Double.significandBitCount + 1, shift < Self.leastExponent {
      shift += 1
      (whole, rest) = Self.quotient(size, denominator, shift: shift)
    }
    let low = Self.scaled(whole, shift: shift)
    let result: Estimate
    if !low.isFinite {
      let most = Double.greatestFiniteMagnitude
      result = Estimate(value: most, lower: most, upper: .infinity)
    } else if rest == 0 {
      result = Estimate(exactly: low)
    } else {
      let high = Self.scaled(whole + 1, shift: shift)
      let divisor = denominator << max(0, -shift)
      let isAbove = 2 * rest > divisor || (2 * rest == divisor && whole % 2 != 0)
      result = Estimate(value: isAbove && high.isFinite ? high : low, lower: low, upper: high)
    }
    self = numerator.sign == .minus ? -result : result
  }

  /// A whole number other than 0 in double precision, if it has at most 53 bits.
  private static func short(_ whole: BigInt) -> Double? {
    guard whole.magnitude.bitWidth <= 53 else { return nil }
    let size = Double(whole.magnitude.words[0])
    return whole.sign == .minus ? -size : size
  }

  /// The quotient of two whole numbers of at most 53 bits, neither of them 0.
  private init(quotientOf top: Double, over bottom: Double) {
    let nearest = top / bottom
    // What a correctly rounded quotient leaves is a number in double precision, so that this is exact.
    let rest = top.addingProduct(-nearest, bottom)
    self.init(
      value: nearest, lower: rest < 0 ? nearest.nextDown : nearest, upper: rest > 0 ? nearest.nextUp : nearest)
  }

  private static let leastExponent = 1074

  private static func quotient(_ top: BigInt, _ bottom: BigInt, shift: Int) -> (BigInt, BigInt) {
    let result = (top << max(0, shift)).quotientAndRemainder(dividingBy: bottom << max(0, -shift))
    return (result.quotient, result.remainder)
  }

  /// A whole number of at most 2^53 divided by a power of two: exact, or infinite.
  private static func scaled(_ whole: BigInt, shift: Int) -> Double {
    Double(sign: .plus, exponent: -shift, significand: Double(Int64(clamping: whole)))
  }
}
