/// The output law of a channel that minimises D + βR, found in three stages.
///
/// Blahut and Arimoto's iteration q ← q·c leaves the corner where it began, a primal-dual interior-point method finds the
/// support, and Newton's method on the support takes what is left of the residual. None is trusted: what is claimed
/// of the result follows from its certificate.
///
/// - SeeAlso: RD-003
struct OptimalOutputs {
  /// k values of at least 0, near a law.
  private(set) var outputs: [Double]

  /// The share of the uniform law that is mixed in before the interior-point method.
  private static let uniformShare = 0.1

  /// Added to the Hessian in proportion, so that columns which depend on one another leave it definite.
  private static let ridge = 0x1p-40

  /// - Parameters:
  ///   - iterations: those of Blahut and Arimoto, at first.
  ///   - scaling: what brings outputs into reach of a law; nil gives them up for those of the first stage.
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

  /// Outputs whose sum is brought into [1, 2) by a power of two where it is above; nil where it is no number above 0.
  ///
  /// What a point proves does not depend on the scale: −Σ p ln s, ln Q and ln max c change by the same amount. So a
  /// method that stopped far from the optimum, as it may where distortions span many orders of magnitude, still leaves
  /// an output law.
  static func scaled(_ outputs: [Double]) -> [Double]? {
    let mass = outputs.reduce(0, +)
    guard mass.isFinite, mass > 0, outputs.allSatisfy({ $0 >= 0 }) else { return nil }
    guard mass >= 2 else { return outputs }
    return outputs.map { $0 * Double(sign: .plus, exponent: -mass.exponent, significand: 1) }
  }

  /// One step of Blahut and Arimoto: it never raises the optimum's estimate −Σ p ln(Aq).
  static func iterate(_ kernel: ExponentialKernel, _ outputs: [Double]) -> [Double] {
    zip(outputs, kernel.responses(kernel.normalisers(outputs))).map { $0 * $1 }
  }

  /// Two Newton steps on a support, if they lessen the residual |c − 1| there and leave every reproduction its
  /// share, and nothing off the support gains by its absence.
  private static func finish(_ kernel: ExponentialKernel, _ start: [Double], _ support: [Int]) -> [Double]? {
    let size = support.count
    guard size > 0 else { return nil }
    var outputs = start.map { _ in 0.0 }
    for t in support { outputs[t] = start[t] }
    var hessian = [Double](repeating: 0, count: kernel.count * kernel.count)
    var found: (outputs: [Double], residual: Double)?
    for _ in 0..<3 {
      let sums = kernel.normalisers(outputs)
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
