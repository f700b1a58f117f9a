/// A rate of one or several gates as it is estimated and as it is: the mean penalty against a prior, and the
/// information that the penalty bounds.
///
/// - SeeAlso: EX-007
public struct EstimatedRate: Sendable {
  /// The penalty E KL(q(·|Z)‖s) in nats per sample, an upper bound on the information.
  public let variational: Estimate
  /// I(Z;T) in nats per sample.
  public let information: Estimate

  /// A rate with its two values.
  ///
  /// - Throws: `.invalidInput` if the information certainly exceeds the penalty, or the penalty may not be above 0.
  public init(variational: Estimate, information: Estimate) throws(VerificationError) {
    try requirePositive(variational, "variational")
    try require(information.lower <= variational.upper, "information", "must be at most the variational rate")
    (self.variational, self.information) = (variational, information.clamped(atLeast: 0))
  }

  /// The rate of the gate T = Z + N(0, ν²) on a mixture, against the normal prior with mean 0 that has the second moment
  /// of T: the estimated rate is then ½ ln(1 + E Z²/ν²).
  ///
  /// - Throws: `.invalidInput` if the noise variance is not finite and above 0; `.numerical` if a library rule fails.
  /// - Complexity: O(K) for each of several hundred nodes, for K components.
  public init(of source: GaussianMixture, noiseVariance: Double) throws(VerificationError) {
    try requirePositive(noiseVariance, "noiseVariance")
    var moment = Estimate(exactly: 0)
    for (index, probability) in source.law.probabilities.enumerated() {
      let mean = Estimate(exactly: source.means[index])
      moment += probability * (mean * mean + Estimate(exactly: source.variances[index]))
    }
    let noise = Estimate(exactly: noiseVariance)
    try self.init(
      variational: Estimate(exactly: 0.5) * Estimate.log1p(moment / noise),
      information: try source.information(noiseVariance: noise))
  }

  /// The part of the estimated rate that is no information: the mismatch of the priors, in nats per sample.
  public var mismatch: Estimate { (variational - information).clamped(atLeast: 0) }
}

/// The share of a rate that a change of the gates saves, as it is estimated and as it is.
///
/// - SeeAlso: EX-007
public struct RateSaving: Sendable {
  /// The rate that is compared with, such as that of gates trained at weight 0.
  public let before: EstimatedRate
  /// The rate after the change.
  public let after: EstimatedRate

  /// The saving of a change.
  public init(from before: EstimatedRate, to after: EstimatedRate) { (self.before, self.after) = (before, after) }

  /// 1 − V₁/V₀, the saving of the estimated rate.
  public var estimated: Estimate { Estimate(exactly: 1) - after.variational / before.variational }

  /// 1 − I₁/I₀, the saving of the information.
  public var actual: Estimate { Estimate(exactly: 1) - after.information / before.information }

  /// The saving of the information by the estimated one and the shares of mismatch: 1 − (1 − s_V)(1 − m₁)/(1 − m₀).
  public var actualByShares: Estimate {
    let one = Estimate(exactly: 1)
    let (first, second) = (before.mismatch / before.variational, after.mismatch / after.variational)
    return one - (one - estimated) * (one - second) / (one - first)
  }

  /// The least and the greatest saving of the information that an estimated saving leaves possible.
  ///
  /// - Parameters:
  ///   - estimated: s_V, at most 1.
  ///   - before: the greatest share of mismatch in the rate before, in [0, 1).
  ///   - after: that in the rate after, in [0, 1].
  /// - Returns: 1 − (1 − s_V)/(1 − m₀) and 1 − (1 − s_V)(1 − m₁).
  /// - Throws: `.invalidInput` naming the parameter out of range.
  public static func range(
    estimated: Estimate, greatestMismatchBefore before: Double, after: Double
  ) throws(VerificationError) -> (least: Estimate, greatest: Estimate) {
    try require(estimated.upper <= 1, "estimated", "must be at most 1, is \(estimated.value)")
    try require(before >= 0 && before < 1, "before", "must lie in [0, 1), is \(before)")
    try requireProbability(after, "after")
    let one = Estimate(exactly: 1)
    let rest = one - estimated
    return (one - rest / (one - Estimate(exactly: before)), one - rest * (one - Estimate(exactly: after)))
  }
}
