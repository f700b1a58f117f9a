/// Intervals for the distortion and the rate of every channel that minimizes D + βR.
///
/// - SeeAlso: RD-003
public struct OptimumEnclosure: Sendable {
  /// The distortion D at the optimum.
  public let distortion: Estimate
  /// The rate R at the optimum, in nats per sample.
  public let rate: Estimate
  /// Whether the optimal channel was proved unique; if not, the intervals hold for all optimal channels.
  public let isProvedUnique: Bool
}

extension FiniteSource {
  /// Intervals for all optima at a weight, from a point that is almost optimal.
  ///
  /// The gap alone determines D and R only up to its square root. If the Hessian on the support is proved definite and
  /// the reproductions off the support are proved unused, the residual of the optimality equations bounds the distance
  /// to the optimum and so the intervals' widths. Otherwise D and R come from difference quotients of L(β).
  ///
  /// - Throws: never for a point of this source.
  /// - Complexity: O(nk² + k³), the part k³ in interval arithmetic.
  public func enclosure(of point: RateDistortionPoint) throws(VerificationError) -> OptimumEnclosure {
    guard point.weight > 0 else {
      return enclosure(leastDistortion, point.tilt, isProvedUnique: false)
    }
    let kernel = ExponentialKernel(self, weight: point.weight)
    guard let shift = try largestShift(kernel, point) else { return quotients(point) }
    let excess = (point.excess + Estimate(value: 0, lower: -shift, upper: shift)).clamped(atLeast: 0)
    let rate = (point.tilt - excess / Estimate(exactly: point.weight)).clamped(atLeast: 0)
    return enclosure(leastDistortion + excess, rate, isProvedUnique: true)
  }

  /// The intervals, limited by what holds for every optimum: E min d ≤ D ≤ D(0) and 0 ≤ R ≤ H(Z).
  private func enclosure(_ distortion: Estimate, _ rate: Estimate, isProvedUnique: Bool) -> OptimumEnclosure {
    OptimumEnclosure(
      distortion: distortion.limited(from: leastDistortion.lower, to: greatestDistortion.upper),
      rate: rate.limited(from: 0, to: entropy.upper), isProvedUnique: isProvedUnique)
  }

  /// The intervals from difference quotients, because R is a slope of the concave L.
  private func quotients(_ point: RateDistortionPoint) -> OptimumEnclosure {
    let beta = Estimate(exactly: point.weight)
    let (below, above) = (solved(point.weight * (1 - 0x1p-18)), solved(point.weight * (1 + 0x1p-18)))
    // A weight next to 0 may have no different weights within this relative distance: nothing bounds such a quotient.
    let (rise, fall) = (Estimate(exactly: above.weight) - beta, beta - Estimate(exactly: below.weight))
    let lower = max(0, ((above.lagrangian - point.lagrangian) / rise).lower)
    let upper = max(lower, ((point.lagrangian - below.lagrangian) / fall).upper)
    let rate = Estimate.between(lower, upper, near: point.rate.value).limited(from: 0, to: entropy.upper)
    return enclosure(point.lagrangian - beta * rate, rate, isProvedUnique: false)
  }

