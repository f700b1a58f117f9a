/// A channel with finitely many inputs and outputs, without a law of its input.
///
/// Each row's law is its weights divided by their exact sum, as for `FiniteLaw`.
public struct DiscreteChannel: Sendable {
  /// The law of the output given each input, n rows of K outcomes.
  public let rows: [FiniteLaw]

  /// A channel with the given weights.
  ///
  /// - Parameter rows: n×K weights, each row of which sums to 1.
  /// - Throws: `.invalidInput` naming the row that is not a law or does not fit.
  public init(_ rows: [[Double]]) throws(VerificationError) {
    try require(!rows.isEmpty, "channel", "needs at least one row")
    var laws: [FiniteLaw] = []
    for (index, row) in rows.enumerated() {
      try require(
        row.count == rows[0].count, "channel[\(index)]", "needs \(rows[0].count) values, has \(row.count)")
      laws.append(try FiniteLaw(row, name: "channel[\(index)]"))
    }
    self.rows = laws
  }

  /// The binary symmetric channel, which flips its input.
  ///
  /// - Parameter crossover: the probability of a flip, in [0, 1].
  /// - Throws: `.invalidInput` if it is not a probability.
  public static func binarySymmetric(crossover: Double) throws(VerificationError) -> DiscreteChannel {
    try requireProbability(crossover, "crossover")
    return try DiscreteChannel([[1 - crossover, crossover], [crossover, 1 - crossover]])
  }

  /// The binary erasure channel; its last output is the erasure.
  ///
  /// - Parameter erasure: the probability of an erasure, in [0, 1].
  /// - Throws: `.invalidInput` if it is not a probability.
  public static func binaryErasure(erasure: Double) throws(VerificationError) -> DiscreteChannel {
    try requireProbability(erasure, "erasure")
    return try DiscreteChannel([[1 - erasure, 0, erasure], [0, 1 - erasure, erasure]])
  }

  /// The number K of outputs.
  public var outputCount: Int { rows[0].weights.count }

  /// The joint law of an input and its output.
  ///
  /// - Parameter law: n weights that sum to 1.
  /// - Throws: `.invalidInput` if it is not a law on the inputs.
  public func joint(input law: [Double]) throws(VerificationError) -> JointLaw {
    try JointLaw(shape: [rows.count], weights: law).appending(self, of: [0])
  }
}

/// Throws `.invalidInput` unless a value lies in [0, 1].
func requireProbability(_ value: Double, _ parameter: String) throws(VerificationError) {
  try require(value >= 0 && value <= 1, parameter, "must lie in [0, 1], is \(value)")
}
