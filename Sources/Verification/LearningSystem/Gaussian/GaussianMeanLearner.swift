/// The hypothesis W = a·Z̄ + N(0, τ²) on m normal samples Z_i ~ N(μ, s²): a noisy mean, or a Gibbs posterior of the
/// mean.
///
/// - SeeAlso: GB-002
public struct GaussianMeanLearner: GaussianLearningSystem {
  /// The number of samples m, at least 1.
  public let sampleCount: Int
  /// The mean μ of a sample.
  public let sampleMean: Double
  /// The variance s² of a sample, above 0.
  public let sampleVariance: Double
  /// The gain a.
  public let gain: Estimate
  /// The variance τ² of the noise, at least 0.
  public let noiseVariance: Estimate

  /// The learner that adds noise to the mean of the samples times a gain.
  ///
  /// - Throws: `.invalidInput` naming the parameter that is out of range.
  public init(
    sampleCount: Int, sampleMean: Double = 0, sampleVariance: Double, gain: Double = 1, noiseVariance: Double
  ) throws(VerificationError) {
    try requireFinite([gain], "gain")
    try requireNonnegative(noiseVariance, "noiseVariance")
    try self.init(
      sampleCount, sampleMean, sampleVariance, Estimate(exactly: gain), Estimate(exactly: noiseVariance))
  }

  /// The Gibbs posterior with density proportional to exp(−γΣ(w − z_i)²) times the prior N(0, ρ²).
  ///
  /// It is normal with precision κ = 2γm + 1/ρ² and mean 2γmZ̄/κ.
  ///
  /// - Parameters:
  ///   - sampleCount: m, at least 1.
  ///   - sampleMean: μ.
  ///   - sampleVariance: s², above 0.
  ///   - temper: γ, above 0, the weight of one sample's loss; the inverse temperature of R̂ is γm.
  ///   - priorVariance: ρ², above 0.
  /// - Throws: `.invalidInput` naming the parameter that is out of range.
  public static func gibbs(
    sampleCount: Int, sampleMean: Double = 0, sampleVariance: Double, temper: Double, priorVariance: Double
  ) throws(VerificationError) -> GaussianMeanLearner {
    try requirePositive(temper, "temper")
    try requirePositive(priorVariance, "priorVariance")
    let one = Estimate(exactly: 1)
    let pull = Estimate(exactly: 2 * temper) * Estimate(exactly: Double(sampleCount))
    let precision = pull + one / Estimate(exactly: priorVariance)
    return try GaussianMeanLearner(sampleCount, sampleMean, sampleVariance, pull / precision, one / precision)
  }

  private init(
    _ sampleCount: Int, _ sampleMean: Double, _ sampleVariance: Double, _ gain: Estimate, _ noiseVariance: Estimate
  ) throws(VerificationError) {
    try require(sampleCount >= 1, "sampleCount", "must be at least 1, is \(sampleCount)")
    try requireFinite([sampleMean], "sampleMean")
    try requirePositive(sampleVariance, "sampleVariance")
    (self.sampleCount, self.sampleMean, self.sampleVariance) = (sampleCount, sampleMean, sampleVariance)
    (self.gain, self.noiseVariance) = (gain, noiseVariance)
    try require(signal.upper < .infinity, "gain", "must have a finite square times sampleVariance, is \(gain.value)")
  }

  private var count: Estimate { Estimate(exactly: Double(sampleCount)) }
  /// a²s².
  private var signal: Estimate { (gain * gain * Estimate(exactly: sampleVariance)).clamped(atLeast: 0) }

  /// The information I(S;W) = ½ ln(1 + a²s²/(mτ²)) in nats.
  public func information() -> Estimate {
    halfLogarithmOfSignal(over: count * noiseVariance, isNoiseless: noiseVariance.upper == 0)
  }

  /// The informations I(W;Z_i) = ½ ln(1 + a²s²/((m−1)a²s² + m²τ²)) in nats, the same for each i.
  public func sampleInformations() -> [Estimate] {
    let others = Estimate(exactly: Double(sampleCount - 1)) * signal + count * count * noiseVariance
    let information = halfLogarithmOfSignal(
      over: others, isNoiseless: sampleCount == 1 && noiseVariance.upper == 0)
    return [Estimate](repeating: information, count: sampleCount)
  }

  /// The symmetrized information I(S;W) + KL(P_S⊗P_W ‖ P_SW) = a²s²/(mτ²) in nats.
  ///
  /// - Throws: `.invalidInput` if mτ² may be 0.
  public func symmetrizedInformation() throws(VerificationError) -> Estimate {
    let noise = count * noiseVariance
    try require(noise.lower > 0, "noiseVariance", "must be above 0, times m may be \(noise.lower)")
    return signal / noise
  }

  /// ½ ln(1 + a²s²/noise); if the quotient underflows or overflows, the interval reaches 0 or ∞.
  private func halfLogarithmOfSignal(over noise: Estimate, isNoiseless: Bool) -> Estimate {
    if gain == Estimate(exactly: 0) { return Estimate(exactly: 0) }
    if isNoiseless { return Estimate(exactly: .infinity) }
    let least = signal / Estimate(exactly: noise.upper)
    let ratio =
      noise.lower > 0 ? signal / noise : Estimate(value: least.value, lower: least.lower, upper: .infinity)
    return (Estimate(exactly: 0.5) * Estimate.log1p(ratio)).clamped(atLeast: 0)
  }

  /// The law of the error W − Z_i: its mean is (a−1)μ, its variance s²(1 − a/m)² + (m−1)a²s²/m² + τ², and on a fresh
  /// sample s² + a²s²/m + τ².
  public func errors() -> [PredictionError] {
    let one = Estimate(exactly: 1)
    let variance = Estimate(exactly: sampleVariance)
    let own = one - gain / count
    let others = Estimate(exactly: Double(sampleCount - 1)) * signal / (count * count)
    let error = PredictionError(
      mean: (gain - one) * Estimate(exactly: sampleMean),
      trainedVariance: (variance * own * own + others + noiseVariance).clamped(atLeast: 0),
      freshVariance: variance + signal / count + noiseVariance)
    return [PredictionError](repeating: error, count: sampleCount)
  }
}
