import PropertyTesting
import RealModule
import Testing
import Verification

@Suite struct `GB-004 the risk is at least the convex envelope of the trade-off at the population rate` {
  /// Whether a system refutes that its risk is at least the envelope at a rate.
  func refutesConverse(_ drawn: DrawnSystem, at rate: (GatedSystem) -> Estimate) throws -> Bool {
    guard let system = try GatedSystem(drawn) else { return false }
    guard let envelope = system.population.tradeoff.envelope(at: rate(system)) else { return false }
    return refutes(envelope, atMost: system.risk)
  }

  @Test func `no drawn risk lies below the envelope or above the population form of GB-003`() {
    checkProperty(DrawnSystem.gated) { drawn in
      let isRefuted = try refutesConverse(drawn) { $0.population.rate }
      #expect(!isRefuted)
      guard let system = try GatedSystem(drawn),
        let upper = system.bound(system.population.rate, system.population.optimizationGap)
      else { return }
      #expect(!refutes(system.risk, atMost: upper))
    }
  }

  @Test func `a random choice of two hypotheses attains the envelope, below the trade-off`() throws {
    let drawn = DrawnSystem(
      model: LearningSystem(
        sampleCount: 1, law: Weights([1, 1]), algorithm: [Weights([1, 1]), Weights([1, 1])],
        loss: [[1, 1], [0, 0]]), gate: [[Weights([1, 1]), Weights([1, 1])], [Weights([1, 0]), Weights([0, 1])]])
    let system = try #require(try GatedSystem(drawn))
    let envelope = try #require(system.population.tradeoff.envelope(at: system.population.rate))
    #expect(envelope.contains(0.5) && system.risk.contains(0.5))
    #expect(system.population.tradeoff.distortion(at: system.population.rate)?.contains(1) == true)
  }

  @Test func `control: the empirical rate instead of the population rate is refuted`() {
    let smallest = DrawnSystem.gated.smallestCounterexamples(seeds: 4) { drawn in
      try refutesConverse(drawn) { $0.empirical.rate }
    }
    #expect(
      simplest(smallest)
        == "m=1 μ=[1, 1] P=[[1, 1], [1, 1]] ℓ=[[0, 0], [0, 1]] gate=[[[1, 1], [1, 2]], [[1, 1], [1, 1]]] β=0/4")
  }

  @Test func `control: the trade-off itself instead of its envelope is refuted`() {
    let smallest = DrawnSystem.gated.smallestCounterexamples(seeds: 4) { drawn in
      guard let system = try GatedSystem(drawn) else { return false }
      guard let value = system.population.tradeoff.distortion(at: system.population.rate) else { return false }
      return refutes(value, atMost: system.risk)
    }
    #expect(
      simplest(smallest)
        == "m=1 μ=[1, 1] P=[[1, 1], [1, 1]] ℓ=[[0, 0], [0, 1]] gate=[[[1, 1], [1, 2]], [[1, 1], [1, 1]]] β=0/4")
  }
}
