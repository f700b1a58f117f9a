import BigInt

/// Two jointly normal variables with a given correlation.
///
/// - SeeAlso: RT-007
public struct BivariateNormal: Sendable {
  /// The correlation ρ.
  public let correlation: Estimate
  /// −ln(1 − ρ²), if ρ is known exactly.
  private let logarithm: Estimate?

  /// Variables with a correlation that is known up to an interval.
  ///
  /// - Throws: `.invalidInput` if ρ may not lie strictly between −1 and 1.
  public init(correlation: Estimate) throws(VerificationError) {
    try require(
      correlation.lower > -1 && correlation.upper < 1, "correlation",
      "must lie strictly between -1 and 1, is \(correlation.value)")
    (self.correlation, logarithm) = (correlation, nil)
  }

  /// Variables with a decimal correlation.
  ///
  /// - Throws: `.invalidInput` if ρ does not lie strictly between −1 and 1.
  public init(decimal correlation: DecimalNumeral) throws(VerificationError) {
    let (part, whole) = (correlation.numerator, correlation.denominator)
    try require(
      part.magnitude < whole.magnitude, "correlation",
      "must lie strictly between -1 and 1, is \(correlation.nearest)")
    // 1 − ρ² is an exact fraction of whole numbers, however small it is.
    logarithm = .logarithm(of: whole * whole, over: whole * whole - part * part)
    self.correlation = correlation.estimate.clamped(atLeast: (-1.0).nextUp).clamped(atMost: 1.0.nextDown)
  }

  /// I = −½ ln(1 − ρ²) in nats, certified.
  ///
  /// For a decimal ρ the relative error is a few roundings. For an interval it is too if |ρ| ≤ ½; otherwise the
  /// accuracy is that with which the interval determines 1 − |ρ|.
  public var mutualInformation: Estimate {
    let half = Estimate(exactly: 0.5)
    if let logarithm { return (half * logarithm).clamped(atLeast: 0) }
    guard correlation.magnitude > 0.5 else {
      return (-half * Estimate.log1p(-(correlation * correlation))).clamped(atLeast: 0)
    }
    return (-half * (Estimate.log1p(correlation) + Estimate.log1p(-correlation))).clamped(atLeast: 0)
  }
}
