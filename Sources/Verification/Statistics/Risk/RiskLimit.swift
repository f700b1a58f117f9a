/// An upper limit of the mean risk of hypotheses drawn from a posterior, whose losses lie in [0, 1].
///
/// - SeeAlso: GB-020
public struct RiskLimit: Equatable, Sendable {
  /// The mean loss of the drawn hypotheses on the sample.
  public let sampleRisk: Double
  /// The upper limit of the mean loss of all hypotheses of the posterior on the sample.
  public let sampleLimit: Double
  /// The upper end of (KL(P‖Q) + ln(ξ(m)/δ))/m in nats, which the relative entropy of the risks does not exceed.
  public let budget: Double
  /// The upper limit of the mean risk.
  public let limit: Double

  /// The share of the probability of a miss that the draws have; the sample has the rest.
  static let shareOfDraws = 0x1p-4

  /// The limit by the mean losses of drawn hypotheses.
  ///
  /// - Parameters:
  ///   - draws: the mean loss on the sample of each hypothesis that was drawn independently from the posterior; at least
  ///     one, each in [0, 1].
  ///   - sampleCount: m, the number of rows of the sample, from 1 to 10⁹.
  ///   - relativeEntropy: KL(P‖Q) of the posterior to a prior that does not depend on the sample, in nats, at least 0.
  ///   - confidence: the probability with which the limit is not below the risk, in (0, 1).
  /// - Throws: `.invalidInput` naming the parameter that is out of range.
  /// - Complexity: O(draws + √m).
  public init(
    draws: [Double], sampleCount: Int, relativeEntropy: Estimate, confidence: Double
  ) throws(VerificationError) {
    try require(
      sampleCount >= 1 && sampleCount <= 1_000_000_000, "sampleCount", "must be 1 to 10^9, is \(sampleCount)")
    try require(
      relativeEntropy.lower >= 0, "relativeEntropy", "must be at least 0, may be \(relativeEntropy.lower)")
    try requireOpenUnit(confidence, "confidence")
    let miss = (Estimate(exactly: 1) - Estimate(exactly: confidence)).lower
    let ofDraws = miss * Self.shareOfDraws
    let means = try BoundedMean(draws)
    sampleRisk = means.average
    sampleLimit = try means.upperLimit(miss: ofDraws)
    budget =
      Self.budget(
        sampleCount: sampleCount, relativeEntropy: relativeEntropy,
        miss: Estimate(exactly: miss) - Estimate(exactly: ofDraws)
      ).upper
    let (start, amount) = (Estimate(exactly: sampleLimit), Estimate(exactly: budget))
    limit = budget < .infinity ? min(1, BinaryEntropy.greatestShare(from: start, within: amount).upper) : 1
  }

  /// (KL(P‖Q) + ln(ξ(m)/δ))/m in nats.
  static func budget(sampleCount: Int, relativeEntropy: Estimate, miss: Estimate) -> Estimate {
    (relativeEntropy + Estimate.log(DivergenceMoment.value(sampleCount) / miss))
      / Estimate(exactly: Double(sampleCount))
  }
}
