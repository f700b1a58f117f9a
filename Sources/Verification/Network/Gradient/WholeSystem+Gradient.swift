extension WholeSystem {
  /// The loss of a batch, its derivative, and the distance to a point where the loss has no derivative.
  public struct Evaluation: Sendable {
    /// The mean cross-entropy plus Σ β·mean penalty, in nats per sample.
    public let loss: Double
    /// The derivative of the loss along the given direction.
    public let derivative: Double
    /// The smallest |pre-activation| of a hidden unit over the batch; at 0 the loss has a kink.
    public let kinkDistance: Double
    /// Whether each hidden unit was active on each sample; no kink is detected between two points with equal patterns.
    public let activations: [Bool]
  }

  /// The loss of a batch, in nats per sample.
  ///
  /// - Throws: `.invalidInput` naming the array of the batch that does not fit.
  /// - Complexity: O(samples × parameters).
  public func loss(_ batch: Batch) throws(VerificationError) -> Double {
    try evaluation(batch, direction: [Double](repeating: 0, count: parameters.count)).loss
  }

  /// The derivative of the loss along a direction in parameter space, by one pass in dual numbers.
  ///
  /// - Parameters:
  ///   - batch: the samples and the noise.
  ///   - direction: one value per parameter, in the order of `parameters`.
  /// - Returns: d/dh loss(parameters + h·direction) at h = 0, exact to rounding.
  /// - Throws: `.invalidInput` naming the array that does not fit.
  /// - Complexity: O(samples × parameters).
  public func directionalDerivative(_ batch: Batch, direction: [Double]) throws(VerificationError) -> Double {
    try evaluation(batch, direction: direction).derivative
  }

  /// All partial derivatives of the loss, each by one pass in dual numbers.
  ///
  /// - Returns: one value per parameter, in the order of `parameters`, exact to rounding.
  /// - Throws: `.invalidInput` naming the array that does not fit.
  /// - Complexity: O(samples × parameters²).
  /// - SeeAlso: NN-001
  public func gradient(_ batch: Batch) throws(VerificationError) -> [Double] {
    try validate(batch)
    var seeded = parameters.map { DualNumber($0) }
    return seeded.indices.map { index in
      seeded[index].derivative = 1
      defer { seeded[index].derivative = 0 }
      var pass = ForwardPass(system: self, batch: batch, parameters: seeded)
      return pass.loss().derivative
    }
  }

  /// The loss at parameters + step·direction, its derivative along the direction, and its distance to a kink.
  ///
  /// - Parameters:
  ///   - batch: the samples and the noise.
  ///   - direction: one value per parameter, in the order of `parameters`.
  ///   - step: the factor of the direction by which the parameters are moved first.
  /// - Throws: `.invalidInput` naming the array that does not fit.
  /// - Complexity: O(samples × parameters).
  public func evaluation(
    _ batch: Batch, direction: [Double], step: Double = 0
  ) throws(VerificationError) -> Evaluation {
    let values = parameters
    try validate(batch)
    try require(
      direction.count == values.count, "direction", "needs \(values.count) values, has \(direction.count)")
    try requireFinite(direction, "direction")
    let moved = zip(values, direction).map { DualNumber($0 + step * $1, derivative: $1) }
    var pass = ForwardPass(system: self, batch: batch, parameters: moved)
    let loss = pass.loss()
    return Evaluation(
      loss: loss.value, derivative: loss.derivative, kinkDistance: pass.kinkDistance, activations: pass.activations)
  }
}
