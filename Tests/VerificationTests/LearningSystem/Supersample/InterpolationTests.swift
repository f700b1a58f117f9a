import PropertyTesting
import RealModule
import Testing

@testable import Verification

@Suite struct `GB-012 without training loss the risk is the information of the loss differences in bits` {
  /// The drawn system with the losses a for 0 and b for 1; a loss of 2 keeps its value.
  func figures(_ drawn: DrawnSystem, _ a: Double = 0, _ b: Double = 1) throws -> SystemFigures {
    let system = try drawn.system
    return SystemFigures(
      try FiniteLearningSystem(
        sampleCount: system.sampleCount, law: system.law, algorithm: system.algorithm,
        loss: system.loss.map { row in row.map { $0 == 0 ? a : $0 == 1 ? b : $0 } }))
  }

  /// a + (b−a)·J/(m·unit).
  func risk(_ figures: SystemFigures, _ a: Double, _ b: Double, by quantity: Quantity, unit: Estimate) throws
    -> Estimate
  {
    let information = try #require(figures.value(of: quantity))
    let count = Estimate(exactly: Double(figures.system.sampleCount))
    return Estimate(exactly: a) + Estimate(exactly: b - a) * information / (count * unit)
  }

  static let bit = Estimate.log(Estimate(exactly: 2))

  /// Whether E[R(W)] is certainly another number than a + (b−a)·J/(m ln 2).
  func refutesIdentity(
    _ figures: SystemFigures, _ a: Double = 0, _ b: Double = 1, by quantity: Quantity = .ldCMIsamples,
    unit: Estimate = bit
  ) throws -> Bool {
    let (own, other) = (figures.risks.population, try risk(figures, a, b, by: quantity, unit: unit))
    return own.certainlyExceeds(other) || other.certainlyExceeds(own)
  }

  @Test func `the risk is a + (b−a)·Σ I(Δ_i;U_i)/(m ln 2)`() {
    checkProperty(DrawnSystem.interpolating, PropertySettings(cases: 400)) { drawn, observer in
      for (a, b) in [(0.0, 1.0), (2, 5), (-1, -0.5)] {
        let figures = try figures(drawn, a, b)
        #expect(figures.risks.empirical.contains(a))
        #expect(try !refutesIdentity(figures, a, b))
        let bound = try risk(figures, a, b, by: .ldCMIsamples, unit: Self.bit)
        #expect(bound.error < Tolerance.rounding(operations: 1 << 14, condition: 1, scale: 8).value)
        observer.cover(
          "a risk above a", atLeast: 0.2, when: figures.risks.population.certainlyExceeds(Estimate(exactly: a)))
        // The informations given the supersample give an upper bound, at most a root as in GB-005.
        for quantity in [Quantity.ldCMIpairs, .ldCMI, .fCMI, .CMI] {
          let limit = try risk(figures, a, b, by: quantity, unit: Self.bit)
          #expect(!refutes(figures.risks.population, atMost: limit))
          let information = try #require(figures.value(of: quantity))
          let root = Estimate.squareRoot(
            Estimate(exactly: 2) * information / Estimate(exactly: Double(figures.system.sampleCount)))
          #expect(!refutes(limit, atMost: Estimate(exactly: a) + Estimate(exactly: b - a) * root))
        }
      }
    }
  }

  @Test func `of three values of the loss the greatest gives a bound`() {
    checkProperty(DrawnSystem.interpolating, PropertySettings(cases: 200)) { drawn in
      let figures = try figures(graded(drawn), 0, 1)
      #expect(!refutes(figures.risks.population, atMost: try risk(figures, 0, 2, by: .ldCMIsamples, unit: Self.bit)))
    }
  }

  /// The system with the losses of the first hypothesis doubled.
  func graded(_ drawn: DrawnSystem) -> DrawnSystem {
    var model = drawn.model
    model.loss[0] = model.loss[0].map { 2 * $0 }
    return DrawnSystem(model: model)
  }

  @Test func `control: the information in nats is refuted`() {
    let minima = DrawnSystem.interpolating.smallestCounterexamples(seeds: 4) { drawn in
      try refutesIdentity(figures(drawn), unit: Estimate(exactly: 1))
    }
    // Half of the samples leave a loss on half of the fresh ones: 1/4 against ¼ ln 2.
    #expect(simplest(minima) == "m=1 μ=[1, 1] P=[[1, 0], [0, 1]] ℓ=[[0, 1], [0, 0]]")
  }

  @Test func `control: the identity with a training loss is refuted`() {
    let minima = DrawnSystem.small.smallestCounterexamples(seeds: 4) { drawn in
      try refutesIdentity(figures(drawn))
    }
    #expect(simplest(minima) == "m=1 μ=[1] P=[[1]] ℓ=[[1]]")
  }

  @Test func `control: the identity with the information given the supersample is refuted`() {
    let minima = DrawnSystem.interpolating.smallestCounterexamples(seeds: 4) { drawn in
      try refutesIdentity(figures(drawn), by: .ldCMIpairs)
    }
    // Given two different values, the loss difference tells the coin also where it is 0.
    #expect(simplest(minima) == "m=1 μ=[1, 1] P=[[1, 0], [0, 1]] ℓ=[[0, 1], [0, 0]]")
  }

  @Test func `control: the identity with three values of the loss is refuted`() {
    let minima = DrawnSystem.interpolating.smallestCounterexamples(seeds: 4) { drawn in
      try refutesIdentity(figures(graded(drawn), 0, 1), 0, 2)
    }
    // The loss 1 lies between 0 and 2.
    #expect(simplest(minima) == "m=1 μ=[1, 1] P=[[1, 1, 0], [1, 0, 0]] ℓ=[[0, 0], [0, 1], [0, 0]]")
  }
}
