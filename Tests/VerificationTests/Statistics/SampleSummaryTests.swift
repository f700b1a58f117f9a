import Testing

@testable import Verification

@Suite struct `Sample summaries and Student's interval` {
  /// Student's data of 1908 on sleep: hours gained, second drug minus first.
  static let first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
  static let second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]

  /// Reference: mpmath 1.3.0, 30 digits, the quantile by root finding on the regularised incomplete beta function.
  static let deviation = 1.22999548327987322284
  static let lower = 0.700114236723017201286
  static let upper = 2.45988576327698279871

  /// Whether an interval is the reference one, to the rounding of ten differences and of one quantile.
  func isReference(_ interval: ConfidenceInterval) -> Bool {
    let tolerance = Tolerance.rounding(operations: 64, condition: 1, scale: 4.6)
    return tolerance.accepts(interval.lower, Self.lower) && tolerance.accepts(interval.upper, Self.upper)
  }

  @Test func `the paired interval of Student's sleep data is the published one`() throws {
    let differences = try SampleSummary(pairedDifferences: Self.second, Self.first)
    #expect(Tolerance.rounding(operations: 64, condition: 1, scale: 4.6).accepts(differences.mean, 1.58))
    #expect(
      Tolerance.rounding(operations: 64, condition: 1, scale: 4.6)
        .accepts(differences.standardDeviation, Self.deviation))
    #expect(isReference(try differences.meanInterval(confidence: 0.95)))
  }

  @Test func `control: the normal quantile instead of Student's is refuted`() throws {
    let differences = try SampleSummary(pairedDifferences: Self.second, Self.first)
    let half = try Tolerance.sampling(
      falseAlarm: 0.05, spread: .normal(standardDeviation: differences.standardDeviation), count: 10
    ).value
    #expect(
      !isReference(
        ConfidenceInterval(
          value: differences.mean, lower: differences.mean - half, upper: differences.mean + half, confidence: 0.95)))
  }

  @Test func `two values have Student's interval of one degree of freedom`() throws {
    // Mean 2, standard deviation √2, standard error 1; the quantile at 3/4 is tan(π/4) = 1.
    let summary = try SampleSummary([1, 3])
    let near = Tolerance.rounding(operations: 64, condition: 1, scale: 2)
    #expect(summary.count == 2 && summary.mean == 2)
    #expect(near.accepts(summary.standardDeviation, 2.0.squareRoot()) && near.accepts(summary.standardError, 1))
    let interval = try summary.meanInterval(confidence: 0.5)
    #expect(interval.value == 2 && interval.confidence == 0.5)
    #expect(near.accepts(interval.lower, 1) && near.accepts(interval.upper, 3))
  }

  @Test func `control: the unpaired interval is refuted`() throws {
    #expect(!isReference(try SampleSummary(Self.second).meanInterval(confidence: 0.95)))
  }

  @Test func `bad samples are named`() {
    #expect(throws: VerificationError.invalidInput(parameter: "values", requirement: "needs at least 2 values, has 1"))
    {
      try SampleSummary([1])
    }
    #expect(
      throws: VerificationError.invalidInput(parameter: "second", requirement: "needs 2 values to pair, has 1")
    ) { try SampleSummary(pairedDifferences: [1, 2], [1]) }
    #expect(throws: VerificationError.invalidInput(parameter: "values[1]", requirement: "must be finite, is nan")) {
      try SampleSummary([1, .nan])
    }
    for confidence in [0.0, 1] {
      #expect(
        refusal { try SampleSummary([1, 2]).meanInterval(confidence: confidence) }
          == "confidence: must lie strictly between 0 and 1, is \(confidence)")
    }
    #expect(
      refusal { try SampleSummary(pairedDifferences: [1, .infinity], [1, 2]) } == "first[1]: must be finite, is inf")
    #expect(
      refusal { try SampleSummary(pairedDifferences: [1, 2], [.nan, 2]) } == "second[0]: must be finite, is nan")
  }
}
