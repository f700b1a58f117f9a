import PropertyTesting
import RealModule
import Testing

@testable import Verification

@Suite struct `GB-018 a reference law of hypotheses bounds the gap, for the mean of normal samples with equality` {
  /// A system with the weights of a reference law.
  struct DrawnReference: Sendable, CustomStringConvertible {
    let drawn: DrawnSystem
    let weights: [Int]

    var description: String { "\(drawn) Q=\(weights)" }
    var reference: [Double] { weights.prefix(drawn.model.loss.count).map(Double.init) }
  }

  static let drawn = DrawnSystem.all.zip(Generator<Int>.integer(in: 1...6, simplest: 1).array(count: 3))
    .map { DrawnReference(drawn: $0.0, weights: $0.1) }

  @Test func `no drawn system exceeds the bounds by a drawn reference law`() {
    checkProperty(Self.drawn, PropertySettings(cases: 500)) { drawn, observer in
      let figures = SystemFigures(try drawn.drawn.system)
      let bound = try figures.enumeration.referenceBound(drawn.reference)
      #expect(!refutes(figures.risks.absoluteGap, atMost: bound.each))
      #expect(!refutes(bound.each, atMost: bound.averaged))
      let information = try #require(ProvenInequality.individualSamples.bound(figures.value(of:)))
      observer.cover("a gap above 0", atLeast: 0.3, when: figures.risks.absoluteGap.lower > 0)
      observer.cover("below GB-002", atLeast: 0.01, when: information.certainlyExceeds(bound.each))
    }
  }

  @Test func `the law of the hypothesis as reference gives the informations about the samples`() throws {
    // One coin with the loss −wz: σ = 1, and KL is the deficit of the tilt.
    let enumeration = SystemEnumeration(
      try FiniteLearningSystem(
        sampleCount: 1, law: [1, 1], algorithm: [[4, 3], [3, 4]], loss: [[-1, 1], [1, -1]]))
    let bound = try enumeration.referenceBound([1, 1])
    let known = StatedBounds.mutualInformation(
      deviation: 1, information: enumeration.risks().information, sampleCount: 1)
    #expect(bound.each.overlaps(known) && bound.averaged.overlaps(known))
    #expect(bound.each.lower > 0.14 && enumeration.risks().absoluteGap.contains(1.0 / 7))
  }

  @Test(arguments: [1, 2, 7, 30]) func `for tilted coins, enumerated by counts, a fair reference law gives GB-002`(
    count: Int
  ) throws {
    let figures = SystemFigures(
      try `GB-011 tilted coins and signed memories come near the bounds`.tiltedCoins(count, parts: 2))
    let bound = try figures.enumeration.referenceBound([3, 3])
    let known = try #require(ProvenInequality.individualSamples.bound(figures.value(of:)))
    #expect(bound.each.overlaps(known) && bound.averaged.overlaps(known))
  }

  @Test func `a hypothesis that neither the learner nor the reference law takes changes nothing`() throws {
    let enumeration = SystemEnumeration(
      try FiniteLearningSystem(
        sampleCount: 1, law: [1, 1], algorithm: [[4, 3, 0], [3, 4, 0]], loss: [[-1, 1], [1, -1], [-64, 64]]))
    let (without, with) = (try enumeration.referenceBound([1, 1, 0]), try enumeration.referenceBound([1, 1, 1]))
    // σ = 1 and the tilt 1/7.
    let tilt = Estimate(exactly: 1) / Estimate(exactly: 7)
    let known = Estimate.squareRoot(Estimate(exactly: 2) * BinaryEntropy.deficit(bias: tilt))
    #expect(without.each.overlaps(known) && without.averaged.overlaps(known))
    #expect(with.each.certainlyExceeds(without.each))
  }

  @Test func `a reference law without a chosen hypothesis bounds nothing, and weights are validated`() throws {
    let enumeration = SystemEnumeration(
      try FiniteLearningSystem(
        sampleCount: 1, law: [1, 1], algorithm: [[1, 0], [0, 1]], loss: [[0, 1], [1, 0]]))
    #expect(try enumeration.referenceBound([1, 0]).each.lower == .infinity)
    #expect(try enumeration.referenceBound([1, 1]).averaged.upper.isFinite)
    #expect(refusal { try enumeration.referenceBound([1]) }.contains("reference: needs 2 weights, has 1"))
    #expect(refusal { try enumeration.referenceBound([0, 0]) }.contains("reference: needs a weight above 0"))
    #expect(refusal { try enumeration.referenceBound([-1, 2]) }.contains("reference[0]"))
  }

