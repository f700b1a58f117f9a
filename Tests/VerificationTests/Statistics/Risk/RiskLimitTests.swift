import BigInt
import DINL
import PropertyTesting
import RealModule
import Testing

@testable import Verification

@Suite struct `GB-020 a limit of the risk of a network with noise on its parameters` {
  /// m^m·ξ(m) by the sum over the number of coins that come up, with 0⁰ = 1.
  static func momentByCoins(_ m: Int) -> BigInt {
    var (sum, choices) = (BigInt(0), BigInt(1))
    for k in 0...m {
      sum += choices * BigInt(k).power(k) * BigInt(m - k).power(m - k)
      choices = choices * BigInt(m - k) / BigInt(k + 1)
    }
    return sum
  }

  /// Whether an interval contains a quotient of whole numbers, compared without rounding.
  static func encloses(_ estimate: Estimate, _ numerator: BigInt, over denominator: BigInt) -> Bool {
    func scaled(_ end: Double) -> BigInt { BigInt(end * 0x1p60) * denominator }
    // The ends are below 2^10, with at most 52 bits behind the point, so that 2^60 makes them whole.
    let exact = numerator << 60
    return scaled(estimate.lower) <= exact && exact <= scaled(estimate.upper)
  }

  @Test(arguments: [1, 2, 3, 4, 7, 12, 40, 120])
  func `the moment is the sum over the coins, to a few roundings for each term`(m: Int) {
    let (moment, exact) = (DivergenceMoment.value(m), Self.momentByCoins(m))
    #expect(Self.encloses(moment, exact, over: BigInt(m).power(m)))
    #expect(moment.error <= Tolerance.rounding(operations: 4 * m, condition: 1, scale: moment.value).value + 0x1p-60)
  }

  @Test func `control: a moment without its last term, or with one more factor, is not the sum over the coins`() {
    let (m, moment) = (4, DivergenceMoment.value(4))
    let exact = Self.momentByCoins(m)
    #expect(!Self.encloses(moment - Estimate(exactly: 24.0 / 256), exact, over: BigInt(m).power(m)))
    #expect(!Self.encloses(moment * Estimate(exactly: 0.75), exact, over: BigInt(m).power(m)))
  }

  @Test func `the moment of many coins follows its first order`() throws {
    // ξ(m) = √(πm/2) + 2/3 + o(1): S. Ramanujan's Q(m) + 1 with Q(m) = √(πm/2) − 1/3 + √(π/(288m)) − ….
    for m in [10_000, 1_000_000_000] {
      let moment = DivergenceMoment.value(m)
      let expected = (Double.pi * Double(m) / 2).squareRoot() + 2.0 / 3 + (Double.pi / (288 * Double(m))).squareRoot()
      #expect((moment.value - expected).magnitude < 1 / Double(m) + 1e-7 && moment.error < 1e-6 * moment.value)
    }
  }

  /// Numbers in [0, 1] of N rows, as sixteenths, and the number m of those that are drawn.
  struct DrawnRows: Sendable, CustomStringConvertible {
    let losses: [Int]
    let count: Int

    var description: String { "\(losses) / 16, \(count) of them" }

    static let all = Generator<DrawnRows> { source throws(Discard) in
      let size = try source.integer(in: 1...6)
      let isBinary = try source.boolean()
      var losses: [Int] = []
      for _ in 0..<size {
        losses.append(isBinary ? 16 * (try source.integer(in: 0...1)) : try source.integer(in: 0...16))
      }
      return DrawnRows(losses: losses, count: try source.integer(in: 1...min(size, 4)))
    }

    var mean: Double { Double(losses.reduce(0, +)) / Double(16 * losses.count) }

    /// The mean of a function of the mean of the drawn numbers.
    func mean(replacing: Bool, _ function: (Double) -> Double) -> Double {
      var (total, number) = (0.0, 0)
      func draw(_ left: Int, _ used: Int, _ sum: Int) {
        if left == 0 {
          total += function(Double(sum) / Double(16 * count))
          number += 1
          return
        }
        for index in losses.indices where replacing || used & 1 << index == 0 {
          draw(left - 1, used | 1 << index, sum + losses[index])
        }
      }
      draw(count, 0, 0)
      return total / Double(number)
    }

    /// E e^(m kl(L̂ ‖ L)).
    func moment(replacing: Bool) -> Double {
      mean(replacing: replacing) { sample in
        let divergence = BinaryEntropy.divergence(of: Estimate(exactly: sample), from: Estimate(exactly: mean))
        return Double.exp(Double(count) * divergence.value)
      }
    }
  }

  /// At most 6⁴ terms, each with fewer than 256 roundings; their mean is at most ξ(4) < 4.
  static let rounding = Tolerance.rounding(operations: 1296 + 256, condition: 1, scale: 4)

  @Test(.property(cases: 60)) func `the moment bounds every sample, drawn with or without replacement`() {
    checkProperty(DrawnRows.all) { drawn in
      let bound = DivergenceMoment.value(drawn.count).upper + Self.rounding.value
      #expect(drawn.moment(replacing: true) <= bound && drawn.moment(replacing: false) <= bound)
    }
  }

