import CGSL

/// Two one-sided t tests of whether a mean lies within a margin of zero.
///
/// The null hypotheses are mean ≤ −margin and mean ≥ +margin. Equivalence is declared only if both are rejected, so
/// that for a normal population it is declared falsely with probability at most the level.
/// Source: D. Schuirmann, J. Pharmacokinetics and Biopharmaceutics 15:657, 1987.
///
/// - SeeAlso: EX-002
public struct EquivalenceTest: Equatable, Sendable {
  /// The sample, usually of paired differences.
  public let sample: SampleSummary
  /// The margin, in the unit of the sample.
  public let margin: Double
  /// The level of the test.
  public let level: Double
  /// The p-value of the null hypothesis mean ≤ −margin.
  public let lowerPValue: Double
  /// The p-value of the null hypothesis mean ≥ +margin.
  public let upperPValue: Double

  /// Tests a sample with a margin that was fixed before the sample was seen.
  ///
  /// A sample without spread gives a p-value of 0 for a null hypothesis that its mean contradicts, and 1 otherwise.
  ///
  /// - Parameters:
  ///   - sample: the sample.
  ///   - margin: the margin, above 0, in the unit of the sample.
  ///   - level: the level, in (0, 1/2).
  /// - Throws: `.invalidInput` naming the parameter that is out of range; `.numerical` if a tail fails.
  public init(_ sample: SampleSummary, margin: Double, level: Double) throws(VerificationError) {
    try requirePositive(margin, "margin")
    try require(level > 0 && level < 1 / 2, "level", "must lie strictly between 0 and 1/2, is \(level)")
    self.sample = sample
    self.margin = margin
    self.level = level
    lowerPValue = try Self.upperTail(of: sample.mean + margin, in: sample)
    upperPValue = try Self.upperTail(of: margin - sample.mean, in: sample)
  }

  /// Whether the test shows that the mean lies within the margin.
  public var isEquivalent: Bool { max(lowerPValue, upperPValue) <= level }

  private static func upperTail(of distance: Double, in sample: SampleSummary) throws(VerificationError) -> Double {
    guard sample.standardError > 0 else { return distance > 0 ? 0 : 1 }
    return try GSL.value("gsl_cdf_tdist_Q") {
      gsl_cdf_tdist_Q(distance / sample.standardError, Double(sample.count - 1))
    }
  }
}
