/// The scalar Gaussian gate T = aZ + N(0, ν²) on a source Z ~ N(μ, σ²), and its variational penalty.
///
/// - SeeAlso: RT-001, RT-003
public struct ScalarGaussianGate: Sendable {
  /// The gain a.
  public let gain: Double
  /// The mean μ of the source.
  public let sourceMean: Double
  /// The variance σ² of the source.
  public let sourceVariance: Double
  /// The variance ν² of the gate's noise.
  public let noiseVariance: Double

  /// The gate and the source with the given parameters.
  ///
  /// - Throws: `.invalidInput` if a number is not finite, or a variance is not above 0.
  public init(
    gain: Double, sourceMean: Double = 0, sourceVariance: Double, noiseVariance: Double
  ) throws(VerificationError) {
    try requireFinite([gain], "gain")
    try requireFinite([sourceMean], "sourceMean")
    try requirePositive(sourceVariance, "sourceVariance")
    try requirePositive(noiseVariance, "noiseVariance")
    self.gain = gain
    self.sourceMean = sourceMean
    self.sourceVariance = sourceVariance
    self.noiseVariance = noiseVariance
  }

  /// I(Z;T) = ½ ln(1 + a²σ²/ν²) in nats per sample, accurate to rounding at any rate.
  public var mutualInformation: Estimate {
    (half * Estimate.log1p(signalVariance / noise)).clamped(atLeast: 0)
  }

  /// The training penalty E KL(N(aZ, ν²) ‖ N(m, τ²)) in nats per sample, the mean over the source.
  ///
  /// It is ½[(ν² + a²σ² + (aμ−m)²)/τ² − 1 − ln(ν²/τ²)].
  ///
  /// - Throws: `.invalidInput` if the prior's mean is not finite, or its variance is not finite and above 0.
  public func penalty(priorMean: Double, priorVariance: Double) throws(VerificationError) -> Estimate {
    let spread = signalVariance + (try squaredOffset(priorMean, priorVariance))
    let prior = Estimate(exactly: priorVariance)
    return (half * (Estimate.logarithmDeficit(noise, over: prior) + spread / prior)).clamped(atLeast: 0)
  }

  /// KL(q_T ‖ N(m, τ²)) in nats, where q_T = N(aμ, a²σ² + ν²) is the law of the message.
  ///
  /// It is ½[(v + (aμ−m)²)/τ² − 1 − ln(v/τ²)] with v = a²σ² + ν².
  ///
  /// - Throws: `.invalidInput` if the prior's mean is not finite, or its variance is not finite and above 0.
  public func marginalMismatch(priorMean: Double, priorVariance: Double) throws(VerificationError) -> Estimate {
    let offset = try squaredOffset(priorMean, priorVariance)
    let prior = Estimate(exactly: priorVariance)
    let deficit = Estimate.logarithmDeficit(signalVariance + noise, over: prior)
    return half * (deficit + offset / prior)
  }

  private var half: Estimate { Estimate(exactly: 0.5) }
  private var noise: Estimate { Estimate(exactly: noiseVariance) }

  /// a²σ².
  private var signalVariance: Estimate {
    let gain = Estimate(exactly: gain)
    return gain * gain * Estimate(exactly: sourceVariance)
  }

  /// (aμ−m)², after a check of the prior.
  private func squaredOffset(_ priorMean: Double, _ priorVariance: Double) throws(VerificationError) -> Estimate {
    try requireFinite([priorMean], "priorMean")
    try requirePositive(priorVariance, "priorVariance")
    let offset = Estimate.differenceOfProducts(gain, sourceMean, 1, priorMean)
    return (offset * offset).clamped(atLeast: 0)
  }
}
