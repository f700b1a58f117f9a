extension WholeSystem {
  /// The loss of a batch and how far its parameters are from a point where the loss has no derivative.
  public struct Evaluation: Sendable {
    /// Mean cross-entropy plus Σ β·mean penalty, in nats per sample.
    public let loss: Double
    /// The derivative of the loss along the direction asked for.
    public let derivative: Double
    /// The smallest |pre-activation| of a hidden unit over the batch: 0 is a kink of the loss.
    public let kinkDistance: Double
    /// Whether each hidden unit was active: two points of equal patterns have no kink seen between them.
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
  /// - Parameter direction: one value a parameter, in the order of `parameters`.
  /// - Returns: d/dh loss(parameters + h·direction) at h = 0, exact to rounding.
  /// - Throws: `.invalidInput` naming the array that does not fit.
  /// - Complexity: O(samples × parameters).
  public func directionalDerivative(_ batch: Batch, direction: [Double]) throws(VerificationError) -> Double {
    try evaluation(batch, direction: direction).derivative
  }

  /// Every partial derivative of the loss, by one pass in dual numbers each.
  ///
  /// - Returns: one value a parameter, in the order of `parameters`, exact to rounding.
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
  ///   - direction: one value a parameter, in the order of `parameters`.
  ///   - step: how far to move first.
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
