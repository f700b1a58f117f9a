import Testing

@testable import Verification

@Suite struct `The test of a decreasing trend` {
  static let arrangements: [[Double]] = [[1, 2, 3], [1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]]

  /// The probability of rejecting when each seed's order is uniform, over all 6^n outcomes of n seeds.
  func exactFalseAlarmRate(seeds: Int, _ rejects: ([[Double]]) throws -> Bool) rethrows -> Double {
    let outcomes = (0..<seeds).reduce(1) { count, _ in count * 6 }
    var rejections = 0
    for outcome in 0..<outcomes {
      var rest = outcome
      let sequences = (0..<seeds).map { _ in
        defer { rest /= 6 }
        return Self.arrangements[rest % 6]
      }
      if try rejects(sequences) { rejections += 1 }
    }
    return Double(rejections) / Double(outcomes)
  }

  @Test(arguments: [0.1, 0.02, 0.001])
  func `false alarms are no more frequent than their rate, by enumeration`(rate: Double) throws {
    let test = try TrendTest(pointCount: 3, seedCount: 4, falseAlarmRate: rate)
    #expect(try exactFalseAlarmRate(seeds: 4) { try test.outcome($0).isDecreasing } <= rate)
  }

  @Test func `the count is the least that keeps the rate`() throws {
    let test = try TrendTest(pointCount: 3, seedCount: 4, falseAlarmRate: 0.02)
    let oneLess = try #require(test.leastCount) - 1
    #expect(try exactFalseAlarmRate(seeds: 4) { try test.outcome($0).decreasingSeeds >= oneLess } > 0.02)
  }

  @Test func `control: a probability of one in k to the k instead of one in k! is refuted`() throws {
    let law = try BinomialCount(trials: 4, probability: 1.0 / 27)
    let tempting = try #require(try (0...4).first { try law.upperTail(atLeast: $0) <= 0.02 })
    let test = try TrendTest(pointCount: 3, seedCount: 4, falseAlarmRate: 0.02)
    #expect(try exactFalseAlarmRate(seeds: 4) { try test.outcome($0).decreasingSeeds >= tempting } > 0.02)
  }

  @Test func `twenty seeds of five points need seven falls at a false-alarm rate of a billionth`() throws {
    let test = try TrendTest(pointCount: 5, seedCount: 20, falseAlarmRate: 0x1p-30)
    // Σ_{j≥c} C(20, j)·119^(20−j) / 120^20 by Python's integers: 1.17e-8 at c = 6 and 1.97e-10 at c = 7.
    #expect(test.leastCount == 7)
    #expect(try test.pValue(decreasingSeeds: 6) > 0x1p-30)
    // The same with 9/10 and 1/10 for 1/120: 1 − 2.2e-10 and 2.4e-3.
    #expect(try test.power(decreasingProbability: 0.9) > 1 - 0x1p-32)
    #expect(try test.power(decreasingProbability: 0.1) < 0x1p-8)
  }

  @Test func `too few seeds never reject`() throws {
    let test = try TrendTest(pointCount: 2, seedCount: 20, falseAlarmRate: 0x1p-30)
    #expect(test.leastCount == nil)
    let falling = [[Double]](repeating: [2, 1], count: 20)
    #expect(try !test.outcome(falling).isDecreasing)
    #expect(try test.power(decreasingProbability: 1) == 0)
  }

  @Test func `the p-value of falls is at least the exact tail, and above it only by rounding`() throws {
    let test = try TrendTest(pointCount: 3, seedCount: 4, falseAlarmRate: 0.5)
    // Σ_{j≥c} C(4, j)·5^(4−j) of 1296.
    let tails = [1296, 671, 171, 21, 1, 0].map { $0 / 1296.0 }
    let near = Tolerance.rounding(operations: 64, condition: 4, scale: 1)
    for (count, tail) in tails.enumerated() {
      #expect(near.accepts(try test.pValue(decreasingSeeds: count), tail))
      // The greatest rate at which a count is too small, and the least at which it is enough.
      guard (1...4).contains(count) else { continue }
      let (low, high) = (tail * (1 - 0x1p-40), tail * (1 + 0x1p-40))
      #expect(try TrendTest(pointCount: 3, seedCount: 4, falseAlarmRate: high).leastCount == count)
      #expect(
        try TrendTest(pointCount: 3, seedCount: 4, falseAlarmRate: low).leastCount == (count == 4 ? nil : count + 1))
    }
    let sequences: [[Double]] = [[3, 2, 1], [1, 2, 3], [2, 1, 0], [3, 3, 1]]
    let outcome = try test.outcome(sequences)
    #expect(outcome.decreasingSeeds == 2 && near.accepts(outcome.pValue, 171 / 1296.0) && outcome.isDecreasing)
    #expect(try !TrendTest(pointCount: 3, seedCount: 4, falseAlarmRate: 0.1).outcome(sequences).isDecreasing)
    #expect(test.pointCount == 3 && test.seedCount == 4 && test.falseAlarmRate == 0.5)
    #expect(near.accepts(try test.power(decreasingProbability: 0.5), 11.0 / 16))
  }

  @Test(arguments: 2...20) func `the probability of one order of k values is rounded upward`(count: Int) {
    let probability = TrendTest.exchangeableProbability(count)
    let orders = (2...count).reduce(1.0) { $0 * Double($1) }
    // The sign of p·k! − 1, which is rounded once, is exact.
    #expect((-1.0).addingProduct(probability, orders) > 0)
    #expect((-1.0).addingProduct(probability.nextDown.nextDown, orders) < 0)
  }

  @Test func `a tie is not a fall`() throws {
    let test = try TrendTest(pointCount: 2, seedCount: 2, falseAlarmRate: 0.5)
    #expect(try test.outcome([[2, 2], [2, 1]]).decreasingSeeds == 1)
  }

  @Test func `wrong shapes are named`() throws {
    let test = try TrendTest(pointCount: 2, seedCount: 2, falseAlarmRate: 0.5)
    #expect(
      throws: VerificationError.invalidInput(parameter: "sequences[1]", requirement: "needs 2 values, has 3")
    ) { try test.outcome([[2, 1], [3, 2, 1]]) }
    #expect(refusal { try test.outcome([[2, 1]]) } == "sequences: needs 2 rows, has 1")
    #expect(refusal { try test.outcome([[2, 1], [.nan, 1]]) } == "sequences[1][0]: must be finite, is nan")
    for count in [1, 21] {
      #expect(
        refusal { try TrendTest(pointCount: count, seedCount: 2, falseAlarmRate: 0.5) }
          == "pointCount: must be 2 to 20, is \(count)")
    }
    for rate in [0.0, 1] {
      #expect(
        refusal { try TrendTest(pointCount: 2, seedCount: 2, falseAlarmRate: rate) }
          == "falseAlarmRate: must lie strictly between 0 and 1, is \(rate)")
    }
    #expect(try TrendTest(pointCount: 20, seedCount: 1, falseAlarmRate: 0.5).leastCount == 1)
  }
}