  @Test func `control: the moment without its sum is refuted`() {
    let minima = DrawnRows.all.smallestCounterexamples(seeds: 3) { drawn in
      drawn.moment(replacing: false) > 1 + Self.rounding.value
    }
    #expect(!minima.contains("not refuted"))
    // Two coins of one half: kl is ln 2 with probability one half, and else 0.
    let coins = DrawnRows(losses: [0, 16], count: 2)
    #expect(
      (coins.moment(replacing: true) - 2.5).magnitude < 1e-12
        && (DivergenceMoment.value(2).value - 2.5).magnitude < 1e-12)
  }

  /// A learner that remembers its sample: each hypothesis is a set of `count` rows, on which its loss is 0, and 1 on
  /// others; the prior is uniform on them, and the posterior is the set of the sample.
  struct Memory: Sendable, CustomStringConvertible {
    let rows: Int
    let count: Int
    var description: String { "\(count) of \(rows) rows" }

    static let all = Generator<Memory> { source throws(Discard) in
      let rows = try source.integer(in: 2...40)
      return Memory(rows: rows, count: try source.integer(in: 1...(rows - 1)))
    }

    var relativeEntropy: Estimate {
      var sets = BigInt(1)
      for k in 0..<count { sets = sets * BigInt(rows - k) / BigInt(k + 1) }
      return Estimate.logarithm(of: sets, over: 1)
    }
    var risk: Double { Double(rows - count) / Double(rows) }

    /// Whether the limit with an amount for the relative entropy is at least the risk.
    func isLimited(_ relativeEntropy: Estimate) throws -> Bool {
      let limit = try RiskLimit(
        draws: [Double](repeating: 0, count: 4000), sampleCount: count, relativeEntropy: relativeEntropy,
        confidence: 0.5)
      return limit.limit >= risk
    }
  }

  @Test(.property(cases: 100)) func `a learner that remembers its sample stays within the limit`() {
    checkProperty(Memory.all) { memory in
      let isLimited = try memory.isLimited(memory.relativeEntropy)
      #expect(isLimited)
    }
  }

  /// A prior that is chosen after the sample is the posterior itself, with a relative entropy of 0.
  @Test func `control: the limit without the relative entropy is refuted by a posterior that follows the sample`() {
    let minima = Memory.all.smallestCounterexamples(seeds: 3) { memory in
      try !memory.isLimited(Estimate(exactly: 0))
    }
    #expect(!minima.contains("not refuted"))
  }

  @Test(arguments: [0.05, 0.5, 0.95, 1 - 0x1p-40], [0, 3.5, 80])
  func `the limit is where the divergence from the draws' limit reaches the budget`(
    confidence: Double, relativeEntropy: Double
  ) throws {
    var stream = RandomStream(seed: 11)
    let losses = (0..<500).map { _ in stream.uniform() / 5 }
    let entropy = Estimate(exactly: relativeEntropy)
    let found = try RiskLimit(draws: losses, sampleCount: 900, relativeEntropy: entropy, confidence: confidence)
    let miss = (Estimate(exactly: 1) - Estimate(exactly: confidence)).lower
    #expect(found.sampleRisk == losses.reduce(0, +) / 500)
    #expect(found.sampleLimit == (try BoundedMean(losses).upperLimit(miss: miss / 16)))
    let budget = (relativeEntropy + Double.log(DivergenceMoment.value(900).value / (miss * 15 / 16))) / 900
    let rounding = Tolerance.rounding(operations: 4000, condition: 1, scale: budget)
    #expect(found.budget >= budget * (1 - 0x1p-48) && rounding.accepts(found.budget, budget))
    let divergence = BinaryEntropy.divergence(
      of: Estimate(exactly: found.sampleLimit), from: Estimate(exactly: found.limit))
    #expect(divergence.upper >= found.budget && rounding.accepts(divergence.value, found.budget))
  }

  @Test func `the limit is 1 where nothing is known, and grows with each part`() throws {
    func limit(_ loss: Double, _ entropy: Double, _ count: Int = 100, confidence: Double = 0.9) throws -> Double {
      try RiskLimit(
        draws: [Double](repeating: loss, count: 1000), sampleCount: count, relativeEntropy: Estimate(exactly: entropy),
        confidence: confidence
      ).limit
    }
    #expect(try limit(0.1, .infinity) == 1 && limit(1, 0) == 1)
    let base = try limit(0.1, 2)
    #expect(try limit(0.2, 2) > base && limit(0.1, 3) > base && limit(0.1, 2, 50) > base)
    #expect(try limit(0.1, 2, confidence: 0.99) > base && base < 0.4)
  }

  @Test func `what is out of range is refused by name`() {
    func refusal(_ count: Int, _ entropy: Double, _ confidence: Double, _ losses: [Double] = [0.5]) -> String {
      do {
        _ = try RiskLimit(
          draws: losses, sampleCount: count, relativeEntropy: Estimate(exactly: entropy), confidence: confidence)
        return ""
      } catch VerificationError.invalidInput(let parameter, _) { return parameter } catch { return "\(error)" }
    }
    #expect(refusal(0, 0, 0.5) == "sampleCount" && refusal(1_000_000_001, 0, 0.5) == "sampleCount")
    #expect(refusal(1, -1, 0.5) == "relativeEntropy" && refusal(1, 0, 1) == "confidence")
    #expect(refusal(1, 0, 0.5, []) == "draws" && refusal(1, 0, 0.5, [2]) == "draws[0]")
    #expect(refusal(1, 0, 0.5) == "" && refusal(1_000_000_000, 0, 0.5) == "")
  }
}
