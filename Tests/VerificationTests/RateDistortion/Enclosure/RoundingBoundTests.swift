import RealModule
import Testing

@testable import Verification

extension `RD-003 the primal value and the dual bound enclose the optimum at every weight` {
  private static let unit = 0x1p-53

  /// Whether a bound covers so many units of 2⁻⁵³, with a margin of one percent for second-order terms.
  private func covers(_ bound: Double, _ units: Double) -> Bool {
    (bound / (1.01 * units * Self.unit) - 1).magnitude <= 0x1p-40
  }

  @Test(arguments: [(1.0, 1.0), (0.25, 4), (0x1p-20, 746), (0, 0)])
  func `the rounding bounds of a kernel count its operations`(weight: Double, reach: Double) throws {
    // Distances 0 and 1 over the weight, and one beyond the greatest exponent that matters.
    let source = try FiniteSource(law: [0.5, 0.25, 0.25], distortion: [[0, 1], [1, 0], [0, 1]])
    let kernel = ExponentialKernel(source, weight: weight)
    #expect(kernel.reach == reach && kernel.symbols == 3 && kernel.count == 2)
    let rounding = KernelRounding(kernel)
    // An exponent is rounded twice, relative to at most the reach, and the exponential is within one unit in the last
    // place, which is two units.
    #expect(covers(rounding.element, 2 * reach + 4))
    // A normalizer is a sum of two products of elements, and has one more unit for underflow.
    let (element, normalizer) = (rounding.element / Self.unit, rounding.normalizer / Self.unit)
    #expect(covers(rounding.normalizer, element + 2 + 3))
    // A sum over three symbols, after four units for the law.
    #expect(covers(rounding.sum, 4 + 3 + 2))
    #expect(covers(rounding.response, normalizer + element + rounding.sum / Self.unit + 5))
  }

  @Test func `the bound on underflow counts all products and magnifies them by the mean of 1 over s`() throws {
    let source = try FiniteSource(law: [0.5, 0.5], distortion: [[0, 1, 2], [2, 1, 0]])
    let kernel = ExponentialKernel(source, weight: 1)
    // (2 + ½/¼ + ½/½)·(Q + 3) = 5·4½.
    #expect(KernelRounding.underflow(kernel, [0.25, 0.5], mass: 1.5) == (22.5 * 0x1p-1061).nextUp)
  }

  @Test func `the bounds at a point hold the rounding of its sums, and little more`() throws {
    // One symbol reproduced without distortion by a law of mass ½: Φ = 0, −ln s = ln 2.
    let sure = try FiniteSource(law: [1], distortion: [[0]])
    let point = try sure.point(outputs: [0.5], weight: 1)
    let rounding = KernelRounding(ExponentialKernel(sure, weight: 1))
    // The logarithm's own error is two units in the last place of ln 2.
    let error = rounding.normalizer + (rounding.sum + 4 * Self.unit) * Double.log(2)
    #expect(point.tilt.lower == 0 && point.tilt.upper >= error && point.tilt.upper <= error + 10 * Self.unit)
    // A fair bit at β = 1: Φ = ln 2 − ln(1 + 1/e) and E d = 1/(1 + e).
    let fair = try FiniteSource(law: [0.5, 0.5], distortion: [[0, 1], [1, 0]])
    let half = try fair.point(outputs: [0.25, 0.25], weight: 1)
    let units = KernelRounding(ExponentialKernel(fair, weight: 1))
    let known = 0.3798854930417224753682366264903
    let size = -Double.log((1 + Double.exp(-1)) / 4)
    let value = units.normalizer + (units.sum + 4 * Self.unit) * size
    #expect(known - half.tilt.lower >= value + units.response && half.tilt.upper - known >= value)
    #expect(known - half.tilt.lower <= value + units.response + 20 * Self.unit)
    #expect(half.tilt.upper - known <= value + 20 * Self.unit)
    let share = units.response + units.normalizer + 8 * Self.unit
    let mean = half.excess
    #expect(encloses(mean, "0.2689414213699951207488407581781637256349", roundings: 40))
    #expect(mean.upper >= mean.value * (1 + share) && mean.lower <= mean.value * (1 - share))
    #expect(mean.error <= mean.value * (share + 10 * Self.unit))
    #expect(half.gap == (half.lagrangian.upper - half.lagrangian.lower).nextUp)
    let choice = try half.penalizedChoice()
    #expect(choice.slack == half.gap && choice.rate == half.rate && choice.distortion == half.distortion)
    #expect(choice.weight == 1)
  }

