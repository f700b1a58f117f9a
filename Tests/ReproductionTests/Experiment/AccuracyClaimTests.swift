import Testing

@testable import Reproduction

@Suite struct `EX-002 D-INL is as accurate as dense INL within one standard deviation` {
  @Test func `holds on the digits over paired seeds, by equivalence and not by lack of significance`() async throws {
    let row = try ReducedExperiment.findings(of: try await ReducedExperiment.runs()).accuracyClaim()
    #expect(row.verdict == .confirmed, "\(row.ours); \(row.interval); \(row.detail)")
  }

  @Test func `control: a tree on which three of the eight sensors are blind is refuted`() async throws {
    let runs = try await ReducedExperiment.runs()
    let blind = try await ReducedExperiment.impostors(.tree) { views in
      views.enumerated().map { $0.offset < 3 ? [] : $0.element }
    }
    let row = try ReducedExperiment.findings(
      of: runs.filter { $0.variant != .tree } + blind.flatMap { $0 }
    ).accuracyClaim()
    #expect(row.verdict == .refuted, "\(row.ours); \(row.interval); \(row.detail)")
  }

  @Test func `control: equal means of two seeds that scatter widely are refuted`() async throws {
    var runs = try await ReducedExperiment.runs().filter { $0.phase == .selection || $0.seedIndex < 2 }
    for index in runs.indices where runs[index].phase == .test {
      let isFirst = runs[index].seedIndex == 0
      runs[index].accuracy = isFirst == (runs[index].variant == .dense) ? 0.9 : 0.99
    }
    let row = try ReducedExperiment.findings(of: runs).accuracyClaim()
    #expect(row.verdict == .refuted, "\(row.ours); \(row.interval); \(row.detail)")
  }
}
