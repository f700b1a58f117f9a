/// A uniform source with n symbols under Hamming distortion, in closed form.
///
/// - SeeAlso: RD-002
public struct UniformSource: Sendable {
  /// The number n of symbols.
  public let symbols: Int

  /// The greatest number of symbols.
  public static let greatestCount = 1 << 20

  /// A source with the given number of symbols.
  ///
  /// - Throws: `.invalidInput` unless the number is from 2 to `greatestCount`.
  public init(symbols: Int) throws(VerificationError) {
    try require(symbols >= 2, "symbols", "must be at least 2, is \(symbols)")
    try require(symbols <= Self.greatestCount, "symbols", "must be at most 2^20, is \(symbols)")
    self.symbols = symbols
  }

  private var count: Estimate { Estimate(exactly: Double(symbols)) }
  private var others: Estimate { Estimate(exactly: Double(symbols - 1)) }

  /// R(D) = ln n − h(D) − D ln(n−1) in nats per sample; 0 from D = 1 − 1/n on.
  ///
  /// It is computed as KL((D, 1−D) ‖ (1 − 1/n, 1/n)), a sum without cancellation: with g = n − 1 − nD it is
  /// [(n−1)·ψ(−g/(n−1)) + ψ(g)]/n, where ψ(x) = (1+x)ln(1+x) − x.
  ///
  /// - Parameter distortion: D, at least 0.
  /// - Throws: `.invalidInput` if the distortion may be negative.
  public func rate(atDistortion distortion: Estimate) throws(VerificationError) -> Estimate {
    try requireNonnegative(distortion, "distortion")
    return .falling(at: distortion) { rate(at: $0) }
  }

  /// R(D) in nats per sample at a decimal D, with relative accuracy, because n − 1 − nD is exact.
  ///
  /// - Throws: `.invalidInput` if the distortion is negative.
  public func rate(atDistortion distortion: DecimalNumeral) throws(VerificationError) -> Estimate {
    try requireNonnegative(distortion, "distortion")
    let (all, rest) = (DecimalNumeral(exactly: Double(symbols)), DecimalNumeral(exactly: Double(symbols - 1)))
    return rate(gap: (rest - all * distortion).estimate)
  }

  private func rate(at distortion: Double) -> Estimate { rate(gap: others - count * Estimate(exactly: distortion)) }

  /// The rate for a value of n − 1 − nD.
  private func rate(gap: Estimate) -> Estimate {
    let gap = gap.clamped(atLeast: 0)
    if gap.upper == 0 { return Estimate(exactly: 0) }
    let sum = others * .relativeEntropyTerm(-(gap / others)) + .relativeEntropyTerm(gap)
    return (sum / count).limited(from: 0, to: Estimate.log(count).upper)
  }

  /// The distortion D(R), the inverse of R(D); 0 from R = ln n on.
  ///
  /// - Parameter rate: R in nats per sample, at least 0.
  /// - Throws: `.invalidInput` if the rate may be negative.
  public func distortion(atRate rate: Estimate) throws(VerificationError) -> Estimate {
    try requireNonnegative(rate, "rate")
    return .root(from: 0, to: (others / count).upper) { rate - self.rate(at: $0) }
  }
}
