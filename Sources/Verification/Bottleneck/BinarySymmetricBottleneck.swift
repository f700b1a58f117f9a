/// The information bottleneck of a fair bit X and its copy Y behind a binary symmetric channel, in closed form.
///
/// Source: A. Wyner, J. Ziv, "A theorem on the entropy of certain binary sequences and applications: part I", IEEE
/// Trans. IT 19, 1973 (Mrs Gerber's lemma).
///
/// - SeeAlso: RD-004
public struct BinarySymmetricBottleneck: Sendable {
  private let crossover: Estimate

  /// A bottleneck.
  ///
  /// - Parameter crossover: the probability p that Y differs from X, in [0, 1].
  /// - Throws: `.invalidInput` if it does not lie there.
  public init(crossover: Double) throws(VerificationError) { try self.init(crossover: Estimate(exactly: crossover)) }

  /// A bottleneck whose crossover is known up to an interval.
  ///
  /// - Throws: `.invalidInput` if it does not lie in [0, 1].
  public init(crossover: Estimate) throws(VerificationError) {
    try requireProbability(crossover, "crossover")
    self.crossover = crossover
  }

  /// max I(T;Y) over T − X − Y of I(X;T) ≤ R: ln 2 − h(p ⋆ a), h(a) = ln 2 − R, in nats.
  ///
  /// The bias of p ⋆ a = p(1−a) + (1−p)a is the product of the biases 1 − 2p and 1 − 2a.
  ///
  /// - Parameter rate: R in nats, at least 0; from ln 2 on, I(X;Y) is reached.
  /// - Throws: `.invalidInput` if the rate may be negative.
  public func relevance(atRate rate: Estimate) throws(VerificationError) -> Estimate {
    try require(rate.lower >= 0, "rate", "must be at least 0, may be \(rate.lower)")
    let bias = Estimate(exactly: 1) - Estimate(exactly: 2) * crossover
    let size = Estimate.between(
      bias.lower > 0 ? bias.lower : bias.upper < 0 ? -bias.upper : 0, bias.magnitude, near: bias.value.magnitude)
    let product = size * BinaryEntropy.bias(deficit: rate)
    return BinaryEntropy.deficit(bias: .between(max(0, product.lower), min(1, product.upper), near: product.value))
  }
}
