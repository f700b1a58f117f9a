import Console
import TestSupport
import Testing
import Trials
import Verification

@testable import BoundCheck

@Suite struct `GB-020 a study of risk states only what is proved` {
  static func evidence() async throws -> RiskEvidence {
    var configuration = `GB-020 the risk of a trained network`.small
    (configuration.draws, configuration.epochs) = (4, 1)
    let study = try `GB-020 the risk of a trained network`.study(SmallCheck.noise(samples: 40), configuration)
    return study.evidence(
      of: try await study.result(threads: 1),
      environment: Provenance.Environment(sources: "c0ffee", toolchain: "Swift", gslVersion: "2.7"))
  }

  /// Whether a text states the limit no less than it is, with its confidence, the claim, both senses and their
  /// conditions.
  func isJustified(_ text: String, _ evidence: RiskEvidence) -> Bool {
    guard let match = text.firstMatch(of: #/With ([^ ]+ %) confidence, .* at most ([0-9.e-]+) on average \(GB-020\)/#),
      let limit = Double(match.2)
    else { return false }
    let count = evidence.rows.sample + evidence.rows.heldOut
    return match.1 == percentExactly(evidence.configuration.confidence) && limit >= evidence.riskLimit
      && limit < evidence.riskLimit * 1.01 && text.contains("in each of two senses by itself")
      && text.contains("on the \(count) rows that the prior did not see")
      && text.contains(
        "if all rows are independent draws of one law, and the codes of texts and the names of the classes")
      && text.contains("the limit is no better") == evidence.isVacuous
      && text.contains("the posterior is the prior") == (evidence.furtherEpochs == 0)
      && text.contains("no rows are held out") == (evidence.heldOutRisk == nil)
  }

  @Test func `for every kind of result, in digits that tell the limit from guessing`() async throws {
    var evidence = try await Self.evidence()
    for limit in [0.1234567, 0.4996, 0.5, 0.50004, 1] {
      for (epochs, heldOut) in [(0, nil), (4, 0.25)] as [(Int, Double?)] {
        (evidence.riskLimit, evidence.chanceRisk, evidence.furtherEpochs) = (limit, 0.5, epochs)
        evidence.heldOutRisk = heldOut
        #expect(isJustified(evidence.summary(width: 80), evidence), "\(evidence.summary(width: 80))")
      }
    }
    (evidence.riskLimit, evidence.chanceRisk) = (0.49996, 0.5)
    #expect(evidence.limitLine.contains("0.49996 ") && !evidence.isVacuous)
  }

  @Test func `control: a text without a sense, or with the limit rounded down, is refuted`() async throws {
    var evidence = try await Self.evidence()
    (evidence.riskLimit, evidence.chanceRisk) = (0.1234567, 0.5)
    let text = evidence.summary(width: 80)
    #expect(isJustified(text, evidence) && text.contains("0.124"))
    #expect(!isJustified(text.replacing("0.124", with: "0.123"), evidence))
    #expect(!isJustified(text.replacing("in each of two senses by itself", with: "in both senses"), evidence))
    #expect(!isJustified(text.replacing("(GB-020)", with: ""), evidence))
    #expect(!isJustified(text.replacing("95 %", with: "99 %"), evidence))
  }
}
