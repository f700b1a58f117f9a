import DINL
import RealModule
import Testing

@testable import Verification

/// A way to draw masks and losses, fair or not.
private struct Mask: Sendable {
  let name: String
  /// The probability of a bit of 1, of the bit before, of the order of the samples and of the losses.
  let one: @Sendable (_ before: Int, _ isOrdered: Bool, _ training: Int, _ fresh: Int) -> Double

  /// The tally of draws of 20 pairs, of losses of two steps.
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
    Mask(name: "loaded") { _, _, _, _ in 0.55 },
    Mask(name: "dependent on the bit before") { before, _, _, _ in before == 1 ? 0.55 : 0.45 },
    Mask(name: "dependent on the samples") { _, isOrdered, _, _ in isOrdered ? 0.55 : 0.45 },
    Mask(name: "column heeded in training") { _, _, training, _ in training == 1 ? 0.7 : 0.48 },
    Mask(name: "column heeded on fresh samples") { _, _, _, fresh in fresh == 2 ? 0.6 : 0.45 },
  ]
}

extension `GB-006 on data the bound is judged by intervals that cover together` {
  @Test func `a mask of fair coins makes the gamblers rich no more often than they say`() throws {
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

  @Test func `the mean capital of fair coins is the stake`() {
    // All 16 masks of two draws of two pairs, of fixed samples and losses.
    let mean = (0..<16).reduce(0.0) { sum, bits in
      var tally = MaskTally(
        mask: [bits & 1, bits >> 1 & 1], isOrdered: [true, false], training: [0, 1], fresh: [0, 0])
      tally += MaskTally(
        mask: [bits >> 2 & 1, bits >> 3 & 1], isOrdered: [true, true], training: [2, 0], fresh: [0, 2])
      return sum + Double.exp(tally.logCapital) / 16
    }
    #expect(Tolerance.rounding(operations: 512, condition: 1, scale: 8).accepts(mean, 1))
  }

  @Test func `control: a mask that is loaded, that follows bits or samples, or whose column is heeded is invalid`()
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
}
