/// A mixture of K normal laws on the line.
///
/// The probabilities are the weights divided by their exact sum. Its integrals are intervals that contain the true
/// value.
public struct GaussianMixture: Sendable {
  /// The weights, K values of at least 0 that sum to 1 up to K roundings.
  public let weights: [Double]
  /// The components' means, K values.
  public let means: [Double]
  /// The components' variances, K values above 0.
  public let variances: [Double]
  /// The entropy H(Y) of the label in nats.
  public let labelEntropy: Estimate
  let law: LabelLaw
  private let places: [Estimate]
  private let excesses: [Estimate]

  /// A mixture with the given components.
  ///
  /// - Throws: `.invalidInput` if there are no components, the numbers of values differ, a weight is negative, the
  ///   weights do not sum to 1, a mean is not finite, a variance is not finite and above 0, or the scales lie too far
  ///   apart.
  public init(weights: [Double], means: [Double], variances: [Double]) throws(VerificationError) {
    law = LabelLaw(try FiniteLaw(weights))
    labelEntropy = law.entropy
    places = means.map(Estimate.init(exactly:))
    excesses = variances.map(Estimate.init(exactly:))
    try require(means.count == weights.count, "means", "needs \(weights.count) values, has \(means.count)")
    try require(variances.count == weights.count, "variances", "needs \(weights.count) values, has \(variances.count)")
    try requireFinite(means, "means")
    for (index, variance) in variances.enumerated() { try requirePositive(variance, "variances[\(index)]") }
    self.weights = weights
    self.means = means
    self.variances = variances
    _ = try kernel(noiseVariance: Estimate(exactly: 0))
  }

  func kernel(noiseVariance: Estimate) throws(VerificationError) -> MixtureKernel {
    try require(
      noiseVariance.lower >= 0 && noiseVariance.upper.isFinite, "noiseVariance",
      "must be finite and at least 0, is \(noiseVariance.value)")
    return try MixtureKernel(law: law, means: places, excesses: excesses, common: noiseVariance)
  }
}
