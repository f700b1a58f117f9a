import RealModule

/// The information bottleneck of finite X and Y: the maximum of I(T;Y) − βI(X;T) over all T − X − Y.
///
/// The problem is not convex. The iteration never lowers the objective, but need not reach the maximum: its value
/// bounds the maximum from below, and the contraction of the channel from X to Y bounds it from above.
///
/// - SeeAlso: RD-004
public struct DiscreteBottleneck: Sendable {
  /// The channel from X to Y.
  public let channel: DiscreteChannel
  /// The law of X.
  public let law: FiniteLaw

  /// The bottleneck of the given law and channel.
  ///
  /// - Parameters:
  ///   - law: n weights of X that sum to 1.
  ///   - channel: the channel from X to Y, n×K.
  /// - Throws: `.invalidInput` if the law does not fit the channel.
  public init(law: [Double], channel: DiscreteChannel) throws(VerificationError) {
    self.law = try FiniteLaw(law, name: "law")
    try require(
      law.count == channel.rows.count, "law", "needs \(channel.rows.count) values, has \(law.count)")
    self.channel = channel
  }

  /// A channel from X to T, with its rate, relevance and objective.
  public struct Point: Sendable {
    /// The encoder p(t|x), n×|T|.
    public let encoder: [[Double]]
    /// The rate I(X;T) in nats.
    public let rate: Estimate
    /// The relevance I(T;Y) in nats.
    public let relevance: Estimate
    /// The greatest change of an entry of the encoder in the last iteration; 0 at a stationary point.
    public let residual: Double
    /// An upper bound on the objective's maximum over all encoders, in nats.
    public let upperBound: Double
    /// The objective I(T;Y) − βI(X;T) of this encoder, in nats.
    public let objective: Estimate
  }

  /// The result of the self-consistent iteration p(t|x) ∝ p(t) exp(−KL(p(y|x) ‖ p(y|t))/β), which never decreases the
  /// objective.
  ///
  /// The upper bound is (1 − β/η)⁺ I(X;Y), where η is the contraction of the channel at the law of X.
  /// Source: N. Tishby, F. Pereira, W. Bialek, "The information bottleneck method", 1999.
  ///
  /// - Parameters:
  ///   - weight: β, in (0, 1).
  ///   - start: the initial p(t|x), n×|T|, positive.
  ///   - iterations: the greatest number of iterations.
  /// - Throws: `.invalidInput` if the weight or the start is not valid; `.numerical` if the library fails.
  /// - Complexity: O(n|T|K) per iteration.
  public func stationaryPoint(
    weight: Double, from start: [[Double]], iterations: Int = 10_000
  ) throws(VerificationError) -> Point {
    try requireOpenUnit(weight, "weight")
    var encoder = try DiscreteChannel(start).rows.map(\.weights)
    try require(encoder.count == law.weights.count, "start", "needs \(law.weights.count) rows, has \(encoder.count)")
    var residual = Double.infinity
    for _ in 0..<iterations where residual > 0x1p-50 {
      let next = iterated(encoder, weight)
      residual = zip(encoder, next).reduce(0) { most, rows in
        zip(rows.0, rows.1).reduce(most) { max($0, ($1.0 - $1.1).magnitude) }
      }
      encoder = next
    }
    // Variables: X, Y, T.
    let joint = try channel.joint(input: law.weights).appending(DiscreteChannel(encoder), of: [0])
    let (rate, relevance) = (try joint.mutualInformation([0], [2]), try joint.mutualInformation([2], [1]))
    let contraction = Estimate(exactly: max(try channel.contraction(input: law.weights).upper, weight))
    let share = Estimate(exactly: 1) - Estimate(exactly: weight) / contraction
    let bound = (share * (try joint.mutualInformation([0], [1]))).upper
    return Point(
      encoder: encoder, rate: rate, relevance: relevance, residual: residual, upperBound: bound,
      objective: relevance - Estimate(exactly: weight) * rate)
  }

  private func iterated(_ encoder: [[Double]], _ weight: Double) -> [[Double]] {
    let (inputs, outputs) = (encoder.indices, encoder[0].indices)
    let masses = outputs.map { t in inputs.reduce(0) { $0 + law.weights[$1] * encoder[$1][t] } }
    let decoder = outputs.map { t in
      (0..<channel.outputCount).map { y in
        inputs.reduce(0) { $0 + law.weights[$1] * encoder[$1][t] * channel.rows[$1].weights[y] } / masses[t]
      }
    }
    return inputs.map { x in
      let row = channel.rows[x].weights
      let exponents = outputs.map { t -> Double in
        guard masses[t] > 0 else { return -.infinity }
        let divergence = zip(row, decoder[t]).reduce(0.0) {
          $1.0 == 0 ? $0 : $1.1 == 0 ? .infinity : $0 + $1.0 * Double.log($1.0 / $1.1)
        }
        return Double.log(masses[t]) - divergence / weight
      }
      let greatest = exponents.max()!
      // Shares that are too small for the weights of a law become 0.
      let shares = exponents.map { $0 - greatest > -300 ? Double.exp($0 - greatest) : 0 }
      return normalized(shares)
    }
  }
}
