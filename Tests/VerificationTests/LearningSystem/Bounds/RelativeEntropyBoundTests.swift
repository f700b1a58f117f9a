import PropertyTesting
import RealModule
import Testing

@testable import Verification

@Suite struct `GB-009 the relative entropy of the risks is at most the mean information about a sample` {
  static let inequalities = ProvenInequality.all.filter { $0.claim == "GB-009" }

  /// Whether a system refutes that kl(p_i‖q) ≤ I(W;Z_i) for some sample.
  func refutesSample(_ figures: SystemFigures) -> Bool {
    zip(figures.scaledRisks.samples, figures.risks.sampleInformations).contains { share, information in
      refutes(.divergence(of: share, from: figures.scaledRisks.population), atMost: information)
    }
  }

  @Test func `no drawn system refutes an inequality of GB-009, or that of a single sample`() {
    checkProperty(DrawnSystem.all) { drawn, observer in
      let figures = SystemFigures(try drawn.system)
      for proven in Self.inequalities { #expect(proven.isRefuted(on: figures) == false, "\(proven.name)") }
      #expect(!refutesSample(figures))
      let divergence = try #require(figures.value(of: .klrisk))
      #expect(divergence.magnitude < .infinity)
      observer.cover("a relative entropy above 0", atLeast: 0.3, when: divergence.lower > 0)
      let informations = figures.risks.sampleInformations
      observer.cover(
        "samples of unequal information", atLeast: 0.15,
        when: informations.contains { other in informations.contains { $0.certainlyExceeds(other) } })
    }
  }

  /// Step 3: |E R(W) − E ℓ(W,Z_i)| ≤ (b−a)√(kl(p_i‖q)/2).
  @Test func `the relative entropies give no larger bounds on the gap than GB-001 and GB-002`() {
    let half = Estimate(exactly: 0.5)
    checkProperty(DrawnSystem.all) { drawn in
      let figures = SystemFigures(try drawn.system)
      let (span, scaled) = (figures.extent.span, figures.scaledRisks)
      for (share, information) in zip(scaled.samples, figures.risks.sampleInformations) {
        let own = span * .squareRoot(half * .divergence(of: share, from: scaled.population))
        #expect(!refutes(span * (share - scaled.population).absolute, atMost: own))
        #expect(!refutes(own, atMost: span * .squareRoot(half * information)))
      }
      let mean = span * .squareRoot(half * scaled.meanDivergence)
      let count = Estimate(exactly: Double(scaled.samples.count))
      for information in [figures.risks.sampleInformations.sum(), figures.risks.information] {
        #expect(!refutes(mean, atMost: span * .squareRoot(half * information / count)))
      }
    }
  }

  /// The coin of GB-001, step 4, and the memory of one of n equally likely values.
  static func memory(of count: Int) throws -> FiniteLearningSystem {
    let identity = (0..<count).map { row in (0..<count).map { row == $0 ? 1.0 : 0 } }
    return try FiniteLearningSystem(
      sampleCount: 1, law: [Double](repeating: 1, count: count), algorithm: identity,
      loss: identity.map { $0.map { 1 - $0 } })
  }

  /// Whether kl(p‖q), its mean over samples, I(W;Z_i) and I(S;W)/m may all be equal.
  func isEqual(_ figures: SystemFigures) throws -> Bool {
    let names = [Quantity.klrisk, .klsamples, .Isamples, .I]
    let values = try names.map { try #require(figures.value(of: $0)) }
    // An information has the error of eight sums, and an error e of a share at 0 or 1 changes kl by e·ln(1/e), at most 36e.
    let width = Tolerance.rounding(operations: 8 * figures.enumeration.roundings, condition: 36, scale: 1).value
    return values.allSatisfy { $0.overlaps(values[0]) && $0.error < width && $0.lower > 0 }
  }

  @Test(arguments: [(4.0, 3.0), (1, 0), (257, 256), (1000, 1)])
  func `all are equal on one coin, whatever its tilt`(right: Double, wrong: Double) throws {
    let coin = try FiniteLearningSystem(
      sampleCount: 1, law: [1, 1], algorithm: [[right, wrong], [wrong, right]], loss: [[-1, 1], [1, -1]])
    #expect(try isEqual(SystemFigures(coin)))
  }

  /// A sample of three values that is taken as the hypothesis with probability 1/2.
  func tilted(_ loss: [[Double]]) throws -> SystemFigures {
    SystemFigures(
      try FiniteLearningSystem(
        sampleCount: 1, law: [1, 1, 1], algorithm: [[2, 1, 1], [1, 2, 1], [1, 1, 2]], loss: loss))
  }

  @Test func `all are equal on three values with a loss of 0 and 1`() throws {
    #expect(try isEqual(tilted([[0, 1, 1], [1, 0, 1], [1, 1, 0]])))
  }

  @Test func `control: with three values of the loss the relative entropy is less than the information`() throws {
    let figures = try tilted([[0, 1, 2], [2, 0, 1], [1, 2, 0]])
    #expect(try !isEqual(figures))
    // p = 3/8 and q = 1/2: ln 2 − h(3/8) = 0.0315839424 and ln 3 − 3/2 ln 2 = 0.0588915178.
    let (divergence, information) = (figures.scaledRisks.divergence, figures.risks.information)
    let near = Tolerance.rounding(operations: 1 << 20, condition: 1, scale: 1)
    #expect(near.accepts(divergence.value, 0.0315839424) && near.accepts(information.value, 0.0588915178))
    #expect(refutes(information, atMost: divergence))
  }

  @Test func `the relative entropy of a memory with loss only on its own value is ln n, also at a large offset`() throws
  {
    func memory(offset: Double) throws -> SystemFigures {
      let identity = (0..<10).map { row in (0..<10).map { row == $0 ? 1.0 : 0 } }
      return SystemFigures(
        try FiniteLearningSystem(
          sampleCount: 1, law: [Double](repeating: 1, count: 10), algorithm: identity,
          loss: identity.map { $0.map { offset + $0 } }))
    }
    let logarithm = Estimate.log(Estimate(exactly: 10))
    let exact = try #require(memory(offset: 0).value(of: .klrisk))
    #expect(exact.overlaps(logarithm) && exact.error < 1e-10)
    // Rounding leaves both shares open: at most −ln of half the least probability.
    let open = try #require(memory(offset: 0x1p50).value(of: .klrisk))
    #expect(open.overlaps(logarithm) && open.upper < 3)
  }

  @Test func `a loss on a value of probability 0 does not count`() throws {
    let figures = SystemFigures(
      try FiniteLearningSystem(sampleCount: 1, law: [1, 0], algorithm: [[1], [1]], loss: [[0, 5]]))
    #expect(figures.extent.span == Estimate(exactly: 0) && figures.value(of: .klrisk) == Estimate(exactly: 0))
  }

  /// q ≤ 1 − exp(−share·(1/m) Σ I(W;Z_i)) where all training losses are least; `nil` where they may not be.
  func refutesExponential(_ figures: SystemFigures, share: Double = 1) -> Bool? {
    guard figures.scaledRisks.empirical.upper < 0x1p-40 else { return nil }
    let mean = figures.risks.sampleInformations.sum() / Estimate(exactly: Double(figures.system.sampleCount))
    let bound = Estimate(exactly: 1) - .exp(-(Estimate(exactly: share) * mean))
    return refutes(figures.scaledRisks.population, atMost: bound)
  }

  @Test func `with all training losses 0 the risk is at most 1 − exp(−I), with equality for a memory`() throws {
    for count in [2, 3, 10, 40] {
      let figures = SystemFigures(try Self.memory(of: count))
      #expect(refutesExponential(figures) == false && refutesExponential(figures, share: 0.999) == true)
      #expect(try isEqual(figures))
    }
    checkProperty(DrawnSystem.interpolating) { drawn, observer in
      let figures = SystemFigures(try drawn.system)
      #expect(refutesExponential(figures) == false)
      observer.cover("a risk above 0", atLeast: 0.2, when: figures.scaledRisks.population.lower > 0)
    }
  }

  /// The smallest systems that refute an inequality in which one quantity has another value.
  func smallest(
    among generator: Generator<DrawnSystem> = DrawnSystem.small, _ proven: ProvenInequality, _ quantity: Quantity,
    _ wrong: (SystemFigures) -> Estimate?
  ) -> Set<String> {
    generator.smallestCounterexamples(seeds: 4) { drawn in
      let figures = SystemFigures(try drawn.system)
      guard let value = wrong(figures) else { return false }
      return proven.isRefuted(on: figures, with: [quantity: value]) == true
    }
  }

  @Test func `control: the arguments of the relative entropy exchanged are refuted`() {
    let minima = smallest(.summedDivergence, .klrisk) { figures in
      let exchanged = Estimate.divergence(
        of: figures.scaledRisks.population, from: figures.scaledRisks.empirical)
      // Where it is infinite it is refuted by the first memory.
      return exchanged.magnitude < .infinity ? exchanged : nil
    }
    // kl(½‖⅔) = ½ ln(9/8) = 0.0589 against I = ln 2 − h(⅓) = 0.0566.
    #expect(simplest(minima) == "m=1 μ=[1, 1] P=[[1, 2], [2, 1]] ℓ=[[0, 1], [1, 0]]")
  }

  @Test func `control: the least instead of the mean information about a sample is refuted`() {
    let minima = smallest(.summedDivergence, .Isamples) { figures in
      let informations = figures.risks.sampleInformations
      let least = informations.dropFirst().reduce(informations[0], Estimate.minimum)
      return Estimate(exactly: Double(informations.count)) * least
    }
    // The second sample carries no information.
    #expect(simplest(minima) == "m=2 μ=[1, 1] P=[[1, 1], [1, 1], [1, 2], [1, 2]] ℓ=[[0, 0], [0, 1]]")
  }

  @Test func `control: Pinsker's inequality with half the width is refuted by one coin`() {
    let minima = smallest(.gapBelowDivergence, .span) { Estimate(exactly: 0.5) * $0.extent.span }
    #expect(simplest(minima) == "m=1 μ=[1, 1] P=[[1, 1], [1, 2]] ℓ=[[0, 0], [0, 1]]")
  }

  @Test func `control: by the mean information never weaker than GB-002 is refuted`() {
    // Step 6: q = p + √(2σ²)·(mean of the roots) is excluded by GB-002's first form, but not by the mean information.
    let minima = DrawnSystem.small.smallestCounterexamples(seeds: 4) { drawn in
      let figures = SystemFigures(try drawn.system)
      let share = figures.scaledRisks.empirical
      guard let roots = figures.value(of: .rootIsamples), let sum = figures.value(of: .Isamples) else { return false }
      let limit = share + Estimate.squareRoot(Estimate(exactly: 0.5)) * roots
      guard limit.upper < 1, share.lower >= 0, share.upper < limit.lower else { return false }
      let mean = sum / Estimate(exactly: Double(figures.system.sampleCount))
      return refutes(mean, atMost: .divergence(of: share, from: limit))
    }
    #expect(simplest(minima) == "m=2 μ=[1, 1] P=[[1, 1], [1, 1], [1, 2], [1, 2]] ℓ=[[0, 0], [0, 1]]")
  }

  @Test func `control: the range of one hypothesis instead of the common interval is refuted`() {
    let minima = smallest(among: DrawnSystem.all, .summedDivergence, .klrisk) { figures in
      let (least, range) = (figures.extent.least, figures.extent.range)
      guard range.lower > 0 else { return nil }
      func share(_ risk: Estimate) -> Estimate { (risk - least) / range }
      let (p, q) = (share(figures.risks.empirical), share(figures.risks.population))
      guard p.lower >= 0, p.upper <= 1, q.lower > 0, q.upper < 1 else { return nil }
      return .divergence(of: p, from: q)
    }
    // kl(5/6‖11/12) = 0.036 against I = 0.0145.
    #expect(simplest(minima) == "m=1 μ=[1, 1] P=[[1, 1], [1, 2]] ℓ=[[1, 2], [1, 0]]")
  }
}

extension Estimate {
  fileprivate static func divergence(of p: Estimate, from q: Estimate) -> Estimate {
    BinaryEntropy.divergence(of: p.clamped(atLeast: 0).clamped(atMost: 1), from: q)
  }
}
