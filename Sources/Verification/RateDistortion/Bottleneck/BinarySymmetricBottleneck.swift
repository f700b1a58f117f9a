/// The information bottleneck of a fair bit X and the output Y of a binary symmetric channel, in closed form.
///
/// Source: A. Wyner, J. Ziv, "A theorem on the entropy of certain binary sequences and applications: part I", IEEE
/// Trans. IT 19, 1973 (Mrs Gerber's lemma).
///
/// - SeeAlso: RD-004
public struct BinarySymmetricBottleneck: Sendable {
  /// The bias |1 − 2p|.
  private let bias: Estimate

  /// The bottleneck of a channel with the given crossover.
  ///
  /// - Parameter crossover: the probability p that Y differs from X, in [0, 1].
  /// - Throws: `.invalidInput` if it does not lie in [0, 1].
  public init(crossover: Double) throws(VerificationError) {
    try requireProbability(crossover, "crossover")
    try self.init(crossover: DecimalNumeral(exactly: crossover))
  }

  /// The bottleneck of a channel with a decimal crossover, for which 1 − 2p is exact.
  ///
  /// - Throws: `.invalidInput` if it does not lie in [0, 1].
  public init(crossover: DecimalNumeral) throws(VerificationError) {
    try requireProbability(crossover, "crossover")
    bias = (crossover.complement - crossover).estimate.absolute
  }

  /// The greatest I(T;Y) in nats over T − X − Y with I(X;T) ≤ R: ln 2 − h(p ⋆ a) with h(a) = ln 2 − R.
  ///
  /// The bias of p ⋆ a = p(1−a) + (1−p)a is the product of the biases 1 − 2p and 1 − 2a.
  ///
  /// - Parameter rate: R in nats, at least 0; from ln 2 on, the result is I(X;Y).
  /// - Throws: `.invalidInput` if the rate may be negative.
  public func relevance(atRate rate: Estimate) throws(VerificationError) -> Estimate {
    try requireNonnegative(rate, "rate")
    if bias.upper == 0 || rate.upper == 0 { return Estimate(exactly: 0) }
    let product = bias * BinaryEntropy.bias(deficit: rate)
    // At most the rate, and at most I(X;Y) ≤ ln 2, even if rounding makes the product exceed 1.
    let most = min(rate.upper, BinaryEntropy.deficit(bias: bias).upper, Estimate.log(Estimate(exactly: 2)).upper)
    return BinaryEntropy.deficit(bias: product).limited(from: 0, to: most)
  }
}
