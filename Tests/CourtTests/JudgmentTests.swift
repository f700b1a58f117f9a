import DINL
import Foundation
import RealModule
import TestSupport
import Testing
import Verification

@testable import Court

@Suite struct `EX-010 a judgment on an estimator misses with at most its stated probability` {
  /// The probability of each outcome of draws from a law on 0, 1, …, and the draws.
  static func outcomes(_ law: [Double], count: Int) -> [(probability: Double, draws: [Double])] {
    var all: [(probability: Double, draws: [Double])] = [(1, [])]
    for _ in 0..<count {
      all = all.flatMap { entry in
        law.enumerated().map { (entry.probability * $0.element, entry.draws + [Double($0.offset)]) }
      }
    }
    return all
  }

  /// The least and the greatest median of a law on 0, 1, ….
  static func medians(_ law: [Double]) -> (least: Double, greatest: Double) {
    let least = law.indices.first { law[...$0].reduce(0, +) >= 0.5 } ?? 0
    let greatest = law.indices.last { law[$0...].reduce(0, +) >= 0.5 } ?? 0
    return (Double(least), Double(greatest))
  }

  /// Laws whose probabilities are multiples of 1/8, so that products and sums of them are exact.
  static let laws: [[Double]] = [
    [0.5, 0.5], [0.375, 0.625], [0.5, 0, 0.5], [0.25, 0.5, 0.25], [0.125, 0.375, 0.5],
  ]

  /// The probability that the lower limit exceeds the least median, and that the upper one is below the greatest.
  func misses(_ law: [Double], count: Int, limits: ([Double]) throws -> (Double, Double)) rethrows -> [Double] {
    let medians = Self.medians(law)
    var misses = [0.0, 0.0]
    for (probability, draws) in Self.outcomes(law, count: count) {
      let (lower, upper) = try limits(draws)
      if lower > medians.least { misses[0] += probability }
      if upper < medians.greatest { misses[1] += probability }
    }
    return misses
  }

  @Test(arguments: laws)
  func `the limits of a median miss at most with the stated probability, on every outcome of seven draws`(
    law: [Double]
  ) throws {
    for miss in [0.5 / 64, 8.0 / 128, 29.0 / 128, 0.3] {
      let found = try misses(law, count: 7) { draws in
        let limits = try MedianLimits(draws, miss: miss)
        return (limits.lower, limits.upper)
      }
      #expect(found.allSatisfy { $0 <= miss }, "\(law) \(miss) \(found)")
    }
  }

  @Test func `control: limits one rank nearer to the middle miss too often`() throws {
    for (miss, rank) in [(1.0 / 128, 1), (8.0 / 128, 2), (29.0 / 128, 3)] {
      // The library's tails have some roundings.
      let slack = Tolerance.rounding(operations: 1000, condition: 1, scale: miss).value
      #expect(try MedianLimits.rank(count: 7, miss: miss + slack) == rank)
      #expect(try MedianLimits.rank(count: 7, miss: miss - slack) == rank - 1)
      let found = misses([0.5, 0.5], count: 7) { draws in
        let sorted = draws.sorted()
        return (sorted[rank], sorted[6 - rank])
      }
      #expect(found.allSatisfy { $0 > miss }, "\(miss) \(found)")
    }
  }

  @Test func `missing draws widen the limits to those of whatever numbers stand for them`() throws {
    let draws: [Double?] = [1, 2, nil, 3, 4, 5, 6, nil, 7, 8]
    let limits = try MedianLimits(draws, miss: 0.05)
    #expect(limits.rank == 2)
    for low in [-10.0, 4.5, 10] {
      for high in [-10.0, 4.5, 10] {
        var missing = [low, high]
        let filled = try MedianLimits(draws.map { $0 ?? missing.removeFirst() }, miss: 0.05)
        #expect(limits.lower <= filled.lower && filled.upper <= limits.upper)
      }
    }
    #expect(limits.lower == -.infinity && limits.upper == .infinity)
    #expect(try MedianLimits.leastCount(miss: 0.05) == 5 && MedianLimits.leastCount(miss: 0.03125) == 5)
    let few = try MedianLimits([1, 2], miss: 0.05)
    #expect(few.rank == 0 && few.lower == -.infinity && few.upper == .infinity)
  }

  static let miss = 0.0625
  static let cases = 500

