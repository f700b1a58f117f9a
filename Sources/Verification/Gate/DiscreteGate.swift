/// A finite source and a finite channel: Z has a prior law, and T is drawn from row z of a matrix.
///
/// The joint law is the product of the prior and the channel's weights, divided by its exact total, as for `FiniteLaw`.
///
/// - SeeAlso: RT-002, RT-003
public struct DiscreteGate: Sendable {
  /// The law of Z, n outcomes.
  public let prior: FiniteLaw
  /// The laws of T given each outcome of Z, n rows of K outcomes.
  public let rows: [FiniteLaw]

  /// The source and the channel with the given weights.
  ///
  /// - Parameters:
  ///   - prior: n weights that sum to 1.
  ///   - channel: n×K weights, each row of which sums to 1.
  /// - Throws: `.invalidInput` naming the array that is not a law or does not fit.
  public init(prior: [Double], channel: [[Double]]) throws(VerificationError) {
    self.prior = try FiniteLaw(prior, name: "prior")
    try require(channel.count == prior.count, "channel", "needs \(prior.count) rows, has \(channel.count)")
    rows = try DiscreteChannel(channel).rows
  }

  /// The number K of outcomes of T.
  public var outputCount: Int { rows[0].weights.count }

  /// H(Z) in nats, under the joint law.
  public var inputEntropy: Estimate { FiniteLaw.entropy(inputProbabilities) }

  /// H(T) in nats.
  public var outputEntropy: Estimate { FiniteLaw.entropy(outputMasses.map { $0 / total }) }

  /// H(Z, T) in nats.
  public var jointEntropy: Estimate {
    FiniteLaw.entropy(
      zip(prior.weights, rows).flatMap { weight, row in
        row.weights.map { Estimate(exactly: weight) * Estimate(exactly: $0) / total }
      })
  }

  /// H(T|Z) in nats.
  public var conditionalEntropy: Estimate {
    zip(inputProbabilities, rows).map { $0 * $1.entropy }.sum()
  }

  /// I(Z;T) in nats per sample, with relative accuracy however small it is.
  ///
  /// It is Σ p(z)p(t)·ψ(x), a sum without cancellation, where x = p(z,t)/(p(z)p(t)) − 1 and ψ(x) = (1+x)ln(1+x) − x.
  /// Let q be the channel with row sums s, r one of its rows with sum R, and B(z,t) = q(z,t)R − s(z)r(t), a sum of
  /// differences of products. Then x(z,t) = [B(z,t)·Σp·s − s(z)·Σp·B(·,t)] / (R·s(z)·Σp·q(·,t)).
  ///
  /// - Complexity: O(n·K²).
  public var mutualInformation: Estimate {
    let reference = rows[prior.weights.firstIndex(of: prior.weights.max()!)!]
    let deviations = deviations(from: reference.weights)
    let masses = outputMasses
    var sum = Estimate(exactly: 0)
    for t in 0..<outputCount where masses[t].value > 0 {
      let mean = zip(weights, deviations).map { $0 * $1[t] }.sum()
      let scale = reference.total * masses[t]
      for (z, row) in rows.enumerated() where prior.weights[z] > 0 {
        let deviation = (deviations[z][t] * total - row.total * mean) / (scale * row.total)
        sum += inputProbability(z) * masses[t] / total * Estimate.relativeEntropyTerm(deviation)
      }
    }
    return sum
  }

  /// The training penalty E KL(q(T|Z) ‖ s) in nats per sample, the mean over Z.
  ///
  /// - Parameter marginal: s, K weights that sum to 1.
  /// - Returns: the penalty; infinite if s gives probability 0 to an outcome that occurs.
  /// - Throws: `.invalidInput` if s is not a law on K outcomes.
  public func penalty(_ marginal: [Double]) throws(VerificationError) -> Estimate {
    let law = try self.law(marginal)
    var sum = Estimate(exactly: 0)
    for (z, row) in rows.enumerated() where prior.weights[z] > 0 {
      let divergence = try row.relativeEntropy(to: law)
      if divergence.value == .infinity { return divergence }
      sum += inputProbability(z) * divergence
    }
    return sum
  }

  /// KL(q_T ‖ s) in nats, where q_T is the law of T.
  ///
  /// - Parameter marginal: s, K weights that sum to 1.
  /// - Returns: the penalty; infinite if s gives probability 0 to an outcome that occurs.
  /// - Throws: `.invalidInput` if s is not a law on K outcomes.
  public func marginalMismatch(_ marginal: [Double]) throws(VerificationError) -> Estimate {
    let law = try self.law(marginal)
    var sum = Estimate(exactly: 0)
    for (mass, base) in zip(outputMasses, law.probabilities) {
      if base.value == 0 {
        if mass.value > 0 { return Estimate(exactly: .infinity) }
      } else {
        let deviation = (mass / total - base) / base
        sum += base * Estimate.relativeEntropyTerm(deviation)
      }
    }
    return sum
  }

  private func law(_ marginal: [Double]) throws(VerificationError) -> FiniteLaw {
    try require(marginal.count == outputCount, "marginal", "needs \(outputCount) values, has \(marginal.count)")
    return try FiniteLaw(marginal, name: "marginal")
  }

  private var weights: [Estimate] { prior.weights.map { Estimate(exactly: $0) } }

  /// Σ p·s, the total of the joint weights.
  private var total: Estimate { zip(weights, rows).map { $0 * $1.total }.sum() }

  /// Σ_z p(z)q(z,t), the total weight of each outcome of T.
  private var outputMasses: [Estimate] {
    let weights = weights
    return (0..<outputCount).map { t in
      zip(weights, rows).map { $0 * Estimate(exactly: $1.weights[t]) }.sum()
    }
  }

  private var inputProbabilities: [Estimate] { rows.indices.map(inputProbability) }

  private func inputProbability(_ z: Int) -> Estimate {
    Estimate(exactly: prior.weights[z]) * rows[z].total / total
  }

  /// B(z,t) against a reference row.
  private func deviations(from reference: [Double]) -> [[Estimate]] {
    rows.map { row in
      (0..<outputCount).map { t in
        (0..<outputCount).map { other in
          Estimate.differenceOfProducts(row.weights[t], reference[other], row.weights[other], reference[t])
        }.sum()
      }
    }
  }
}
