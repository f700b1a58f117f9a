import RealModule

/// The capacity of a channel, with a law of the input that nearly achieves it.
public struct ChannelCapacity: Sendable {
  /// The capacity in nats per use; the lower end is the information of the law below, the upper end a dual bound.
  public let value: Estimate
  /// The law of the input whose information is the lower end.
  public let input: [Double]
}

extension DiscreteChannel {
  /// The capacity max_p I(p, W).
  ///
  /// For every law s of the output, C ≤ max_x KL(W_x ‖ s), because I(p, W) = Σ p KL(W_x ‖ s) − KL(pW ‖ s). Both bounds
  /// are evaluated at the law that was found, so they hold however it was found. The minimum of Σ_y q ln q − q + Σ_x
  /// p_x Σ_y −W ln W over p ≥ 0, with q = pW, is at e^C times the optimal law: the gradient there is −KL(W_x ‖ q) = C −
  /// KL(W_x ‖ q̂), where q̂ is the normalized q.
  /// Source: R. Blahut, "Computation of channel capacity and rate-distortion functions", IEEE Trans. IT 18, 1972.
  ///
  /// - Throws: `.invalidInput` if rounding leaves no valid law.
  /// - Complexity: O(n²K) per step of the minimization.
  public func capacity() throws(VerificationError) -> ChannelCapacity {
    let function = CapacityFunction(rows.map(\.weights), prices: rows.map { _ in 0 })
    let minimum = OrthantMinimum(
      of: function, from: [Double](repeating: 1 / Double(rows.count), count: rows.count))
    // A positive share of every input keeps the probability of every reachable output positive.
    let input = normalized(minimum.point.map { max($0, 0x1p-200) })
    let output = normalized(
      (0..<outputCount).map { y in zip(input, rows).reduce(0) { $0 + $1.0 * $1.1.weights[y] } })
    let law = try FiniteLaw(output)
    var upper = Estimate(exactly: 0)
    for row in rows { upper = .maximum(upper, try row.relativeEntropy(to: law)) }
    let lower = try DiscreteGate(prior: input, channel: rows.map(\.weights)).mutualInformation
    return ChannelCapacity(
      value: .between(min(lower.lower, upper.upper), upper.upper, near: lower.value), input: input)
  }

  /// The capacity ln 2 − h(δ) of the binary symmetric channel in nats per use, with relative accuracy at every
  /// crossover δ.
  ///
  /// - Throws: `.invalidInput` if the crossover is not a probability.
  public static func capacityOfBinarySymmetric(crossover: Double) throws(VerificationError) -> Estimate {
    try requireProbability(crossover, "crossover")
    return BinaryEntropy.deficit(bias: Estimate(exactly: 1) - Estimate(exactly: 2 * crossover))
  }

  /// The capacity (1 − ε) ln 2 of the binary erasure channel in nats per use.
  ///
  /// - Throws: `.invalidInput` if the erasure is not a probability.
  public static func capacityOfBinaryErasure(erasure: Double) throws(VerificationError) -> Estimate {
    try requireProbability(erasure, "erasure")
    return ((Estimate(exactly: 1) - Estimate(exactly: erasure)) * .log(Estimate(exactly: 2))).clamped(atLeast: 0)
  }
}

/// Σ_y q ln q − q + Σ_x p_x (c_x − Σ_y W ln W) over p ≥ 0, q = pW, with a price c_x of each input.
struct CapacityFunction: OrthantFunction {
  private let rows: [[Double]]
  private let prices: [Double]

  init(_ rows: [[Double]], prices: [Double]) { (self.rows, self.prices) = (rows, prices) }

  var count: Int { rows.count }

  func evaluate(
    _ point: UnsafePointer<Double>, gradient: UnsafeMutablePointer<Double>, hessian: UnsafeMutablePointer<Double>
  ) {
    let output = rows[0].indices.map { y in rows.indices.reduce(0.0) { $0 + point[$1] * rows[$1][y] } }
    for (x, row) in rows.enumerated() {
      gradient[x] = zip(row, output).reduce(prices[x]) { $1.0 > 0 ? $0 - $1.0 * Double.log($1.0 / $1.1) : $0 }
      for other in 0...x {
        hessian[x * count + other] = row.indices.reduce(0.0) { sum, y in
          output[y] > 0 ? sum + row[y] * rows[other][y] / output[y] : sum
        }
      }
    }
  }
}
