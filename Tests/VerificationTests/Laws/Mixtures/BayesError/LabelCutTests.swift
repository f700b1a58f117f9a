import RealModule
import Testing

@testable import Verification

// What may be lost beside cuts of short pieces and of far ones, and parameters that are known to intervals.
extension `RT-012 the least error of a guess of the label lies in its interval` {
  @Test(arguments: [1, -1.0]) func `no more than a quarter of a short piece is treated beside its cut`(
    side: Double
  ) throws {
    // As of longer pieces: the densities of N(0, 1) and N(2, 1) are equal at 1, and the cut is d beyond.
    let (kernel, d) = (try pair(means: [0, 2], variances: [1, 1], weights: [0.5, 0.5]), 0x1p-22)
    let (own, other) = side > 0 ? (0, 1) : (1, 0)
    let decision = LabelDecision(kernel, cuts: [], labels: [0])
    func loss(_ inner: Double) -> LabelDecision.Loss {
      let (place, opposite) = (
        LabelDecision.Place(anchor: 0, offset: 1 + side * d), LabelDecision.Place(anchor: 0, offset: 1 - side * inner)
      )
      return decision.lossAtCuts(
        of: own, against: other, from: side > 0 ? opposite : place, to: side > 0 ? place : opposite)
    }
    // A quarter of 9d reaches beyond the place of equal densities, one of 3d/2 does not.
    let (long, step) = (loss(8 * d), 9 * d / 4)
    let gap = 1 + d - step
    let stated = Double.expMinusOne(2 * d) * 0.5 * Double.exp(-gap * gap / 2) * step
    // The excess of 2⁻²¹ is the difference of terms of size 1, each with less than 64 roundings.
    let rounding = Tolerance.rounding(operations: 64, condition: 0x1p21, scale: 2 * d)
    #expect(
      long.ratio == 0
        && Tolerance.rounding(operations: 64, condition: 0x1p21, scale: stated).accepts(long.amount, stated), "\(long)")
    let short = loss(d / 2)
    #expect(short.amount == 0 && rounding.accepts(short.ratio, 2 * d), "\(short)")
  }

  @Test(arguments: [true, false])
  func `the piece beside a cut is as long where the cut is counted from a mean on its other side`(
    isEnd: Bool
  ) throws {
    // The mirror image: the densities of the first and the second are equal at −2²⁰ − 1.
    let far = 0x1p20
    let kernel = try GaussianMixture(weights: [0.25, 0.25, 0.5], means: [-far - 2, -far, 0], variances: [1, 1, 1])
      .kernel(noiseVariance: Estimate(exactly: 0))
    let place = LabelDecision.Place(anchor: 2, offset: -far - (isEnd ? 0.5 : 1.5))
    let decision = LabelDecision(kernel, cuts: [], labels: [0])
    let (own, other) = isEnd ? (0, 1) : (1, 0)
    let loss = decision.lossAtCuts(of: own, against: other, from: isEnd ? nil : place, to: isEnd ? place : nil)
    let (near, step) = (Estimate(exactly: 0.5), -place.offset * 0x1p-20)
    let stated =
      Estimate(exactly: 0.25)
      * (GaussianTail.probability(above: near) - GaussianTail.probability(above: near + Estimate(exactly: step)))
    #expect(loss.ratio == 0)
    #expect(Tolerance.rounding(operations: 128, condition: 1, scale: 1).accepts(loss.amount, stated.value), "\(loss)")
  }

  @Test(arguments: [0, 1]) func `the error is at most that of the guess of the most likely label`(label: Int) throws {
    // The rule takes one label everywhere, of which one errs with 3/4.
    let kernel = try pair(means: [0, 2], variances: [1, 1], weights: [0.75, 0.25])
    let error = LabelDecision(kernel, cuts: [], labels: [label]).error
    let slack = Tolerance.rounding(operations: 8, condition: 1, scale: 0.25).value
    #expect(error.value <= 0.25 + slack && error.upper <= 0.25 + slack, "\(error)")
  }

  @Test func `means or variances that are only known to be near one another leave no bound`() throws {
    func blurred(_ value: Double) -> Estimate {
      Estimate(value: value, lower: value - 0x1p-40, upper: value + 0x1p-40)
    }
    func rule(_ mean: Estimate, _ excess: Estimate) throws -> LabelDecision {
      let kernel = try MixtureKernel(
        law: LabelLaw(FiniteLaw([0.25, 0.75])), means: [mean, mean], excesses: [excess, excess],
        common: Estimate(exactly: 1))
      return LabelDecision(kernel, cuts: [], labels: [0])
    }
    let (zero, one) = (Estimate(exactly: 0), Estimate(exactly: 1))
    let ends = (LabelDecision.Place(anchor: 0, offset: -1), LabelDecision.Place(anchor: 0, offset: 1))
    for (decision, whole, between) in [
      (try rule(zero, one), Double.log(3), 0), (try rule(blurred(0), one), .infinity, 0),
      (try rule(zero, blurred(1)), .infinity, .infinity),
    ] as [(LabelDecision, Double, Double)] {
      let found = decision.innerExcess(of: 1, over: 0, from: nil, to: nil)
      // The logarithms of two weights of some roundings each, moved outward.
      let rounding = Tolerance.rounding(operations: 64, condition: 1, scale: Double.log(3))
      #expect(rounding.accepts(found, whole), "\(found)")
      #expect(decision.innerExcess(of: 1, over: 0, from: ends.0, to: ends.1) == between)
    }
  }

  @Test func `an interval that is surely empty is replaced by the next one`() throws {
    let kernel = try pair(means: [0, 3], variances: [1, 1], weights: [0.5, 0.5])
    var decision = LabelDecision(kernel, cuts: [], labels: [])
    // The distance of a place at 0 from itself is exactly 0.
    let place = LabelDecision.Place(anchor: 0, offset: 0)
    for (label, start) in [(0, nil), (1, place), (2, place)] as [(Int, LabelDecision.Place?)] {
      decision.append(label: label, upTo: start)
    }
    #expect(decision.labels == [0, 2] && decision.cuts.map(\.offset) == [0])
  }
}
