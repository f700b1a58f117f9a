import BigInt

/// Exact weights as whole multiples of a common unit; the probabilities are the weights divided by their sum.
struct WholeWeights: Sendable {
  let weights: [BigInt]
  /// The sum of the weights, above 0.
  let total: BigInt

  /// The greatest number of weights.
  static let greatestCount = 1 << 14
  /// The greatest number of bits of the common denominator of fractions.
  private static let greatestDenominator = 1 << 14
  /// The greatest number of products of words that one product for each weight takes.
  private static let greatestWork = 1.0 * 0x1p28

  /// The weights of a law.
  ///
  /// - Parameters:
  ///   - numbers: 1 to `greatestCount` numbers of at least 0, whose sum is 1 up to a rounding for each.
  ///   - factors: the number of weights, or of sums of them, that are multiplied by each other.
  ///   - name: the name of the numbers in errors.
  ///   - place: the name of a number in errors.
  /// - Throws: `.invalidInput` if there are too many numbers, one is negative, the sum is not 1, or the numbers have too
  ///   many digits.
  init(
    _ numbers: [DecimalQuotient], factors: Int, _ name: String, place: (Int) -> String
  ) throws(VerificationError) {
    try require(
      (1...Self.greatestCount).contains(numbers.count), name,
      "must hold 1 to \(Self.greatestCount) numbers, holds \(numbers.count)")
    for (index, number) in numbers.enumerated() {
      try require(
        number.decimal.significand >= 0, place(index), "must be at least 0, is \(number.decimal.shown)")
    }
    var divisor = BigInt(1)
    for own in Set(numbers.map(\.divisor)) {
      // A common divisor of both is one of the remainder too, which is as short as the number itself.
      let rest = divisor % own
      if rest != 0 { divisor *= own / rest.greatestCommonDivisor(with: own) }
      try require(
        divisor.bitWidth <= Self.greatestDenominator, name,
        "must have a common denominator below 2^\(Self.greatestDenominator); write decimals")
    }
    let present = numbers.map(\.decimal).filter { $0.significand != 0 }
    let unit = present.map(\.exponent).min() ?? 0
    // The bits of the longest weight, with ln 10/ln 2 < 10/3.
    let longest =
      present.map { $0.significand.bitWidth + 10 * ($0.exponent - unit) / 3 }.max() ?? 1
    let words = Double(factors * (longest + divisor.bitWidth)) / 64 + 1
    try require(
      Double(numbers.count) * words * words <= Self.greatestWork, name,
      "must have fewer digits for its \(numbers.count) numbers; write at most 100 digits, and exponents alike")
    weights = numbers.map { $0.decimal.whole(inUnitsOfTenTo: unit) * (divisor / $0.divisor) }
    total = weights.reduce(0, +)
    let (above, below) = (BigInt(10).power(max(0, unit)), BigInt(10).power(max(0, -unit)))
    let (sum, one) = (total * above, divisor * below)
    let allowed = Tolerance.rounding(operations: numbers.count, condition: 1, scale: 1)
    try require(
      allowed.allows(Estimate(sum - one, over: one).value, 0), name,
      "must sum to 1, sum to \(Estimate(sum, over: one).value)")
  }

  /// Throws `.invalidInput` if products of so many weights or sums of them take too long.
  func requireProducts(of factors: Int, _ name: String) throws(VerificationError) {
    let words = Double(factors * total.bitWidth) / 64 + 1
    try require(
      Double(weights.count) * words * words <= Self.greatestWork, name,
      "must have fewer digits for its \(weights.count) numbers; write at most 100 digits, and exponents alike")
  }
}
