import PropertyTesting
import RealModule
import Testing

@testable import Verification

@Suite struct `GB-003 the risk is at most the sum of trade-off, optimization gap and generalization bound` {
  /// The drawn gate twice: unchanged, and with its hypotheses rotated and half the weight; both with a prior.
  func linked(_ drawn: DrawnSystem) throws -> SystemEnumeration {
    let system = try drawn.system
    let gate = system.gates[0]
    func withPrior(_ channel: [[[Double]]], _ weight: Double) -> FiniteLearningSystem.Gate {
      let prior = channel.map { rows in rows[0].indices.map { t in rows.reduce(1) { $0 + $1[t] } } }
      return FiniteLearningSystem.Gate(weight: weight, channel: channel, prior: prior)
    }
    let rotated = Array(gate.channel.dropFirst()) + gate.channel.prefix(1)
    return SystemEnumeration(
      try FiniteLearningSystem(
        sampleCount: system.sampleCount, law: system.law, algorithm: system.algorithm, loss: system.loss,
        gates: [withPrior(gate.channel, 1), withPrior(rotated, 0.5)], rateWeight: system.rateWeight))
  }

  @Test func `no drawn system exceeds the bound under any reading of the rate, on one link or on two`() {
    checkProperty(DrawnSystem.traded) { drawn, observer in
      for (links, enumeration) in [(1, try drawn.enumeration), (2, try linked(drawn))] {
        let figures = SystemFigures(enumeration.system)
        for proven in ProvenInequality.all where proven.claim == "GB-003" {
          let needsPrior = proven.inequality.quantities.contains(where: \.needsPrior)
          guard links == 2 || !needsPrior else { continue }
          let sides = proven.inequality.sides(figures)
          // If R_g may be below every rate, as it may where it equals the least rate, no finite bound is certain.
          let isFinite = sides.map { $0.greater.magnitude < .infinity } ?? false
          observer.cover("a finite \(proven.name) on \(links) links", atLeast: 0.2, when: isFinite)
          if let sides { #expect(!refutes(sides.lesser, atMost: sides.greater)) }
        }
      }
    }
  }

  @Test func `if all gates ignore their input, all rates are 0 and the trade-off is the least risk`() {
    checkProperty(DrawnSystem.traded, PropertySettings(cases: 60)) { drawn in
      var deaf = drawn
      deaf.gate = drawn.gate.map { rows in rows.map { _ in rows[0] } }
      guard let system = try GatedSystem(deaf) else { return }
      for figures in [system.empirical, system.population] {
        let least = Estimate(figures.tradeoff.risks.min() ?? 0, within: figures.tradeoff.riskTolerance)
        #expect(figures.rate.contains(0))
        #expect(figures.tradeoff.distortion(at: figures.rate)?.overlaps(least) == true)
        #expect(!refutes(system.risk, atMost: system.bound(distortion: least, figures.optimizationGap)))
      }
    }
  }

  /// The smallest systems on which a wrong reading is refuted (GB-003, step 7).
  func smallest(seeds: Int = 2, _ bound: (GatedSystem) -> Estimate?) -> Set<String> {
    DrawnSystem.gated.smallestCounterexamples(seeds: seeds, cases: 40_000) { drawn in
      guard let system = try GatedSystem(drawn), let bound = bound(system) else { return false }
      return refutes(system.risk, atMost: bound)
    }
  }

  @Test func `control: the bound without the optimization gap is refuted`() {
    #expect(
      simplest(smallest { $0.bound($0.empirical.rate, Estimate(exactly: 0)) })
        == "m=2 μ=[1, 1] P=[[1, 1], [1, 1], [1, 1], [1, 1]] ℓ=[[0, 0], [0, 1]] "
        + "gate=[[[1, 1], [1, 1]], [[1, 1], [1, 2]]] β=0/4")
  }

