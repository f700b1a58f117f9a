import DINL
import RealModule
import Testing
import Verification

@Suite struct `Two one-sided tests of equivalence` {
  /// Student's distribution with two degrees of freedom has the closed form F(t) = 1/2 + t/(2√(2+t²)).
  static func upperTailOfTwo(_ t: Double) -> Double { 0.5 - t / (2 * (2 + t * t).squareRoot()) }

  @Test func `both p-values of three values match the closed form`() throws {
    let sample = try SampleSummary([-1, 0, 4])
    let test = try EquivalenceTest(sample, margin: 3, level: 0.05)
    // mean 1, standard deviation √7, standard error √(7/3)
    let error = (7.0 / 3).squareRoot()
    let tolerance = Tolerance.rounding(operations: 64, condition: 1, scale: 1)
    #expect(tolerance.accepts(test.lowerPValue, Self.upperTailOfTwo(4 / error)))
    #expect(tolerance.accepts(test.upperPValue, Self.upperTailOfTwo(2 / error)))
    #expect(!test.isEquivalent)
    #expect(try EquivalenceTest(sample, margin: 100, level: 0.05).isEquivalent)
  }

  /// Whether equivalence is declared falsely at most as often as the level allows.
  ///
  /// The population's mean lies on the margin, so that every verdict of equivalence is false. Hoeffding's bound
  /// on the frequency makes a false alarm of this check rarer than 2^-33, and by the same bound a rule that errs in
  /// more than 16 % of the samples is refuted with a probability above 1 − 2^-33.
  func respectsLevel(_ isEquivalent: (SampleSummary) throws -> Bool) throws -> Bool {
    var stream = RandomStream(seed: 41)
    let runs = 4000
    var verdicts = 0
    for _ in 0..<runs {
      let sample = try SampleSummary((0..<5).map { _ in Self.margin + stream.normal() })
      if try isEquivalent(sample) { verdicts += 1 }
    }
    let tolerance = try Tolerance.sampling(falseAlarm: 0x1p-33, spread: .range(1), count: runs)
    return Double(verdicts) / Double(runs) <= Self.level + tolerance.value
  }

  static let margin = 0.5
  static let level = 0.05

  @Test func `a false verdict of equivalence is no more frequent than the level`() throws {
    #expect(try respectsLevel { try EquivalenceTest($0, margin: Self.margin, level: Self.level).isEquivalent })
  }

  @Test func `control: taking a difference that is not significant for equivalence is refuted`() throws {
    let refuted = try !respectsLevel { sample in
      let interval = try sample.meanInterval(confidence: 1 - Self.level)
      return interval.lower <= 0 && interval.upper >= 0
    }
    #expect(refuted)
  }

  @Test func `equivalence needs the greater p-value at the level or below it`() throws {
    let sample = try SampleSummary([-1, 0, 4])
    let test = try EquivalenceTest(sample, margin: 100, level: 0.05)
    #expect(test.margin == 100 && test.level == 0.05 && test.sample == sample)
    #expect(test.upperPValue > test.lowerPValue)
    #expect(try EquivalenceTest(sample, margin: 100, level: test.upperPValue).isEquivalent)
    #expect(try !EquivalenceTest(sample, margin: 100, level: test.upperPValue.nextDown).isEquivalent)
    let mirrored = try EquivalenceTest(SampleSummary([1, 0, -4]), margin: 100, level: test.upperPValue.nextDown)
    #expect(mirrored.lowerPValue == test.upperPValue && !mirrored.isEquivalent)
  }

  @Test func `a sample without spread is judged by its mean`() throws {
    let high = try EquivalenceTest(SampleSummary([3, 3, 3]), margin: 2, level: 0.05)
    #expect(high.lowerPValue == 0 && high.upperPValue == 1)
    let low = try EquivalenceTest(SampleSummary([-2, -2, -2]), margin: 2, level: 0.05)
    #expect(low.lowerPValue == 1 && low.upperPValue == 0)
    #expect(try EquivalenceTest(SampleSummary([1, 1, 1]), margin: 2, level: 0.05).isEquivalent)
    #expect(try !EquivalenceTest(SampleSummary([2, 2, 2]), margin: 2, level: 0.05).isEquivalent)
  }

  @Test func `a margin or level out of range is named`() throws {
    let sample = try SampleSummary([1, 2])
    #expect(
      throws: VerificationError.invalidInput(parameter: "margin", requirement: "must be finite and above 0, is 0.0")
    ) { try EquivalenceTest(sample, margin: 0, level: 0.05) }
    for level in [0, 0.5] {
      #expect(
        refusal { try EquivalenceTest(sample, margin: 1, level: level) }
          == "level: must lie strictly between 0 and 1/2, is \(level)")
    }
    #expect(try EquivalenceTest(sample, margin: 1, level: 0.5.nextDown).level == 0.5.nextDown)
  }
}
