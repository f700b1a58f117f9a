import BigInt

extension DecimalNumeral {
  /// The whole number that is the numerator of the decimal over ``denominator``.
  var numerator: BigInt { exponent > 0 ? significand * PowerTable.ten[exponent] : significand }

  /// The power of ten that makes the decimal a whole number.
  var denominator: BigInt { PowerTable.ten[decimals] }
}
