import Testing

@testable import Reproduction

@Suite struct `EX-003 the gates save 45.7 percent of the latent rate at the accuracy of dense INL` {
  /// What decides the claim: the mean saving with its interval, and how far the accuracies lie apart, in standard
  /// deviations of dense INL's.
  struct Decision {
    let saved, atLeast, confidence, accuracyLoss: Double

    init(_ row: ClaimRow) throws {
      guard case .rate(_, let saved, let interval, let gated, let dense, _, _) = row.finding else {
        throw NotTheRate()
      }
      (self.saved, atLeast, confidence) = (saved.mean, interval.lower, interval.confidence)
      accuracyLoss = (dense.mean - gated.mean) / dense.standardDeviation
    }
  }

  struct NotTheRate: Error {}

  @Test func `holds on the digits at the β that the rule chooses from other seeds`() async throws {
    let findings = try ReducedExperiment.findings(of: try await ReducedExperiment.runs())
    let row = try findings.rateClaim()
    let decision = try Decision(row)
    #expect(findings.chosenBeta > 0 && decision.confidence == 0.95)
    #expect(decision.atLeast >= 0.457 && decision.accuracyLoss.magnitude <= 1)
    #expect(row.verdict == .confirmed, "\(row.claim): \(row.ours); \(row.interval); \(row.detail)")
  }

  @Test func `confirms nothing of another seed or another network`() async throws {
    let runs = try await ReducedExperiment.runs()
    var otherSeed = ReducedExperiment.configuration
    otherSeed.seed += 1
    #expect(try Findings(runs: runs, configuration: otherSeed).rateClaim().verdict == .metBySettings)
    for network in [Findings.Network.random, .given] {
      let other = try Findings(runs: runs, configuration: ReducedExperiment.configuration, network: network)
      #expect(try other.rateClaim().verdict == .metBySettings)
    }
  }

  @Test func `control: weight 0 on the rate is refuted, as it saves nothing`() async throws {
    let row = try ReducedExperiment.findings(of: try await ReducedExperiment.runs(), beta: 0).rateClaim()
    let decision = try Decision(row)
    #expect(decision.saved == 0 && decision.accuracyLoss.magnitude <= 1)
    #expect(row.verdict == .notConfirmed, "\(row.ours)")
  }

  @Test func `control: the largest weight is refuted, as it costs accuracy`() async throws {
    let beta = try #require(ReducedExperiment.configuration.betas.last)
    let row = try ReducedExperiment.findings(of: try await ReducedExperiment.runs(), beta: beta).rateClaim()
    let decision = try Decision(row)
    #expect(decision.atLeast >= 0.457 && decision.accuracyLoss > 1)
    #expect(row.verdict == .notConfirmed, "\(row.detail)")
  }

  @Test func `the rule uses only the selection seeds`() async throws {
    let runs = try await ReducedExperiment.runs()
    var changed = runs
    for index in changed.indices where changed[index].phase == .test { changed[index].validationAccuracy = 0 }
    let chosen = try ReducedExperiment.findings(of: runs).chosenBeta
    #expect(try ReducedExperiment.findings(of: changed).chosenBeta == chosen)
    for index in changed.indices where changed[index].phase == .selection && changed[index].variant == .gated {
      changed[index].validationAccuracy = 0
    }
    #expect(try ReducedExperiment.findings(of: changed).chosenBeta == 0)
  }
}
