import Console
import Foundation
import TestSupport
import Testing

@testable import BoundCheck

@Suite struct `The files of a check` {
  func evidence(name: String = "noise") async throws -> CheckEvidence {
    var configuration = SmallCheck.configuration
    (configuration.draws, configuration.epochs, configuration.sweep, configuration.sweepDraws) = (5, 2, [0, 0.1], 3)
    let check = try SmallCheck.check(SmallCheck.noise(), configuration)
    var evidence = try SmallCheck.evidence(check, from: try await SmallCheck.draws(check))
    evidence.data.name = name
    return evidence
  }

  @Test func `hold the findings to the bit, and no partial file is left`() async throws {
    let evidence = try await evidence()
    try withTemporaryDirectory { url in
      let directory = try OutputDirectory(url)
      try evidence.write(to: directory)
      directory.removePartial()
      #expect(try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() == ["check.html", "check.json"])
      let data = try Data(contentsOf: url.appending(path: "check.json"))
      let decoded = try JSONDecoder().decode(CheckEvidence.self, from: data)
      #expect(decoded == evidence && decoded.schemaVersion == 6)
    }
  }

  @Test func `make a well-formed page with three pictures, whatever the name of the data`() async throws {
    for name in ["noise", "<b>&\"]]>\u{1}"] {
      let page = CheckReport(evidence: try await evidence(name: name)).html()
      let elements = try #require(WellFormedness.elements(of: page))
      #expect(elements.count { $0.name == "svg" } == 3)
      #expect(!page.contains("NaN") && !page.contains("nan\"") && !page.contains("inf\""))
      for verdict in ["inconclusive"] { #expect(elements.contains { $0.name == "td" && $0.text == verdict }) }
    }
  }

  @Test func `control: a page that does not escape its text is refuted`() async throws {
    let page = CheckReport(evidence: try await evidence()).html()
    #expect(WellFormedness.elements(of: page) != nil)
    #expect(WellFormedness.elements(of: page.replacing("noise", with: "a</td><script>")) == nil)
  }

  @Test func `estimate the curve from each weight's own draws, and the gap from the draws that all weights share`()
    async throws
  {
    let evidence = try await evidence()
    #expect(evidence.estimates.curve.map(\.beta) == [0, 1e-3, 0.1])
    #expect(evidence.estimates.draws == 3)
    #expect(evidence.estimates.optimizationGap >= 0)
    let own = evidence.draws.filter { $0.beta == 1e-3 }
    #expect(own.count == 5 && evidence.draws.count == 11)
    #expect(evidence.estimates.gateRate == own.reduce(0) { $0 + $1.trainingRate } / 5)
    let admitted = evidence.estimates.curve.filter { $0.freshRate <= evidence.estimates.gateRate }.map(\.freshRisk)
    #expect(evidence.estimates.operationalDistortion == admitted.min())
    let tree = evidence.network.links.filter(\.inTree)
    #expect(tree.count == 8 && tree.allSatisfy { ($0.rate ?? 0) > 0 })
    #expect(evidence.network.links.filter { !$0.inTree }.allSatisfy { $0.rate == 0 })
  }
}