  @Test func `control: half of the bound is refuted`() {
    let minima = Self.drawn.smallestCounterexamples(seeds: 3) { drawn in
      let enumeration = try drawn.drawn.enumeration
      let half = Estimate(exactly: 0.5) * (try enumeration.referenceBound(drawn.reference).each)
      return refutes(enumeration.risks().absoluteGap, atMost: half)
    }
    #expect(simplest(minima) == "m=1 μ=[1, 1] P=[[1, 1], [1, 2]] ℓ=[[0, 0], [0, 1]] Q=[1, 1, 1]")
  }

  @Test func `control: the range of the loss instead of that of its excess is refuted`() {
    let minima = Self.drawn.smallestCounterexamples(seeds: 3) { drawn in
      let (enumeration, reference) = (try drawn.drawn.enumeration, drawn.reference)
      let loss = enumeration.system.loss
      let deviations = loss[0].indices.map { z in
        let losses = loss.map { $0[z] }
        return Estimate(exactly: ((losses.max() ?? 0) - (losses.min() ?? 0)) / 2)
      }
      let bound = enumeration.referenceBound(normalized(reference), deviations: deviations)
      return refutes(enumeration.risks().absoluteGap, atMost: bound.each)
    }
    #expect(simplest(minima) == "m=1 μ=[1, 1] P=[[1, 1], [1, 2]] ℓ=[[0, 0], [1, 0]] Q=[1, 1, 1]")
  }

  @Test func `control: a reference law that depends on the sample is refuted`() throws {
    // One sample and Q = P_{W|Z}, the row of the sample itself: all relative entropies are 0, and the gap is not.
    let system = try FiniteLearningSystem(
      sampleCount: 1, law: [1, 1], algorithm: [[4, 3], [3, 4]], loss: [[-1, 1], [1, -1]])
    let enumeration = SystemEnumeration(system)
    let parts = try (0..<2).map { z in
      // The learner that has this row for every value: its relative entropy to the row is 0, with the rounding of all.
      let constant = try FiniteLearningSystem(
        sampleCount: 1, law: system.law, algorithm: [system.algorithm[z], system.algorithm[z]], loss: system.loss)
      return try SystemEnumeration(constant).referenceBound(system.algorithm[z]).each
    }
    #expect(refutes(enumeration.risks().absoluteGap, atMost: Estimate(exactly: 0.5) * parts.sum()))
    #expect(!refutes(enumeration.risks().absoluteGap, atMost: try enumeration.referenceBound([1, 1]).each))
  }

  // MARK: The mean of normal samples

  /// Whether the bound by the reference law N(aμ, q) is the gap of the squared error up to the rounding of both.
  func isExact(_ system: GaussianMeanLearner, _ variance: Estimate) throws -> Bool {
    try system.squaredGap().absolute.overlaps(system.squaredReferenceBound(variance: variance))
  }

  @Test func `the gap of drawn means is the bound by their law given a sample`() {
    checkProperty(DrawnGaussianSystem.means, PropertySettings(cases: 300)) { drawn, observer in
      let system = try #require(drawn.system as? GaussianMeanLearner)
      let variance = system.conditionalVariance
      guard variance.lower > 0 else { return }
      let isExact = try isExact(system, variance)
      #expect(isExact)
      // The root is taken of the square of |a|s/m and of the rounding of terms of the size of the variance.
      let scale = variance.upper + system.sampleVariance
      let width = try system.squaredReferenceBound(variance: variance).error
      #expect(width * width <= Tolerance.rounding(operations: 1 << 8, condition: 1, scale: 4 * scale * scale).value)
      // Other reference laws bound the gap as well.
      for factor in [0.25, 0.875, 1.5, 4] {
        let other = try system.squaredReferenceBound(variance: Estimate(exactly: factor) * variance)
        #expect(try !refutes(system.squaredGap().absolute, atMost: other))
      }
      observer.cover("a gain other than 0", atLeast: 0.5, when: system.gain != Estimate(exactly: 0))
      observer.cover("no noise", atLeast: 0.005, when: system.noiseVariance.upper == 0)
    }
  }

