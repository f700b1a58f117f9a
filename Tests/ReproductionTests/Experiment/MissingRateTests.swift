import Testing
import Verification

@testable import Reproduction

@Suite struct `A rate that is missing` {
  /// Whether a row of the claims is refused, and not computed, where one run at a weight has no rate.
  func isRefused(without beta: Double, _ row: ([Run], ExperimentConfiguration) throws -> ClaimRow) throws -> Bool {
    let evidence = try SyntheticEvidence.evidence()
    var runs = evidence.networks[0].runs
    _ = try row(runs, evidence.configuration)
    let index = try #require(runs.firstIndex { $0.phase == .test && $0.variant == .gated && $0.beta == beta })
    runs[index].rate = nil
    do { _ = try row(runs, evidence.configuration) } catch VerificationError.invalidInput("rate", _) { return true }
    return false
  }

  @Test(arguments: [0, 1e-3]) func `lets neither the saving of rate be stated nor its fall`(
    beta: Double
  ) throws {
    let rate = try isRefused(without: beta) { runs, configuration in
      try Findings(runs: runs, configuration: configuration, chosenBeta: 1e-3).rateClaim()
    }
    let trend = try isRefused(without: beta) { runs, configuration in
      try Findings(runs: runs, configuration: configuration, chosenBeta: 1e-3).trendClaim()
    }
    #expect(rate && trend)
  }

  @Test(arguments: [0, 1e-3]) func `control: one that counts as a number is refuted`(beta: Double) throws {
    let isRefused = try isRefused(without: beta) { runs, configuration in
      let filled = runs.map { run in
        var run = run
        run.rate = run.rate ?? (run.beta == 0 ? 1 : 0)
        return run
      }
      return try Findings(runs: filled, configuration: configuration, chosenBeta: 1e-3).rateClaim()
    }
    #expect(!isRefused)
  }
}
