import BigInt

/// Two laws on the same outcomes whose weights are exact, with their divergences in intervals of few roundings.
///
/// The probabilities are the weights divided by their exact sum.
///
/// - SeeAlso: RT-014
public struct ExactLawPair: Sendable {
  /// The laws P and Q in the same unit: both have the sum `unit`.
  let first: [BigInt]
  let second: [BigInt]
  let unit: BigInt

  /// Two laws P and Q.
  ///
  /// - Parameters:
  ///   - first: the weights of P, each at least 0; the sum is 1 up to a rounding for each.
  ///   - second: as many weights of Q.
  /// - Throws: `.invalidInput` naming (as `first` or `second`) what is not a law or does not fit.
  public init(_ first: [DecimalQuotient], _ second: [DecimalQuotient]) throws(VerificationError) {
    let p = try WholeWeights(first, factors: 2, "first") { "first[\($0)]" }
    let q = try WholeWeights(second, factors: 2, "second") { "second[\($0)]" }
    try require(second.count == first.count, "second", "needs \(first.count) numbers, has \(second.count)")
    self.first = p.weights.map { $0 * q.total }
    self.second = q.weights.map { $0 * p.total }
    unit = p.total * q.total
  }

  /// The relative entropy KL(P ‖ Q) in nats.
  ///
  /// - Throws: `.invalidInput` if it is infinite, because Q gives probability 0 to an outcome of P.
  /// - Complexity: O(n) exact products.
  public func relativeEntropy() throws(VerificationError) -> Estimate {
    try requireFinite()
    return outcomes.map { Estimate.divergenceTerm($0, $1, unit: unit) }.sumByHalves()
  }

  /// The Jensen–Shannon divergence ½ KL(P ‖ M) + ½ KL(Q ‖ M) in nats, M = (P + Q)/2; at most ln 2.
  ///
  /// - Complexity: O(n) exact products.
  public var jensenShannonDivergence: Estimate {
    let quadruple = 4 * unit
    var terms: [Estimate] = []
    for (p, q) in zip(first, second) {
      let sum = p + q
      guard sum > 0 else { continue }
      terms.append(.divergenceTerm(2 * p, sum, unit: quadruple))
      terms.append(.divergenceTerm(2 * q, sum, unit: quadruple))
    }
    return terms.sumByHalves().clamped(atMost: Estimate.log(Estimate(exactly: 2)).upper)
  }

  /// The total variation ½ Σ |P − Q|, a rational number between the adjacent numbers in double precision.
  ///
  /// - Complexity: O(n).
  public var totalVariation: Estimate {
    var sum = BigInt(0)
    for (p, q) in zip(first, second) { sum += p > q ? p - q : q - p }
    return Estimate(sum, over: 2 * unit)
  }

  /// The outcomes of Q, as pairs of weights.
  var outcomes: [(BigInt, BigInt)] { Array(zip(first, second)).filter { $0.1 > 0 } }

  /// Throws `.invalidInput` naming the first outcome of P to which Q gives probability 0.
  func requireFinite() throws(VerificationError) {
    for (index, (p, q)) in zip(first, second).enumerated() where p > 0 {
      try require(q > 0, "second[\(index)]", "must be above 0 where the first law is, or the divergence is infinite")
    }
  }
}
