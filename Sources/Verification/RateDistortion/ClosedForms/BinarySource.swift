import RealModule

/// A binary source under Hamming distortion, in closed form.
///
/// Its probability is a decimal, so that the probability p of the rarer symbol, 1 − p and 1 − 2p are exact before they
/// become intervals.
///
/// - SeeAlso: RD-002
public struct BinarySource: Sendable {
  /// The probability of the rarer symbol.
  public let rarer: DecimalNumeral
  private let share: Estimate
  private let rest: Estimate
  /// ln((1−p)/p); infinite for p = 0.
  private let logOdds: Estimate

  /// A source with the given probability.
  ///
  /// - Parameter probability: the probability of one of its symbols, in [0, 1].
  /// - Throws: `.invalidInput` if it does not lie in [0, 1].
  public init(probability: Double) throws(VerificationError) {
    try requireProbability(probability, "probability")
    try self.init(probability: DecimalNumeral(exactly: probability))
  }

  /// A source with a decimal probability.
  ///
  /// - Throws: `.invalidInput` if it does not lie in [0, 1].
  public init(probability: DecimalNumeral) throws(VerificationError) {
    try requireProbability(probability, "probability")
    rarer = min(probability, probability.complement)
    (share, rest) = (rarer.estimate, rarer.complement.estimate)
    if share.lower > 0.25 {
      // 1 − 2p is exact; it is small if p is near ½.
      let spread = (rarer.complement - rarer).estimate
      logOdds = Estimate.log1p(spread / share).clamped(atLeast: 0)
    } else {
      logOdds = (Estimate.log(rest) - Estimate.log(share)).clamped(atLeast: 0)
    }
  }

  /// An upper bound of h(p), which increases up to p = ½.
  private var greatestRate: Double {
    let most = Estimate(exactly: share.upper)
    if share.upper == 0 { return 0 }
    return -(most * .log(most) + (Estimate(exactly: 1) - most) * .log1p(-most)).lower
  }

  /// R(D) = h(p) − h(D) in nats per sample, where p is the rarer symbol's probability; 0 from D = p on.
  ///
  /// It is computed as KL((D, 1−D) ‖ (p, 1−p)) + (p − D) ln((1−p)/p), a sum of nonnegative terms.
  /// Source: T. Cover, J. Thomas, "Elements of Information Theory", 2nd ed., theorem 10.3.1.
  ///
  /// - Parameter distortion: D, at least 0.
  /// - Throws: `.invalidInput` if the distortion may be negative.
  public func rate(atDistortion distortion: Estimate) throws(VerificationError) -> Estimate {
    try requireNonnegative(distortion, "distortion")
    return .falling(at: distortion) { rate(at: $0) }
  }

  /// R(D) in nats per sample at a decimal D, with relative accuracy, because p − D is exact.
  ///
  /// - Throws: `.invalidInput` if the distortion is negative.
  public func rate(atDistortion distortion: DecimalNumeral) throws(VerificationError) -> Estimate {
    try requireNonnegative(distortion, "distortion")
    return rate(gap: (rarer - distortion).estimate)
  }

  private func rate(at distortion: Double) -> Estimate { rate(gap: share - Estimate(exactly: distortion)) }

  /// The rate at a distortion of p less a gap.
  private func rate(gap: Estimate) -> Estimate {
    let gap = gap.clamped(atLeast: 0)
    let most = greatestRate
    if gap.upper == 0 { return Estimate(exactly: 0) }
    // For a subnormal p, only h(p) bounds the rate.
    guard share.lower >= Double.leastNormalMagnitude else { return .between(0, most, near: 0) }
    let divergence =
      share * .relativeEntropyTerm(-(gap / share)) + rest * .relativeEntropyTerm(gap / rest)
    let rate = divergence + gap * logOdds
    return rate.limited(from: 0, to: max(most, rate.lower))
  }

  /// D(R), the distortion at which h(D) = h(p) − R; 0 from R = h(p) on.
  ///
  /// - Parameter rate: R in nats per sample, at least 0.
  /// - Throws: `.invalidInput` if the rate may be negative.
  public func distortion(atRate rate: Estimate) throws(VerificationError) -> Estimate {
    try requireNonnegative(rate, "rate")
    return .root(from: 0, to: share.upper) { rate - self.rate(at: $0) }
  }
}

extension Estimate {
  /// The value of a nonincreasing function at a number.
  static func falling(at number: Estimate, _ function: (Double) -> Estimate) -> Estimate {
    let (low, high) = (function(number.upper).lower, function(number.lower).upper)
    return .between(low, max(low, high), near: function(number.value).value)
  }
}
