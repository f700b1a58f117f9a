import RealModule
import Testing
import Verification

@Suite struct `Binomial tails and the Clopper–Pearson interval` {
  /// Numbers of outcomes of twenty dice by their count of sixes: C(20, j)·5^(20−j), of 6^20 < 2^53 in all.
  static let outcomes: [Int] = (0...20).map { j in
    let choices = (0..<j).reduce(1) { $0 * (20 - $1) / ($1 + 1) }
    return choices * (0..<(20 - j)).reduce(1) { power, _ in power * 5 }
  }

  /// The condition of a tail in its probability is at most the number of trials.
  static func tolerance(_ scale: Double) -> Tolerance {
    .rounding(operations: 32, condition: 20, scale: scale)
  }

  /// Whether a family of upper tails is the exact one of twenty dice.
  func isExact(_ upperTail: (Int) throws -> Double) rethrows -> Bool {
    let total = Double(Self.outcomes.reduce(0, +))
    return try (0...20).allSatisfy { count in
      let exact = Double(Self.outcomes[count...].reduce(0, +)) / total
      return Self.tolerance(exact).accepts(try upperTail(count), exact)
    }
  }

  @Test func `the tails of twenty dice match integer arithmetic`() throws {
    let law = try BinomialCount(trials: 20, probability: 1.0 / 6)
    #expect(try isExact(law.upperTail(atLeast:)))
    #expect(try isExact { 1 - (try law.lowerTail(atMost: $0 - 1)) } == false, "the complement loses small tails")
    for count in 0...20 {
      let sum = try law.upperTail(atLeast: count) + law.lowerTail(atMost: count - 1)
      #expect(Self.tolerance(1).accepts(sum, 1))
    }
  }

  @Test func `control: a strict tail is refuted`() throws {
    let law = try BinomialCount(trials: 20, probability: 1.0 / 6)
    #expect(try !isExact { try law.upperTail(atLeast: $0 + 1) })
  }

  @Test func `the interval of no success has the closed form`() throws {
    let interval = try BinomialCount.probabilityInterval(successes: 0, trials: 30, confidence: 0.95)
    let upper = 1 - Double.pow(0.025, 1.0 / 30)
    #expect(interval.lower == 0)
    #expect(Tolerance.rounding(operations: 64, condition: 1, scale: 1).accepts(interval.upper, upper))
  }

  @Test(arguments: [(1, 20), (10, 20), (19, 20), (3, 100_000), (99_999, 100_000), (123_456, 1_000_000)])
  func `each end is the last number whose tail is small enough`(successes: Int, trials: Int) throws {
    for confidence in [0.95, 1 - 0x1p-30] {
      let tail = (1 - confidence) / 2
      let interval = try BinomialCount.probabilityInterval(
        successes: successes, trials: trials, confidence: confidence)
      let upperTail = { try BinomialCount(trials: trials, probability: $0).upperTail(atLeast: successes) }
      let lowerTail = { try BinomialCount(trials: trials, probability: $0).lowerTail(atMost: successes) }
      #expect(try upperTail(interval.lower) <= tail && tail < upperTail(interval.lower.nextUp))
      #expect(try lowerTail(interval.upper) <= tail && tail < lowerTail(interval.upper.nextDown))
    }
  }

  /// Whether intervals cover the true probability with at least their confidence: all counts, exactly.
  func covers(
    trials: Int, confidence: Double, _ interval: (Int) throws -> (lower: Double, upper: Double)
  ) throws -> Bool {
    let intervals = try (0...trials).map(interval)
    return try stride(from: 1, to: 100, by: 1).allSatisfy { percent in
      let probability = Double(percent) / 100
      let law = try BinomialCount(trials: trials, probability: probability)
      var coverage = 0.0
      for count in 0...trials where intervals[count].lower <= probability && probability <= intervals[count].upper {
        coverage += try law.upperTail(atLeast: count) - law.upperTail(atLeast: count + 1)
      }
      return coverage >= confidence - Tolerance.rounding(operations: trials, condition: Double(trials), scale: 1).value
    }
  }

  @Test func `the interval covers with its confidence whatever the probability`() throws {
    let holds = try covers(trials: 25, confidence: 0.95) { count in
      let interval = try BinomialCount.probabilityInterval(successes: count, trials: 25, confidence: 0.95)
      return (interval.lower, interval.upper)
    }
    #expect(holds)
  }

  @Test func `control: the normal approximation's interval is refuted`() throws {
    let quantile = try Tolerance.sampling(falseAlarm: 0.05, spread: .normal(standardDeviation: 1), count: 1).value
    let holds = try covers(trials: 25, confidence: 0.95) { count in
      let share = Double(count) / 25
      let half = quantile * (share * (1 - share) / 25).squareRoot()
      return (share - half, share + half)
    }
    #expect(!holds)
  }

  @Test func `laws at the ends of their range have certain outcomes`() throws {
    for (probability, successes) in [(0.0, 0), (1, 3)] {
      let law = try BinomialCount(trials: 3, probability: probability)
      #expect(law.trials == 3 && law.probability == probability)
      for count in -1...4 {
        #expect(try law.upperTail(atLeast: count) == (count <= successes ? 1 : 0))
        #expect(try law.lowerTail(atMost: count) == (count >= successes ? 1 : 0))
      }
    }
    #expect(try BinomialCount(trials: Int(UInt32.max), probability: 0).upperTail(atLeast: 0) == 1)
    // One success of one: P(at least 1) = p, so the lower limit is the tail itself.
    let near = Tolerance.rounding(operations: 16, condition: 1, scale: 1)
    let sure = try BinomialCount.probabilityInterval(successes: 1, trials: 1, confidence: 0.5)
    #expect(sure.value == 1 && near.accepts(sure.lower, 0.25) && sure.upper == 1)
    let none = try BinomialCount.probabilityInterval(successes: 0, trials: 1, confidence: 0.5)
    #expect(none.value == 0 && none.lower == 0 && near.accepts(none.upper, 0.75))
    let some = try BinomialCount.probabilityInterval(successes: 1, trials: 4, confidence: 0.5)
    #expect(some.value == 0.25 && some.confidence == 0.5)
  }

  @Test func `parameters out of range are named`() {
    #expect(
      throws: VerificationError.invalidInput(parameter: "probability", requirement: "must lie in 0 to 1, is 1.5")
    ) { try BinomialCount(trials: 3, probability: 1.5) }
    let most = Int(UInt32.max)
    for trials in [0, most + 1] {
      let problem = "trials: must be 1 to 2^32 - 1, is \(trials)"
      #expect(refusal { try BinomialCount(trials: trials, probability: 0.5) } == problem)
      #expect(
        refusal { try BinomialCount.probabilityInterval(successes: 0, trials: trials, confidence: 0.5) } == problem)
    }
    #expect(
      refusal { try BinomialCount(trials: 1, probability: -0.5) } == "probability: must lie in 0 to 1, is -0.5")
    #expect(
      refusal { try BinomialCount.probabilityInterval(successes: -1, trials: 3, confidence: 0.5) }
        == "successes: must lie in 0 to 3, is -1")
    #expect(
      refusal { try BinomialCount.probabilityInterval(successes: 1, trials: 3, confidence: 1) }
        == "confidence: must lie strictly between 0 and 1, is 1.0")
    #expect(
      throws: VerificationError.invalidInput(parameter: "successes", requirement: "must lie in 0 to 3, is 4")
    ) { try BinomialCount.probabilityInterval(successes: 4, trials: 3, confidence: 0.5) }
  }
}
