import RealModule

/// The informations of the supersample setting: Z̃ holds m pairs of samples, and the coin U_i says which of a pair W sees.
///
/// - SeeAlso: GB-005
public struct SupersampleFigures: Sendable {
  /// CMI, I(W;U|Z̃) in nats.
  public let hypothesis: Estimate
  /// f-CMI, I(F;U|Z̃) in nats, F the predictions on Z̃; where the system has none, the losses.
  public let predictions: Estimate
  /// Loss-difference CMI, I(Δ;U|Z̃) in nats, Δ the vector of the m loss differences.
  public let differences: Estimate
  /// Σ_i I(Δ_i;U_i|Z̃) in nats.
  public let pairDifferences: Estimate
  /// I(Δ_i;U_i) in nats, without Z̃, for each i.
  public let unconditionalDifferences: [Estimate]
}

extension SystemEnumeration {
  /// The most selections that ``supersample()`` goes through.
  public static let mostSelections = 20_000_000

  /// The most comparisons of two hypotheses on a pair of values that ``supersample()`` keeps.
  public static let mostComparisons = 10_000_000

  /// The informations of the supersample setting, or `nil` where there are too many selections to enumerate.
  ///
  /// Source: T. Steinke, L. Zakynthinou, COLT 2020; Z. Wang, Y. Mao, ICML 2023.
  ///
  /// Loss differences within 8ε of the largest loss count as equal.
  ///
  /// - Throws: `.invalidInput` if loss differences lie so close together that which are equal is not decided.
  /// - Complexity: O(|Z|^2m·|𝒲|) with samples; with counts, polynomial in m for fixed |Z|.
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
    // A sum over pairs errs by as many terms' errors.
    let pairSum = Estimate(exactly: Double(count)) * estimate(sums.pairs / Double(count))
    return SupersampleFigures(
      hypothesis: estimate(sums.hypothesis), predictions: estimate(sums.predictions),
      differences: estimate(sums.differences), pairDifferences: pairSum,
      unconditionalDifferences: pairs.count == count ? pairs : [Estimate](repeating: pairs[0], count: count))
  }
}
