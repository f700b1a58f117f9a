/// The law of the label of a mixture, with the logarithms of its probabilities.
///
/// The logarithm of a probability near 1 is computed from the sum of the others, so that it keeps its digits.
///
/// - SeeAlso: RT-010
struct LabelLaw: Sendable {
  /// The least decimal weight above 0 that is accepted.
  static let leastWeight = DecimalNumeral(tenTo: -300)

  /// The probabilities, K values; if K > 1, the error of each best estimate is at most (K+1)/2 roundings.
  let probabilities: [Estimate]
  /// −ln of each probability.
  let surprisals: [Estimate]

  init(_ law: FiniteLaw) {
    (probabilities, surprisals) = (law.probabilities, law.surprisals)
  }

  /// The law of decimal weights, divided by their exact sum.
  ///
  /// - Throws: `.invalidInput` naming the first weight that is negative or above 0 but below `leastWeight`, or the sum
  ///   if it is not 1 up to K roundings.
  init(_ weights: [DecimalNumeral]) throws(VerificationError) {
    try require(!weights.isEmpty, "weights", "needs at least one value")
    let zero = DecimalNumeral(exactly: 0)
    for (index, weight) in weights.enumerated() {
      try require(weight >= zero, "weights[\(index)]", "must be at least 0, is \(weight.nearest)")
      try require(
        weight == zero || weight >= Self.leastWeight, "weights[\(index)]",
        "must be 0 or at least 1e-300, is below it")
    }
    let total = weights.reduce(zero, +)
    let allowed = Tolerance.rounding(operations: weights.count, condition: 1, scale: 1)
    try require(
      allowed.allows((total - DecimalNumeral(exactly: 1)).nearest, 0), "weights",
      "must sum to 1, sum to \(total.nearest)"
    )
    self.init(weights: weights)
  }

  /// The law of nonnegative decimals, not all 0, divided by their exact sum.
  init(weights: [DecimalNumeral]) {
    let total = weights.reduce(DecimalNumeral(exactly: 0), +)
    let sum = total.estimate
    probabilities = weights.map { $0.estimate / sum }
    surprisals = zip(weights, probabilities).map { weight, probability in
      guard probability.value > 0.5 else { return -Estimate.log(probability) }
      return (-Estimate.log1p(-((total - weight).estimate / sum))).clamped(atLeast: 0)
    }
  }

  /// The entropy in nats.
  var entropy: Estimate {
    zip(probabilities, surprisals).filter { $0.0.value > 0 }.map { $0 * $1 }.sum()
  }

  /// 1 − max p, the error probability of guessing the most likely outcome.
  var errorOfBlindGuess: Estimate {
    let largest = probabilities.indices.max { probabilities[$0].value < probabilities[$1].value }
    return probabilities.indices.filter { $0 != largest }.map { probabilities[$0] }.sum()
  }

  /// The mean of a function of the outcome.
  func mean(_ function: (Int) -> Estimate) -> Estimate {
    probabilities.indices.filter { probabilities[$0].value > 0 }.map { probabilities[$0] * function($0) }.sum()
  }
}
