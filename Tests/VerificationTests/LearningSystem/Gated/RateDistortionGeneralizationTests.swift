import PropertyTesting
import RealModule
import Testing

@testable import Verification

extension ProvenInequality {
  /// Whether a system, with other values of some quantities if they are given, proves "lesser ≤ greater" false; `nil`
  /// if a side has no value. The one check of GB-003 and GB-004.
  func isRefuted(on figures: SystemFigures, with others: [Quantity: Estimate] = [:]) -> Bool? {
    inequality.sides { others[$0] ?? figures.value(of: $0) }.map { $0.lesser.certainlyExceeds($0.greater) }
  }
}

@Suite struct `GB-003 the risk is at most the sum of trade-off, optimization gap and generalization bound` {
  @Test func `no drawn system refutes a bound of GB-003, by whichever rate it is, on one link or on two`() {
    checkProperty(DrawnSystem.traded) { drawn, observer in
      for (links, figures) in [(1, SystemFigures(try drawn.system)), (2, try drawn.linkedFigures)] {
        for proven in ProvenInequality.all where proven.claim == "GB-003" {
          let needsPrior = proven.inequality.quantities.contains(where: \.needsPrior)
          guard links == 2 || !needsPrior else { continue }
          // If R_g may be below every rate, as it may where it equals the least rate, no finite bound is certain.
          let isFinite = proven.bound(figures.value(of:)).map { $0.magnitude < .infinity } ?? false
          observer.cover("a finite \(proven.name) on \(links) links", atLeast: 0.2, when: isFinite)
          #expect(proven.isRefuted(on: figures) != true)
        }
      }
    }
  }

