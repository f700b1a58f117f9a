/// A choice made for a weight β of the rate, and a bound on its distance from the optimum.
///
/// - SeeAlso: RT-004
public struct PenalizedChoice: Sendable {
  /// The weight β ≥ 0.
  public let weight: Double
  /// The distortion D of the choice.
  public let distortion: Estimate
  /// The rate R of the choice, in nats per sample.
  public let rate: Estimate
  /// An upper bound ε ≥ 0 on the excess of D + βR over its infimum in the class.
  public let slack: Double

  /// A choice with the given figures.
  ///
  /// - Throws: `.invalidInput` if the weight is negative or not finite, or the slack is negative or NaN.
  public init(weight: Double, distortion: Estimate, rate: Estimate, slack: Double = 0) throws(VerificationError) {
    try requireNonnegative(weight, "weight")
    try require(slack >= 0, "slack", "must be at least 0, is \(slack)")
    self.weight = weight
    self.distortion = distortion
    self.rate = rate
    self.slack = slack
  }
}

/// The inequalities that two ε-optimal choices in one class must satisfy: with a greater weight, the rate is no greater
/// and the distortion no smaller, up to the slacks.
///
/// With β₁ < β₂ and slacks ε₁, ε₂: (β₂−β₁)(R₂−R₁) ≤ ε₁+ε₂ and (β₂−β₁)(D₁−D₂) ≤ β₂ε₁+β₁ε₂.
///
/// - SeeAlso: RT-004
public struct MonotoneEffect: Sendable {
  /// (β₂−β₁)(R₂−R₁) − (ε₁+ε₂), at most 0 for choices whose slacks are correct.
  public let rateExcess: Estimate
  /// (β₂−β₁)(D₁−D₂) − (β₂ε₁+β₁ε₂), at most 0 for choices whose slacks are correct.
  public let distortionExcess: Estimate

  /// The comparison of two choices.
  ///
  /// - Throws: `.invalidInput` if the weights do not increase.
  public init(_ first: PenalizedChoice, _ second: PenalizedChoice) throws(VerificationError) {
    try require(
      first.weight < second.weight, "weight", "must rise, goes from \(first.weight) to \(second.weight)")
    let weights = (Estimate(exactly: first.weight), Estimate(exactly: second.weight))
    let slacks = (Estimate(exactly: first.slack), Estimate(exactly: second.slack))
    let step = weights.1 - weights.0
    rateExcess = step * (second.rate - first.rate) - (slacks.0 + slacks.1)
    distortionExcess =
      step * (first.distortion - second.distortion) - (weights.1 * slacks.0 + weights.0 * slacks.1)
  }

  /// Whether neither inequality is proved false.
  public var holds: Bool { rateExcess.lower <= 0 && distortionExcess.lower <= 0 }
}
