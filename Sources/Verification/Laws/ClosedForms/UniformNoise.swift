/// A uniform source on [0, 1] and independent additive noise, uniform on [−ε, ε].
///
/// - SeeAlso: RT-009
public struct UniformNoise: Sendable {
  /// The half width ε of the noise.
  public let halfWidth: Estimate
  /// I(X; X+N) in nats: ε − ln 2ε for 2ε ≤ 1, and 1/(4ε) for 2ε ≥ 1; certified, with relative accuracy if ε is a
  /// decimal.
  public let mutualInformation: Estimate

  /// Noise with a half width that is known up to an interval.
  ///
  /// - Throws: `.invalidInput` if ε may not be finite and above 0.
  public init(halfWidth: Estimate) throws(VerificationError) {
    try requirePositive(halfWidth, "halfWidth")
    self.halfWidth = halfWidth
    // The information decreases in the width of the noise, so the ends of the interval give its bounds.
    let (low, high) = (Self.information(halfWidth.upper), Self.information(halfWidth.lower))
    mutualInformation = Estimate(
      Self.information(halfWidth.value).value, from: low.lower, to: high.upper, outward: 0)
  }

  /// Noise with a decimal half width, however small.
  ///
  /// - Throws: `.invalidInput` if ε is not above 0.
  public init(decimal halfWidth: DecimalNumeral) throws(VerificationError) {
    try requirePositive(halfWidth, "halfWidth")
    self.halfWidth = halfWidth.estimate
    mutualInformation = Self.information(halfWidth)
  }

  private static func information(_ halfWidth: Double) -> Estimate {
    information(DecimalNumeral(exactly: halfWidth))
  }

  private static func information(_ halfWidth: DecimalNumeral) -> Estimate {
    let width = DecimalNumeral(significand: 2, exponent: 0) * halfWidth
    let isNarrow = width < DecimalNumeral(tenTo: 0)
    return isNarrow
      ? (halfWidth.estimate - .logarithm(of: width)).clamped(atLeast: 0) : Estimate(exactly: 0.25) / halfWidth.estimate
  }
}
