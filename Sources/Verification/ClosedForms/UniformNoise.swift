/// A uniform source on [0, 1] behind additive noise, uniform on [−ε, ε] and independent of it.
///
/// - SeeAlso: RT-009
public struct UniformNoise: Sendable {
  /// The half width ε of the noise.
  public let halfWidth: Estimate

  /// Noise of a half width.
  ///
  /// - Throws: `.invalidInput` if ε may not be finite and above 0.
  public init(halfWidth: Estimate) throws(VerificationError) {
    try require(
      halfWidth.lower > 0 && halfWidth.upper < .infinity, "halfWidth",
      "must be finite and above 0, is \(halfWidth.value)")
    self.halfWidth = halfWidth
  }

  /// I(X; X+N) in nats: ε − ln 2ε for 2ε ≤ 1 and 1/(4ε) for 2ε ≥ 1, certified with relative accuracy.
  public var mutualInformation: Estimate {
    let width = Estimate(exactly: 2) * halfWidth
    // The information falls as the noise widens, so the ends of the interval give its bounds.
    let (low, high) = (Self.information(width: width.upper), Self.information(width: width.lower))
    return Estimate(Self.information(width: width.value).value, from: low.lower, to: high.upper, outward: 0)
  }

  private static func information(width: Double) -> Estimate {
    let half = Estimate(exactly: 0.5)
    let width = Estimate(exactly: width)
    return width.value < 1 ? half * width - Estimate.log(width) : half / width
  }
}
