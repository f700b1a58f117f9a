/// Two normal variables of a given correlation.
///
/// - SeeAlso: RT-007
public struct BivariateNormal: Sendable {
  /// The correlation ρ.
  public let correlation: Estimate

  /// Variables of a correlation.
  ///
  /// - Throws: `.invalidInput` if ρ may not lie strictly between −1 and 1.
  public init(correlation: Estimate) throws(VerificationError) {
    try require(
      correlation.lower > -1 && correlation.upper < 1, "correlation",
      "must lie strictly between -1 and 1, is \(correlation.value)")
    self.correlation = correlation
  }

  /// I = −½ ln(1 − ρ²) in nats, certified with relative accuracy at small and at large correlations.
  public var mutualInformation: Estimate {
    let half = Estimate(exactly: 0.5)
    guard correlation.magnitude > 0.5 else {
      return (-half * Estimate.log1p(-(correlation * correlation))).clamped(atLeast: 0)
    }
    return -half * (Estimate.log1p(correlation) + Estimate.log1p(-correlation))
  }
}
