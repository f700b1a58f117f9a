import DINL
import Foundation
import RealModule
import Testing
import Verification

/// A way to draw masks and losses, fair or not.
private struct Mask: Sendable {
  let name: String
  /// The probability of a bit of 1, given the bit before, the order of the samples and the losses.
  let one: @Sendable (_ before: Int, _ isOrdered: Bool, _ training: Int, _ fresh: Int) -> Double

  /// The tally of draws of 20 pairs, with losses of two steps.
  func tally(_ draws: Int, using stream: inout RandomStream) -> MaskTally {
    var tally = MaskTally()
    for _ in 0..<draws {
      var (mask, order, training, fresh): ([Int], [Bool], [Int], [Int]) = ([], [], [], [])
      for _ in 0..<20 {
        order.append(stream.uniform() < 0.5)
        training.append(stream.uniform() < 0.1 ? 1 : 0)
        fresh.append(stream.index(below: 3))
        let share = one(mask.last ?? 0, order[order.count - 1], training[order.count - 1], fresh[order.count - 1])
        mask.append(stream.uniform() < share ? 1 : 0)
      }
      tally += MaskTally(mask: mask, isOrdered: order, training: training, fresh: fresh)
    }
    return tally
  }

  static let fair = Mask(name: "fair") { _, _, _, _ in 0.5 }
  static let unfair = [
    Mask(name: "biased") { _, _, _, _ in 0.55 },
    Mask(name: "dependent on the bit before") { before, _, _, _ in before == 1 ? 0.55 : 0.45 },
    Mask(name: "dependent on the samples") { _, isOrdered, _, _ in isOrdered ? 0.55 : 0.45 },
    Mask(name: "column affects training") { _, _, training, _ in training == 1 ? 0.7 : 0.48 },
    Mask(name: "column affects fresh samples") { _, _, _, fresh in fresh == 2 ? 0.6 : 0.45 },
  ]
}

extension `GB-006 the bound is judged on data by simultaneous confidence intervals` {
  @Test func `bets on a mask of fair coins win much no more often than the bound allows`() throws {
    let (runs, goal) = (2000, 0.05)
    let rich = (0..<runs).count { run in
      var stream = RandomStream(seed: 65).stream(UInt64(run))
      return Mask.fair.tally(5, using: &stream).logCapital >= -Double.log(goal)
    }
    #expect(try BinomialCount(trials: runs, probability: goal).upperTail(atLeast: rich) > 1e-10, "\(rich) rich")
    var stream = RandomStream(seed: 66)
    #expect(Mask.fair.tally(500, using: &stream).isFair)
    #expect(MaskTally().logCapital == 0)
  }

  @Test func `the mean capital of bets on fair coins is the stake`() {
    // All 16 masks of two draws of two pairs, with fixed samples and losses.
    let mean = (0..<16).reduce(0.0) { sum, bits in
      var tally = MaskTally(
        mask: [bits & 1, bits >> 1 & 1], isOrdered: [true, false], training: [0, 1], fresh: [0, 0])
      tally += MaskTally(
        mask: [bits >> 2 & 1, bits >> 3 & 1], isOrdered: [true, true], training: [2, 0], fresh: [0, 2])
      return sum + Double.exp(tally.logCapital) / 16
    }
    #expect(Tolerance.rounding(operations: 512, condition: 1, scale: 8).accepts(mean, 1))
  }

  /// The mean capital at each step of a draw of three pairs, for all equally likely orders and masks.
  ///
  /// The sample that comes first in the data has the loss 1, the other 0. So the training loss alone is a fair coin
  /// whatever the mask is, but together with the order it determines the bit (GB-006, step 11).
  private func capitals(after earlier: MaskTally) -> [[Double]] {
    (0..<64).map { outcome in
      let order = (0..<3).map { outcome >> $0 & 1 == 1 }
      let mask = (3..<6).map { outcome >> $0 & 1 }
      let training = (0..<3).map { order[$0] == (mask[$0] == 0) ? 1 : 0 }
      return (0...3).map { count in
        var tally = earlier
        tally += MaskTally(
          mask: Array(mask.prefix(count)), isOrdered: Array(order.prefix(count)),
          training: Array(training.prefix(count)), fresh: training.prefix(count).map { 1 - $0 })
        return Double.exp(tally.logCapital)
      }
    }
  }

  private static let earlier = [
    MaskTally(), MaskTally(mask: [1, 1, 0], isOrdered: [true, false, true], training: [1, 0, 1], fresh: [0, 1, 0]),
  ]

  /// Whether the mean of equally likely capitals is the stake: at most 16 bits, and capitals of at most 8.
  private func isFair(_ capitals: [Double], stake: Double) -> Bool {
    let mean = capitals.reduce(0, +) / Double(capitals.count)
    return Tolerance.rounding(operations: 1024, condition: 1, scale: 8).accepts(mean, stake)
  }

