import RealModule

/// The informations of the supersample setting: Z̃ is m pairs of samples, and the coin U_i selects the sample of pair i
/// from which W is learned.
///
/// - SeeAlso: GB-005, GB-011, GB-012
public struct SupersampleFigures: Sendable {
  /// The conditional mutual information (CMI), I(W;U|Z̃), in nats.
  public let hypothesis: Estimate
  /// The f-CMI, I(F;U|Z̃), in nats, where F are the predictions on Z̃, or the losses if the system has no predictions.
  public let predictions: Estimate
  /// The loss-difference CMI, I(Δ;U|Z̃), in nats, where Δ is the vector of the m loss differences.
  public let differences: Estimate
  /// The sum Σ_i I(Δ_i;U_i|Z̃) in nats.
  public let pairDifferences: Estimate
  /// The unconditional information I(Δ_i;U_i) in nats for each pair i, m values.
  public let unconditionalDifferences: [Estimate]
}

extension SystemEnumeration {
  /// The greatest number of selections that ``supersample()`` enumerates.
  public static let mostSelections = 20_000_000

  /// The greatest number of comparisons of two hypotheses on a pair of values that ``supersample()`` stores.
  public static let mostComparisons = 10_000_000

  /// The informations of the supersample setting, or `nil` if there are too many selections or comparisons.
  ///
  /// Source: T. Steinke, L. Zakynthinou, COLT 2020; Z. Wang, Y. Mao, ICML 2023.
  ///
  /// Loss differences within 8ε of the largest loss count as equal.
  ///
  /// - Throws: `.invalidInput` if loss differences are so close that it is not decided which are equal.
  /// - Complexity: O(|Z|^(2m)·|𝒲|) for rows by samples; for rows by counts, polynomial in m for fixed |Z|.
  public func supersample() throws(VerificationError) -> SupersampleFigures? {
    let support = Double(law.count { $0 > 0 })
    let comparisons = support * (support + 1) / 2 * Double(hypotheses) * Double(hypotheses)
    guard comparisons <= Double(Self.mostComparisons) else { return nil }
    var sums = try SupersampleSums(self)
    guard sums.selectionCount <= Double(Self.mostSelections) else { return nil }
    sums.add()
    let tolerance = informationTolerance(
      outcomes: hypotheses * values * values, terms: Int(sums.selectionCount) + hypotheses * values * values)
    func estimate(_ value: Double) -> Estimate { Estimate(value, within: tolerance).clamped(atLeast: 0) }
    let pairs = sums.unconditional.map(estimate)
    let count = classes.sampleCount
    // The error of a sum over pairs is at most the sum of the terms' errors.
    let pairSum = Estimate(exactly: Double(count)) * estimate(sums.pairs / Double(count))
    return SupersampleFigures(
      hypothesis: estimate(sums.hypothesis), predictions: estimate(sums.predictions),
      differences: estimate(sums.differences), pairDifferences: pairSum,
      unconditionalDifferences: pairs.count == count ? pairs : [Estimate](repeating: pairs[0], count: count))
  }
}
