import RealModule
import Testing

@testable import Verification

extension `RD-003 the primal value and the dual bound enclose the optimum at every weight` {
  private static let least = Double.leastNonzeroMagnitude

  @Test func `the excess of a channel is enclosed where every product of its mean is rounded to 0`() throws {
    // Of 64 reproductions one is free, and the others have a distortion of five least numbers and e^(−1/20) times the
    // share of that one: the mean is 5·63a/(1 + 63a) least numbers with a = e^(−1/20), which is 4.92 of them.
    let row = [0] + [Double](repeating: 5 * Self.least, count: 63)
    let source = try FiniteSource(law: [1], distortion: [row])
    let outputs = [Double](repeating: 1 / 64, count: 64)
    let point = try source.point(outputs: outputs, weight: 100 * Self.least)
    let kernel = ExponentialKernel(source, weight: point.weight)
    #expect(zip(outputs, zip(kernel.elements, row)).allSatisfy { $0 * $1.0 * $1.1 == 0 })
    #expect(point.excess.value == 0 && point.excess.lower == 0 && point.excess.upper >= 5 * Self.least)
  }

  @Test func `an element of the kernel is 0 beyond the greatest exponent, and above 0 a little before it`() throws {
    let row = [0, ExponentialKernel.greatestExponent - 1, ExponentialKernel.greatestExponent, 800, 1e300]
    let kernel = ExponentialKernel(try FiniteSource(law: [1], distortion: [row]), weight: 1)
    #expect(kernel.elements[0] == 1 && kernel.elements[1] == Self.least && kernel.reach == 746)
    #expect(kernel.elements[2...].allSatisfy { $0 == 0 })
  }

  @Test(arguments: [1, 64], 0..<16)
  func `the norm of a reproduction holds what the elements of its Hessian lost, and little more`(
    symbols: Int, step: Int
  ) throws {
    // Equally likely symbols, each with A = a = e^(−x), or 1 at another reproduction, and s = ½. So M = 4a², which is a
    // sum of subnormal numbers, of 2¹⁴ to 2¹⁸ least numbers in total.
    let (x, count) = (367 + Double(step) / 16, Double(symbols))
    let source = try FiniteSource(
      law: [Double](repeating: 1 / count, count: symbols),
      distortion: [[Double]](repeating: [x, 0], count: symbols))
    let kernel = ExponentialKernel(source, weight: 1)
    let sums = kernel.normalizers([0.5, 0.5])
    var hessian = [0.0, 0, 0, 0]
    kernel.hessian(sums, into: &hessian)
    let metric = try #require(HessianMetric(kernel, sums, [0], KernelRounding(kernel), total: source.total))
    // M in least numbers, exactly and as computed.
    let (exact, found) = (Double.exp(1076 * Double.log(2) - 2 * x), hessian[0] / Self.least)
    let ratio = Double.exp(x) / 2 / metric.coordinateNorm(0)
    #expect(ratio <= 1)
    // A norm of 1/√(M − l) holds a loss of l. An element has one of 4·2⁻¹⁰⁷³ times n + Σ (p/s)(1 + 1/s), which here is
    // n + 6.
    let lack = found - exact * ratio * ratio
    #expect(lack >= 8 * (count + 6) && lack <= 8 * (count + 6) + 8, "\(lack)")
  }

  @Test(arguments: [(0x1p-1050, 0x1p-1050), (0x1p-1054, 0x1p-1054), (740 * 0x1p60, 0x1p60)])
  func `the distortion of the optimum is as far from that of a channel as the stated slopes allow`(
    distortion: Double, weight: Double
  ) throws {
    // A fair bit in so small a unit, or with so small an element of the kernel, that what the slopes lose by underflow
    // is one percent of them, or more.
    let source = try FiniteSource(law: [0.5, 0.5], distortion: [[0, distortion], [distortion, 0]])
    for offset in [0x1p-9, 0x1p-10] {
      let point = try source.point(outputs: [0.5 + offset, 0.5 - offset], weight: weight)
      let kernel = ExponentialKernel(source, weight: weight)
      let (rounding, sums) = (KernelRounding(kernel), kernel.normalizers(point.outputs))
      let metric = try #require(HessianMetric(kernel, sums, [0, 1], rounding, total: source.total))
      let radius = 1.02 * metric.dualNorm(kernel.responses(sums).map { Estimate(exactly: 1 - $0) })
      let change = radius / 0.5.squareRoot()
      // Σ_t r√(M⁻¹)_tt·Σ_z pA(d−m)/s/(1−ρ) + E(d−m)·ρ/(1−ρ) (RD-003, step 12), with what underflows in each of the
      // sums.
      let lack = (weight + 1) * KernelRounding.underflow(kernel, sums, mass: 1)
      let shifts = [0, 1].map { t in
        let slope = 0.5 / sums[1 - t] * (kernel.elements[2 - t] * distortion)
        return radius * metric.coordinateNorm(t) * (slope + lack)
      }
      let shift = (point.excess.upper * change + shifts[0] + shifts[1]) / (1 - change)
      let optimum = try source.enclosure(of: point)
      let found = optimum.distortion.upper - point.excess.upper
      // The residual of the enclosure also holds the errors of the responses, whose distance from 1 is about twice the
      // offset.
      let room = 16 * Self.least + 2 * rounding.response / offset * shift
      #expect(optimum.isProvedUnique && found >= shift && found <= shift + room, "\(found / shift)")
    }
  }
}
