/// A probability law on finitely many outcomes.
///
/// The probabilities are the given weights divided by their exact sum, so that weights that sum to one only up to
/// rounding still define one law exactly.
///
/// - SeeAlso: RT-002
public struct FiniteLaw: Sendable {
  /// The least weight above 0 that is accepted; products of two such weights do not underflow.
  public static let leastWeight = 0x1p-500

  /// The weights, n values of at least 0 that sum to 1 up to n roundings.
  public let weights: [Double]
  /// The sum of the weights.
  let total: Estimate

  /// A law with the given weights.
  ///
  /// - Throws: `.invalidInput` naming the first weight that is negative, not finite, or above 0 but below
  ///   `leastWeight`; or the sum if it is not one.
  public init(_ weights: [Double], name: String = "weights") throws(VerificationError) {
    try require(!weights.isEmpty, name, "needs at least one value")
    for (index, weight) in weights.enumerated() {
      try requireNonnegative(weight, "\(name)[\(index)]")
      try require(
        weight == 0 || weight >= Self.leastWeight, "\(name)[\(index)]", "must be 0 or at least 2^-500, is \(weight)")
    }
    total = weights.map { Estimate(exactly: $0) }.sum()
    let allowed = Tolerance.rounding(operations: weights.count, condition: 1, scale: 1)
    try require(allowed.allows(total.value, 1), name, "must sum to 1, sum to \(total.value)")
    self.weights = weights
  }

  /// The probabilities.
  var probabilities: [Estimate] { weights.map { Estimate(exactly: $0) / total } }

  /// The entropy H = −Σ p ln p in nats, at most the logarithm of the number of outcomes.
  ///
  /// - Complexity: O(n).
  public var entropy: Estimate {
    zip(probabilities, surprisals).filter { $0.0.value > 0 }.map { $0 * $1 }.sum()
  }

  /// −ln p of each outcome; with relative accuracy also near p = 1, where it is −ln(1 − the sum of the other
  /// probabilities).
  var surprisals: [Estimate] {
    probabilities.enumerated().map { index, probability in
      guard probability.value > 0.5 else { return -Estimate.log(probability) }
      let others = weights.indices.filter { $0 != index }.map { Estimate(exactly: weights[$0]) }.sum() / total
      return (-Estimate.log1p(-others)).clamped(atLeast: 0)
    }
  }

  static func entropy(_ probabilities: [Estimate]) -> Estimate {
    probabilities.filter { $0.value > 0 }.map { -($0 * Estimate.log($0)) }.sum().clamped(atLeast: 0)
  }

  /// KL(self ‖ other) in nats; infinite if the other law gives probability 0 to an outcome of this law.
  ///
  /// It is Σ q·ψ(p/q − 1) with ψ(x) = (1+x)ln(1+x) − x, a sum without cancellation, in which p/q − 1 is a sum of
  /// differences of products; so the result has relative accuracy also for laws that almost agree.
  ///
  /// - Throws: `.invalidInput` if the numbers of outcomes differ.
  /// - Complexity: O(n²).
  public func relativeEntropy(to other: FiniteLaw) throws(VerificationError) -> Estimate {
    try require(
      other.weights.count == weights.count, "other", "needs \(weights.count) outcomes, has \(other.weights.count)")
    if zip(weights, other.weights).contains(where: { $0 > 0 && $1 == 0 }) { return Estimate(exactly: .infinity) }
    var sum = Estimate(exactly: 0)
    for (own, base) in zip(weights, other.weights) where base > 0 {
      let minors = zip(weights, other.weights).map { Estimate.differenceOfProducts(own, $1, base, $0) }.sum()
      let deviation = minors / (Estimate(exactly: base) * total)
      sum += Estimate(exactly: base) / other.total * Estimate.relativeEntropyTerm(deviation)
    }
    return sum
  }
}
