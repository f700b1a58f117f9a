import Testing
import Verification

@Suite struct `The list of proven inequalities` {
  /// Whether an inequality is of a claim about bounds, names the quantity that decides it, and has a name and conditions.
  private func isComplete(_ proven: ProvenInequality, decidedBy quantity: Quantity) -> Bool {
    proven.claim.wholeMatch(of: #/GB-0(0[1-5]|09|10|13|14)/#) != nil && proven.inequality.quantities.contains(quantity)
      && !proven.name.isEmpty && !proven.conditions.isEmpty
  }

  @Test func `each is stated once, with the quantity that decides it`() {
    #expect(ProvenInequality.all.allSatisfy { isComplete($0, decidedBy: $0.decidedBy) })
    #expect(Set(ProvenInequality.all.map(\.inequality.text)).count == ProvenInequality.all.count)
    #expect(
      Set(ProvenInequality.all.map(\.claim)) == [
        "GB-001", "GB-002", "GB-003", "GB-004", "GB-005", "GB-009", "GB-010", "GB-013", "GB-014",
      ])
  }

  @Test func `each group has the conditions of its claim`() {
    let samples = "independent samples"
    let system = "\(samples), losses of a finite range above 0 or a finite I"
    let gates = "gates that are fixed before the data"
    let gated = "\(system), \(gates), a weight of the rate"
    let paired = "a supersample of independent samples with fair coins"
    for (proven, conditions) in [
      (ProvenInequality.mutualInformation, system), (.individualSamples, system), (.summedSamples, system),
      (.samplesBelowSample, samples), (.rateDistortion, gated), (.rateDistortionEnvelope, gated),
      (.rateDistortionPopulation, gated), (.rateDistortionVariational, "\(gated), priors"),
      (.rateDistortionPopulationEnvelope, gated), (.rateDistortionExcess, gated), (.envelopeBelowDistortion, gates),
      (.populationConverse, gates), (.lossDifferences, "\(paired), losses of a finite range"),
      (.conditionalInformation, "\(paired), losses of a finite range"),
      (.riskDivergence, "\(samples), losses in a common finite interval"),
      (.gapBelowDivergence, "\(samples), losses in a common finite interval"), (.lagrangianBound, gated),
      (.lagrangianPopulation, gated), (.lagrangianVariational, "\(gated), priors"),
      (.lagrangianConverse, "\(gates), a weight of the rate"),
      (.lagrangianBelowEnvelope, "\(gates), a weight of the rate"),
      (.totalVariation, "\(samples), losses of a finite range"), (.totalVariationBelowInformation, samples),
      (.gapQuantile, "\(samples), losses of a finite range"),
    ] { #expect(proven.conditions == conditions, "\(proven.name)") }
    #expect(ProvenInequality.supersampleOrder.allSatisfy { $0.conditions == paired })
    #expect(ProvenInequality.all.count == 38 && ProvenInequality.supersampleOrder.count == 6)
  }

  @Test func `control: a quantity that an inequality does not name cannot decide it`() {
    #expect(!isComplete(.mutualInformation, decidedBy: .CMI))
  }

  /// The bound of GB-001 by hand: √(2·¼·2/4) = ½ at σ = ½, I = 2 nats and m = 4.
  private func bound(_ information: Double) -> Estimate? {
    ProvenInequality.mutualInformation.bound { quantity in
      switch quantity {
      case .sigma: Estimate(exactly: 0.5)
      case .I: Estimate(exactly: information)
      case .m: Estimate(exactly: 4)
      default: nil
      }
    }
  }

  @Test func `a bound takes the values that it is given, and has none without them`() throws {
    #expect(try #require(bound(2)).contains(0.5))
    #expect(try !#require(bound(3)).contains(0.5))
    #expect(ProvenInequality.mutualInformation.bound { _ in nil } == nil)
  }
}
