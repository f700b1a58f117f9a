import RealModule
import Testing

@testable import Verification

/// Whether an interval is that of a mean by betting on its draws, widened by the rounding of a draw, with the confidence
/// of two limits.
private func isOfMean(_ interval: ConfidenceInterval, _ draws: [Double], miss: Double) throws -> Bool {
  let mean = try BoundedMean(draws)
  let rounding = Tolerance.rounding(operations: 8, condition: 1, scale: 1).value
  let (low, high) = (
    min(try mean.lowerLimit(miss: miss), mean.average), max(try mean.upperLimit(miss: miss), mean.average)
  )
  return interval.value == mean.average && interval.confidence == 1 - 2 * miss
    && interval.lower == max(0, low - rounding) && interval.upper == min(1, high + rounding)
}

extension `GB-006 the bound is judged on data by simultaneous confidence intervals` {
  @Test func `the mean of gaps of -1 has no lower limit below it`() throws {
    let draws = try SupersampleDraws(
      training: Array(repeating: [1, 1], count: 8), fresh: Array(repeating: [0, 0], count: 8))
    let gap = try SupersampleFindings(draws, confidence: 0.95).gap
    #expect(gap.value == -1 && gap.lower == -1, "\(gap)")
  }

  /// Draws of two steps with losses that are exact numbers, as are all functions of them that are averaged.
  private static func draws(_ count: Int) throws -> SupersampleDraws {
    func parts(_ numerators: [Int], of denominators: [Double]) -> [Double] {
      zip(numerators, denominators).map { Double($0) / $1 }
    }
    let training = (0..<count).map { parts([$0 % 3, $0 % 5], of: [4, 16]) }
    let fresh = (0..<count).map { parts([1 + $0 % 4, 1 + 3 * $0 % 7], of: [4, 8]) }
    return try SupersampleDraws(training: training, fresh: fresh)
  }

  @Test(arguments: [1, 2, 32]) func `the limits of a step are those of the means of its losses`(count: Int) throws {
    let draws = try Self.draws(count)
    #expect(draws.count == count && draws.stepCount == 2)
    for step in 0..<2 {
      for miss in [0.25, 0x1p-10] {
        let limits = try draws.limits(ofStep: step, miss: miss)
        let pairs = zip(draws.training, draws.fresh).map { ($0[step], $1[step]) }
        // Two losses differ if one is 1 and the other 0.
        #expect(try isOfMean(limits.spread, pairs.map { $0 * (1 - $1) + $1 * (1 - $0) }, miss: miss))
        #expect(try isOfMean(limits.center, pairs.map { ($0 + $1) / 2 }, miss: miss))
        let half = ConfidenceInterval(
          value: (limits.gap.value + 1) / 2, lower: (limits.gap.lower.nextUp + 1) / 2,
          upper: (limits.gap.upper.nextDown + 1) / 2, confidence: limits.gap.confidence)
        let mean = try BoundedMean(pairs.map { ($1 - $0 + 1) / 2 })
        let rounding = Tolerance.rounding(operations: 16, condition: 1, scale: 1)
        #expect(rounding.accepts(half.value, mean.average) && half.confidence == 1 - 2 * miss)
        #expect(rounding.accepts(half.lower, try mean.lowerLimit(miss: miss)))
        #expect(rounding.accepts(half.upper, try mean.upperLimit(miss: miss)))
        #expect(limits.gap.lower <= 2 * (try mean.lowerLimit(miss: miss)) - 1)
        #expect(limits.gap.upper >= min(1, 2 * (try mean.upperLimit(miss: miss)) - 1))
      }
    }
  }

  @Test func `control: another miss, or the draws of another step, are refuted as those of the limits`() throws {
    let draws = try Self.draws(32)
    let center = try draws.limits(ofStep: 0, miss: 0.25).center
    let means = (0..<2).map { step in zip(draws.training, draws.fresh).map { ($0[step] + $1[step]) / 2 } }
    #expect(try isOfMean(center, means[0], miss: 0.25))
    #expect(try !isOfMean(center, means[0], miss: 0.125) && !isOfMean(center, means[1], miss: 0.25))
  }

