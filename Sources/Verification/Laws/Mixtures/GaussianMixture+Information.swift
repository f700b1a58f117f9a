import RealModule

// In these functions T = Z + N: the mixture Z with normal noise of a variance added, by default none. Y is the label of
// the component, K the number of components.
extension GaussianMixture {
  /// H(Y) in nats.
  public var labelEntropy: Estimate { law.entropy }

  /// I(Y;T), the information of the label behind the mixture, in nats.
  ///
  /// It keeps its relative accuracy where it is small: the integrand is then Σ w_k p φ(φ_k/p − 1) with
  /// φ(x) = (1+x)ln(1+x) − x, and otherwise the posterior entropy, taken from H(Y).
  ///
  /// - Throws: `.invalidInput` if the noise variance is negative or not finite; `.numerical` if a library rule fails.
  /// - Complexity: O(K) for each of some hundred nodes.
  public func labelInformation(
    noiseVariance: Estimate = Estimate(exactly: 0), method: IntegrationMethod = .certified
  ) throws(VerificationError) -> Estimate {
    let kernel = try kernel(noiseVariance: noiseVariance)
    guard method == .certified else { return try MixtureIntegral.value(of: .information, kernel, by: method) }
    return MixtureIntegral.information(kernel, entropy: labelEntropy)
  }

  /// H(Y|T) = H(Y) − I(Y;T), what of the label the mixture leaves open, in nats; at any size with relative accuracy.
  ///
  /// - Throws: `.invalidInput` if the noise variance is negative or not finite; `.numerical` if a library rule fails.
  public func labelEquivocation(
    noiseVariance: Estimate = Estimate(exactly: 0), method: IntegrationMethod = .certified
  ) throws(VerificationError) -> Estimate {
    try MixtureIntegral.value(of: .equivocation, try kernel(noiseVariance: noiseVariance), by: method)
  }

  /// h(T) in nats.
  ///
  /// It is I(Y;T) + Σ w_k ½ ln(2πe v_k); by a library rule it is −∫ p ln p.
  ///
  /// - Throws: `.invalidInput` if the noise variance is negative or not finite; `.numerical` if a library rule fails.
  public func differentialEntropy(
    noiseVariance: Estimate = Estimate(exactly: 0), method: IntegrationMethod = .certified
  ) throws(VerificationError) -> Estimate {
    let kernel = try kernel(noiseVariance: noiseVariance)
    guard method == .certified else {
      let unit = Estimate(exactly: Double(kernel.exponent)) * Estimate.log(Estimate(exactly: 2))
      return try MixtureIntegral.differentialEntropy(kernel, by: method) + unit
    }
    let turns = Estimate.log(Estimate.twoPi) + Estimate(exactly: 1)
    let own = mean { turns + Estimate.log(Estimate(exactly: $0) + noiseVariance) }
    return MixtureIntegral.information(kernel, entropy: labelEntropy) + own
  }

  /// I(Z;Z+N) in nats.
  ///
  /// It is I(Y;T) + Σ w_k ½ ln(1 + v_k/ν²), two terms of at least 0, so that a small rate keeps its digits.
  ///
  /// - Throws: `.invalidInput` if the noise variance is not above 0 or not finite; `.numerical` if a library rule fails.
  /// - SeeAlso: RT-005
  public func information(
    noiseVariance: Estimate, method: IntegrationMethod = .certified
  ) throws(VerificationError) -> Estimate {
    try requirePositive(noiseVariance.lower, "noiseVariance")
    let label = try labelInformation(noiseVariance: noiseVariance, method: method)
    return (label + mean { Estimate.log1p(Estimate(exactly: $0), over: noiseVariance) }).clamped(atLeast: 0)
  }

  /// Half the mean over the components of a function of the variance.
  private func mean(_ function: (Double) -> Estimate) -> Estimate {
    zip(law.probabilities, variances).map { Estimate(exactly: 0.5) * $0 * function($1) }.sum()
  }
}
