import PropertyTesting
import RealModule
import Testing

@testable import Verification

@Suite struct `GB-002 the individual-sample bound lies between the gap and the mutual-information bound` {
  /// The bounds of one system.
  struct Bounds {
    let gap, individual, whole, sum, information: Estimate
    /// The bound by the first half of the samples alone, rounded down, still divided by m.
    let half: Estimate

    init(_ drawn: DrawnSystem) throws {
      let enumeration = try drawn.enumeration
      let (figures, deviation) = (enumeration.risks(), enumeration.system.lossRange / 2)
      gap = figures.absoluteGap
      individual = StatedBounds.individualSamples(
        deviation: deviation, informations: figures.sampleInformations)
      let kept = figures.sampleInformations.enumerated().map { index, information in
        2 * index + 2 <= drawn.model.sampleCount ? information : Estimate(exactly: 0)
      }
      half = StatedBounds.individualSamples(deviation: deviation, informations: kept)
      whole = StatedBounds.mutualInformation(
        deviation: deviation, information: figures.information, sampleCount: drawn.model.sampleCount)
      sum = figures.sampleInformations.sum()
      information = figures.information
    }
  }

  @Test func `no drawn system exceeds the bound, and the bound never exceeds that of GB-001`() {
    checkProperty(DrawnSystem.all) { drawn in
      let bounds = try Bounds(drawn)
      #expect(!refutes(bounds.gap, atMost: bounds.individual))
      #expect(!refutes(bounds.individual, atMost: bounds.whole))
      #expect(!refutes(bounds.sum, atMost: bounds.information))
    }
  }

  @Test func `control: I(S;W) at most the sum of the I(W;Z_i) is refuted`() {
    let smallest = DrawnSystem.small.smallestCounterexamples(seeds: 4) {
      let bounds = try Bounds($0)
      return refutes(bounds.information, atMost: bounds.sum)
    }
    // Of the four samples of two coins only the last changes the law of the hypothesis.
    #expect(simplest(smallest) == "m=2 μ=[1, 1] P=[[1, 1], [1, 1], [1, 1], [1, 2]] ℓ=[[0, 0], [0, 0]]")
  }

  @Test func `control: dropping half the samples from the mean is refuted`() {
    let smallest = DrawnSystem.small.smallestCounterexamples(seeds: 4) {
      let bounds = try Bounds($0)
      return $0.model.sampleCount > 1 && refutes(bounds.gap, atMost: bounds.half)
    }
    // Both samples carry the same information, and only one of them is counted.
    #expect(simplest(smallest) == "m=2 μ=[1, 1] P=[[1, 1], [1, 1], [1, 1], [1, 2]] ℓ=[[0, 1], [1, 0]]")
  }

  /// I(W;Z_i) of W = the mean of m standard normal samples and noise of a variance.
  func informations(_ m: Double, noise: Double, roundings: Int) throws -> (one: Estimate, all: Estimate) {
    let one = try ScalarGaussianGate(gain: 1 / m, sourceVariance: 1, noiseVariance: (m - 1) / (m * m) + noise)
    let all = try ScalarGaussianGate(gain: 1, sourceVariance: 1 / m, noiseVariance: noise)
    func rounded(_ information: Estimate) -> Estimate {
      let allowed = Tolerance.rounding(operations: roundings, condition: 1, scale: information.value)
      return information + Estimate(0, within: allowed)
    }
    return (rounded(one.mutualInformation), rounded(all.mutualInformation))
  }

  @Test(arguments: [2.0, 10, 1000])
  func `the mean of normal samples has a finite bound where I(S;W) is infinite`(m: Double) throws {
    let half = Estimate(exactly: 0.5)
    // ½ ln(m/(m−1)), which noise ν decreases by at most mν/(2(m−1)).
    let limit = half * .log(Estimate(exactly: m) / Estimate(exactly: m - 1))
    for steps in [10, 100, 1000] {
      let noise = Double(sign: .plus, exponent: -steps, significand: 1)
      // The gates' parameters were rounded: the relative change of an information is at most that of its
      // signal-to-noise ratio.
      let (one, all) = try informations(m, noise: noise, roundings: 8)
      let loss = half * Estimate(exactly: m) / Estimate(exactly: m - 1) * Estimate(exactly: noise)
      #expect(!one.certainlyExceeds(limit) && !(limit - loss).certainlyExceeds(one), "\(one)")
      // ½ ln(1 + 2^steps/m) exceeds every number as the steps increase.
      let least = half * (Estimate(exactly: Double(steps)) * .log(Estimate(exactly: 2)) - .log(Estimate(exactly: m)))
      #expect(!least.certainlyExceeds(all))
      // An infinite interval would exceed nothing and be exceeded by nothing.
      #expect(one.magnitude.isFinite && all.magnitude.isFinite)
    }
  }
}
