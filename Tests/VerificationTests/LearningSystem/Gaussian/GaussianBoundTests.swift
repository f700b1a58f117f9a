import PropertyTesting
import RealModule
import Testing

@testable import Verification

@Suite struct `GB-001 Gaussian systems with a clipped loss satisfy the mutual-information bound` {
  /// Whether a system proves a gap to exceed the bound with a given σ.
  func refutesBound(_ gap: Estimate, deviation: Double, _ system: any GaussianLearningSystem) throws -> Bool {
    try refutes(
      gap.absolute,
      atMost: StatedBounds.mutualInformation(
        deviation: deviation, information: system.information(), sampleCount: system.sampleCount))
  }

  @Test func `no drawn mean, posterior or regression exceeds the bound`() {
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

  @Test func `control: the unclipped squared loss with its standard deviation as σ is refuted`() {
    let minima = DrawnGaussianSystem.means.smallestCounterexamples(seeds: 3) { drawn in
      guard let learner = drawn.system as? GaussianMeanLearner else { return false }
      // The standard deviation of (μ − Z)².
      let naive = (Estimate.squareRoot(Estimate(exactly: 2)) * Estimate(exactly: learner.sampleVariance)).upper
      return try refutesBound(learner.squaredGap(), deviation: naive, learner)
    }
    #expect(minima == ["m=1 μ=0 s²=1 a=4/4 τ²=1 c=1"])
  }

  @Test(arguments: [0.5, 8, 1024]) func `control: the unclipped squared loss with any σ is refuted`(
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

  /// The gap and the information of a sign drawn by the probit of the sample's mean, in closed form (GB-001, step 5).
  ///
  /// Z_i ~ N(0, s²), loss −wz, P(W = 1 | S) = Φ(√m·Z̄/s): s/√(πm) and ln 2 − ½ nats.
  static func probitSign(sampleCount: Int, deviation: Double) -> (gap: Estimate, information: Estimate) {
    let pi = Estimate(Double.pi, within: .rounding(operations: 1, condition: 1, scale: Double.pi))
    let gap = Estimate(exactly: deviation) / Estimate.squareRoot(pi * Estimate(exactly: Double(sampleCount)))
    return (gap, Estimate.log(Estimate(exactly: 2)) - Estimate(exactly: 0.5))
  }

  @Test(arguments: [1, 3, 100], [0.25, 1, 4096])
  func `an unbounded sub-Gaussian loss satisfies the bound in closed form`(m: Int, deviation: Double) {
    let (gap, information) = Self.probitSign(sampleCount: m, deviation: deviation)
    let bound = StatedBounds.mutualInformation(
      deviation: deviation, information: information, sampleCount: m)
    #expect(bound.certainlyExceeds(gap))
    // The ratio is 1/√(π(2 ln 2 − 1)) = 0.9078…: a bound smaller by a tenth would be false.
    #expect(gap.certainlyExceeds(bound * Estimate(exactly: 0.875)))
  }

  @Test func `the closed form agrees with a sum over a fine grid of means`() {
    // One sample of N(0, 1): the trapezoidal rule on [−9, 9] in steps of 1/64. Its error for such integrands is far
    // below the rounding of 1,153 terms, and the tails outside have a probability below 10⁻¹⁸.
    let step = 1.0 / 64
    var (gap, information) = (0.0, 0.0)
    for index in -576...576 {
      let x = Double(index) * step
      let density = Double.exp(-x * x / 2) / (2 * Double.pi).squareRoot()
      let share = Double.erfc(-x / 2.0.squareRoot()) / 2
      gap += step * density * (2 * share - 1) * x
      for part in [share, 1 - share] where part > 0 { information += step * density * part * Double.log(2 * part) }
    }
    let closed = Self.probitSign(sampleCount: 1, deviation: 1)
    let tolerance = Tolerance.rounding(operations: 4 * 1153, condition: 1, scale: 1)
    #expect(Estimate(gap, within: tolerance).overlaps(closed.gap))
    #expect(Estimate(information, within: tolerance).overlaps(closed.information))
  }

  @Test func `control: half of σ is refuted by an unbounded loss`() {
    let (gap, information) = Self.probitSign(sampleCount: 3, deviation: 1)
    let half = StatedBounds.mutualInformation(deviation: 0.5, information: information, sampleCount: 3)
    #expect(refutes(gap, atMost: half))
  }

  @Test func `control: σ = 0 is refuted by memorizers whose information tends to infinity`() throws {
    // The memorizer of a uniform sample with loss 1[w ≠ z]: gap 1, information infinite. On n equally likely values
    // its gap is 1 − 1/n and I = ln n, and σ² = (1 − 2/n)/(2 ln(n − 1)) is the least sub-Gaussian constant of a loss
    // that is 1 with probability 1 − 1/n (M. Kearns, L. Saul, UAI 1998): σ tends to 0, and the bound stays above the
    // gap.
    for exponent in [2, 10, 40] {
      let count = Double(sign: .plus, exponent: exponent, significand: 1)
      let deviation = ((1 - 2 / count) / (2 * Double.log(count - 1))).squareRoot()
      let information = Estimate.log(Estimate(exactly: count))
      func bound(_ deviation: Double) -> Estimate {
        StatedBounds.mutualInformation(deviation: deviation, information: information, sampleCount: 1)
      }
      let gap = Estimate(exactly: 1 - 1 / count)
      #expect(!refutes(gap, atMost: bound(deviation)))
      #expect(refutes(gap, atMost: bound(0)))
    }
    let infinite = Estimate(value: .infinity, lower: .infinity, upper: .infinity)
    let limit = StatedBounds.mutualInformation(deviation: 0, information: infinite, sampleCount: 1)
    #expect(limit.lower == .infinity)
    #expect(!refutes(Estimate(exactly: 1), atMost: limit))
  }
}

@Suite struct `GB-002 Gaussian systems with a clipped loss satisfy the individual-sample bound` {
  func individual(_ deviation: Double, _ system: any GaussianLearningSystem) throws -> Estimate {
    try StatedBounds.individualSamples(deviation: deviation, informations: system.sampleInformations())
  }

  @Test func `no drawn system exceeds the bound, and the bound never exceeds that of GB-001`() {
    checkProperty(DrawnGaussianSystem.all, PropertySettings(cases: 600)) { drawn in
      let loss = try ClippedSquare(clip: Double(drawn.clip))
      let bound = try individual(loss.deviation, drawn.system)
      let gap = try drawn.system.clippedGap(at: loss.clip).absolute
      #expect(!refutes(gap, atMost: bound))
      let (all, each) = (try drawn.system.information(), try drawn.system.sampleInformations())
      #expect(!refutes(each.sum(), atMost: all))
      let whole = StatedBounds.mutualInformation(
        deviation: loss.deviation, information: all, sampleCount: drawn.system.sampleCount)
      #expect(!refutes(bound, atMost: whole))
    }
  }

  @Test(arguments: [2, 10, 1000])
  func `the mean without noise has a finite individual-sample bound and infinite I(S;W)`(m: Int) throws {
    let system = try GaussianMeanLearner(sampleCount: m, sampleVariance: 1, noiseVariance: 0)
    #expect(system.information().value == .infinity)
    let loss = try ClippedSquare(clip: 2)
    let bound = try individual(loss.deviation, system)
    #expect(bound.upper.isFinite)
    let gap = try system.clippedGap(at: loss.clip)
    #expect(gap.lower > 0 && !refutes(gap, atMost: bound))
  }

  @Test func `control: the unclipped squared loss is refuted`() {
    let minima = DrawnGaussianSystem.means.smallestCounterexamples(seeds: 3) { drawn in
      try refutes(drawn.system.squaredGap().absolute, atMost: individual(Double(drawn.clip) / 2, drawn.system))
    }
    #expect(minima == ["m=1 μ=0 s²=1 a=4/4 τ²=1 c=1"])
  }
}
