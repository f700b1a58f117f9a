/// A Gaussian source of a given variance under squared loss.
///
/// - SeeAlso: RT-004
public struct GaussianSource: Sendable {
  /// The variance σ².
  public let variance: Double

  /// A source with the given variance.
  ///
  /// - Throws: `.invalidInput` if the variance is not finite and above 0.
  public init(variance: Double) throws(VerificationError) {
    try requirePositive(variance, "variance")
    self.variance = variance
  }

  /// The least mean squared error at a rate, D(R) = σ²e^(−2R).
  ///
  /// Source: T. Cover, J. Thomas, "Elements of Information Theory", 2nd ed., theorem 10.3.2.
  ///
  /// - Parameter rate: the rate in nats per sample, at least 0.
  /// - Throws: `.invalidInput` if the rate is negative or NaN.
  public func distortion(atRate rate: Estimate) throws(VerificationError) -> Estimate {
    try requireNonnegative(rate, "rate")
    return Estimate(exactly: variance) * Estimate.exp(Estimate(exactly: -2) * rate)
  }

  /// The point of the curve that minimizes D(R) + βR over R ≥ 0.
  ///
  /// J(R) = σ²e^(−2R) + βR is convex, and J′(R) = 0 at R = ½ ln(2σ²/β), where D = β/2; if β ≥ 2σ², the minimum is at R
  /// = 0, D = σ².
  ///
  /// - Parameter weight: β, above 0.
  /// - Throws: `.invalidInput` if the weight is not finite and above 0.
  public func optimalChoice(weight: Double) throws(VerificationError) -> PenalizedChoice {
    try requirePositive(weight, "weight")
    guard weight < 2 * variance else {
      return try PenalizedChoice(
        weight: weight, distortion: Estimate(exactly: variance), rate: Estimate(exactly: 0))
    }
    let half = Estimate(exactly: 0.5)
    let ratio = Estimate(exactly: 2 * variance) / Estimate(exactly: weight)
    return try PenalizedChoice(
      weight: weight, distortion: Estimate(exactly: weight / 2),
      rate: (half * Estimate.log(ratio)).clamped(atLeast: 0))
  }
}
