import PropertyTesting
import Testing

@testable import Verification

@Suite struct `GB-001 Gaussian systems of a clipped loss keep to the bound by mutual information` {
  /// Whether a system proves a gap to exceed the bound with a given σ.
  func refutesBound(_ gap: Estimate, deviation: Double, _ system: any GaussianLearningSystem) throws -> Bool {
    try refutes(
      gap.absolute,
      atMost: GeneralizationBounds.mutualInformation(
        deviation: deviation, information: system.information(), sampleCount: system.sampleCount))
  }

  @Test func `no drawn mean, posterior or regression exceeds it`() {
    checkProperty(DrawnGaussianSystem.all, PropertySettings(cases: 600)) { drawn, observer in
      let loss = try ClippedSquare(clip: Double(drawn.clip))
      let gap = try drawn.system.clippedGap(at: loss.clip)
      let isRefuted = try refutesBound(gap, deviation: loss.deviation, drawn.system)
      #expect(!isRefuted)
      let squares = try drawn.system.errors().map { $0.freshVariance.value + $0.mean.magnitude * $0.mean.magnitude }
      let width = Tolerance.rounding(operations: 1 << 10, condition: 1, scale: loss.clip + squares.max()!)
      #expect(gap.error <= width.value)
      observer.cover("a regression", atLeast: 0.2, when: drawn.system is RidgeLearner)
      observer.cover("a gap above 0", atLeast: 0.3, when: gap.lower > 0)
    }
  }

  @Test func `control: the squared loss without a clip is refuted with the deviation of the loss for σ`() {
    let minima = DrawnGaussianSystem.means.smallestCounterexamples(seeds: 3) { drawn in
      guard let learner = drawn.system as? GaussianMeanLearner else { return false }
      // The standard deviation of (μ − Z)².
      let naive = (Estimate.squareRoot(Estimate(exactly: 2)) * Estimate(exactly: learner.sampleVariance)).upper
      return try refutesBound(learner.squaredGap(), deviation: naive, learner)
    }
    #expect(minima == ["m=1 μ=0 s²=1 a=4/4 τ²=1 c=1"])
  }

  @Test(arguments: [0.5, 8, 1024]) func `control: the squared loss without a clip is refuted with any σ`(
    deviation: Double
  ) throws {
    // The gap stays 2s²/m, and the information falls to 0 as the noise grows.
    let system = try GaussianMeanLearner(
      sampleCount: 4, sampleVariance: 1, noiseVariance: deviation * deviation)
    #expect(try system.squaredGap().contains(0.5))
    let isRefuted = try refutesBound(system.squaredGap(), deviation: deviation, system)
    #expect(isRefuted)
    let clipped = try ClippedSquare(clip: 2 * deviation)
    let isClippedRefuted = try refutesBound(
      system.clippedGap(at: clipped.clip), deviation: clipped.deviation, system)
    #expect(!isClippedRefuted)
  }
}

@Suite struct `GB-002 Gaussian systems of a clipped loss keep to the bound by individual samples` {
  func individual(_ deviation: Double, _ system: any GaussianLearningSystem) throws -> Estimate {
    try GeneralizationBounds.individualSamples(deviation: deviation, informations: system.sampleInformations())
  }

  @Test func `no drawn mean, posterior or regression exceeds it, and it exceeds GB-001 on none`() {
    checkProperty(DrawnGaussianSystem.all, PropertySettings(cases: 600)) { drawn in
      let loss = try ClippedSquare(clip: Double(drawn.clip))
      let bound = try individual(loss.deviation, drawn.system)
      let gap = try drawn.system.clippedGap(at: loss.clip).absolute
      #expect(!refutes(gap, atMost: bound))
      let (all, each) = (try drawn.system.information(), try drawn.system.sampleInformations())
      #expect(!refutes(each.sum(), atMost: all))
      let whole = GeneralizationBounds.mutualInformation(
        deviation: loss.deviation, information: all, sampleCount: drawn.system.sampleCount)
      #expect(!refutes(bound, atMost: whole))
    }
  }

  @Test(arguments: [2, 10, 1000]) func `the mean without noise has it alone`(m: Int) throws {
    let system = try GaussianMeanLearner(sampleCount: m, sampleVariance: 1, noiseVariance: 0)
    #expect(system.information().value == .infinity)
    let loss = try ClippedSquare(clip: 2)
    let bound = try individual(loss.deviation, system)
    #expect(bound.upper.isFinite)
    let gap = try system.clippedGap(at: loss.clip)
    #expect(gap.lower > 0 && !refutes(gap, atMost: bound))
  }

  @Test func `control: the squared loss without a clip is refuted`() {
    let minima = DrawnGaussianSystem.means.smallestCounterexamples(seeds: 3) { drawn in
      try refutes(drawn.system.squaredGap().absolute, atMost: individual(Double(drawn.clip) / 2, drawn.system))
    }
    #expect(minima == ["m=1 μ=0 s²=1 a=4/4 τ²=1 c=1"])
  }
}
