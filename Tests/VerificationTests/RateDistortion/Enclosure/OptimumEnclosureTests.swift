import RealModule
import Testing

@testable import Verification

extension `RD-003 the primal value and the dual bound enclose the optimum at every weight` {
  /// A fair bit whose first reproduction is there twice, so that no optimal channel is the only one.
  static func copied() throws -> FiniteSource {
    try FiniteSource(law: [0.5, 0.5], distortion: [[0, 1, 0], [1, 0, 1]])
  }

  @Test(arguments: [0x1p-6, 0.125, 0.25, 0.375], [[0.5, 0.5, 0], [0.25, 0.5, 0.25], [0, 0.5, 0.5]])
  func `of reproductions that are copies none is proved unique, and rates lie between those of near weights`(
    weight: Double, outputs: [Double]
  ) throws {
    let source = try Self.copied()
    let optimum = try source.enclosure(of: source.point(outputs: outputs, weight: weight))
    #expect(!optimum.isProvedUnique)
    // Below the critical weight of the erasure its optimum is that of the bit alone.
    #expect(try optimum.rate.overlaps(ErasedBit.rate(weight: weight)), "\(optimum)")
    #expect(try ErasedBit.isBetweenNeighbors(optimum.rate, weight: weight), "\(optimum)")
    let one = Estimate(exactly: 1)
    #expect(optimum.distortion.overlaps(one / (one + .exp(one / Estimate(exactly: weight)))))
    let gap = Tolerance.rounding(operations: 400, condition: 1, scale: 1 + weight).value
    #expect(optimum.distortion.upper - optimum.distortion.lower <= weight * 2 * optimum.rate.error + 2 * gap)
  }

  @Test(arguments: [0.25, 0.375]) func `the rates of a copy are quotients of L over 2⁻¹⁸ of the weight to either side`(
    weight: Double
  ) throws {
    // L = β(ln 2 − ln(1 + e^(−1/β))).
    func objective(_ weight: Double) -> Double {
      weight * (Double.log(2) - Double.log(onePlus: Double.exp(-1 / weight)))
    }
    let source = try Self.copied()
    let optimum = try source.enclosure(of: source.optimum(weight: weight))
    let (below, above) = (weight * (1 - 0x1p-18), weight * (1 + 0x1p-18))
    let quotients = (
      (objective(above) - objective(weight)) / (above - weight),
      (objective(weight) - objective(below)) / (weight - below)
    )
    // Two gaps of at most 50 roundings each.
    let slack = Tolerance.rounding(operations: 100, condition: 0x1p18 / weight, scale: 1).value
    #expect(optimum.rate.lower <= quotients.0 && optimum.rate.lower >= quotients.0 - slack)
    #expect(optimum.rate.upper >= quotients.1 && optimum.rate.upper <= quotients.1 + slack)
  }

  @Test(arguments: [0x1p-1016, 0x1p-1060, 0x1p-1070])
  func `at tiny weights the rate does not exceed that of the map to the best reproductions`(weight: Double) throws {
    let source = try FiniteSource(law: [0.25, 0.25, 0.5], distortion: [[0, 1], [0, 1], [1, 0]])
    let point = try source.optimum(weight: weight)
    let optimum = try source.enclosure(of: point)
    // R = Φ − E(d − m)/β, and its upper end is one number beyond.
    #expect(optimum.rate.upper >= Double.log(2) && optimum.rate.upper <= point.tilt.upper.nextUp)
  }

  @Test func `next to weight 0 the rate is known as that of every channel, and the distortion by L − βR`() throws {
    for weight in [Double.leastNonzeroMagnitude, 0x1p-1060] {
      let source = try Self.copied()
      let optimum = try source.enclosure(of: source.optimum(weight: weight))
      #expect(!optimum.isProvedUnique && optimum.rate.lower == 0 && optimum.rate.upper == source.entropy.upper)
      #expect(optimum.distortion.lower == 0 && optimum.distortion.upper <= 16 * weight)
    }
  }

