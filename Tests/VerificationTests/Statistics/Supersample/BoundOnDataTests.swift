import DINL
import PropertyTesting
import RealModule
import Testing

@testable import Verification

/// The false-alarm rate of every check of misses in this file.
private let falseAlarm = 1e-10

@Suite struct `GB-006 the bound is judged on data by simultaneous confidence intervals` {
  static let repetitions = 2200
  static let drawCount = 60
  static let confidence = 0.95

  /// Whether a number of misses of repeated intervals agrees with their confidence.
  func isExpected(misses: Int, confidence: Double = confidence) throws -> Bool {
    try BinomialCount(trials: Self.repetitions, probability: 1 - confidence)
      .upperTail(atLeast: misses) > falseAlarm
  }

  @Test func `intervals that miss twice as often as allowed pass in fewer than one run in a hundred`() throws {
    let miss = 1 - Self.confidence
    let fewestRefuted = try (0...Self.repetitions).first { try !isExpected(misses: $0) }
    let refuted = try #require(fewestRefuted)
    #expect(
      try BinomialCount(trials: Self.repetitions, probability: miss).upperTail(atLeast: refuted) <= falseAlarm)
    #expect(
      try BinomialCount(trials: Self.repetitions, probability: 2 * miss).lowerTail(atMost: refuted - 1) < 0.01)
  }

  @Test func `control: intervals that miss twice as often as allowed are refuted`() throws {
    var stream = RandomStream(seed: 67)
    let count = (0..<Self.repetitions).count { _ in stream.uniform() < 2 * (1 - Self.confidence) }
    #expect(try !isExpected(misses: count), "\(count) misses")
  }

  /// How many of the repetitions fail a condition; each repetition has its own random stream.
  func misses(_ learner: MoodyLearner, _ holds: (SupersampleDraws) throws -> Bool) throws -> Int {
    try (0..<Self.repetitions).count { repetition in
      var stream = RandomStream(seed: 61).stream(UInt64(repetition))
      return try !holds(try learner.draws(Self.drawCount, using: &stream))
    }
  }

  /// The findings of a learner's repetitions.
  static func findings(of learner: MoodyLearner) throws -> [SupersampleFindings] {
    try (0..<repetitions).map { repetition in
      var stream = RandomStream(seed: 61).stream(UInt64(repetition))
      return try SupersampleFindings(try learner.draws(drawCount, using: &stream), confidence: confidence)
    }
  }

  /// The findings of each learner, made once for all tests that judge them.
  static let findings = MoodyLearner.all.map { learner in Task { try findings(of: learner) } }

  /// How many findings do not cover the exact values of a learner.
  func uncovered(_ findings: [SupersampleFindings], _ learner: MoodyLearner) throws -> Int {
    func contains(_ interval: ConfidenceInterval, _ value: Double) -> Bool {
      let rounding = Tolerance.rounding(operations: 16, condition: 1, scale: 1).value
      return interval.lower <= value + rounding && value - rounding <= interval.upper
    }
    let exact = try SupersampleFindings.Quantity.allCases.map { quantity in
      (try learner.mean(of: quantity) { $0 }, try learner.mean(of: quantity) { (2 * $0).squareRoot() })
    }
    return findings.count { findings in
      !(contains(findings.trainingRisk, learner.trainingRisk) && contains(findings.freshRisk, learner.freshRisk)
        && contains(findings.gap, learner.gap)
        && findings.terms.map(\.quantity) == SupersampleFindings.Quantity.allCases
        && zip(findings.terms, exact).allSatisfy { contains($0.information, $1.0) && contains($0.bound, $1.1) })
    }
  }

  @Test(arguments: MoodyLearner.all.indices)
  func `all intervals together cover the exact values though the pairs of a draw are dependent`(
    index: Int
  ) async throws {
    let learner = MoodyLearner.all[index]
    let count = try uncovered(try await Self.findings[index].value, learner)
    #expect(try isExpected(misses: count), "\(learner.name): \(count) misses")
  }

  /// How many of the repetitions have a limit on the wrong side, each limit missing with the given probability at most
  /// (GB-006, step 9).
  func missesOfLimits(_ learner: MoodyLearner, missOfEach miss: Double) throws -> Int {
    try misses(learner) { draws in
      try learner.steps.indices.allSatisfy { step in
        let (limits, means) = (try draws.limits(ofStep: step, miss: miss), learner.means(ofStep: learner.steps[step]))
        return [(limits.gap, means.gap), (limits.center, means.center), (limits.spread, means.spread)]
          .allSatisfy { $0.0.lower <= $0.1 && $0.1 <= $0.0.upper }
      }
    }
  }

  @Test func `control: limits without correction for their number are refuted`() throws {
    // At a confidence of one half: at a greater one the limits are so wide that the missing correction hardly shows.
    let (learner, confidence) = (MoodyLearner.all[4], 0.5)
    let miss = SupersampleFindings.missOfEach(confidence, steps: learner.steps.count)
    let shared = try missesOfLimits(learner, missOfEach: miss)
    #expect(try isExpected(misses: shared, confidence: confidence), "\(shared) misses")
    let forgotten = try missesOfLimits(learner, missOfEach: 1 - confidence)
    #expect(try !isExpected(misses: forgotten, confidence: confidence), "\(forgotten) misses")
  }

  @Test func `control: pairs of one training counted as independent draws are refuted`() throws {
    let learner = MoodyLearner.all[1]
    let count = try misses(learner) { draws in
      let wrong = draws.fresh.reduce(0) { $0 + $1[0] * Double(learner.pairs) }
      let interval = try BinomialCount.probabilityInterval(
        successes: Int(wrong.rounded()), trials: learner.pairs * draws.count, confidence: Self.confidence)
      return interval.lower <= learner.freshRisk && learner.freshRisk <= interval.upper
    }
    #expect(try !isExpected(misses: count), "\(count) misses")
  }

  @Test(arguments: MoodyLearner.all.indices)
  func `no verdict is false, and enough draws give the verdict that the bound holds`(index: Int) throws {
    let learner = MoodyLearner.all[index]
    var verdicts: Set<SupersampleFindings.BoundVerdict> = []
    for count in [1, 30, 10_000] {
      var stream = RandomStream(seed: 62).stream(UInt64(count))
      let findings = try SupersampleFindings(
        try learner.draws(count, using: &stream), confidence: Self.confidence)
      #expect(findings.verdict != .violated)
      if count == 1 { #expect(findings.verdict == .inconclusive) }
      verdicts.insert(findings.verdict)
    }
    // If the risks are equal, neither bound nor gap is shown to be above 0.
    #expect(verdicts.contains(.holds) == (learner.gap > 0))
  }

  @Test func `control: a bound with half the sub-Gaussian constant is violated`() throws {
    let learner = MoodyLearner(name: "learns noise", share: 1, moods: [(0, 0.5), (0, 0)], pairs: 20)
    var stream = RandomStream(seed: 63)
    let draws = try learner.draws(400, using: &stream)
    #expect(try SupersampleFindings(draws, confidence: Self.confidence).verdict == .holds)
    #expect(try SupersampleFindings(draws, confidence: Self.confidence, sigma: 1 / 4).verdict == .violated)
  }

  /// How many findings have an upper limit of the risk by the bound that lies below the risk (GB-006, step 14).
  func missesOfRiskBound(
    _ findings: [SupersampleFindings], _ learner: MoodyLearner, _ bound: (SupersampleFindings) -> Double?
  ) -> Int {
    findings.count { findings in bound(findings).map { learner.freshRisk > $0 || $0 > 1 } ?? true }
  }

  @Test func `the risk by the bound covers where it is stated, and is stated only for a theorem and a fair mask`()
    async throws
  {
    for (learner, findings) in zip(MoodyLearner.all, Self.findings) {
      let count = missesOfRiskBound(try await findings.value, learner) { $0.riskBound }
      #expect(try isExpected(misses: count), "\(learner.name): \(count) misses")
    }
    var stream = RandomStream(seed: 68)
    let draws = try MoodyLearner.all[0].draws(400, using: &stream)
    for (sigma, isStated) in [(0.5, true), (0.5.nextDown, false), (2, true), (0.1, false)] {
      let findings = try SupersampleFindings(draws, confidence: Self.confidence, sigma: sigma)
      #expect((findings.riskBound != nil) == isStated && findings.sigma == sigma)
    }
    let loaded = MaskTally(
      mask: [Int](repeating: 1, count: 400), isOrdered: [Bool](repeating: true, count: 400),
      training: [Int](repeating: 0, count: 400), fresh: [Int](repeating: 0, count: 400))
    #expect(try SupersampleFindings(draws, mask: loaded, confidence: Self.confidence).riskBound == nil)
  }

  @Test func `control: the risk by a bound with a tenth of the constant is refuted`() throws {
    let learner = MoodyLearner(name: "learns noise", share: 1, moods: [(0, 0.5), (0, 0)], pairs: 200)
    let all = try Self.findings(of: learner)
    let count = missesOfRiskBound(all, learner) { findings in
      findings.terms.map(\.bound.upper).min().map { min(1, findings.trainingRisk.upper + $0 / 10) }
    }
    #expect(try !isExpected(misses: count), "\(count) misses")
    #expect(try isExpected(misses: missesOfRiskBound(all, learner) { $0.riskBound }))
  }

  /// Whether a lower limit of an information is 0, as it is for a mask that does not matter (GB-006, step 12).
  func isAtFloor(_ lower: Double) -> Bool { lower == 0 }

  @Test func `if the mask does not matter, the intervals of the informations begin at 0`() async throws {
    for (learner, findings) in zip(MoodyLearner.all, Self.findings) where learner.gap == 0 {
      let count = try await findings.value.count { findings in
        !findings.terms.allSatisfy { isAtFloor($0.information.lower) && isAtFloor($0.bound.lower) }
      }
      #expect(try isExpected(misses: count), "\(learner.name): \(count) misses")
    }
  }

  @Test func `control: the plug-in estimate for a mask that does not matter is refuted`() throws {
    // As published: 200 masks of one supersample, a table for each pair, the mean of its mutual information.
    var stream = RandomStream(seed: 64)
    let estimates = (0..<100).map { _ in
      (0..<20).reduce(0.0) { sum, _ in
        var table = EnumeratedSupersample.MaskTable()
        for _ in 0..<200 {
          let losses = [stream.uniform() < 0.3 ? 1 : 0, stream.uniform() < 0.3 ? 1 : 0]
          table.add(losses, mask: stream.index(below: 2), 1 / 200)
        }
        return sum + plugIn(table)
      } / 20
    }
    let lower = try BoundedMean(estimates.map { min(1, $0) }).lowerLimit(miss: falseAlarm)
    #expect(!isAtFloor(lower))
  }

  /// The mutual information of a table of counts, with the empirical law of the mask.
  private func plugIn(_ table: EnumeratedSupersample.MaskTable) -> Double {
    let share = table.maskShare
    let entropy = share > 0 && share < 1 ? -share * Double.log(share) - (1 - share) * Double.log(1 - share) : 0
    return table.information() - Double.log(2) + entropy
  }

  @Test func `closed forms, order, ceiling and population are exact on enumerated learners`() {
    checkProperty(EnumeratedSupersample.all, PropertySettings(cases: 200)) { learner in
      let reading = learner.reading()
      let share = Double(learner.pairs) / Double(learner.sampleCount)
      let holds = try isAsClaimed(reading, share: share)
      #expect(holds)
    }
  }

  @Test func `control: the center instead of the spread is refuted, as is a mask that is always 1`() throws {
    var reading = EnumeratedSupersample(
      sampleCount: 2, pairs: 1, answers: [[0, 1], [1, 0]], algorithm: [Weights([2, 1]), Weights([1, 2])]
    ).reading()
    #expect(try isAsClaimed(reading, share: 1 / 2))
    reading.spread = reading.center
    #expect(try !isAsClaimed(reading, share: 1 / 2))
    reading.spread = 1
    reading.single = EnumeratedSupersample.MaskTable()
    reading.single.add([1], mask: 1, 1)
    #expect(try !isAsClaimed(reading, share: 1 / 2))
  }

  /// Whether the exact sums over all outcomes agree with GB-006, steps 1 to 5, up to rounding.
  func isAsClaimed(_ reading: EnumeratedSupersample.Reading, share: Double) throws -> Bool {
    let tolerance = Tolerance.rounding(operations: 4096, condition: 2, scale: 1)
    let slack = tolerance.value
    func atMost(_ left: Double, _ right: Double) -> Bool { left <= right + slack }
    // The squares are compared: near 0 the square root magnifies rounding errors.
    func bounds(_ information: Double) -> Bool { atMost(reading.gap * reading.gap, 2 * information) }
    let single = reading.single.information()
    let difference = reading.difference.information()
    // Given the supersample: the difference of the losses, both losses, both answers.
    let conditional = [
      reading.differenceGivenSupersample, reading.givenSupersample, reading.answersGivenSupersample,
    ].map { $0.information() }
    let center = min(1, reading.center)
    let room = min(reading.gap.magnitude, 2 * min(center, 1 - center))
    let forms = (
      single: try MaskInformation.singleLoss(center: center, gap: room).value,
      difference: try MaskInformation.lossDifference(spread: min(1, max(reading.spread, room)), gap: room).value,
      ceiling: try MaskInformation.conditionalCeiling(center: center)
    )
    return tolerance.accepts(single, forms.single) && tolerance.accepts(difference, forms.difference)
      && tolerance.accepts(reading.pair.information(), difference)
      && atMost(single, difference) && atMost(difference, conditional[0])
      && zip(conditional, conditional.dropFirst()).allSatisfy(atMost) && atMost(conditional[2], forms.ceiling)
      && bounds(single) && bounds(difference) && conditional.allSatisfy(bounds)
      && tolerance.accepts(reading.risk - reading.trainingRisk, (1 - share) * reading.gap)
  }

  @Test func `a loss of several steps is bounded by the mean over its steps`() throws {
    // Training losses 0, fresh losses uniform on 0, ½, 1: the steps have fresh risks 2/3 and 1/3.
    let draws = try SupersampleDraws(
      training: [[Double]](repeating: [0, 0], count: 1000),
      fresh: [[Double]](repeating: [2.0 / 3, 1.0 / 3], count: 1000))
    let findings = try SupersampleFindings(draws, confidence: Self.confidence)
    let steps = try [2.0 / 3, 1.0 / 3].map { risk in
      (2 * (try MaskInformation.singleLoss(center: risk / 2, gap: risk).value)).squareRoot()
    }
    let term = try #require(findings.terms.first)
    let tolerance = Tolerance.rounding(operations: 4096, condition: 1, scale: 1)
    #expect(tolerance.accepts(findings.gap.value, 0.5))
    #expect(tolerance.accepts(term.bound.value, (steps[0] + steps[1]) / 2))
    #expect(findings.verdict == .holds)
    // The whole loss has at least this information: 3 values, and both laws are known.
    var table = EnumeratedSupersample.MaskTable()
    table.add([0], mask: 0, 1 / 2)
    for value in 0..<3 { table.add([value], mask: 1, 1.0 / 6) }
    #expect(term.bound.value <= (2 * table.information()).squareRoot())
  }

  @Test func `control: rounding the difference of losses instead of the losses is refuted`() throws {
    // Fresh losses of 0.4 against training losses of 0: the difference is ±0.4 and rounds to 0.
    func table(_ step: Double) -> EnumeratedSupersample.MaskTable {
      var table = EnumeratedSupersample.MaskTable()
      table.add([Int((0.4 / step).rounded())], mask: 1, 1 / 2)
      table.add([Int((-0.4 / step).rounded())], mask: 0, 1 / 2)
      return table
    }
    func bounds(_ information: Double) -> Bool { 0.4 <= (2 * information).squareRoot() }
    #expect(bounds(table(0.1).information()))
    #expect(!bounds(table(1).information()))
  }
}
