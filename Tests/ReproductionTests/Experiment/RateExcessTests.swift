import Testing
import Verification

@testable import Reproduction

@Suite struct `EX-007 the estimated rate of the trained gates is for the most part no information of their samples` {
  static let links = 8
  /// A fifth of the 1,797 digits.
  static let testSamples = 359

  /// The mean of the estimated rates at a weight over the test seeds, and the most that can be information of the test
  /// latents: ln n on each link.
  func rates(at beta: Double) async throws -> (estimated: Double, most: Double) {
    let runs = try await ReducedExperiment.runs().filter {
      $0.phase == .test && $0.variant == .gated && $0.beta == beta
    }
    let rates = runs.compactMap(\.rate)
    #expect(rates.count == runs.count && !rates.isEmpty)
    // The share of correct answers is a whole number of 359ths.
    for run in runs {
      let correct = run.accuracy * Double(Self.testSamples)
      #expect(Tolerance.rounding(operations: 4, condition: 1, scale: correct).accepts(correct, correct.rounded()))
    }
    let all = Estimate.log(Estimate(exactly: Double(Self.testSamples)))
    return (rates.reduce(0, +) / Double(rates.count), Double(Self.links) * all.upper)
  }

  @Test func `is more than three quarters mismatch at weight 0, and more than half at the chosen weight`() async throws
  {
    let free = try await rates(at: 0)
    #expect(free.most / free.estimated < 0.25, "\(free)")
    let gated = try await rates(at: 5e-4)
    #expect(gated.most / gated.estimated < 0.5, "\(gated)")
  }

  @Test func `control: the largest weight on the rate leaves no such excess on every link`() async throws {
    let heavy = try await rates(at: 5e-3)
    #expect(heavy.most / heavy.estimated > 0.9, "\(heavy)")
  }
}
