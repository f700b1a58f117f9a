import RealModule

/// The bounds on the gap by the relative entropy to a law Q of hypotheses that is fixed before the data.
///
/// - SeeAlso: GB-018
public struct ReferenceBound: Sendable {
  /// (1/m) Σ_i E[σ(Z_i)·√(2 KL(P_{W|Z_i} ‖ Q))].
  public let each: Estimate
  /// (1/m) Σ_i √(2 E[σ(Z_i)²]·E KL(P_{W|Z_i} ‖ Q)), at least ``each``.
  public let averaged: Estimate
}

extension SystemEnumeration {
  /// The bounds by a reference law, with half the range of R(w) − ℓ(w, z) over its hypotheses as σ(z).
  ///
  /// They are infinite if a hypothesis that the algorithm may choose has the reference probability 0.
  ///
  /// - Parameter reference: the weights of the law Q of hypotheses, |𝒲| of them.
  /// - Throws: `.invalidInput` if the weights do not fit, one is negative or not finite, or all are 0.
  /// - Complexity: O(rows·|𝒲|·m) for rows by samples, O(rows·|𝒲|·|Z|) by counts.
  /// - SeeAlso: GB-018
  public func referenceBound(_ reference: [Double]) throws(VerificationError) -> ReferenceBound {
    try require(
      reference.count == hypotheses, "reference", "needs \(hypotheses) weights, has \(reference.count)")
    for (index, weight) in reference.enumerated() { try requireNonnegative(weight, "reference[\(index)]") }
    try require(reference.contains { $0 > 0 }, "reference", "needs a weight above 0")
    let deviations = (0..<values).map { z in
      let excesses = reference.indices.filter { reference[$0] > 0 }.map { w in
        Estimate(populationRisks[w], within: riskTolerance) - Estimate(exactly: system.loss[w][z])
      }
      let (most, least) = (excesses.dropFirst(), excesses.dropFirst())
      let range =
        most.reduce(excesses[0], Estimate.maximum) - least.reduce(excesses[0], Estimate.minimum)
      return Estimate(exactly: 0.5) * range.clamped(atLeast: 0)
    }
    return referenceBound(normalized(reference), deviations: deviations)
  }

  /// The bounds by a reference law of given probabilities, with given σ(z).
  func referenceBound(_ reference: [Double], deviations: [Estimate]) -> ReferenceBound {
    let two = Estimate(exactly: 2)
    let masses = law.map { Estimate($0, within: .rounding(operations: roundings, condition: 1, scale: $0)) }
    let square = zip(masses, deviations).map { $0 * $1 * $1 }.sum()
    let parts = eachSample { joint -> (each: Estimate, averaged: Estimate) in
      let entropies = (0..<values).map { z in
        law[z] > 0 ? relativeEntropy(joint[(z * hypotheses)...].prefix(hypotheses), law[z], reference) : nil
      }
      if entropies.contains(where: { $0?.lower == .infinity }) {
        return (Estimate(exactly: .infinity), Estimate(exactly: .infinity))
      }
      let roots = (0..<values).compactMap { z in
        entropies[z].map { deviations[z] * .squareRoot(two * masses[z] * $0) }
      }
      return (roots.sum(), .squareRoot(two * square * entropies.compactMap { $0 }.sum()))
    }
    if parts.contains(where: { $0.each.lower == .infinity }) {
      return ReferenceBound(each: Estimate(exactly: .infinity), averaged: Estimate(exactly: .infinity))
    }
    let count = Estimate(exactly: Double(parts.count))
    return ReferenceBound(each: parts.map(\.each).sum() / count, averaged: parts.map(\.averaged).sum() / count)
  }

  /// μ(z)·KL(P_{W|Z_i=z} ‖ Q) from the probabilities P(w, z) of all hypotheses.
  private func relativeEntropy(_ joint: ArraySlice<Double>, _ probability: Double, _ reference: [Double]) -> Estimate {
    var (sum, greatest) = (-xLogX(probability), 0.0)
    for (value, base) in zip(joint, reference) where value > 0 {
      if base == 0 { return Estimate(exactly: .infinity) }
      let logarithm = Double.log(base)
      greatest = max(greatest, logarithm.magnitude)
      sum += xLogX(value) - value * logarithm
    }
    let terms = informationTolerance(outcomes: hypotheses * values, terms: 2 * hypotheses)
    let cross = Tolerance.rounding(operations: 4 * (roundings + 2 * hypotheses + 8), condition: 1, scale: greatest)
    return Estimate(sum, within: terms + cross).clamped(atLeast: 0)
  }
}
