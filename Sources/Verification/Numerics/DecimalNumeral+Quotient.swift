import BigInt

extension DecimalNumeral {
  /// The whole number that is the numerator of the decimal over ``denominator``.
  var numerator: BigInt { significand * BigInt(10).power(max(0, exponent)) }

  /// The power of ten that makes the decimal a whole number.
  var denominator: BigInt { BigInt(10).power(decimals) }
}