  @Test func `limits stay within the range of a loss and of a gap`() throws {
    let worse = try SupersampleDraws(training: [[1]], fresh: [[0]]).limits(ofStep: 0, miss: 0.25)
    #expect(worse.gap.value == -1 && worse.gap.lower == -1 && worse.spread.upper == 1 && worse.spread.value == 1)
    let better = try SupersampleDraws(training: [[0]], fresh: [[1]]).limits(ofStep: 0, miss: 0.25)
    #expect(better.gap.value == 1 && better.gap.upper == 1 && better.center.value == 0.5)
    let none = try SupersampleDraws(training: [[0]], fresh: [[0]]).limits(ofStep: 0, miss: 0.25)
    #expect(none.center.lower == 0 && none.spread.lower == 0 && none.gap.value == 0)
  }

  @Test func `limits on the wrong side of the mean of the draws are moved to it`() throws {
    // The stakes are low while the losses scatter and high after that: both limits are those of the second half.
    let unlucky = (0..<2048).map { $0 < 1024 ? Double(($0 + 1) % 2) : 0.125 }
    let complements = unlucky.map { 1 - $0 }
    let draws = try SupersampleDraws(training: unlucky.map { [$0] }, fresh: complements.map { [$0] })
    #expect(try BoundedMean(unlucky).upperLimit(miss: 0.5) < 0.3125)
    #expect(try BoundedMean(complements).lowerLimit(miss: 0.5) > 0.6875)
    #expect(try isOfMean(draws.risk(draws.training, miss: 0.5), unlucky, miss: 0.5))
    #expect(try isOfMean(draws.risk(draws.fresh, miss: 0.5), complements, miss: 0.5))
  }

  @Test func `functions of losses stay in 0 to 1 when they are rounded`() throws {
    let losses: [Double] = [0, .leastNonzeroMagnitude, 0x1p-54, 0x1p-53, 0.5, 1 - 0x1p-52, 1 - 0x1p-53, 1]
    for training in losses {
      let draws = try SupersampleDraws(training: losses.map { _ in [training] }, fresh: losses.map { [$0] })
      let limits = try draws.limits(ofStep: 0, miss: 0.25)
      #expect(limits.spread.lower >= 0 && limits.spread.upper <= 1, "\(training)")
    }
  }

  @Test func `the risks and the gap are means over steps, jointly with the stated confidence`() throws {
    let (draws, confidence) = (try Self.draws(32), 0.9375)
    let findings = try SupersampleFindings(draws, confidence: confidence)
    // Two steps of three means with two limits each, and two risks.
    let miss = (1 - confidence) / 16
    #expect(SupersampleFindings.missOfEach(confidence, steps: 2) == miss)
    #expect(SupersampleFindings.missOfEach(confidence, steps: 1) == (1 - confidence) / 10)
    #expect(try isOfMean(findings.trainingRisk, draws.training.map { ($0[0] + $0[1]) / 2 }, miss: miss))
    #expect(try isOfMean(findings.freshRisk, draws.fresh.map { ($0[0] + $0[1]) / 2 }, miss: miss))
    let gaps = try (0..<2).map { try draws.limits(ofStep: $0, miss: miss).gap }
    let (lower, upper) = ((gaps[0].lower + gaps[1].lower) / 2, (gaps[0].upper + gaps[1].upper) / 2)
    let rounding = Tolerance.rounding(operations: 3, condition: 1, scale: 1).value
    #expect(findings.gap.value == (gaps[0].value + gaps[1].value) / 2)
    #expect(findings.gap.lower == max(-1, lower - rounding) && findings.gap.upper == upper + rounding)
    #expect(findings.gap.confidence == confidence && findings.confidence == confidence && findings.sigma == 0.5)
    for term in findings.terms {
      let steps = try (0..<2).map {
        try draws.limits(ofStep: $0, miss: miss).information(term.quantity, confidence)
      }
      let bounds = steps.map { $0.bound(sigma: 0.5) }
      #expect(term.information.value == (steps[0].value + steps[1].value) / 2)
      #expect(term.information.lower == max(0, (steps[0].lower + steps[1].lower) / 2 - rounding))
      #expect(term.information.upper == (steps[0].upper + steps[1].upper) / 2 + rounding)
      #expect(term.bound.value == (bounds[0].value + bounds[1].value) / 2)
      #expect(term.bound.upper == (bounds[0].upper + bounds[1].upper) / 2 + rounding)
      #expect(term.information.confidence == confidence && term.bound.confidence == confidence)
    }
    let least = try #require(findings.terms.map(\.bound.upper).min())
    #expect(findings.riskBound == min(1, (findings.trainingRisk.upper + least).nextUp))
  }