  @Test(arguments: [2, 5, 100, 10_000]) func `with its own law as reference the bound is near the gap for many samples`(
    m: Int
  ) throws {
    let system = try GaussianMeanLearner(sampleCount: m, sampleVariance: 3, noiseVariance: 0)
    let whole = Estimate(exactly: 3) / Estimate(exactly: Double(m))
    let bound = try system.squaredReferenceBound(variance: whole)
    // σ̄² = 4s²·s²/m, and E KL = I(W;Z_i).
    let square = Estimate(exactly: 12) * whole
    #expect(bound.overlaps(.squareRoot(Estimate(exactly: 2) * square * system.sampleInformations()[0])))
    // The ratio is √(m ln(m/(m−1))), at most √(m/(m−1)) ≤ 1 + 1/(2(m−1)).
    let most = Estimate(exactly: 1) + Estimate(exactly: 0.5) / Estimate(exactly: Double(m - 1))
    #expect(try !refutes(bound, atMost: most * system.squaredGap()))
  }

  @Test func `control: the law of the hypothesis as reference does not give the gap itself`() throws {
    for m in [2, 5, 100] {
      let system = try GaussianMeanLearner(sampleCount: m, sampleVariance: 3, noiseVariance: 0)
      let whole = Estimate(exactly: 3) / Estimate(exactly: Double(m))
      #expect(try !isExact(system, whole) && isExact(system, system.conditionalVariance))
    }
  }

  @Test func `control: the variance of one reference law with the information about a sample is refuted`() throws {
    // √(2·4s²q·I(W;Z_i)) falls to 0 with q.
    let system = try GaussianMeanLearner(sampleCount: 5, sampleVariance: 3, noiseVariance: 1)
    let square = Estimate(exactly: 12) * Estimate(exactly: 0.25) * system.conditionalVariance
    let wrong = Estimate.squareRoot(Estimate(exactly: 2) * square * system.sampleInformations()[0])
    #expect(try refutes(system.squaredGap(), atMost: wrong))
    let right = try system.squaredReferenceBound(variance: Estimate(exactly: 0.25) * system.conditionalVariance)
    #expect(try !refutes(system.squaredGap(), atMost: right))
  }

  @Test func `a hypothesis that is its sample has no variance given it, and no reference law`() throws {
    let system = try GaussianMeanLearner(sampleCount: 1, sampleVariance: 1, noiseVariance: 0)
    let message = refusal { try system.squaredReferenceBound(variance: Estimate(exactly: 1)) }
    #expect(message.contains("noiseVariance: must leave W a variance given a sample"))
    let zero = refusal { try system.squaredReferenceBound(variance: Estimate(exactly: 0)) }
    #expect(zero.contains("variance: must be above 0"))
  }

  @Test(arguments: [(2, 1.0, 1.0, 0.5, 0.75), (3, 2, -1, 0.25, 1)])
  func `the closed form agrees with sums over a grid of samples and hypotheses`(
    m: Int, variance: Double, gain: Double, noise: Double, reference: Double
  ) throws {
    // Under Q = N(0, q), μ = 0, the excess R(w) − (w−z)² has the variance σ(z)² and, for a given sample, W is
    // N(az/m, v): both by the trapezoidal rule, whose error for such integrands is far below the rounding of the terms.
    let system = try GaussianMeanLearner(
      sampleCount: m, sampleVariance: variance, gain: gain, noiseVariance: noise)
    let given = Double(m - 1) * gain * gain * variance / Double(m * m) + noise
    let step = 1.0 / 8
    let grid = (-96...96).map { Double($0) * step }
    let base = grid.map { density($0, reference) }
    var (square, entropy) = (0.0, 0.0)
    for z in grid {
      var (mean, second) = (0.0, 0.0)
      for (w, mass) in zip(grid, base) {
        let excess = variance + w * w - (w - z) * (w - z)
        mean += step * mass * excess
        second += step * mass * excess * excess
      }
      let mass = step * density(z, variance)
      square += mass * (second - mean * mean)
      for w in grid {
        let (own, other) = (density(w - gain * z / Double(m), given), density(w, reference))
        if own > 0 { entropy += mass * step * own * Double.log(own / other) }
      }
    }
    let bound = 2 * square * entropy
    let tolerance = Tolerance.rounding(operations: 1 << 16, condition: 1, scale: 64)
    let closed = try system.squaredReferenceBound(variance: Estimate(exactly: reference))
    #expect(Estimate(bound, within: tolerance).overlaps(closed * closed))
  }

  private func density(_ x: Double, _ variance: Double) -> Double {
    Double.exp(-x * x / (2 * variance)) / (2 * Double.pi * variance).squareRoot()
  }
}
