/// The output law of a channel that minimizes D + βR, found in three stages.
///
/// The Blahut–Arimoto iteration q ← q·c improves the starting point, a primal-dual interior-point method finds the
/// support, and Newton's method on the support reduces the residual further. No stage is trusted: all claims about the
/// result follow from its certificate.
///
/// - SeeAlso: RD-003
struct OptimalOutputs {
  /// The output law up to a factor, k values of at least 0.
  private(set) var outputs: [Double]

  /// The share of the uniform law that is mixed in before the interior-point method.
  private static let uniformShare = 0.1

  /// The relative increase of the Hessian's diagonal, which makes it definite even if its columns are linearly
  /// dependent.
  private static let ridge = 0x1p-40

  /// The output law for a kernel.
  ///
  /// - Parameters:
  ///   - kernel: the kernel of the source at a weight.
  ///   - iterations: the number of Blahut–Arimoto iterations at the start.
  ///   - scaling: scales the outputs to a sum near 1; if it returns nil, the outputs of the first stage are used.
  init(
    _ kernel: ExponentialKernel, iterations: Int = 3, scaling: ([Double]) -> [Double]? = { Self.scaled($0) }
  ) {
    let count = kernel.count
    var start = [Double](repeating: 1 / Double(count), count: count)
    for _ in 0..<iterations { start = Self.iterate(kernel, start) }
    start = start.map { (1 - Self.uniformShare) * $0 + Self.uniformShare / Double(count) }
    let minimum = OrthantMinimum(of: kernel, from: start)
    outputs = minimum.point
    let support = outputs.indices.filter { minimum.point[$0] > minimum.multipliers[$0] }
    if let finished = Self.finish(kernel, outputs, support) { outputs = finished }
    outputs = scaling(outputs) ?? start
  }

  /// Outputs whose sum, if it is 2 or more, is scaled to [1, 2) by a power of two; nil if the sum is not a finite
  /// number above 0.
  ///
  /// The bounds at a point do not depend on the scale, because −Σ p ln s, ln Q and ln max c change consistently. So the
  /// result is an output law even if the method stopped far from the optimum, as it may if distortions span many orders
  /// of magnitude.
  static func scaled(_ outputs: [Double]) -> [Double]? {
    let mass = outputs.reduce(0, +)
    guard mass.isFinite, mass > 0, outputs.allSatisfy({ $0 >= 0 }) else { return nil }
    guard mass >= 2 else { return outputs }
    return outputs.map { $0 * Double(sign: .plus, exponent: -mass.exponent, significand: 1) }
  }

  /// One Blahut–Arimoto step, which never increases the objective −Σ p ln(Aq).
  static func iterate(_ kernel: ExponentialKernel, _ outputs: [Double]) -> [Double] {
    zip(outputs, kernel.responses(kernel.normalizers(outputs))).map { $0 * $1 }
  }

  /// Newton steps on a support, if they reduce the residual |c − 1| there, keep every share of the support positive,
  /// and no reproduction off the support would improve the objective; else nil.
  private static func finish(_ kernel: ExponentialKernel, _ start: [Double], _ support: [Int]) -> [Double]? {
    let size = support.count
    guard size > 0 else { return nil }
    var outputs = start.map { _ in 0.0 }
    for t in support { outputs[t] = start[t] }
    var hessian = [Double](repeating: 0, count: kernel.count * kernel.count)
    var found: (outputs: [Double], residual: Double)?
    for _ in 0..<3 {
      let sums = kernel.normalizers(outputs)
      let responses = kernel.responses(sums)
      let residual = support.reduce(0) { max($0, (responses[$1] - 1).magnitude) }
      let excess = responses.reduce(0) { max($0, $1 - 1) }
      if excess <= max(residual, 0x1p-50), residual < found?.residual ?? 0x1p-20 { found = (outputs, residual) }
      kernel.hessian(sums, into: &hessian)
      var factor = [Double](repeating: 0, count: size * size)
      for (row, t) in support.enumerated() {
        for (column, other) in support[...row].enumerated() {
          factor[row * size + column] = hessian[t * kernel.count + other]
        }
        factor[row * size + row] *= 1 + Self.ridge
      }
      guard OrthantMinimum.factorise(&factor, size) else { return found?.outputs }
      var step = support.map { responses[$0] - 1 }
      OrthantMinimum.solve(&factor, &step, size)
      for (t, change) in zip(support, step) {
        guard outputs[t] + change > 0 else { return found?.outputs }
        outputs[t] += change
      }
    }
    return found?.outputs
  }
}
