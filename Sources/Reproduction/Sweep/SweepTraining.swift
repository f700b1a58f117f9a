/// The figures of one training of a sweep.
public struct SweepTraining: Codable, Sendable, Equatable {
  /// The kind of network.
  public let variant: Run.Variant
  /// The gate; nil without gates.
  public let gate: String?
  /// The weight β of the rate in the objective; 0 without gates.
  public let beta: Double
  /// The share of the test samples that are classified correctly.
  public let accuracy: Double
  /// The mean cross-entropy on the test samples, nats per sample.
  public let crossEntropy: Double
  /// The values that were exchanged in training, of latents and of errors.
  public let values: Int
  /// The variational rate of all links on the test samples, nats per sample; nil without gates.
  public let rate: Double?

  init(_ run: Run, gate: String? = nil) {
    (variant, self.gate, beta, accuracy, crossEntropy) = (run.variant, gate, run.beta, run.accuracy, run.crossEntropy)
    (values, rate) = (run.exchange.forwardValues + run.exchange.backwardValues, run.rate)
  }
}
