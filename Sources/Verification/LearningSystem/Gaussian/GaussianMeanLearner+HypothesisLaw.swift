extension GaussianMeanLearner {
  /// The mean E W₁(P_{W|Z_i}, P_W) of the Wasserstein distance, the same for each i.
  ///
  /// - SeeAlso: GB-017
  public func transportDistance() -> Estimate {
    let square = shiftDeviation * shiftDeviation + scaleDifference * scaleDifference
    // √(2/π) = 2/√(2π).
    return Estimate(exactly: 2) / .squareRoot(.twoPi) * .squareRoot(square)
  }

  /// The bound (1/m) Σ_i E[2|Z_i − μ|·W₁(P_{W|Z_i}, P_W)] on the magnitude of the gap of the squared error, not clipped.
  ///
  /// - SeeAlso: GB-017
  public func squaredTransportBound() -> Estimate {
    let deviation = Estimate.squareRoot(Estimate(exactly: sampleVariance))
    let (shift, scale) = (shiftDeviation, scaleDifference)
    if shift == Estimate(exactly: 0) { return shift }
    let angle = Estimate.arctangent(shift / scale)
    return Estimate(exactly: 8) / Estimate.twoPi * deviation * (scale + shift * angle)
  }

  /// The variance (m−1)a²s²/m² + τ² of W given Z_i, whatever its value.
  ///
  /// - SeeAlso: GB-018
  public var conditionalVariance: Estimate {
    (Estimate(exactly: Double(sampleCount - 1)) * shiftDeviation * shiftDeviation + noiseVariance).clamped(atLeast: 0)
  }

  /// The bound √(2 E[σ(Z_i)²]·E KL(P_{W|Z_i} ‖ Q)) on the magnitude of the gap of the squared error, not clipped, by the
  /// reference law Q = N(aμ, q).
  ///
  /// - Parameter variance: q, above 0.
  /// - Throws: `.invalidInput` if q or the variance of W given Z_i may be 0.
  /// - SeeAlso: GB-018
  public func squaredReferenceBound(variance: Estimate) throws(VerificationError) -> Estimate {
    let given = conditionalVariance
    try require(variance.lower > 0, "variance", "must be above 0, may be \(variance.lower)")
    try require(given.lower > 0, "noiseVariance", "must leave W a variance given a sample, which may be \(given.lower)")
    // q·(v/q − 1 − ln(v/q)), which is at least 0.
    let mismatch = given - variance - variance * .log(given / variance)
    let square = shiftDeviation * shiftDeviation + mismatch.clamped(atLeast: 0)
    return Estimate(exactly: 2) * .squareRoot(Estimate(exactly: sampleVariance) * square)
  }

  /// |a|s/m, the deviation of the mean of W given Z_i.
  private var shiftDeviation: Estimate {
    if gain == Estimate(exactly: 0) { return Estimate(exactly: 0) }
    let root = Estimate.squareRoot(Estimate(exactly: sampleVariance))
    return gain.absolute * root / Estimate(exactly: Double(sampleCount))
  }

  /// The deviation of W less that of W given Z_i, (a²s²/m²)/(√(Var W) + √(Var W|Z_i)).
  private var scaleDifference: Estimate {
    let shift = shiftDeviation
    if shift == Estimate(exactly: 0) { return shift }
    let (square, given) = (shift * shift, conditionalVariance)
    return square / (Estimate.squareRoot(square + given) + Estimate.squareRoot(given))
  }
}
