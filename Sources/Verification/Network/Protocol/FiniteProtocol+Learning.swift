extension FiniteProtocol {
  /// The risks of an output that is a hypothesis learned from samples among the data.
  public struct Risks: Sendable {
    /// The population risk E[R(W)], on a sample with the same law that is independent of the data.
    public let population: Estimate
    /// The empirical risk E[R̂_S(W)], on the samples.
    public let empirical: Estimate

    /// The generalization gap E[R(W) − R̂_S(W)].
    public var gap: Estimate { population - empirical }
  }

  /// The risks of one node's output.
  ///
  /// - Parameters:
  ///   - output: the variable that is the hypothesis.
  ///   - samples: for each sample, the data that constitute it; all samples have equally many, with equal laws.
  ///   - loss: for each hypothesis, the loss on each sample value; the last of the sample's data varies fastest.
  /// - Throws: `.invalidInput` if a variable does not exist or is named twice, or a loss does not fit.
  /// - Complexity: O(cells · samples).
  /// - SeeAlso: TR-006, GB-016, GB-019
  public func risks(output: Int, samples: [[Int]], loss: [[Double]]) throws(VerificationError) -> Risks {
    try require(!samples.isEmpty, "samples", "needs at least one")
    let hypotheses = laws[output].outputCount
    try require(loss.count == hypotheses, "loss", "needs \(hypotheses) rows, has \(loss.count)")
    let share = Estimate(exactly: 1) / Estimate(exactly: Double(samples.count))
    var population = Estimate(exactly: 0)
    var empirical = Estimate(exactly: 0)
    for sample in samples {
      let values = sample.reduce(1) { $0 * laws[$1].outputCount }
      try require(loss.allSatisfy { $0.count == values }, "loss", "needs \(values) columns in each row")
      let together = try joint.marginal(of: sample + [output]).probabilities
      let law = try joint.marginal(of: sample).probabilities
      let marginal = try joint.marginal(of: [output]).probabilities
      for hypothesis in 0..<hypotheses {
        for value in 0..<values {
          let cost = Estimate(exactly: loss[hypothesis][value]) * share
          empirical += cost * together[value * hypotheses + hypothesis]
          population += cost * law[value] * marginal[hypothesis]
        }
      }
    }
    return Risks(population: population, empirical: empirical)
  }
}
