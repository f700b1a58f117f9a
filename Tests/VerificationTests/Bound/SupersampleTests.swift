import PropertyTesting
import RealModule
import Testing

@testable import Verification

@Suite struct `GB-005 the supersample informations are finite, ordered, and bound the gap` {
  /// The informations of one system, each with the bound that it gives.
  struct Figures {
    let gap, information, ceiling: Estimate
    let informations: [Estimate]
    let bounds: [Estimate]
    let sampleBound: Estimate

    /// - Parameter range: replaces b − a in the bounds.
    init?(_ drawn: DrawnSystem, range: Double? = nil) throws {
      let enumeration = try drawn.enumeration
      let (m, own) = (drawn.model.sampleCount, enumeration.system.lossRange)
      guard let figures = enumeration.supersample() else { return nil }
      let risks = enumeration.risks()
      (gap, information) = (risks.absoluteGap, risks.information)
      ceiling = Estimate(exactly: Double(m)) * .log(Estimate(exactly: 2))
      informations = [
        figures.unconditionalDifferences.sum(), figures.pairDifferences, figures.differences, figures.predictions,
        figures.hypothesis,
      ]
      bounds =
        [
          GeneralizationBounds.lossDifferences(
            range: (range ?? 1) * own, informations: figures.unconditionalDifferences)
        ]
        + informations.dropFirst().map {
          GeneralizationBounds.conditional(range: (range ?? 1) * own, information: $0, sampleCount: m)
        }
      sampleBound = GeneralizationBounds.mutualInformation(
        deviation: own / 2, information: information, sampleCount: m)
    }
  }

  /// Whether a system refutes that each information is at most the next.
  func refutesOrder(_ informations: [Estimate]) -> Bool {
    zip(informations, informations.dropFirst()).contains { refutes($0, atMost: $1) }
  }

  @Test func `each information is at most the next, and each bound at least the gap`() {
    checkProperty(DrawnSystem.all, PropertySettings(cases: 400)) { drawn in
      guard let figures = try Figures(drawn) else { return }
      #expect(!refutesOrder(figures.informations + [figures.information]))
      #expect(!refutesOrder(figures.informations + [figures.ceiling]))
      for bound in figures.bounds { #expect(!refutes(figures.gap, atMost: bound)) }
    }
  }

  @Test func `predictions may tell more than the losses, and no more than the hypothesis`() throws {
    // Hypotheses 0 and 1 predict alike; all losses are 0.
    let system = try FiniteLearningSystem(
      sampleCount: 1, law: [1, 1], algorithm: [[4, 1, 1], [1, 3, 2]], loss: [[0, 0], [0, 0], [0, 0]],
      predictions: [[0, 1], [0, 1], [1, 1]])
    let figures = try #require(SystemEnumeration(system).supersample())
    #expect(figures.differences.contains(0))
    #expect(figures.predictions.certainlyExceeds(figures.differences))
    #expect(figures.hypothesis.certainlyExceeds(figures.predictions))
  }

  @Test func `control: the orders reversed are refuted`() {
    let pairs = [(1, 0), (2, 1), (3, 2), (4, 3)]
    let smallest = pairs.map { larger, smaller in
      DrawnSystem.small.smallestCounterexamples(seeds: 2) {
        guard let figures = try Figures($0) else { return false }
        return refutesOrder([figures.informations[larger], figures.informations[smaller]])
      }
    }
    #expect(
      smallest.map(simplest) == [
        "m=1 μ=[1, 1] P=[[1, 1], [1, 2]] ℓ=[[0, 0], [0, 1]]",
        "m=2 μ=[1, 1] P=[[1, 1], [1, 1], [1, 1], [1, 2]] ℓ=[[0, 0], [0, 1]]",
        "m=1 μ=[1, 1] P=[[1, 1], [1, 2]] ℓ=[[0, 0], [1, 1]]",
        "m=1 μ=[1, 1] P=[[1, 1], [1, 2]] ℓ=[[0, 0], [0, 0]]",
      ])
    let whole = DrawnSystem.small.smallestCounterexamples(seeds: 2) {
      guard let figures = try Figures($0) else { return false }
      return refutesOrder([figures.information, figures.informations[4]])
    }
    #expect(simplest(whole) == "m=1 μ=[1, 1] P=[[1, 1], [1, 2]] ℓ=[[0, 0], [0, 0]]")
  }

  @Test func `control: the bounds are not ordered as their informations are`() {
    let smallest = DrawnSystem.small.smallestCounterexamples(seeds: 2) {
      guard let figures = try Figures($0) else { return false }
      return refutes(figures.bounds[4], atMost: figures.sampleBound)
    }
    #expect(simplest(smallest) == "m=1 μ=[1, 1] P=[[1, 1], [1, 2]] ℓ=[[0, 0], [0, 1]]")
  }

  @Test func `control: half the range in place of the range is refuted`() {
    let smallest = DrawnSystem.small.smallestCounterexamples(seeds: 2) {
      guard let figures = try Figures($0, range: 0.5) else { return false }
      return refutes(figures.gap, atMost: figures.bounds[4])
    }
    #expect(simplest(smallest) == "m=1 μ=[1, 1] P=[[1, 1], [1, 2]] ℓ=[[0, 1], [1, 0]]")
  }
}