  @Test func `if all gates ignore their input, all rates are 0 and the trade-off is the least risk`() {
    checkProperty(DrawnSystem.traded, PropertySettings(cases: 60)) { drawn in
      var deaf = drawn
      deaf.gate = drawn.gate.map { rows in rows.map { _ in rows[0] } }
      let figures = SystemFigures(try deaf.system)
      for gated in [figures.empirical, figures.population] {
        let gated = try #require(gated)
        let least = Estimate(gated.tradeoff.risks.min() ?? 0, within: gated.tradeoff.riskTolerance)
        #expect(gated.rate.contains(0))
        #expect(gated.tradeoff.distortion(at: gated.rate)?.overlaps(least) == true)
        #expect(
          ProvenInequality.rateDistortion.isRefuted(on: figures, with: [.D: least, .delta: gated.optimizationGap])
            == false)
      }
    }
  }

  /// The smallest systems that refute the bound in which one quantity has the value of a wrong reading (GB-003, step 7).
  func smallest(
    seeds: Int = 2, _ quantity: Quantity, _ wrong: (SystemFigures) -> Estimate?
  ) -> Set<String> {
    DrawnSystem.gated.smallestCounterexamples(seeds: seeds, cases: 40_000) { drawn in
      let figures = SystemFigures(try drawn.system)
      guard let value = wrong(figures) else { return false }
      return ProvenInequality.rateDistortion.isRefuted(on: figures, with: [quantity: value]) == true
    }
  }

  @Test func `control: the bound without the optimization gap is refuted`() {
    #expect(
      simplest(smallest(.delta) { _ in Estimate(exactly: 0) })
        == "m=2 μ=[1, 1] P=[[1, 1], [1, 1], [1, 1], [1, 1]] ℓ=[[0, 0], [0, 1]] "
        + "gate=[[[1, 1], [1, 1]], [[1, 1], [1, 2]]] β=0/4")
  }

  @Test func `control: the gate's rate instead of I(S;W) is refuted`() {
    #expect(
      simplest(smallest(.I) { $0.value(of: .Rg) })
        == "m=2 μ=[1, 1] P=[[1, 1], [1, 1], [1, 1], [1, 2]] ℓ=[[0, 1], [0, 0]] "
        + "gate=[[[1, 1], [2, 3]], [[1, 1], [1, 1]]] β=0/4")
  }

  @Test func `control: reading (b), the excess over the empirical constrained function, is refuted`() {
    #expect(
      simplest(smallest(.delta) { $0.value(of: .deltab) })
        == "m=2 μ=[1, 2] P=[[1, 1, 1], [1, 1, 1], [1, 1, 2], [1, 1, 1]] ℓ=[[0, 0], [0, 1], [0, 0]] "
        + "gate=[[[1, 1], [1, 4]], [[1, 1], [1, 1]], [[1, 1], [1, 0]]] β=0/4")
  }

  @Test func `control: reading (c), the empirical rate in J and the population rate in the trade-off, is refuted`() {
    #expect(
      simplest(smallest(seeds: 1, .D) { $0.value(of: .Dpopulation) })
        == "m=2 μ=[1, 1] P=[[1, 1, 1], [1, 1, 1], [1, 1, 1], [1, 1, 0]] ℓ=[[0, 0], [0, 0], [1, 1]] "
        + "gate=[[[1, 1], [1, 0]], [[1, 0], [1, 3]], [[1, 1], [1, 1]]] β=1/4")
  }

  /// The learner takes the hypothesis whose gate has the larger rate on the sample, and either one where they tie:
  /// the example of GB-003, step 7 (c).
  func tellers() throws -> FiniteLearningSystem {
    try FiniteLearningSystem(
      sampleCount: 2, law: [1, 4, 2], algorithm: [[1, 1], [0, 1], [0, 1], [1, 1], [1, 0], [1, 1]], rows: .counts,
      loss: [[1, 1, 1], [0, 0, 0]],
      gates: [.init(channel: [[[1, 1], [2, 1], [1, 4]], [[1, 0], [1, 1], [1, 1]]])], rateWeight: 0.25)
  }

  @Test func `control: reading (c), the population rate in J and the empirical rate in the trade-off, is refuted`()
    throws
  {
    let figures = SystemFigures(try tellers())
    let gap = try #require(figures.value(of: .deltapopulation))
    #expect(ProvenInequality.rateDistortion.isRefuted(on: figures, with: [.delta: gap]) == true)
    #expect(ProvenInequality.rateDistortionPopulation.isRefuted(on: figures) == false)
  }

  /// The drawn gates in front of one decoder: the loss of a message is taken from the drawn losses, and β is above 0.
  func freeGate(_ drawn: DrawnSystem) throws -> (figures: SystemFigures, free: FreeGateFigures)? {
    let system = try drawn.system
    let channel = system.gates[0].channel
    let messageLoss = system.law.indices.map { z in
      channel[0][0].indices.map { t in system.loss[t % system.loss.count][z] }
    }
    let loss = channel.map { rows in
      rows.indices.map { z in
        let total = rows[z].reduce(0, +)
        return zip(rows[z], messageLoss[z]).reduce(0) { $0 + $1.0 / total * $1.1 }
      }
    }
    let figures = SystemFigures(
      try FiniteLearningSystem(
        sampleCount: system.sampleCount, law: system.law, algorithm: system.algorithm, loss: loss,
        gates: system.gates, rateWeight: system.rateWeight + 0.25))
    return try figures.enumeration.freeGate(messageLoss: messageLoss).map { (figures, $0) }
  }

  /// GB-003, step 6.
  @Test func `the bound holds for the class of all gates, with δ_m certified by the dual of RD-003`() {
    checkProperty(DrawnSystem.gated, PropertySettings(cases: 60)) { drawn in
      guard let (figures, free) = try freeGate(drawn) else { return }
      #expect(
        ProvenInequality.rateDistortion.isRefuted(
          on: figures, with: [.D: free.distortion, .delta: free.optimizationGap]) == false)
      // The class is larger than the drawn gates: its gap is no smaller, and its certificate is narrow.
      #expect(try !#require(figures.value(of: .delta)).certainlyExceeds(free.optimizationGap))
      #expect(free.optimizationGap.error < 0x1p-10)
    }
  }

  /// GB-003, step 6.
  @Test func `control: δ_m of the drawn gates only, with the trade-off of all gates, is refuted`() {
    let smallest = DrawnSystem.gated.smallestCounterexamples(seeds: 1, cases: 1000) { drawn in
      guard let (figures, free) = try freeGate(drawn) else { return false }
      return ProvenInequality.rateDistortion.isRefuted(on: figures, with: [.D: free.distortion]) == true
    }
    // Both gates send each message with probability ½; the best of all gates sends only the better message.
    #expect(simplest(smallest) == "m=1 μ=[1] P=[[1, 1]] ℓ=[[0], [1]] gate=[[[1, 1]], [[1, 1]]] β=0/4")
  }

  /// GB-003, step 7.
  @Test func `reading (a) holds with any number instead of the trade-off, so it is empty`() {
    checkProperty(DrawnSystem.gated) { drawn in
      let figures = SystemFigures(try drawn.system)
      for number in [-7.0, 0, 3] {
        let any = Estimate(exactly: number)
        let gap = figures.risks.empirical - any
        #expect(ProvenInequality.rateDistortion.isRefuted(on: figures, with: [.D: any, .delta: gap]) == false)
      }
    }
  }
}