  @Test func `the mean capital of the five bettors is a martingale at the ends of draws`() {
    for earlier in Self.earlier {
      #expect(isFair(capitals(after: earlier).map { $0[3] }, stake: Double.exp(earlier.logCapital)))
    }
  }

  @Test func `control: the mean capital read within a draw is refuted`() {
    for earlier in Self.earlier {
      // The next order and loss together determine the next bit, so that one can stop before the mean falls.
      let stopped = capitals(after: earlier).map { path in
        path[path.indices.dropLast().first { path[$0 + 1] < path[$0] } ?? path.count - 1]
      }
      #expect(!isFair(stopped, stake: Double.exp(earlier.logCapital)))
    }
  }

  @Test func `control: a mask that is biased, depends on bits or samples, or whose column affects training is invalid`()
    throws
  {
    let draws = try SupersampleDraws(
      training: [[Double]](repeating: [0], count: 400), fresh: [[Double]](repeating: [0.5], count: 400))
    var stream = RandomStream(seed: 67)
    let fair = Mask.fair.tally(400, using: &stream)
    #expect(try SupersampleFindings(draws, mask: fair, confidence: Self.confidence).verdict == .holds)
    for mask in Mask.unfair {
      let tally = mask.tally(400, using: &stream)
      let findings = try SupersampleFindings(draws, mask: tally, confidence: Self.confidence)
      #expect(findings.verdict == .invalid && findings.terms.allSatisfy { $0.verdict == .invalid }, "\(mask.name)")
    }
  }

  /// Whether a tally's mean capital is a number, up to the rounding of some logarithms of Γ.
  private func hasCapital(_ tally: MaskTally, _ capital: Double) -> Bool {
    Tolerance.rounding(operations: 64, condition: 8, scale: capital).accepts(Double.exp(tally.logCapital), capital)
  }

  @Test func `the capitals of five bettors are products of shares of earlier bits`() {
    // By whole fractions: the bettors' capitals are 7/8, 1/2, 5/4, 5/2 and 5/8.
    let tally = MaskTally(
      mask: [1, 1, 0, 1, 1], isOrdered: [true, true, false, true, false], training: [0, 0, 1, 2, 0],
      fresh: [2, 2, 2, 2, 1])
    #expect(hasCapital(tally, 23.0 / 20))
    #expect(!hasCapital(tally, 1), "control: the stake")
    var sum = tally
    sum += MaskTally()
    #expect(sum == tally)
  }

  @Test func `a mask is unfair from a mean capital of 10^9 on`() {
    func ones(_ count: Int) -> MaskTally {
      let zeros = [Int](repeating: 0, count: count)
      return MaskTally(
        mask: zeros.map { _ in 1 }, isOrdered: zeros.map { _ in true }, training: zeros, fresh: zeros)
    }
    // By whole fractions: the logarithm of the mean capital of n ones is 20.4458 for n = 33 and 21.1241 for n = 34, and
    // ln 10^9 is 20.7233.
    #expect(ones(33).isFair && !ones(34).isFair)
    #expect(MaskTally.falseAlarm == 1e-9)
    // A capital that overflows; reference: mpmath 1.3.0 at 30 digits. The logarithms of Γ are at most 4096·ln 4096.
    let rounding = Tolerance.rounding(operations: 16, condition: 1, scale: 4096 * Double.log(4096))
    #expect(rounding.accepts(ones(4096).logCapital, 2834.2942260789476781))
  }

  @Test func `a tally is recognized by its number of bits`() throws {
    let tally = MaskTally(
      mask: [1, 0, 1], isOrdered: [true, false, true], training: [0, 3, 1], fresh: [2, 0, 2])
    #expect(tally.isTally(ofBits: 3) && !tally.isTally(ofBits: 2) && !tally.isTally(ofBits: 4))
    #expect(MaskTally().isTally(ofBits: 0) && !MaskTally().isTally(ofBits: 1))
    func read(_ counts: String) throws -> MaskTally {
      try JSONDecoder().decode(MaskTally.self, from: Data("{\"counts\": \(counts)}".utf8))
    }
    #expect(try read("[[1, 1], [0, 2], [2, 0], [1, 1], [0, 0, 1, 1]]").isTally(ofBits: 2))
    for counts in [
      "[[1, 1], [0, 2], [2, 0], [1, 1]]", "[[1, 1], [0, 2], [2, 0], [1, 1], [1, 0]]",
      "[[1, 1], [0, 2], [2, 0], [1, 1], [3, -1]]", "[[1, 1], [0, 2], [2, 0], [1, 1], [1, 1], [1, 1]]",
      "[[1, 1], [0, 2], [2, 0], [1, 1], [1, 2]]",
    ] {
      #expect(try !read(counts).isTally(ofBits: 2), "\(counts)")
    }
  }
}
