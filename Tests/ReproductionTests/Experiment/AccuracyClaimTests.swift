import Testing
import Verification

@testable import Reproduction

@Suite struct `EX-002 D-INL is as accurate as dense INL within one standard deviation` {
  @Test func `holds on the digits over paired seeds, by a test of equivalence`() async throws {
    let findings = try ReducedExperiment.findings(of: try await ReducedExperiment.runs())
    for row in [try findings.accuracyClaim(), try findings.equivalenceClaim()] {
      #expect(row.verdict == .confirmed, "\(row.claim): \(row.ours); \(row.interval)")
    }
  }

  @Test func `control: a tree on which three of the eight sensors see nothing is refuted`() async throws {
    let runs = try await ReducedExperiment.runs()
    let blind = try await ReducedExperiment.impostors(.tree) { views in
      views.enumerated().map { $0.offset < 3 ? [] : $0.element }
    }
    let findings = try ReducedExperiment.findings(of: runs.filter { $0.variant != .tree } + blind.flatMap { $0 })
    for row in [try findings.accuracyClaim(), try findings.equivalenceClaim()] {
      #expect(row.verdict == .notConfirmed, "\(row.claim): \(row.ours); \(row.interval)")
    }
  }

  @Test func `control: equal means of two seeds that scatter widely are refuted`() async throws {
    var runs = try await ReducedExperiment.runs().filter { $0.phase == .selection || $0.seedIndex < 2 }
    for index in runs.indices where runs[index].phase == .test {
      let isFirst = runs[index].seedIndex == 0
      runs[index].accuracy = isFirst == (runs[index].variant == .dense) ? 0.9 : 0.99
    }
    // The means agree, so that the letter's criterion is met; the two one-sided tests account for the scatter.
    let findings = try ReducedExperiment.findings(of: runs)
    let criterion = try findings.accuracyClaim()
    #expect(criterion.verdict == .confirmed)
    // Student's interval of these two would reach 114 points to either side.
    #expect(criterion.interval == "difference -100.00 to 100.00 points (95 %, if normal)")
    let row = try findings.equivalenceClaim()
    #expect(row.verdict == .notConfirmed, "\(row.ours); \(row.interval)")
  }

  @Test func `control: without normality equivalence is declared falsely more often than the level allows`() throws {
    // Differences of −1.12 points, or 30 below with probability 3 %: their mean is beyond the margin of −2, so that
    // every declaration is false. Twenty seeds show no fall with probability 0.97²⁰ = 0.54; they are then declared
    // equivalent.
    let configuration = ReducedExperiment.configuration
    let (usual, fall, share) = (-0.0112, -0.30, 0.03)
    #expect(usual + share * fall <= -configuration.equivalenceMargin)
    let sample = try SampleSummary((0..<20).map { usual + ($0.isMultiple(of: 2) ? 1e-4 : -1e-4) })
    let test = try EquivalenceTest(sample, margin: configuration.equivalenceMargin, level: configuration.level)
    #expect(test.isEquivalent)
    let declared = try BinomialCount(trials: 20, probability: share).lowerTail(atMost: 0)
    #expect(declared > 10 * configuration.level)
  }
}
