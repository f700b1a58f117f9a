import PropertyTesting
import RealModule
import Testing

@testable import Verification

@Suite
struct `RT-013 the posterior entropy of few components by the trapezoidal rule lies in its interval`:
  MixtureChecks
{
  /// A mixture with its H(Y|T).
  struct Reference: Sendable, CustomStringConvertible {
    let weights, means, variances: [Double]
    let equivocation: String

    var description: String { "\(weights) \(means) \(variances)" }

    func kernel() throws -> MixtureKernel {
      try GaussianMixture(weights: weights, means: means, variances: variances)
        .kernel(noiseVariance: Estimate(exactly: 0))
    }
  }

  // mpmath 1.3.0, 60 digits: h·Σ over i of Σ_k u_k·log1p(Σ_{j≠k} u_j/u_k) at the places lo + i·h, from 15 deviations below
  // all means to 15 above, h halved until 43 digits repeat; weights are divided by their exact sum.
  static let references: [Reference] = [
    Reference(
      weights: [0.5, 0.5], means: [-1, 1], variances: [100, 100],
      equivocation: "0.6881720159344948359842922092279777486196"),
    Reference(
      weights: [0.5, 0.5], means: [-1, 1], variances: [1, 1],
      equivocation: "0.3563163602131136974124273214752837614054"),
    Reference(
      weights: [0.5, 0.5], means: [-1, 1], variances: [0.1, 0.1],
      equivocation: "0.002248342108372146517555165986008330144476"),
    Reference(
      weights: [0.5, 0.5], means: [-1, 1], variances: [0.03125, 0.03125],
      equivocation: "0.00000002340523460717487981219344317256060977499"),
    Reference(
      weights: [1 - 0x1p-40, 0x1p-40], means: [0, 1], variances: [1, 1],
      equivocation: "0.00000000002567129488161130121938910127610432592524"),
    Reference(
      weights: [0x1p-400, 1], means: [0, 1], variances: [1, 1],
      equivocation: "1.075646762852242564629713629517783460257e-118"),
    Reference(
      weights: [0.5, 0.5], means: [0, 0], variances: [1, 1],
      equivocation: "0.6931471805599453094172321214581765680755"),
    Reference(
      weights: [0.7, 0.3], means: [0, 0], variances: [1, 9],
      equivocation: "0.4335873958293668017648327096383481369434"),
    Reference(
      weights: [0.25, 0.75], means: [0, 3], variances: [1, 2],
      equivocation: "0.2244905941530471155748266866585476371618"),
    Reference(
      weights: [0.5, 0.5], means: [-0x1p-20, 0x1p-20], variances: [1, 1],
      equivocation: "0.6931471805594905620663458641343721866758"),
    Reference(
      weights: [0.2, 0.5, 0.3], means: [-3, 0, 2.5], variances: [0.5, 1, 2],
      equivocation: "0.3222076286789517551107323072708281167554"),
  ]

  @Test(arguments: references) func `intervals contain references of 40 digits`(reference: Reference) throws {
    let kernel = try reference.kernel()
    let own = try #require(MixtureTrapezoid.equivocation(kernel))
    let value = try #require(Estimate(decimal: reference.equivocation))
    #expect(own.lower <= value.lower && value.upper <= own.upper)
    #expect(certifies(own, value.value, condition: condition(value.value)))
  }

  @Test func `intervals contain those of an independent interval arithmetic`() throws {
    var served = 0
    for model in ReferenceMixture.all where !model.equivocation.isNaN {
      guard let own = MixtureTrapezoid.equivocation(try model.kernel()) else { continue }
      #expect(certifies(own, model.equivocation, condition: condition(model.equivocation)), "\(model)")
      served += 1
    }
    #expect(served >= 8)
  }

  @Test(.property(cases: 100)) func `the rule agrees with panels`() {
    checkProperty(DrawnMixture.all) { drawn in
      let kernel = try drawn.mixture().kernel(noiseVariance: Estimate(exactly: drawn.noise))
      guard let own = MixtureTrapezoid.equivocation(kernel) else { return }
      #expect(own.overlaps(MixtureIntegral.value(of: .equivocation, kernel, evenAbout: nil)))
    }
  }

  /// How far the rule of a large step is from the value, in units of a bound on its error.
  private func deviation(
    _ kernel: MixtureKernel, exponent: Double, bound: (MixtureStrip) -> Double
  ) throws -> Double {
    let strip = MixtureStrip(kernel, exponent: exponent)
    let coarse = try #require(MixtureTrapezoid(kernel, strip, step: strip.step, center: nil))
    let finest = MixtureStrip(kernel)
    let fine = try #require(MixtureTrapezoid(kernel, finest, step: finest.step, center: nil))
    let allowed = bound(strip) * fine.value * (1 + 0x1p-10) + fine.error + coarse.rest + coarse.rounding * .ulpOfOne
    return (coarse.value - fine.value).magnitude / allowed
  }

  @Test(.property(cases: 100)) func `a large step errs by no more than the bound`() {
    checkProperty(Pair.all) { pair in
      let kernel = try pair.kernel()
      for exponent in [6.0, 10, 16] {
        let share = try deviation(kernel, exponent: exponent) { $0.error(step: $0.step) }
        #expect(share <= 1)
      }
    }
  }

  @Test func `the bound on the error is not far above the error`() throws {
    for (gap, least) in [(0.0, 0x1p-4), (1, 0x1p-3), (2, 0x1p-6), (6, 0x1p-8)] {
      let share = try deviation(Pair(share: 0.5, gap: gap, excess: 0).kernel(), exponent: 6) { $0.error(step: $0.step) }
      #expect(share <= 1 && share > least)
    }
  }

  @Test(arguments: [3.0, 6]) func `control: a strip of twice the width is refuted`(gap: Double) throws {
    let share = try deviation(Pair(share: 0.5, gap: gap, excess: 0).kernel(), exponent: 12) { strip in
      let width = 2 * strip.halfWidth
      return 2 * MixtureStrip.factor * Double.exp(width * width / 2)
        / Double.expMinusOne(2 * Double.pi * width / strip.step)
    }
    #expect(share > 1)
  }

  @Test func `control: an error that falls with twice the exponent is refuted`() throws {
    let kernel = try Pair(share: 0.5, gap: 6, excess: 0).kernel()
    let share = try deviation(kernel, exponent: 16) { strip in
      2 * MixtureStrip.factor * Double.exp(-4 * Double.pi * strip.halfWidth / strip.step)
    }
    #expect(share > 1)
  }

  /// How far a sum that ends early is from the value, and the bound on its tails.
  private func ending(_ reference: Reference, tail: Double) throws -> (lost: Double, bound: Double, rounding: Double) {
    let kernel = try reference.kernel()
    let strip = MixtureStrip(kernel)
    let part = try #require(MixtureTrapezoid(kernel, strip, step: strip.step, center: nil, tail: tail))
    let whole = try #require(MixtureTrapezoid(kernel, strip, step: strip.step, center: nil))
    return (whole.value - part.value, part.rest, (whole.rounding + part.rounding) * .ulpOfOne + whole.rest)
  }

  @Test(arguments: references) func `what lies beyond the last places is within its bound`(reference: Reference) throws
  {
    for tail in [0x1p-6, 0x1p-12, 0x1p-20] {
      let end = try ending(reference, tail: tail)
      #expect(end.lost <= end.bound + end.rounding && end.lost >= -end.rounding)
    }
  }

  @Test func `control: a sum without the bound on its tails is refuted`() throws {
    let ends = try Self.references.map { try ending($0, tail: 0x1p-12) }
    #expect(ends.contains { $0.lost > 1e6 * $0.rounding && $0.lost > $0.bound / 2 })
  }

  /// H(Y|T) of two components behind noise, if a parameter is known to an interval.
  private func value(mean: Estimate, noise: Estimate) throws -> Estimate {
    let kernel = try MixtureKernel(
      law: LabelLaw(FiniteLaw([0.375, 0.625])), means: [Estimate(exactly: 0), mean],
      excesses: [Estimate(exactly: 0), Estimate(exactly: 0.5)], common: noise)
    return try #require(MixtureTrapezoid.equivocation(kernel))
  }

  @Test func `the result for a parameter known to an interval covers those at both ends`() throws {
    let (mean, noise) = (Estimate(exactly: 1.5), Estimate(exactly: 1))
    let (wideMean, wideNoise) = (
      Estimate(value: 1.5, lower: 1.5 - 0x1p-42, upper: 1.5 + 0x1p-42),
      Estimate(value: 1, lower: 1 - 0x1p-42, upper: 1 + 0x1p-42)
    )
    for end in [wideMean.lower, wideMean.upper] {
      #expect(try value(mean: Estimate(exactly: end), noise: noise).overlaps(value(mean: wideMean, noise: noise)))
    }
    for end in [wideNoise.lower, wideNoise.upper] {
      #expect(try value(mean: mean, noise: Estimate(exactly: end)).overlaps(value(mean: mean, noise: wideNoise)))
    }
    #expect(try value(mean: wideMean, noise: noise).error > 4 * value(mean: mean, noise: noise).error)
    #expect(try value(mean: mean, noise: wideNoise).error > 4 * value(mean: mean, noise: noise).error)
  }

  @Test func `other mixtures are left to the panels`() throws {
    func isServed(_ means: [Double], _ variances: [Double]) throws -> Bool {
      let weights = means.map { _ in 1 / Double(means.count) }
      let mixture = try GaussianMixture(weights: weights, means: means, variances: variances)
      return try MixtureTrapezoid.equivocation(mixture.kernel(noiseVariance: Estimate(exactly: 0))) != nil
    }
    #expect(try isServed([0, 1], [1, 1]) && isServed([0, 1, 2, 3], [1, 1, 1, 1]))
    #expect(try !isServed([0, 1, 2, 3, 4], [1, 1, 1, 1, 1]) && !isServed([0], [1]))
    #expect(try !isServed([0, 0.1], [1e-12, 1]) && !isServed([0, 60], [1, 1]) && !isServed([0, 1e6], [1, 1]))
    let blurred = Estimate(value: 1, lower: 1 - 0x1p-38, upper: 1 + 0x1p-38)
    for (mean, excess) in [(blurred, Estimate(exactly: 1)), (Estimate(exactly: 1), blurred)] {
      let kernel = try MixtureKernel(
        law: LabelLaw(FiniteLaw([0.5, 0.5])), means: [Estimate(exactly: 0), mean],
        excesses: [Estimate(exactly: 0), excess], common: Estimate(exactly: 1))
      #expect(MixtureTrapezoid.equivocation(kernel) == nil)
    }
  }

  @Test func `half of a symmetric mixture gives the value of the whole`() throws {
    for (weights, means, variances) in [
      ([0.5, 0.5], [-1.0, 1], [1.0, 1]), ([0.25, 0.5, 0.25], [-1, 0, 1], [1, 2, 1]), ([0.75, 0.25], [1, 1], [1, 4]),
    ] {
      let kernel = try GaussianMixture(weights: weights, means: means, variances: variances)
        .kernel(noiseVariance: Estimate(exactly: 0))
      let strip = MixtureStrip(kernel)
      let center = try #require(kernel.center)
      let half = try #require(MixtureTrapezoid(kernel, strip, step: strip.step, center: center))
      let whole = try #require(MixtureTrapezoid(kernel, strip, step: strip.step, center: nil))
      #expect((half.value - whole.value).magnitude <= half.error + whole.error)
    }
  }
}
