/// A learning system with normal data, a normal hypothesis, and predictions with normal errors.
///
/// - SeeAlso: GB-001, GB-002
public protocol GaussianLearningSystem: Sendable {
  /// The number of samples m, at least 1.
  var sampleCount: Int { get }

  /// The information I(S;W) in nats; infinite if the hypothesis is a function of the sample.
  func information() throws(VerificationError) -> Estimate

  /// The information I(W;Z_i) in nats for each sample i, m values.
  func sampleInformations() throws(VerificationError) -> [Estimate]

  /// The law of the prediction error for each sample, on that sample and on a fresh one in its place.
  func errors() throws(VerificationError) -> [PredictionError]
}

/// The normal law of the error of a prediction.
public struct PredictionError: Sendable {
  /// The mean, the same on both samples.
  public let mean: Estimate
  /// The variance on the training sample.
  public let trainedVariance: Estimate
  /// The variance on a fresh sample in its place.
  public let freshVariance: Estimate
}

extension GaussianLearningSystem {
  /// The generalization gap E[R(W) − R̂_S(W)] of the squared error, which is not sub-Gaussian.
  ///
  /// - SeeAlso: GB-019
  public func squaredGap() throws(VerificationError) -> Estimate {
    let errors = try errors()
    return errors.map { $0.freshVariance - $0.trainedVariance }.sum() / Estimate(exactly: Double(errors.count))
  }

  /// The generalization gap of the squared error clipped at c, a loss in [0, c].
  ///
  /// - Throws: `.invalidInput` if the clip is not finite and above 0; `.numerical`.
  /// - Complexity: O(m) in addition to ``errors()``.
  public func clippedGap(at clip: Double) throws(VerificationError) -> Estimate {
    let risks = try clippedRisks(at: clip)
    let sum = risks.reduce(Estimate(exactly: 0)) { $0 + $1.fresh - $1.trained }
    return sum / Estimate(exactly: Double(risks.count))
  }

  /// The mean of the squared error clipped at c, a loss in [0, c], on each sample and on a fresh one in its place, m
  /// pairs.
  ///
  /// - Throws: `.invalidInput` if the clip is not finite and above 0; `.numerical`.
  /// - Complexity: O(m) in addition to ``errors()``.
  /// - SeeAlso: GB-009
  public func clippedRisks(at clip: Double) throws(VerificationError) -> [(trained: Estimate, fresh: Estimate)] {
    let loss = try ClippedSquare(clip: clip)
    var risks: [(trained: Estimate, fresh: Estimate)] = []
    for error in try errors() {
      risks.append(
        (
          trained: try loss.mean(mean: error.mean, variance: error.trainedVariance),
          fresh: try loss.mean(mean: error.mean, variance: error.freshVariance)
        ))
    }
    return risks
  }
}