  @Test(arguments: [0, 0x1p-20])
  func `the interval of the optimum's tilt is that of its sums with the stated errors`(weight: Double) throws {
    // One symbol whose second reproduction has A = 0, so that s is the first output; −ln s is just below 1.
    let (source, outputs) = (try FiniteSource(law: [1], distortion: [[0, 1]]), [0.375, 0.25])
    let kernel = ExponentialKernel(source, weight: weight)
    let (rounding, size) = (KernelRounding(kernel), -Double.log(0.375))
    #expect(kernel.elements == [1, 0] && kernel.reach == (weight == 0 ? 0 : 746))
    // A logarithm has four units besides the errors of s and of the sum over symbols.
    let error = 1.01 * (rounding.normalizer + (rounding.sum + 4 * Self.unit) * size)
    let value = Estimate(size, from: size - error, to: size + error) / source.total
    let most = 1 / 0.375
    let response = Estimate(most, from: most * (1 - rounding.response), to: most * (1 + rounding.response))
    let tilt = try source.point(outputs: outputs, weight: weight).tilt
    #expect(tilt.lower == max(0, (value - .log(response / source.total)).lower))
    #expect(tilt.upper == (value + .log(Estimate(exactly: 0.375) + Estimate(exactly: 0.25))).upper)
  }

  @Test(arguments: [
    (1.0, 1.0), (1, 0.25), (1, 0x1p-6), (1, 4), (0, 4), (0x1p-1062, 0x1p-1060), (0x1p-1066, 0x1p-1060),
  ])
  func `the interval of a channel's excess is that of its mean with the stated errors`(
    distortion: Double, weight: Double
  ) throws {
    let source = try FiniteSource(law: [0.5, 0.5], distortion: [[0, distortion], [distortion, 0]])
    let outputs = [0.25, 0.25]
    let kernel = ExponentialKernel(source, weight: weight)
    let (rounding, sums) = (KernelRounding(kernel), kernel.normalizers(outputs))
    let excess = try source.point(outputs: outputs, weight: weight).excess
    // The errors of a response and of s, and eight units for what remains. What underflows is counted in the distortion
    // itself and, times β, in its quotient by β.
    let error = 1.01 * (rounding.response + rounding.normalizer + 8 * Self.unit)
    let lack = ((weight + 1) * KernelRounding.underflow(kernel, sums, mass: 0.5)).nextUp
    let mean = Estimate(excess.value, from: excess.value * (1 - error), to: excess.value * (1 + error)) / source.total
    #expect(excess == (mean + Estimate(value: 0, lower: -lack, upper: lack)).clamped(atLeast: 0))
  }

  @Test func `the kernel and its sums are exact where they can be`() throws {
    // At weight 0 the kernel is the indicator of the best reproductions, here of the first symbol both.
    let source = try FiniteSource(law: [0.5, 0.25, 0.25], distortion: [[2, 2], [1, 0], [0, 3]])
    let kernel = ExponentialKernel(source, weight: 0)
    #expect(kernel.elements == [1, 1, 0, 1, 1, 0] && kernel.reach == 0)
    let sums = kernel.normalizers([0.25, 0.5])
    #expect(sums == [0.75, 0.5, 0.25])
    #expect(kernel.responses([0.5, 0.5, 0.25]) == [2, 1.5])
    var hessian = [Double](repeating: -1, count: 4)
    kernel.hessian([0.5, 0.5, 0.25], into: &hessian)
    // Aᵀ diag(p/s²) A with p/s² = (2, 1, 4); only the lower triangle is written.
    #expect(hessian == [6, 0, 2, 3])
    #expect(OptimalOutputs.iterate(kernel, [0.25, 0.5]) == [0.25 * (0.5 / 0.75 + 1), 0.5 * (0.5 / 0.75 + 0.5)])
    let smooth = ExponentialKernel(source, weight: 0.5)
    #expect(smooth.reach == 6 && smooth.elements == [1, 1, Double.exp(-2), 1, 1, Double.exp(-6)])
  }

