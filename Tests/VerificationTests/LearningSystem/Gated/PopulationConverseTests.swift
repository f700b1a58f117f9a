import PropertyTesting
import RealModule
import Testing
import Verification

@Suite struct `GB-004 the risk is at least the convex envelope of the trade-off at the population rate` {
  @Test func `no drawn risk lies below the envelope or above the population form of GB-003`() {
    checkProperty(DrawnSystem.gated) { drawn in
      let figures = SystemFigures(try drawn.system)
      #expect(ProvenInequality.populationConverse.isRefuted(on: figures) == false)
      #expect(ProvenInequality.rateDistortionPopulation.isRefuted(on: figures) == false)
    }
  }

  @Test func `a random choice of two hypotheses attains the envelope, below the trade-off`() throws {
    let drawn = DrawnSystem(
      model: LearningSystem(
        sampleCount: 1, law: Weights([1, 1]), algorithm: [Weights([1, 1]), Weights([1, 1])],
        loss: [[1, 1], [0, 0]]), gate: [[Weights([1, 1]), Weights([1, 1])], [Weights([1, 0]), Weights([0, 1])]])
    let figures = SystemFigures(try drawn.system)
    #expect(figures.value(of: .Denvelopepopulation)?.contains(0.5) == true)
    #expect(figures.value(of: .Epop)?.contains(0.5) == true)
    #expect(figures.value(of: .Dpopulation)?.contains(1) == true)
  }

  /// The smallest systems that refute the converse with another value instead of the envelope at the population rate.
  func smallest(_ wrong: (SystemFigures) -> Estimate?) -> Set<String> {
    DrawnSystem.gated.smallestCounterexamples(seeds: 4) { drawn in
      let figures = SystemFigures(try drawn.system)
      guard let value = wrong(figures) else { return false }
      return ProvenInequality.populationConverse.isRefuted(on: figures, with: [.Denvelopepopulation: value]) == true
    }
  }

  @Test func `control: the empirical rate instead of the population rate is refuted`() {
    #expect(
      simplest(smallest { $0.value(of: .Denvelope) })
        == "m=1 μ=[1, 1] P=[[1, 1], [1, 1]] ℓ=[[0, 0], [0, 1]] gate=[[[1, 1], [1, 2]], [[1, 1], [1, 1]]] β=0/4")
  }

  @Test func `control: the trade-off itself instead of its envelope is refuted`() {
    #expect(
      simplest(smallest { $0.value(of: .Dpopulation) })
        == "m=1 μ=[1, 1] P=[[1, 1], [1, 1]] ℓ=[[0, 0], [0, 1]] gate=[[[1, 1], [1, 2]], [[1, 1], [1, 1]]] β=0/4")
  }
}