  @Test func `a response is proved to be below 1 only if its error and that of the normalizers leave room`() throws {
    let source = try ErasedBit.source
    var answers: Set<Bool> = []
    for step in stride(from: 0.0, through: 200, by: 10) {
      // The bit alone is reproduced, of which the response of the erasure reaches 1 at the critical weight.
      let weight = ErasedBit.criticalWeight * (1 - step * Double.ulpOfOne)
      let point = try source.point(outputs: [0.5, 0.5, 0], weight: weight)
      let kernel = ExponentialKernel(source, weight: weight)
      let room = (1 - kernel.responses(kernel.normalizers(point.outputs))[2]) / KernelRounding(kernel).response
      // The error of the normalizers follows from those of the two responses, one error each, and is at least √2 errors.
      let isProved = try source.enclosure(of: point).isProvedUnique
      if room <= 1 + 2.0.squareRoot() { #expect(!isProved, "\(room)") }
      if room >= 5 { #expect(isProved, "\(room)") }
      answers.insert(isProved)
    }
    #expect(answers.count == 2)
  }

  @Test func `a reproduction whose share may be 0 at the optimum is not proved to be used`() throws {
    // A bit with P(0) = ¼ beyond its critical weight 1/ln 3, where only the other symbol is reproduced, and D = ¼. The
    // first response is below 1 by some 2⁻¹³, which would move the first output far below 0.
    let source = try FiniteSource(law: [0.25, 0.75], distortion: [[0, 1], [1, 0]])
    let weight = (1 + 0x1p-13) / Double.log(3)
    let optimum = try source.enclosure(of: source.point(outputs: [0x1p-30, 1 - 0x1p-30], weight: weight))
    #expect(!optimum.isProvedUnique && optimum.distortion.contains(0.25))
  }

  @Test(arguments: [0x1p-9, -0x1p-9, 0.00278, -0.00278, 0.0028, -0.0028])
  func `an optimum is as far from a channel as 1.02 residuals, if that changes no normalizer by a hundredth`(
    offset: Double
  ) throws {
    // A bit with P(0) = ¼ at β = ½: at the optimum D = a/(1 + a) with a = e⁻², and the first output is
    // (¼ − D)/(1 − 2D).
    let (law, a) = ([0.25, 0.75], Double.exp(-2))
    let wrong = a / (1 + a)
    let first = (0.25 - wrong) / (1 - 2 * wrong) + offset
    let source = try FiniteSource(law: law, distortion: [[0, 1], [1, 0]])
    let point = try source.point(outputs: [first, 1 - first], weight: 0.5)
    let rows = [[1, a], [a, 1]]
    let sums = [first + a * (1 - first), a * first + (1 - first)]
    func mean(_ value: (Int) -> Double) -> Double { law[0] * value(0) + law[1] * value(1) }
    func element(_ t: Int, _ other: Int) -> Double { mean { rows[$0][t] / sums[$0] * (rows[$0][other] / sums[$0]) } }
    let gradient = [0, 1].map { t in 1 - mean { rows[$0][t] / sums[$0] } }
    let slopes = [0, 1].map { t in mean { $0 == t ? 0 : rows[$0][t] / sums[$0] } }
    // ‖g‖_{M⁻¹} and √(M⁻¹)_tt by the inverse of M.
    let (own, other, cross) = (element(0, 0), element(1, 1), element(0, 1))
    let determinant = own * other - cross * cross
    let squares = other * gradient[0] * gradient[0] + own * gradient[1] * gradient[1]
    let radius = 1.02 * ((squares - 2 * cross * gradient[0] * gradient[1]) / determinant).squareRoot()
    let norms = [(other / determinant).squareRoot(), (own / determinant).squareRoot()]
    let change = radius / 0.25.squareRoot()
    let optimum = try source.enclosure(of: point)
    let known = try #require(DecimalNumeral(Self.binaryOptima[1].distortion))
    #expect(optimum.isProvedUnique == (change < 0.01) && contains(optimum.distortion, known), "\(change)")
    guard change < 0.01 else { return }
    // Σ_t r√(M⁻¹)_tt·Σ_z pA(d−m)/s/(1−ρ) + E(d−m)·ρ/(1−ρ) (RD-003, step 12). Each of the two responses has an error of
    // at most 20 roundings, and the distance from 1 of one of them exceeds the offset.
    let moved = radius * (norms[0] * slopes[0] + norms[1] * slopes[1])
    let shift = (point.excess.value * change + moved) / (1 - change)
    let slack = Tolerance.rounding(operations: 40, condition: 1 / offset.magnitude, scale: shift)
    #expect(slack.accepts(optimum.distortion.upper - point.excess.upper, shift))
  }

  /// The metric of a fair bit; its Hessian has the elements 1 + t² on and 1 − t² off the diagonal, t = tanh(1/2β).
  func fairMetric(_ weight: Double) throws -> (metric: HessianMetric?, rounding: KernelRounding, t: Double) {
    let source = try FiniteSource(law: [0.5, 0.5], distortion: [[0, 1], [1, 0]])
    let kernel = ExponentialKernel(source, weight: weight)
    let (rounding, sums) = (KernelRounding(kernel), kernel.normalizers([0.5, 0.5]))
    let metric = HessianMetric(kernel, sums, [0, 1], rounding, total: source.total)
    return (metric, rounding, Double.tanh(1 / (2 * weight)))
  }

  @Test(arguments: [0x1p17, 0x1p20, 0x1p21, 0x1p22])
  func `norms by a nearly singular Hessian hold the rounding of its elements, and little more`(weight: Double) throws {
    let (found, rounding, t) = try fairMetric(weight)
    let metric = try #require(found)
    // An element has two elements and two normalizers of the kernel, a response half of them. Up to t⁴, f is its error
    // over t², because the elements of the inverse factor are ½/t and −½/t in its last row. The rounding of intervals
    // is a fourth of it, or less.
    let distortion = 2 * rounding.response / (t * t)
    for (bound, exact) in [
      (metric.dualNorm([Estimate(exactly: 1), Estimate(exactly: -1)]), 1 / t),
      (metric.coordinateNorm(0), (1 + 1 / (t * t)).squareRoot() / 2),
      (metric.coordinateNorm(1), (1 + 1 / (t * t)).squareRoot() / 2),
    ] {
      // The factor is 1/√(1 − f).
      let share = 1 - (exact / bound) * (exact / bound)
      #expect(share >= distortion && share <= 1.25 * distortion, "\(share / distortion)")
    }
  }

  @Test func `a Hessian that may be half as large in some direction has no metric`() throws {
    #expect(try fairMetric(0x1p22).metric != nil && fairMetric(0x1.4p22).metric == nil)
  }
}