  /// A bound on the distance of the optimum's distortion from that of a channel; nil if none is proved.
  private func largestShift(
    _ kernel: ExponentialKernel, _ point: RateDistortionPoint
  ) throws(VerificationError) -> Double? {
    let support = point.outputs.indices.filter { point.outputs[$0] > 0 }
    let rounding = KernelRounding(kernel)
    let sums = kernel.normalizers(point.outputs)
    guard sums.allSatisfy({ $0 > ExponentialKernel.leastNormalizer }) else { return nil }
    let responses = kernel.responses(sums).map { Estimate.relative($0, error: rounding.response) / total }
    guard let metric = HessianMetric(kernel, sums, support, rounding, total: total) else { return nil }
    let residual = metric.dualNorm(support.map { Estimate(exactly: 1) - responses[$0] })
    // Of this factor the proof needs 1 + change. The rest, nearly a percent, covers the relative roundings of all that
    // follows from the radius, and that of the law's sum.
    let radius = 1.02 * residual
    let change = radius / weights.min()!.squareRoot()
    guard change < 0.01 else { return nil }
    let rest = Estimate(exactly: 1) - Estimate(exactly: change)
    for t in responses.indices where point.outputs[t] == 0 {
      guard (responses[t] / rest).upper < 1 else { return nil }
    }
    var shift = point.excess * Estimate(exactly: change) / rest
    for (index, t) in support.enumerated() {
      let share = Estimate(exactly: radius) * Estimate(exactly: metric.coordinateNorm(index))
      guard point.outputs[t] > share.value else { return nil }
      shift += share * Estimate(exactly: meanExcess(of: t, kernel, sums, point.weight)) / rest
    }
    return shift.upper
  }

  /// An upper bound of Σ_z p(z)A(z,t)(d(z,t) − min d(z,·))/s(z), up to relative roundings.
  private func meanExcess(of t: Int, _ kernel: ExponentialKernel, _ sums: [Double], _ weight: Double) -> Double {
    let sum = sums.indices.reduce(0) { sum, z in
      let index = z * kernel.count + t
      return sum + kernel.weights[z] / sums[z] * (kernel.elements[index] * excess[index])
    }
    return sum + (weight + 1) * KernelRounding.underflow(kernel, sums, mass: 1)
  }
}

/// Bounds on the norms that the Hessian M of −Σ p ln(Aq) on a support defines; they hold up to relative roundings.
struct HessianMetric {
  private let whitening: EstimateMatrix
  /// 1/√(1−f), where f is a bound of ‖XMXᵀ − I‖.
  private let factor: Double

  /// The metric of a kernel, or nil if the Hessian is not proved definite.
  init?(
    _ kernel: ExponentialKernel, _ sums: [Double], _ support: [Int], _ rounding: KernelRounding, total: Estimate
  ) {
    var hessian = [Double](repeating: 0, count: kernel.count * kernel.count)
    kernel.hessian(sums, into: &hessian)
    let rows = support.map { row in support.map { hessian[max(row, $0) * kernel.count + min(row, $0)] } }
    guard let cholesky = try? CholeskyFactor(rows, "hessian") else { return nil }
    // What underflows in one of two elements of the kernel is multiplied by p/s² and by the other, which is at most 1.
    let lost = sums.indices.reduce(Double(sums.count)) { $0 + kernel.weights[$1] / sums[$1] * (1 + 1 / sums[$1]) }
    let lack = 4 * ExponentialKernel.underflow * lost
    let exact = EstimateMatrix(rows: rows.count, columns: rows.count) {
      // An element of the Hessian has the errors of two elements of the kernel and of two normalizers, a response half
      // of them.
      let element = Estimate.relative(rows[$0][$1], error: 2 * rounding.response)
      return (element + Estimate(value: 0, lower: -lack, upper: lack)) / total
    }
    let whitening = cholesky.inverse
    let distortion = (whitening * exact * whitening.transposed - .identity(rows.count)).normBound
    guard distortion < 0.5 else { return nil }
    self.whitening = whitening
    factor = 1 / (1 - distortion).squareRoot()
  }

  /// An upper bound of √(gᵀM⁻¹g).
  func dualNorm(_ gradient: [Estimate]) -> Double {
    let column = EstimateMatrix(rows: gradient.count, columns: 1) { row, _ in gradient[row] }
    return (whitening * column).normBound * factor
  }

  /// An upper bound of √((M⁻¹)_tt), the greatest change of a coordinate in a ball of radius 1.
  func coordinateNorm(_ index: Int) -> Double {
    let column = EstimateMatrix(rows: whitening.rows, columns: 1) { row, _ in whitening[row, index] }
    return column.normBound * factor
  }
}
