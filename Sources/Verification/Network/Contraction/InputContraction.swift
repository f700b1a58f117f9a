// The greatest share of information about its input that a channel passes on, for one law of the input.
extension DiscreteChannel {
  /// The squared maximal correlation of the output and the input with a given law: the χ² contraction at that law.
  ///
  /// It is the greatest eigenvalue of √(p_x p_x')·Σ_y q_y (W_xy/q_y − 1)(W_x'y/q_y − 1) with q = pW. It is *not* an
  /// upper bound of I(U;Y)/I(U;X), but only of the limit of that ratio for U almost independent of X.
  ///
  /// - Parameter law: n weights that sum to 1.
  /// - Throws: `.invalidInput` if it is not a law on the inputs; `.numerical` if the library fails.
  /// - Complexity: O(n²K + n³).
  /// - SeeAlso: RD-006
  public func squaredMaximalCorrelation(input law: [Double]) throws(VerificationError) -> Estimate {
    let joint = try joint(input: law)
    let inputs = try joint.marginal(of: [0]).probabilities
    let outputs = try joint.marginal(of: [1]).probabilities
    let present = inputs.indices.filter { inputs[$0].value > 0 }
    // The quotient of an output that no input reaches has no bounds; its product with the probability 0 is 0.
    let excess = present.map { x in
      zip(rows[x].probabilities, outputs).map { $0 / $1 - Estimate(exactly: 1) }
    }
    let roots = present.map { Estimate.squareRoot(inputs[$0]) }
    let matrix = EstimateMatrix(rows: present.count, columns: present.count) { x, other in
      let sum = outputs.indices.map { outputs[$0] * excess[x][$0] * excess[other][$0] }.sum()
      return roots[x] * roots[other] * sum
    }
    let greatest = try SymmetricSpectrum(matrix).eigenvalues.reduce(Estimate(exactly: 0), Estimate.maximum)
    return .between(min(greatest.lower, 1), min(greatest.upper, 1), near: greatest.value)
  }

  /// The coefficient η at a law of the input: the supremum of I(U;Y)/I(U;X) over U − X − Y, where X has that law.
  ///
  /// It equals sup KL(qW ‖ pW)/KL(q ‖ p) over laws q ≠ p on the inputs of positive probability. Every such ratio bounds
  /// it from below, and so does the squared maximal correlation. It is at most ``contraction`` of the channel
  /// restricted to the inputs of positive probability. With more than two of these the supremum is not a convex
  /// problem, and that coefficient is the upper end. With two, the upper end is the least of the values tried that is
  /// proved to be an upper bound, or that coefficient if none is; that the interval is then narrow is observed, not
  /// proved.
  /// Source of the identity: V. Anantharam, A. Gohari, S. Kamath, C. Nair, "On maximal correlation, hypercontractivity,
  /// and the data processing inequality studied by Erkip and Cover", arXiv:1304.6133.
  ///
  /// - Parameter law: n weights that sum to 1.
  /// - Throws: `.invalidInput` if it is not a law on the inputs; `.numerical` if the library fails.
  /// - SeeAlso: RD-006, TR-004
  public func contraction(input law: [Double]) throws(VerificationError) -> Estimate {
    let input = try FiniteLaw(law, name: "law")
    try require(law.count == rows.count, "law", "needs \(rows.count) values, has \(law.count)")
    let present = law.indices.filter { law[$0] > 0 }
    guard present.count > 1 else { return Estimate(exactly: 0) }
    let restricted = try DiscreteChannel(present.map { rows[$0].weights })
    let weights = present.map { law[$0] }
    let correlation = try restricted.squaredMaximalCorrelation(input: weights)
    var bounds = Estimate.between(
      correlation.lower, max(restricted.contraction.upper, correlation.lower), near: correlation.value)
    if present.count == 2 {
      let curve = DivergenceRatio(restricted.rows[0], restricted.rows[1], share: input.probabilities[present[0]])
      return curve.supremum(within: bounds)
    }
    let output = try joint(input: law).marginal(of: [1]).probabilities
    for x in present {
      let ratio =
        divergence(rows[x].probabilities, output) / -Estimate.log(input.probabilities[x])
      bounds = .between(
        max(bounds.lower, min(ratio.lower, bounds.upper)), bounds.upper, near: max(bounds.value, ratio.value))
    }
    return bounds
  }
}

/// KL(p ‖ q) = Σ q·ψ(p/q − 1) in nats, for a first law p that is absolutely continuous with respect to the second law
/// q.
func divergence(_ first: [Estimate], _ second: [Estimate]) -> Estimate {
  zip(first, second).filter { $1.value > 0 }
    .map { $1 * Estimate.relativeEntropyTerm($0 / $1 - Estimate(exactly: 1)) }.sum()
}
