/// The plug-in estimate of a categorical gate's rate from n samples of Z: the information of the gate under the empirical
/// law of the samples.
///
/// - SeeAlso: EX-007
public struct RoutePlugIn: Sendable {
  /// The mean of the estimate over all samples, in nats.
  public let mean: Estimate
  /// The mean of KL(q̂_T‖q_T), by which the mean of the estimate is below I(Z;T), in nats.
  public let deficit: Estimate
  /// χ²(Z;T)/n, an upper bound on the deficit, in turn at most (K − 1)/n for K routes.
  public let bound: Estimate

  /// The estimate from n samples, by enumeration of all their counts.
  ///
  /// - Parameters:
  ///   - prior: the law of Z, values above 0 that sum to 1.
  ///   - channel: q, a row of K values that sum to 1 for each value of Z.
  ///   - samples: n, 1 to 12.
  /// - Throws: `.invalidInput` naming what is no law.
  /// - Complexity: O(n^z) informations for z values of Z.
  public init(prior: [Double], channel: [[Double]], samples: Int) throws(VerificationError) {
    try require((1...12).contains(samples), "samples", "must be 1 to 12, is \(samples)")
    let gate = try DiscreteGate(prior: prior, channel: channel)
    let routes = (0..<gate.outputCount).map { route in
      zip(prior, channel).map { Estimate(exactly: $0) * Estimate(exactly: $1[route]) }.sum()
    }
    var (mean, deficit) = (Estimate(exactly: 0), Estimate(exactly: 0))
    for counts in Self.counts(of: prior.count, total: samples) {
      let weight = Self.probability(of: counts, prior)
      let empirical = counts.map { Double($0) / Double(samples) }
      mean += weight * (try DiscreteGate(prior: empirical, channel: channel).mutualInformation)
      let frequencies = (0..<gate.outputCount).map { route in
        zip(empirical, channel).map { Estimate(exactly: $0) * Estimate(exactly: $1[route]) }.sum()
      }
      // Σ q_T ψ(q̂_T/q_T − 1), without cancellation.
      for (frequency, mass) in zip(frequencies, routes) where mass.value > 0 {
        deficit += weight * mass * Estimate.relativeEntropyTerm((frequency - mass) / mass)
      }
    }
    (self.mean, self.deficit) = (mean, deficit)
    var square = Estimate(exactly: 0)
    for (value, weight) in prior.enumerated() {
      for (route, mass) in routes.enumerated() where mass.value > 0 {
        let difference = Estimate(exactly: channel[value][route]) - mass
        square += Estimate(exactly: weight) * difference * difference / mass
      }
    }
    bound = square.clamped(atLeast: 0) / Estimate(exactly: Double(samples))
  }

  /// All ways in which some samples fall on some values.
  private static func counts(of values: Int, total: Int) -> [[Int]] {
    guard values > 1 else { return [[total]] }
    return (0...total).flatMap { first in counts(of: values - 1, total: total - first).map { [first] + $0 } }
  }

  /// The multinomial probability of counts.
  private static func probability(of counts: [Int], _ prior: [Double]) -> Estimate {
    var (result, placed) = (Estimate(exactly: 1), 0)
    for (count, probability) in zip(counts, prior) {
      for step in 0..<count {
        // The factors of a binomial coefficient, whose product is exact for few samples, one at a time.
        placed += 1
        result =
          result * Estimate(exactly: Double(placed)) / Estimate(exactly: Double(step + 1))
          * Estimate(exactly: probability)
      }
    }
    return result
  }
}
