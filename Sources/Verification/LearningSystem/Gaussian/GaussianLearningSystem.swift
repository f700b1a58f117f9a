/// A learning system of normal data and a normal hypothesis, which predicts with normal errors.
///
/// - SeeAlso: GB-001, GB-002
public protocol GaussianLearningSystem: Sendable {
  /// m, at least 1.
  var sampleCount: Int { get }

  /// I(S;W) in nats; infinite where the hypothesis is a function of the sample.
  func information() throws(VerificationError) -> Estimate

  /// I(W;Z_i) in nats, for each i.
  func sampleInformations() throws(VerificationError) -> [Estimate]

  /// The error of the prediction for each sample, on that sample and on a fresh one in its place.
  func errors() throws(VerificationError) -> [PredictionError]
}

/// The normal law of the error of a prediction.
public struct PredictionError: Sendable {
  /// Its mean, the same on both.
  public let mean: Estimate
  /// Its variance on the sample that was learned from.
  public let trainedVariance: Estimate
  /// Its variance on a fresh sample in that place.
  public let freshVariance: Estimate
}

extension GaussianLearningSystem {
  /// The generalization gap E[R(W) − R̂_S(W)] of the squared error, which no σ bounds.
  public func squaredGap() throws(VerificationError) -> Estimate {
    let errors = try errors()
    return errors.map { $0.freshVariance - $0.trainedVariance }.sum() / Estimate(exactly: Double(errors.count))
  }

  /// The generalization gap of the squared error clipped at c, a loss in [0, c].
  ///
  /// - Throws: `.invalidInput` if the clip is not finite and above 0; `.numerical`.
  /// - Complexity: O(m) beyond the errors.
  public func clippedGap(at clip: Double) throws(VerificationError) -> Estimate {
    let loss = try ClippedSquare(clip: clip)
    let errors = try errors()
    var sum = Estimate(exactly: 0)
    for error in errors {
      sum += try loss.mean(mean: error.mean, variance: error.freshVariance)
      sum += -(try loss.mean(mean: error.mean, variance: error.trainedVariance))
    }
    return sum / Estimate(exactly: Double(errors.count))
  }
}
