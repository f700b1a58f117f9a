/// The information bottleneck of a fair bit X and its copy Y behind a binary symmetric channel, in closed form.
///
/// Source: A. Wyner, J. Ziv, "A theorem on the entropy of certain binary sequences and applications: part I", IEEE
/// Trans. IT 19, 1973 (Mrs Gerber's lemma).
///
/// - SeeAlso: RD-004
public struct BinarySymmetricBottleneck: Sendable {
  /// |1 − 2p|.
  private let bias: Estimate

  /// A bottleneck.
  ///
  /// - Parameter crossover: the probability p that Y differs from X, in [0, 1].
  /// - Throws: `.invalidInput` if it does not lie there.
  public init(crossover: Double) throws(VerificationError) {
    try requireProbability(crossover, "crossover")
    try self.init(crossover: DecimalNumeral(exactly: crossover))
  }

  /// A bottleneck whose crossover is a decimal; 1 − 2p is exact.
  ///
  /// - Throws: `.invalidInput` if it does not lie in [0, 1].
  public init(crossover: DecimalNumeral) throws(VerificationError) {
    try requireProbability(crossover, "crossover")
    bias = (crossover.complement - crossover).estimate.absolute
  }

  /// max I(T;Y) over T − X − Y of I(X;T) ≤ R: ln 2 − h(p ⋆ a), h(a) = ln 2 − R, in nats.
  ///
  /// The bias of p ⋆ a = p(1−a) + (1−p)a is the product of the biases 1 − 2p and 1 − 2a.
  ///
  /// - Parameter rate: R in nats, at least 0; from ln 2 on, I(X;Y) is reached.
  /// - Throws: `.invalidInput` if the rate may be negative.
  public func relevance(atRate rate: Estimate) throws(VerificationError) -> Estimate {
    try require(rate.lower >= 0, "rate", "must be at least 0, may be \(rate.lower)")
    if bias.upper == 0 || rate.upper == 0 { return Estimate(exactly: 0) }
    let product = (bias * BinaryEntropy.bias(deficit: rate)).limited(from: 0, to: 1)
    // At most the rate, and at most I(X;Y) ≤ ln 2.
    let most = min(rate.upper, BinaryEntropy.deficit(bias: bias).upper, Estimate.log(Estimate(exactly: 2)).upper)
    return BinaryEntropy.deficit(bias: product).limited(from: 0, to: most)
  }
}
