import BigInt

/// Two normal variables of a given correlation.
///
/// - SeeAlso: RT-007
public struct BivariateNormal: Sendable {
  /// The correlation ρ.
  public let correlation: Estimate
  /// −ln(1 − ρ²), if ρ is known exactly.
  private let logarithm: Estimate?

  /// Variables of a correlation known up to an interval.
  ///
  /// - Throws: `.invalidInput` if ρ may not lie strictly between −1 and 1.
  public init(correlation: Estimate) throws(VerificationError) {
    try require(
      correlation.lower > -1 && correlation.upper < 1, "correlation",
      "must lie strictly between -1 and 1, is \(correlation.value)")
    (self.correlation, logarithm) = (correlation, nil)
  }

  /// Variables of a correlation given as a decimal.
  ///
  /// - Throws: `.invalidInput` if ρ does not lie strictly between −1 and 1.
  public init(decimal correlation: DecimalNumeral) throws(VerificationError) {
    let (part, whole) = (correlation.numerator, correlation.denominator)
    try require(
      part.magnitude < whole.magnitude, "correlation",
      "must lie strictly between -1 and 1, is \(correlation.nearest)")
    // 1 − ρ² is a fraction of whole numbers, whatever is left of it.
    logarithm = .logarithm(of: whole * whole, over: whole * whole - part * part)
    self.correlation = correlation.estimate.clamped(atLeast: (-1.0).nextUp).clamped(atMost: 1.0.nextDown)
  }

  /// I = −½ ln(1 − ρ²) in nats, certified.
  ///
  /// At a decimal ρ the accuracy is relative, of a few roundings. At an interval it is so while |ρ| is at most ½; beyond,
  /// it is that with which the interval gives 1 − |ρ|.
  public var mutualInformation: Estimate {
    let half = Estimate(exactly: 0.5)
    if let logarithm { return (half * logarithm).clamped(atLeast: 0) }
    guard correlation.magnitude > 0.5 else {
      return (-half * Estimate.log1p(-(correlation * correlation))).clamped(atLeast: 0)
    }
    return (-half * (Estimate.log1p(correlation) + Estimate.log1p(-correlation))).clamped(atLeast: 0)
  }
}
