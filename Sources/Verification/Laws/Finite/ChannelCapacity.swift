import RealModule

/// The greatest rate of a channel, with a law of the input that comes near it.
public struct ChannelCapacity: Sendable {
  /// The capacity in nats a use, from the information of the law below and the dual bound above.
  public let value: Estimate
  /// The law of the input whose information is the lower end.
  public let input: [Double]
}

extension DiscreteChannel {
  /// The capacity max_p I(p, W).
  ///
  /// For every law s of the output C ≤ max_x KL(W_x ‖ s), since I(p, W) = Σ p KL(W_x ‖ s) − KL(pW ‖ s); both bounds are
  /// evaluated at the law found, whatever found it. Minimising Σ_y q ln q − q + Σ_x p_x Σ_y −W ln W over p ≥ 0, q = pW,
  /// yields e^C times the optimal law: the gradient there, −KL(W_x ‖ q), is that of C less KL to the normalised q.
  /// Source: R. Blahut, "Computation of channel capacity and rate-distortion functions", IEEE Trans. IT 18, 1972.
  ///
  /// - Throws: `.invalidInput` if rounding has left no law.
  /// - Complexity: O(n²K) a step of the minimisation.
  public func capacity() throws(VerificationError) -> ChannelCapacity {
    let function = CapacityFunction(rows.map(\.weights))
    let minimum = OrthantMinimum(
      of: function, from: [Double](repeating: 1 / Double(rows.count), count: rows.count))
    // A share of every input keeps every output that any input reaches.
    let input = normalised(minimum.point.map { max($0, 0x1p-200) })
    let output = normalised(
      (0..<outputCount).map { y in zip(input, rows).reduce(0) { $0 + $1.0 * $1.1.weights[y] } })
    let law = try FiniteLaw(output)
    var upper = Estimate(exactly: 0)
    for row in rows { upper = .greater(upper, try row.relativeEntropy(to: law)) }
    let lower = try FiniteChannel(prior: input, channel: rows.map(\.weights)).mutualInformation
    return ChannelCapacity(
      value: .between(min(lower.lower, upper.upper), upper.upper, near: lower.value), input: input)
  }

  /// The capacity ln 2 − h(δ) of the binary symmetric channel in nats, of relative accuracy at every crossover.
  ///
  /// - Throws: `.invalidInput` if the crossover is no probability.
  public static func capacityOfBinarySymmetric(crossover: Double) throws(VerificationError) -> Estimate {
    try requireProbability(crossover, "crossover")
    return BinaryEntropy.deficit(bias: Estimate(exactly: 1) - Estimate(exactly: 2 * crossover))
  }

  /// The capacity (1 − ε) ln 2 of the binary erasure channel in nats.
  ///
  /// - Throws: `.invalidInput` if the erasure is no probability.
  public static func capacityOfBinaryErasure(erasure: Double) throws(VerificationError) -> Estimate {
    try requireProbability(erasure, "erasure")
    return ((Estimate(exactly: 1) - Estimate(exactly: erasure)) * .log(Estimate(exactly: 2))).clamped(atLeast: 0)
  }
}

/// Weights divided by their sum.
func normalised(_ weights: [Double]) -> [Double] {
  let total = weights.reduce(0, +)
  return weights.map { $0 / total }
}

/// Σ_y q ln q − q + Σ_x p_x Σ_y −W ln W over p ≥ 0, q = pW.
private struct CapacityFunction: OrthantFunction {
  private let rows: [[Double]]

  init(_ rows: [[Double]]) { self.rows = rows }

  var count: Int { rows.count }

  func evaluate(
    _ point: UnsafePointer<Double>, gradient: UnsafeMutablePointer<Double>, hessian: UnsafeMutablePointer<Double>
  ) {
    let output = rows[0].indices.map { y in rows.indices.reduce(0.0) { $0 + point[$1] * rows[$1][y] } }
    for (x, row) in rows.enumerated() {
      gradient[x] = zip(row, output).reduce(0.0) { $1.0 > 0 ? $0 - $1.0 * Double.log($1.0 / $1.1) : $0 }
      for other in 0...x {
        hessian[x * count + other] = row.indices.reduce(0.0) { sum, y in
          output[y] > 0 ? sum + row[y] * rows[other][y] / output[y] : sum
        }
      }
    }
  }
}