  /// The term of a bound and of the gap's magnitude, each within limits.
  private func term(_ bound: (Double, Double), gap: (Double, Double), isValid: Bool = true) -> SupersampleFindings.Term
  {
    func interval(_ ends: (Double, Double)) -> ConfidenceInterval {
      ConfidenceInterval(value: (ends.0 + ends.1) / 2, lower: ends.0, upper: ends.1, confidence: 0.5)
    }
    return SupersampleFindings.Term(
      .singleLoss, interval((0, 1)), interval(bound), gap: interval(gap), isValid: isValid)
  }

  @Test func `a bound holds from the upper limit of the gap on, and is violated below its lower one`() {
    #expect(term((0.5, 0.75), gap: (0.25, 0.5)).verdict == .holds)
    #expect(term((0.5.nextDown, 0.75), gap: (0.25, 0.5)).verdict == .inconclusive)
    #expect(term((0.125, 0.25), gap: (0.25, 0.5)).verdict == .inconclusive)
    #expect(term((0.125, 0.25.nextDown), gap: (0.25, 0.5)).verdict == .violated)
    #expect(term((0.5, 0.75), gap: (0.25, 0.5), isValid: false).verdict == .invalid)
    let slack = term((0.5, 0.75), gap: (0.125, 0.25)).slack
    #expect(slack.value == 0.4375 && slack.lower == 0.25.nextDown && slack.upper == 0.625.nextUp)
    #expect(slack.confidence == 0.5)
  }

  @Test func `the magnitude of an interval is that of its numbers`() {
    let cases: [((Double, Double, Double), (Double, Double, Double))] = [
      ((0.25, 0.125, 0.5), (0.25, 0.125, 0.5)), ((-0.25, -0.5, -0.125), (0.25, 0.125, 0.5)),
      ((-0.125, -0.5, 0.25), (0.125, 0, 0.5)), ((0.125, 0, 0.25), (0.125, 0, 0.25)),
      ((-0.125, -0.25, 0), (0.125, 0, 0.25)),
    ]
    for (signed, size) in cases {
      let interval = ConfidenceInterval(value: signed.0, lower: signed.1, upper: signed.2, confidence: 0.75)
      #expect(
        interval.magnitude
          == ConfidenceInterval(value: size.0, lower: size.1, upper: size.2, confidence: 0.75))
    }
  }

  @Test func `draws that do not fit are named, and losses of 0 and 1 are taken`() throws {
    #expect(
      refusal { try SupersampleDraws(training: [[]], fresh: [[]]) } == "training: needs a draw of at least one value")
    #expect(
      refusal { try SupersampleDraws(training: [[0]], fresh: [[0], [1]]) } == "fresh: needs 1 draws, has 2")
    #expect(
      refusal { try SupersampleDraws(training: [[0], [0, 1]], fresh: [[0], [0]]) }
        == "training[1]: needs 1 values, has 2")
    #expect(
      refusal { try SupersampleDraws(training: [[0, 1]], fresh: [[1, 1.0.nextUp]]) }
        == "fresh[0]: must lie in 0 to 1, holds \(1.0.nextUp)")
    #expect(
      refusal { try SupersampleDraws(training: [[0, -.leastNonzeroMagnitude]], fresh: [[1, 1]]) }
        == "training[0]: must lie in 0 to 1, holds -5e-324")
    #expect(try SupersampleDraws(training: [[0, 1]], fresh: [[1, 0]]).stepCount == 2)
    let draws = try Self.draws(2)
    #expect(
      refusal { try SupersampleFindings(draws, confidence: 1) }
        == "confidence: must lie strictly between 0 and 1, is 1.0")
    #expect(
      refusal { try SupersampleFindings(draws, confidence: 0.5, sigma: 0) }
        == "sigma: must be finite and above 0, is 0.0")
  }
}
