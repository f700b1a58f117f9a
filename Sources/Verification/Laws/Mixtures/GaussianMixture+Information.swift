import RealModule

// In these functions T = Z + N is the mixture Z plus normal noise with a given variance, by default 0. Y is the label
// of the component, and K the number of components.
extension GaussianMixture {
  /// The information I(Y;T) between the label and the observation in nats.
  ///
  /// It has relative accuracy also if it is small: the integrand is then Σ w_k p ψ(φ_k/p − 1) with ψ(x) = (1+x)ln(1+x)
  /// − x. Otherwise it is H(Y) less the integral of the posterior entropy.
  ///
  /// - Throws: `.invalidInput` if the noise variance is negative or not finite; `.numerical` if a library rule fails.
  /// - Complexity: O(K) for each of several hundred nodes.
  public func labelInformation(
    noiseVariance: Estimate = Estimate(exactly: 0), method: IntegrationMethod = .certified
  ) throws(VerificationError) -> Estimate {
    let kernel = try kernel(noiseVariance: noiseVariance)
    guard method == .certified else { return try MixtureIntegral.value(of: .information, kernel, by: method) }
    return MixtureIntegral.information(kernel, entropy: labelEntropy)
  }

  /// The equivocation H(Y|T) = H(Y) − I(Y;T) of the label in nats, with relative accuracy however small it is.
  ///
  /// - Throws: `.invalidInput` if the noise variance is negative or not finite; `.numerical` if a library rule fails.
  public func labelEquivocation(
    noiseVariance: Estimate = Estimate(exactly: 0), method: IntegrationMethod = .certified
  ) throws(VerificationError) -> Estimate {
    try MixtureIntegral.value(of: .equivocation, try kernel(noiseVariance: noiseVariance), by: method)
  }

  /// The differential entropy h(T) in nats.
  ///
  /// It is I(Y;T) + Σ w_k ½ ln(2πe s_k) with the variances s_k of T; by a library rule, −∫ p ln p.
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
    let turns = Self.turns
    let own = mean { turns + Estimate.log(Estimate(exactly: $0) + noiseVariance) }
    return MixtureIntegral.information(kernel, entropy: labelEntropy) + own
  }

  /// The information I(Z;Z+N) in nats.
  ///
  /// It is I(Y;T) + Σ w_k ½ ln(1 + v_k/ν²) with the variances v_k of Z, two nonnegative terms, so that a small rate
  /// keeps its digits.
  ///
  /// - Throws: `.invalidInput` if the noise variance is not finite and above 0; `.numerical` if a library rule fails.
  public func information(
    noiseVariance: Estimate, method: IntegrationMethod = .certified
  ) throws(VerificationError) -> Estimate {
    try requirePositive(noiseVariance.lower, "noiseVariance")
    let label = try labelInformation(noiseVariance: noiseVariance, method: method)
    return (label + mean { Estimate.log1p(Estimate(exactly: $0), over: noiseVariance) }).clamped(atLeast: 0)
  }

  /// ln 2πe.
  private static let turns = Estimate.log(Estimate.twoPi) + Estimate(exactly: 1)

  /// Half the mean over the components of a function of the variance.
  private func mean(_ function: (Double) -> Estimate) -> Estimate {
    var sum = Estimate(exactly: 0)
    for (probability, variance) in zip(law.probabilities, variances) {
      sum += Estimate(exactly: 0.5) * probability * function(variance)
    }
    return sum
  }
}