  @Test func `sums that underflow leave trivial bounds, with the best single channel`() throws {
    let source = try FiniteSource(law: [0.25, 0.75], distortion: [[0, 2], [1, 0]])
    let none = try source.point(outputs: [1, 0], weight: 0)
    #expect(none.outputs == [0.5, 0.5] && none.weight == 0 && none.distortion == source.leastDistortion)
    #expect(none.rate.lower == 0 && none.rate.upper == source.entropy.upper && none.tilt == none.rate)
    #expect(none.excess == Estimate(exactly: 0) && none.lagrangian == source.leastDistortion)
    // The single reproductions have the distortions 0.75 and 0.5.
    let faint = try source.point(outputs: [1, 0], weight: 0x1p-20)
    #expect(faint.outputs == [0, 1] && faint.weight == 0x1p-20 && faint.rate == Estimate(exactly: 0))
    #expect(faint.distortion == source.greatestDistortion && faint.distortion.contains(0.5))
    #expect(faint.lagrangian.lower == source.leastDistortion.lower)
    #expect(faint.lagrangian.upper == source.greatestDistortion.upper)
    #expect(faint.tilt.lower == 0 && faint.tilt.upper >= 0x1p19 && faint.tilt.upper <= 0x1p19 * (1 + 0x1p-40))
    #expect(faint.excess.contains(0.5))
    // One more of every distortion adds to neither excess nor tilt.
    let costly = try FiniteSource(law: [0.25, 0.75], distortion: [[1, 3], [2, 1]])
    let raised = try costly.point(outputs: [1, 0], weight: 0x1p-20)
    #expect(raised.excess.contains(0.5) && raised.excess.error <= 0x1p-48 && raised.lagrangian.contains(1.5))
    #expect(raised.tilt.lower == 0 && raised.tilt.upper >= 0x1p19 && raised.tilt.upper <= 0x1p19 * (1 + 0x1p-40))
    // A normalizer of 2⁻¹⁰⁰⁰ counts as underflow, and the next number does not.
    let (lone, edge) = (try FiniteSource(law: [1], distortion: [[0]]), 0x1p-1000)
    #expect(try lone.point(outputs: [edge], weight: 1).outputs == [1])
    #expect(try lone.point(outputs: [edge.nextUp], weight: 1).outputs == [edge.nextUp])
    // Nothing is lost by a sole reproduction, also up to rounding.
    let sole = try FiniteSource(law: [1, 2, 4].map { $0 / 7 }, distortion: [[0.1], [0.7], [0.3]])
    #expect(sole.point(ExponentialKernel(sole, weight: 1), [0], 1).excess.lower == 0)
  }

  /// p, β, and D, R and L of the binary source with Hamming distortion: D = 1/(1 + e^(1/β)) and R = h(p) − h(D).
  /// Reference: mpmath 1.3.0 at 60 digits, printed to 40.
  static let binaryOptima: [(p: Double, weight: Double, distortion: String, rate: String, lagrangian: String)] = [
    (
      0.5, 0.5, "0.1192029220221175559402708586976032047936", "0.3278133254727377010929635977046657270539",
      "0.2831095847584864064867526575499360683206"
    ),
    (
      0.25, 0.5, "0.1192029220221175559402708586976032047936", "0.1970012895316007419637617914709480166438",
      "0.2177035667879179269221517544330772131155"
    ),
    (
      0.5, 2, "0.3775406687981454353610994342544915212467", "0.03029986198076591086368504924976005769654",
      "0.4381403927596772570884695327540116366398"
    ),
    (
      0.25, 0.25, "0.01798620996209155802679313794953842487249", "0.4722403768526323778258744451385512734133",
      "0.1360463041752496524832617492341762432258"
    ),
  ]

  @Test func `optima of binary sources enclose their closed forms`() throws {
    for (p, weight, distortion, rate, lagrangian) in Self.binaryOptima {
      let source = try FiniteSource(law: [p, 1 - p], distortion: [[0, 1], [1, 0]])
      let point = try source.optimum(weight: weight)
      let optimum = try source.enclosure(of: point)
      #expect(optimum.isProvedUnique && encloses(point.lagrangian, lagrangian, roundings: 1000), "\(point)")
      #expect(encloses(optimum.distortion, distortion, roundings: 1 << 14), "\(optimum)")
      #expect(encloses(optimum.rate, rate, roundings: 1 << 14), "\(optimum)")
      let other = try source.enclosure(of: source.optimum(weight: weight * (1 + 0x1p-20)))
      #expect(!encloses(other.rate, rate, roundings: 1 << 14), "control: another weight")
    }
    let source = try FiniteSource(law: [0.25, 0.75], distortion: [[0, 1], [1, 0]])
    // R(1/8) = h(1/4) − h(1/8).
    let digits = "0.1855649833623715640035176013627114168713"
    let (rate, exact) = (try source.rate(atDistortion: 0.125), try #require(DecimalNumeral(digits)))
    let width = Tolerance.rounding(operations: 4000, condition: 1, scale: 8)
    #expect(contains(rate, exact) && rate.error <= width.value, "\(rate)")
    let distortion = try source.distortion(atRate: exact.nearest)
    #expect(width.accepts(distortion.value, 0.125) && distortion.error <= width.value)
  }

  @Test func `next to the critical weight of an erasure the rate is that of the side`() throws {
    let source = try ErasedBit.source
    // So close that no channel is proved to be the only optimum, and so far that the side is certain.
    for step in [0x1p-49, 0x1p-46, 0x1p-40, 0x1p-22] {
      for factor in [1 - step, 1 + step] {
        let weight = ErasedBit.criticalWeight * factor
        let optimum = try source.enclosure(of: source.optimum(weight: weight))
        // On the upper side the rate is 0, which a lower end above 0 would exclude.
        #expect(try optimum.rate.overlaps(ErasedBit.rate(weight: weight)), "\(factor) \(optimum)")
      }
    }
  }
}
