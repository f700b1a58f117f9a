import RealModule

/// A mixture of K normal laws in the plane, the law of the pair (X, V).
public struct BivariateMixture: Sendable {
  /// A symmetric positive definite 2×2 covariance.
  public struct Covariance: Hashable, Sendable {
    /// The variance of X.
    public var first: Double
    /// The covariance of X and V.
    public var mixed: Double
    /// The variance of V.
    public var second: Double

    /// The covariance with the given entries.
    public init(first: Double, mixed: Double, second: Double) {
      (self.first, self.mixed, self.second) = (first, mixed, second)
    }
  }

  /// The weights, K values of at least 0 that sum to 1 up to K roundings.
  public let weights: [Double]
  /// The components' means, K pairs.
  public let means: [[Double]]
  /// The components' covariances, K values.
  public let covariances: [Covariance]
  let law: FiniteLaw
  /// det C of each component.
  let determinants: [Estimate]

  /// A mixture with the given components.
  ///
  /// - Throws: `.invalidInput` if there are no components, the numbers of values differ, the weights are not a law, a
  ///   mean is not a pair of finite numbers, a covariance is not finite and positive definite, there are several
  ///   components and the correlation ρ of one has 1 − ρ² < 2⁻²⁰, or the scales lie too far apart.
  public init(weights: [Double], means: [[Double]], covariances: [Covariance]) throws(VerificationError) {
    law = try FiniteLaw(weights)
    try require(means.count == weights.count, "means", "needs \(weights.count) values, has \(means.count)")
    try require(
      covariances.count == weights.count, "covariances", "needs \(weights.count) values, has \(covariances.count)")
    var determinants: [Estimate] = []
    for (index, covariance) in covariances.enumerated() {
      try require(means[index].count == 2, "means[\(index)]", "needs 2 values, has \(means[index].count)")
      try requireFinite(means[index], "means[\(index)]")
      try requirePositive(covariance.first, "covariances[\(index)].first")
      try requirePositive(covariance.second, "covariances[\(index)].second")
      try require(
        covariance.mixed.isFinite, "covariances[\(index)].mixed", "must be finite, is \(covariance.mixed)")
      let determinant = Estimate.differenceOfProducts(
        covariance.first, covariance.second, covariance.mixed, covariance.mixed)
      try require(
        determinant.lower > 0 && determinant.upper.isFinite, "covariances[\(index)]", "must be positive definite")
      determinants.append(determinant)
    }
    self.weights = weights
    self.means = means
    self.covariances = covariances
    self.determinants = determinants
    _ = try BivariateKernel(self)
  }

  /// The laws of X and of V.
  ///
  /// - Throws: `.invalidInput` if their scales lie too far apart.
  public func marginals() throws(VerificationError) -> (first: GaussianMixture, second: GaussianMixture) {
    (
      try GaussianMixture(weights: weights, means: means.map { $0[0] }, variances: covariances.map(\.first)),
      try GaussianMixture(weights: weights, means: means.map { $0[1] }, variances: covariances.map(\.second))
    )
  }

  /// The entropy H(Y) of the label Y in nats.
  public var labelEntropy: Estimate { law.entropy }

  /// The equivocation H(Y|X,V) of the label in nats, with relative accuracy.
  ///
  /// - Throws: `.numerical` if a library rule fails.
  /// - Complexity: O(K) for each of several hundred thousand nodes.
  public func labelEquivocation(method: IntegrationMethod = .certified) throws(VerificationError) -> Estimate {
    let kernel = try BivariateKernel(self)
    guard method == .certified else { return try BivariateIntegral.equivocation(kernel, by: method) }
    return BivariateIntegral.equivocation(kernel)
  }

  /// The information I(Y;X,V) in nats, with absolute accuracy.
  ///
  /// - Throws: `.invalidInput` if the scales lie too far apart; `.numerical` if a library rule fails.
  public func labelInformation(method: IntegrationMethod = .certified) throws(VerificationError) -> Estimate {
    (labelEntropy - (try labelEquivocation(method: method))).clamped(atLeast: 0)
  }

  /// The differential entropy h(X,V) = I(Y;X,V) + Σ w_k ½ ln((2πe)² det C_k) in nats.
  ///
  /// - Throws: `.invalidInput` if the scales lie too far apart; `.numerical` if a library rule fails.
  public func differentialEntropy(method: IntegrationMethod = .certified) throws(VerificationError) -> Estimate {
    let turns = Estimate.log(Estimate.twoPi) + Estimate(exactly: 1)
    let own = zip(law.probabilities, determinants).map { $0 * (turns + Estimate(exactly: 0.5) * Estimate.log($1)) }
    return try labelInformation(method: method) + own.sum()
  }

  /// The information I(X;V) in nats, with absolute accuracy.
  ///
  /// It is Σ w_k I_k + I(Y;X) + I(Y;V) − I(Y;X,V), where I_k = −½ ln(1 − ρ_k²) is the information within component k.
  ///
  /// - Throws: `.invalidInput` if the scales lie too far apart; `.numerical` if a library rule fails.
  /// - SeeAlso: RT-011
  public func mutualInformation(method: IntegrationMethod = .certified) throws(VerificationError) -> Estimate {
    let marginals = try marginals()
    var within = Estimate(exactly: 0)
    for (index, probability) in law.probabilities.enumerated() {
      let covariance = covariances[index]
      let mixed = Estimate(exactly: covariance.mixed)
      // −ln(1 − ρ²) = ln(1 + ρ²/(1 − ρ²)), and ρ²/(1 − ρ²) is the squared covariance divided by the determinant.
      within += Estimate(exactly: 0.5) * probability * Estimate.log1p(mixed * mixed / determinants[index])
    }
    return
      (within + (try marginals.first.labelInformation(method: method))
      + (try marginals.second.labelInformation(method: method))
      - (try labelInformation(method: method))).clamped(atLeast: 0)
  }
}