  /// A law of the catalog with an information that is known to an interval.
  static func law() throws -> CertifiedLaw { try #require(try LawCatalog.laws(["label-of-mixture"]).first).law }

  /// How many judgments on 20 answers have a verdict that is shown; the answers are the truth plus noise.
  func shown(_ noise: (inout RandomStream) -> Double, miss: Double = miss) throws -> Int {
    let law = try Self.law()
    return try (0..<Self.cases).count { number in
      var stream = RandomStream(seed: 9).stream(UInt64(number))
      let outcomes = (0..<20).map { _ in RunOutcome.number(law.information.value + noise(&stream)) }
      return try CellJudgment(law, size: 100, outcomes: outcomes, miss: miss).verdict != .notShown
    }
  }

  /// The least count that has at most the probability 10⁻¹⁰ if the probability of a case is at most `rate`.
  static func threshold(_ rate: Double) throws -> Int {
    let count = try BinomialCount(trials: cases, probability: rate)
    return try (0...cases).first { (try? count.upperTail(atLeast: $0)) ?? 1 <= 1e-10 } ?? cases
  }

  /// A draw from Cauchy's law, which has neither mean nor variance.
  static func cauchy(_ stream: inout RandomStream) -> Double {
    let (first, second) = (stream.normal(), stream.normal())
    return first / second
  }

  @Test func `an honest estimator, the truth plus symmetric noise without a mean, is found biased as seldom as stated`()
    throws
  {
    let found = try shown(Self.cauchy)
    // Rank 7 of 20 misses with probability 0.0577 on either side: 58 cases of 500 are expected.
    #expect(found < (try Self.threshold(2 * Self.miss)) && found > 25, "\(found)")
  }

  @Test func `control: noise whose median is not 0, and limits of another confidence, are found by the same count`()
    throws
  {
    let threshold = try Self.threshold(2 * Self.miss)
    #expect(try shown { Self.cauchy(&$0) + 1 } >= threshold)
    #expect(try shown({ Self.cauchy(&$0) }, miss: 0.14) >= threshold)
    // Skewed noise of mean 0 has another median, which is what the verdict is about.
    #expect(try shown { -Double.log(1 - $0.uniform()) - 1 } >= threshold)
  }

  /// How often the limits of mean and deviation miss those of a law.
  func normalMisses(mean: Double, deviation: Double, _ draw: (inout RandomStream) -> Double) throws -> [Int] {
    let law = try #require(try LawCatalog.laws(["independent"]).first).law
    var misses = [0, 0]
    for number in 0..<Self.cases {
      var stream = RandomStream(seed: 10).stream(UInt64(number))
      let outcomes = (0..<20).map { _ in RunOutcome.number(draw(&stream)) }
      let cell = try CellJudgment(law, size: 100, outcomes: outcomes, miss: Self.miss)
      let (bias, spread) = (try #require(cell.bias), try #require(cell.deviation))
      if !(try #require(bias.lower) <= mean && mean <= #require(bias.upper)) { misses[0] += 1 }
      if !(try #require(spread.lower) <= deviation && deviation <= #require(spread.upper)) { misses[1] += 1 }
    }
    return misses
  }

  @Test func `the limits of mean and deviation miss as seldom as stated if the answers are normal`() throws {
    let found = try normalMisses(mean: 0.5, deviation: 2) { 0.5 + 2 * $0.normal() }
    let threshold = try Self.threshold(2 * Self.miss)
    #expect(found.allSatisfy { $0 < threshold && $0 > 25 }, "\(found)")
  }

  @Test func `control: if the answers are not normal, the limits of the deviation miss more often`() throws {
    let found = try normalMisses(mean: 1, deviation: 1) { -Double.log(1 - $0.uniform()) }
    #expect(found[1] >= (try Self.threshold(2 * Self.miss)), "\(found)")
  }

  /// The judgment on answers about the label of a mixture, with a fault for each nil.
  func judgment(_ answers: [Double?], miss: Double = miss) throws -> CellJudgment {
    let fault = RunOutcome.Fault(kind: .timeLimit, text: "late")
    return try CellJudgment(
      Self.law(), size: 100, outcomes: answers.map { $0.map(RunOutcome.number) ?? .nothing(fault) }, miss: miss)
  }

  @Test func `a bias is said to be shown only beyond the certified ends`() throws {
    let information = try Self.law().information
    func verdict(_ answer: Double) throws -> CellJudgment.Verdict {
      try judgment(Array(repeating: answer, count: 20)).verdict
    }
    #expect(information.lower < information.upper)
    #expect(try verdict(information.upper) == .notShown && verdict(information.lower) == .notShown)
    #expect(try verdict(information.upper.nextUp) == .overestimates)
    #expect(try verdict(information.lower.nextDown) == .underestimates)
    // Six runs without a number of twenty leave seven from either end; seven do not.
    #expect(try judgment(Array(repeating: 9, count: 14) + Array(repeating: nil, count: 6)).verdict == .overestimates)
    #expect(try judgment(Array(repeating: 9, count: 13) + Array(repeating: nil, count: 7)).verdict == .notShown)
  }

  @Test func `counts below 0 and above H(Y) have the limits of Clopper and Pearson, open for runs without a number`()
    throws
  {
    let cell = try judgment([-1, -0.0, 0, 0.5, 2, 3, nil, nil, 1, 1])
    let above = try #require(cell.aboveEntropy)
    #expect(
      cell.negative.count == 1 && above.count == 2 && cell.faults == ["time limit": 2] && cell.firstFault == "late")
    #expect(cell.bias == nil && cell.deviation == nil && cell.median?.value == 0.75)
    func tail(_ count: Int, _ share: Double) throws -> (below: Double, above: Double) {
      let law = try BinomialCount(trials: 10, probability: share)
      return (try law.lowerTail(atMost: count), try law.upperTail(atLeast: count))
    }
    for (count, limits) in [(1, cell.negative), (2, above)] {
      #expect(try tail(count, limits.lower).above <= Self.miss && tail(count, limits.lower * 1.001).above > Self.miss)
      // The two runs without a number may have had the property.
      #expect(
        try tail(count + 2, limits.upper).below <= Self.miss && tail(count + 2, limits.upper * 0.999).below > Self.miss)
    }
  }

  @Test func `an answer between the certified ends of H(Y) may be above it, which opens the upper limit alone`() throws
  {
    let entropy = try #require(try Self.law().entropy)
    #expect(entropy.lower < entropy.upper)
    func above(_ answer: Double) throws -> CellJudgment.Count {
      try #require(try judgment(Array(repeating: answer, count: 20)).aboveEntropy)
    }
    let (at, next, beyond) = (try above(entropy.lower), try above(entropy.upper), try above(entropy.upper.nextUp))
    #expect(at.count == 0 && at.upper < 1)
    #expect(next.count == 0 && next.lower == 0 && next.upper == 1)
    #expect(beyond.count == 20 && beyond.lower > 0 && beyond.upper == 1)
  }

  @Test func `answers of any size give a report of finite numbers`() throws {
    for size in [1e200, 1.7e308] {
      let cell = try judgment(Array(repeating: size, count: 10) + Array(repeating: -size, count: 10))
      #expect(cell.median?.value == 0 && cell.median?.lower == -size && cell.median?.upper == size)
      #expect(cell.deviation == nil && cell.verdict == .notShown)
      #expect(throws: Never.self) { try JSONEncoder().encode(cell) }
    }
  }

  @Test func `the distance of the median grows or shrinks only where the limits are apart`() throws {
    let truth = try Self.law().information.value
    func growth(_ first: [Double?], _ last: [Double?]) throws -> GrowthJudgment.Verdict? {
      GrowthJudgment([try judgment(first), try judgment([1]), try judgment(last)])?.verdict
    }
    func all(_ offset: Double) -> [Double] { Array(repeating: truth + offset, count: 20) }
    #expect(try growth(all(1), all(-0.5)) == .shrinks && growth(all(0.5), all(-1)) == .grows)
    #expect(try growth(all(1), all(-1)) == .notShown)
    #expect(try growth(all(1), all(0.5).map { $0 }.dropLast(7) + Array(repeating: 9.0, count: 7)) == .notShown)
    #expect(try growth(all(0.5), [1]) == .notShown && growth([nil], all(1)) == .notShown)
    #expect(GrowthJudgment([try judgment([1])]) == nil)
  }

  @Test func `a plan divides what may miss by the number of all its limits, and asks for enough repetitions`() throws {
    func plan(_ repetitions: Int, sizes: [Int] = [10, 100]) throws -> CourtPlan {
      let laws = try LawCatalog.laws(["independent", "labels"]).map(\.law)
      return try CourtPlan(laws, sizes: sizes, repetitions: repetitions, confidence: 0.9, seed: 1, timeLimit: 1)
    }
    let long = try plan(20)
    #expect(
      long.limitCount == 2 * (8 + 10) && long.miss * 36 <= 0.1 && long.miss * 36 > 0.0999 && long.sizes == [10, 100])
    #expect(try plan(9).medianRank == 1)
    let text = "\(try #require(#expect(throws: CourtError.self) { try plan(8) }))"
    #expect(text.contains("--repetitions is 8") && text.hasSuffix("at least 9"))
    #expect(throws: CourtError.self) { try LawCatalog.laws(["labels", "none"]) }
    #expect(throws: CourtError.self) { try LawCatalog.laws(["labels", "labels"]) }
  }
}