  @Test func `control: the gate's rate instead of I(S;W) is refuted`() {
    let minima = smallest { system in
      system.bound(
        system.empirical.rate, system.empirical.optimizationGap,
        information: system.empirical.rate)
    }
    #expect(
      simplest(minima)
        == "m=2 μ=[1, 1] P=[[1, 1], [1, 1], [1, 1], [1, 2]] ℓ=[[0, 1], [0, 0]] "
        + "gate=[[[1, 1], [2, 3]], [[1, 1], [1, 1]]] β=0/4")
  }

  @Test func `control: reading (b), the excess over the empirical constrained function, is refuted`() {
    let minima = smallest { system in
      system.enumeration.constrainedEmpiricalRisk(at: system.empirical.rate).flatMap {
        system.bound(system.empirical.rate, system.empiricalRisk - $0)
      }
    }
    #expect(
      simplest(minima)
        == "m=2 μ=[1, 2] P=[[1, 1, 1], [1, 1, 1], [1, 1, 2], [1, 1, 1]] ℓ=[[0, 0], [0, 1], [0, 0]] "
        + "gate=[[[1, 1], [1, 4]], [[1, 1], [1, 1]], [[1, 1], [1, 0]]] β=0/4")
  }

  @Test func `control: reading (c), the empirical rate in J and the population rate in the trade-off, is refuted`() {
    let smallest = smallest(seeds: 1) { $0.bound($0.population.rate, $0.empirical.optimizationGap) }
    #expect(
      simplest(smallest)
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
    let system = try GatedSystem(SystemEnumeration(try tellers()))
    let hybrid = system?.bound(system?.empirical.rate, system?.population.optimizationGap)
    let consistent = system?.bound(system?.population.rate, system?.population.optimizationGap)
    let (risk, wrong, right) = (try #require(system?.risk), try #require(hybrid), try #require(consistent))
    #expect(refutes(risk, atMost: wrong))
    #expect(!refutes(risk, atMost: right))
  }

  /// The drawn gates in front of one decoder: the loss of a message is taken from the drawn losses, and β is above 0.
  func freeGate(_ drawn: DrawnSystem) throws -> (system: GatedSystem, figures: FreeGateFigures)? {
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
    let enumeration = SystemEnumeration(
      try FiniteLearningSystem(
        sampleCount: system.sampleCount, law: system.law, algorithm: system.algorithm, loss: loss,
        gates: system.gates, rateWeight: system.rateWeight + 0.25))
    guard let gated = try GatedSystem(enumeration), let figures = try enumeration.freeGate(messageLoss: messageLoss)
    else { return nil }
    return (gated, figures)
  }

  /// GB-003, step 6.
  @Test func `the bound holds for the class of all gates, with δ_m certified by the dual of RD-003`() {
    checkProperty(DrawnSystem.gated, PropertySettings(cases: 60)) { drawn in
      guard let (system, figures) = try freeGate(drawn) else { return }
      let bound = system.bound(distortion: figures.distortion, figures.optimizationGap)
      #expect(!refutes(system.risk, atMost: bound))
      // The class is larger than the drawn gates: its gap is no smaller, and its certificate is narrow.
      #expect(!refutes(system.empirical.optimizationGap, atMost: figures.optimizationGap))
      #expect(figures.optimizationGap.error < 0x1p-10)
    }
  }

  /// GB-003, step 6.
  @Test func `control: δ_m of the drawn gates only, with the trade-off of all gates, is refuted`() {
    let smallest = DrawnSystem.gated.smallestCounterexamples(seeds: 1, cases: 1000) { drawn in
      guard let (system, figures) = try freeGate(drawn) else { return false }
      return refutes(
        system.risk, atMost: system.bound(distortion: figures.distortion, system.empirical.optimizationGap))
    }
    // Both gates send each message with probability ½; the best of all gates sends only the better message.
    #expect(simplest(smallest) == "m=1 μ=[1] P=[[1, 1]] ℓ=[[0], [1]] gate=[[[1, 1]], [[1, 1]]] β=0/4")
  }

  /// GB-003, step 7.
  @Test func `reading (a) holds with any number instead of the trade-off, so it is empty`() {
    checkProperty(DrawnSystem.gated) { drawn in
      guard let system = try GatedSystem(drawn) else { return }
      for number in [-7.0, 0, 3] {
        let any = Estimate(exactly: number)
        #expect(!refutes(system.risk, atMost: system.bound(distortion: any, system.empiricalRisk - any)))
      }
    }
  }
}
