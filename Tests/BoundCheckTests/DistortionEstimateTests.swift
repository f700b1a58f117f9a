import DINL
import PropertyTesting
import Testing
import Verification

@testable import BoundCheck

/// A finite class of hypotheses with known rates and risks, and the hypotheses that trainings chose at each weight.
struct ChosenHypotheses: Sendable {
  /// The population's rate, the rate on the training half, and the risk in eighths.
  var hypotheses: [SIMD3<Int>]
  /// For each weight the hypothesis of each training, the weight that is checked first.
  var choices: [[Int]]

  static let all = Generator<ChosenHypotheses> { source throws(Discard) in
    var hypotheses: [SIMD3<Int>] = []
    for _ in 0..<1 + (try source.index(below: 5)) {
      hypotheses.append(
        SIMD3(try source.index(below: 9), try source.index(below: 9), try source.index(below: 9)))
    }
    let draws = [1, 2, 4][try source.index(below: 3)]
    var choices: [[Int]] = []
    for _ in 0..<1 + (try source.index(below: 3)) {
      var own: [Int] = []
      for _ in 0..<draws { own.append(try source.index(below: hypotheses.count)) }
      choices.append(own)
    }
    return ChosenHypotheses(hypotheses: hypotheses, choices: choices)
  }

  var betas: [Double] { choices.indices.map { Double($0) / 8 } }

  var draws: [CheckDraw] {
    zip(betas, choices).flatMap { beta, own in
      own.enumerated().map { index, choice in
        let chosen = hypotheses[choice]
        return CheckDraw(
          index: index, beta: beta, training: [0], fresh: [Double(chosen.z) / 8], mask: MaskTally(),
          trainingRate: Double(chosen.y), freshRate: Double(chosen.x), linkRates: [])
      }
    }
  }

  /// The least risk of a hypothesis whose population rate is at most a rate.
  func tradeOff(_ rate: Double) -> Double {
    hypotheses.filter { Double($0.x) <= rate }.map { Double($0.z) / 8 }.min() ?? .infinity
  }

  /// The least mean risk of a random hypothesis whose mean population rate is at most a rate: two are enough.
  func envelope(_ rate: Double) -> Double {
    var least = tradeOff(rate)
    for low in hypotheses where Double(low.x) <= rate {
      for high in hypotheses where Double(high.x) > rate {
        let share = (rate - Double(low.x)) / Double(high.x - low.x)
        least = min(least, ((1 - share) * Double(low.z) + share * Double(high.z)) / 8)
      }
    }
    return least
  }

  /// The estimates of a check from these trainings (GB-006, step 15).
  func estimates() throws -> CheckEvidence.Estimates {
    var configuration = SmallCheck.configuration
    let count = choices[0].count
    (configuration.draws, configuration.sweepDraws) = (count, count)
    (configuration.beta, configuration.sweep) = (0, Array(betas.dropFirst()))
    let check = try SmallCheck.check(SmallCheck.noise(), configuration)
    return check.outline.estimates(from: draws, draws.filter { $0.beta == 0 })
  }
}

@Suite struct `GB-006 D at the gates' rate is estimated from above` {
  /// The rounding error of a mixture of two risks.
  private let slack = Tolerance.rounding(operations: 16, condition: 1, scale: 1).value

  @Test func `the estimate lies on or above the convex envelope, and the estimated optimality gap is not negative`() {
    checkProperty(ChosenHypotheses.all, PropertySettings(cases: 1000)) { drawn, observer in
      let estimates = try drawn.estimates()
      if let distortion = estimates.operationalDistortion {
        #expect(distortion >= drawn.envelope(estimates.gateRate) - slack)
      }
      #expect(estimates.optimizationGap >= 0)
      observer.cover("a weight is admitted", atLeast: 0.2, when: estimates.operationalDistortion != nil)
      observer.cover("none is", atLeast: 0.05, when: estimates.operationalDistortion == nil)
    }
  }

  @Test func `control: admitting weights by their rate on the training half is refuted`() throws {
    // The chosen hypothesis has rate 0 on the training half and 2 in the population, where rate 0 has risk 1.
    let drawn = ChosenHypotheses(hypotheses: [SIMD3(2, 0, 1), SIMD3(0, 0, 8)], choices: [[0]])
    let estimates = try drawn.estimates()
    let byTraining = estimates.curve.filter { $0.trainingRate <= estimates.gateRate }.map(\.freshRisk).min()
    #expect(estimates.operationalDistortion == nil)
    #expect(try #require(byTraining) < drawn.envelope(estimates.gateRate) - slack)
  }

  @Test func `control: the trade-off instead of its convex envelope is refuted`() throws {
    // Half of the trainings choose rate 0 and risk 1, half rate 2 and risk 0: no hypothesis of rate 1 has risk ½.
    let drawn = ChosenHypotheses(hypotheses: [SIMD3(0, 0, 8), SIMD3(2, 2, 0)], choices: [[0, 1]])
    let estimates = try drawn.estimates()
    #expect(estimates.operationalDistortion == 0.5 && estimates.gateRate == 1)
    #expect(drawn.envelope(1) == 0.5 && drawn.tradeOff(1) == 1)
  }

  @Test func `control: the least objective of each draw instead of each weight's mean is refuted`() throws {
    // Two weights whose trainings have the same law of objectives: neither is better, but each draw has a smaller one.
    let drawn = ChosenHypotheses(hypotheses: [SIMD3(0, 0, 0)], choices: [[0, 0], [0, 0]])
    var draws = drawn.draws
    for (index, risk) in [1.0, 0, 0, 1].enumerated() { draws[index].training = [risk] }
    var configuration = SmallCheck.configuration
    (configuration.draws, configuration.sweepDraws, configuration.beta, configuration.sweep) = (2, 2, 0, [1.0 / 8])
    let check = try SmallCheck.check(SmallCheck.noise(), configuration)
    #expect(check.outline.estimates(from: draws, Array(draws[..<2])).optimizationGap == 0)
    let least = zip(draws[..<2], draws[2...]).map { $0.trainingRisk - min($0.trainingRisk, $1.trainingRisk) }
    #expect(least.reduce(0, +) / 2 == 0.5)
  }
}
