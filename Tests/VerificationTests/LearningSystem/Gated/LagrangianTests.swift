import PropertyTesting
import RealModule
import Testing

@testable import Verification

@Suite struct `GB-010 the risk is at most the sum of Lagrangian, optimization gap and generalization bound` {
  static let inequalities = ProvenInequality.all.filter { $0.claim == "GB-010" }

  @Test func `no drawn system refutes an inequality of GB-010, by whichever rate it is, on one link or on two`() {
    checkProperty(DrawnSystem.traded) { drawn, observer in
      for (links, figures) in [(1, SystemFigures(try drawn.system)), (2, try drawn.linkedFigures)] {
        for proven in Self.inequalities {
          let needsPrior = proven.inequality.quantities.contains(where: \.needsPrior)
          guard links == 2 || !needsPrior else { continue }
          let isRefuted = proven.isRefuted(on: figures)
          // The envelope is infinite where no hypothesis has so low a rate.
          #expect(
            proven.inequality.quantities.contains(.Denvelope) ? isRefuted != true : isRefuted == false,
            "\(proven.name)")
        }
        // The Lagrangian is finite, and a bound, where no hypothesis has a rate of at most R_g.
        let lagrangian = try #require(figures.value(of: .Lagrangian))
        #expect(lagrangian.magnitude < .infinity)
        observer.cover("no D on \(links) links", atLeast: 0.02, when: figures.value(of: .D) == nil)
        let envelope = figures.value(of: .Denvelope)
        observer.cover(
          "a Lagrangian below the envelope on \(links) links", atLeast: 0.2,
          when: envelope.map { $0.certainlyExceeds(lagrangian) } ?? false)
      }
    }
  }

  /// The Lagrangian with one sign of the rate, at a multiple of β and another rate, by its plain definition.
  func lagrangian(
    _ figures: SystemFigures, sign: Double = 1, factor: Double = 1, _ rate: Quantity = .Rg
  ) throws -> Estimate {
    let beta = Estimate(exactly: sign * factor * figures.system.rateWeight)
    let tradeoff = try #require(figures.empirical).tradeoff
    let limit = try #require(figures.value(of: rate))
    let sums = zip(tradeoff.risks, tradeoff.rates).map { risk, own in
      Estimate(risk, within: tradeoff.riskTolerance) + beta * (Estimate(own, within: tradeoff.rateTolerance) - limit)
    }
    return sums.dropFirst().reduce(sums[0], Estimate.minimum)
  }

  @Test func `the Lagrangian is the least of its sums, and the least risk where the rate has no price`() {
    checkProperty(DrawnSystem.traded, PropertySettings(cases: 200)) { drawn in
      let figures = SystemFigures(try drawn.system)
      let (value, plain) = (try #require(figures.value(of: .Lagrangian)), try lagrangian(figures))
      let allowed = Tolerance.rounding(operations: 1 << 14, condition: 1, scale: 16)
      #expect(value.overlaps(plain) && value.error < allowed.value && plain.error < allowed.value)
      var free = drawn
      free.rateWeightQuarters = 0
      let unpriced = SystemFigures(try free.system)
      let risks = unpriced.enumeration.populationRisks
      #expect(try #require(unpriced.value(of: .Lagrangian)).contains(risks.min() ?? 0))
    }
  }

  /// A coin whose gate is noiseless for the better hypothesis and passes nothing for the other.
  @Test func `the Lagrangian of two hypotheses by hand`() throws {
    let system = try FiniteLearningSystem(
      sampleCount: 1, law: [1, 1], algorithm: [[1, 1], [1, 1]], loss: [[0, 0], [1, 1]],
      gates: [.init(channel: [[[1, 0], [0, 1]], [[1, 1], [1, 1]]])], rateWeight: 2)
    let figures = SystemFigures(system)
    // R_g = 0 on one sample; rates ln 2 and 0, risks 0 and 1: min(2 ln 2, 1) = 1. Population rate ½ ln 2: 1 − ln 2.
    let bit = Estimate.log(Estimate(exactly: 2))
    #expect(try #require(figures.value(of: .Lagrangian)).contains(1))
    #expect(try #require(figures.value(of: .Lagrangianpopulation)).overlaps(Estimate(exactly: 1) - bit))
    #expect(figures.value(of: .Lagrangianvariational) == nil)
  }

  /// The smallest systems that refute a bound in which some quantities have other values.
  func smallest(
    seeds: Int = 2, _ proven: ProvenInequality = .lagrangianBound,
    _ wrong: (SystemFigures) throws -> [Quantity: Estimate?]
  ) -> Set<String> {
    DrawnSystem.gated.smallestCounterexamples(seeds: seeds, cases: 40_000) { drawn in
      let figures = SystemFigures(try drawn.system)
      return proven.isRefuted(on: figures, with: try wrong(figures).compactMapValues(\.self)) == true
    }
  }

  @Test func `control: the Lagrangian with − instead of + is refuted`() {
    // No loss, R_g = 0 on one sample, and a population rate above 0.
    #expect(
      simplest(smallest { [.Lagrangian: try lagrangian($0, sign: -1)] })
        == "m=1 μ=[1, 1] P=[[1], [1]] ℓ=[[0, 0]] gate=[[[1, 1], [1, 2]]] β=1/4")
  }

  @Test func `control: the price 2β instead of β is refuted`() {
    #expect(
      simplest(smallest { [.Lagrangian: try lagrangian($0, factor: 2)] })
        == "m=2 μ=[1, 1] P=[[1, 1], [1, 1], [1, 1], [1, 1]] ℓ=[[0, 0], [0, 0]] "
        + "gate=[[[1, 1], [1, 1]], [[1, 1], [1, 2]]] β=1/4")
  }

  @Test func `control: the population rate instead of R_g is refuted`() {
    #expect(
      simplest(smallest { [.Lagrangian: try lagrangian($0, .Rgpopulation)] })
        == "m=1 μ=[1, 1] P=[[1, 1], [1, 1]] ℓ=[[0, 0], [0, 0]] "
        + "gate=[[[1, 1], [1, 1]], [[1, 1], [1, 2]]] β=1/4")
  }

  @Test func `control: the Lagrangian without the optimization gap is refuted`() {
    // Smaller than with D of GB-003, which is not certainly finite where all rates are 0.
    #expect(
      simplest(smallest { _ in [.delta: Estimate(exactly: 0)] })
        == "m=1 μ=[1] P=[[1, 1]] ℓ=[[0], [1]] gate=[[[1]], [[1]]] β=0/4")
  }

  @Test func `control: the converse with the empirical rate is refuted`() {
    #expect(
      simplest(smallest(.lagrangianConverse) { [.Lagrangianpopulation: $0.value(of: .Lagrangian)] })
        == "m=1 μ=[1, 1] P=[[1], [1]] ℓ=[[0, 0]] gate=[[[1, 1], [1, 2]]] β=1/4")
  }
}
