/// Hypotheses at points of a line, for bounds by the Wasserstein distance of their laws.
///
/// The distance of two hypotheses is that of their points.
///
/// - SeeAlso: GB-017
public struct HypothesisLine: Sendable {
  /// The point of each hypothesis, strictly ascending.
  public let points: [Double]
  /// The distances of neighboring points, one fewer than there are points.
  let steps: [Estimate]

  /// A line of points.
  ///
  /// - Parameter points: the point of each hypothesis, finite and strictly ascending.
  /// - Throws: `.invalidInput` naming the first point that does not fit.
  public init(_ points: [Double]) throws(VerificationError) {
    try require(!points.isEmpty, "points", "needs at least one")
    try requireFinite(points, "points")
    for (index, (point, next)) in zip(points, points.dropFirst()).enumerated() {
      try require(point < next, "points[\(index + 1)]", "must be above \(point), is \(next)")
    }
    self.points = points
    steps = zip(points, points.dropFirst()).map { Estimate(exactly: $1) - Estimate(exactly: $0) }
  }

  /// The least L with |f(w) − f(w′)| ≤ L·|w − w′|, f the losses on one value less an offset of each hypothesis.
  func lipschitzConstant(_ losses: [Double], offsets: [Double]) -> Estimate {
    let levels = zip(losses, offsets).map { Estimate(exactly: $0) - Estimate(exactly: $1) }
    return steps.indices.map { (levels[$0 + 1] - levels[$0]).absolute / steps[$0] }
      .reduce(Estimate(exactly: 0), Estimate.maximum)
  }
}

extension SystemEnumeration {
  /// The bound (1/m) Σ_i E[L(Z_i)·W₁(P_{W|Z_i}, P_W)] on the magnitude of the gap, W₁ the Wasserstein distance on a line.
  ///
  /// L(z) is the least Lipschitz constant of the losses on z less the offsets, which leave the gap unchanged.
  ///
  /// - Parameters:
  ///   - line: the points of the hypotheses, |𝒲| of them.
  ///   - offsets: a number for each hypothesis; 0 by default.
  /// - Throws: `.invalidInput` if the number of points or offsets is not that of the hypotheses.
  /// - Complexity: O(rows·|𝒲|·m) for rows by samples, O(rows·|𝒲|·|Z|) by counts.
  /// - SeeAlso: GB-017
  public func transportBound(
    along line: HypothesisLine, offsets: [Double]? = nil
  ) throws(VerificationError) -> Estimate {
    let offsets = offsets ?? [Double](repeating: 0, count: hypotheses)
    try require(line.points.count == hypotheses, "points", "needs \(hypotheses) values, has \(line.points.count)")
    try require(offsets.count == hypotheses, "offsets", "needs \(hypotheses) values, has \(offsets.count)")
    let constants = (0..<values).map { z in
      line.lipschitzConstant(system.loss.map { $0[z] }, offsets: offsets)
    }
    let parts = eachSample { joint in
      (0..<values).map { z in
        constants[z] * transportDistance(joint[(z * hypotheses)...].prefix(hypotheses), law[z], line)
      }.sum()
    }
    return parts.sum() / Estimate(exactly: Double(parts.count))
  }

  /// μ(z)·W₁(P_{W|Z_i=z}, P_W) from the probabilities P(w, z) of all hypotheses.
  ///
  /// On a line it is Σ_k |P(W ≤ w_k, z) − P(W ≤ w_k)·μ(z)|·(w_{k+1} − w_k). Each sum of probabilities has the rounding
  /// of its terms, whose masses are at most 2μ(z) together.
  private func transportDistance(
    _ joint: ArraySlice<Double>, _ probability: Double, _ line: HypothesisLine
  ) -> Estimate {
    let tolerance = Tolerance.rounding(operations: 2 * roundings + hypotheses + 4, condition: 1, scale: 2 * probability)
    var (excess, sum) = (0.0, Estimate(exactly: 0))
    for (w, value) in joint.enumerated().dropLast() {
      excess += value - marginal[w] * probability
      sum += Estimate(excess, within: tolerance).absolute * line.steps[w]
    }
    return sum
  }
}
