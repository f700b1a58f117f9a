import Console
import TestSupport
import Testing
import Verification

@testable import BoundCheck

@Suite struct `The page of a check` {
  typealias BoundVerdict = SupersampleFindings.BoundVerdict

  func evidence(features: Int = 16) async throws -> CheckEvidence {
    var configuration = SmallCheck.configuration
    (configuration.draws, configuration.epochs, configuration.sweep, configuration.sweepDraws) = (5, 1, [0, 0.1], 3)
    let check = try SmallCheck.check(SmallCheck.noise(features: features), configuration)
    return try SmallCheck.evidence(check, from: try await SmallCheck.draws(check))
  }

  @Test(arguments: [BoundVerdict.holds, .inconclusive, .violated, .invalid])
  func `begins with the verdict, labels its cells, and names and describes its pictures`(
    verdict: BoundVerdict
  ) async throws {
    var evidence = try await evidence()
    evidence.proved.verdict = verdict
    #expect(PageStructure.faults(of: CheckReport(evidence: evidence).html()) == [])
  }

  @Test func `control: each fault of the structure is found`() async throws {
    let page = CheckReport(evidence: try await evidence()).html()
    let verdict = try #require(page.firstMatch(of: #/<p class="verdict">[^<]*<\/p>/#)?.output)
    for (old, new) in [
      (String(verdict), ""), (String(verdict), "<p>Rates</p>\(verdict)"), ("data-label=\"Value\"", "data-label=\"\""),
      ("data-label=\"Value\"", "data-label=\"Slack\""), ("<desc id", "<desc lang"), ("class=\"finding\"", ""),
      ("role=\"img\" aria-labelledby", "aria-label"), (">Estimates<", ">-0.00<"),
    ] {
      let wrong = page.replacing(old, with: new)
      #expect(wrong != page && PageStructure.faults(of: wrong) != [], "\(old)")
    }
  }

  @Test func `its verdict states the limits of the gap and of the bounds, in the order that the verdict claims`()
    async throws
  {
    var evidence = try await evidence()
    for index in evidence.proved.terms.indices {
      (evidence.proved.terms[index].bound.lower, evidence.proved.terms[index].bound.upper) = (0.20001, 0.3)
    }
    (evidence.proved.gap.lower, evidence.proved.gap.upper, evidence.proved.verdict) = (-0.2, 0.1, .holds)
    // With three digits, rounded outward, the two would be equal.
    #expect(evidence.verdictLine.contains("at most 0.2 in magnitude, and each bound on it is at least 0.2,"))
    evidence.proved.gap.lower = -0.20001
    #expect(evidence.verdictLine.contains("at most 0.20001 in magnitude, and each bound on it is at least 0.20001,"))
    evidence.proved.verdict = .inconclusive
    #expect(evidence.verdictLine.contains("may be as great as 0.201 in magnitude, and a bound on it as small as 0.2,"))
    (evidence.proved.gap.lower, evidence.proved.gap.upper, evidence.proved.verdict) = (0.35, 0.4, .violated)
    #expect(evidence.verdictLine.contains("at least 0.35 in magnitude, and a bound on it is at most 0.3,"))
    (evidence.proved.gap.lower, evidence.proved.gap.upper) = (-0.4, -0.35)
    #expect(evidence.verdictLine.contains("at least 0.35 in magnitude"))
  }

  /// The shapes of a class in the picture of the tree.
  func shapes(_ style: String, _ network: CheckEvidence.Network) throws -> [WellFormedness.Element] {
    let source = RateTreeFigure(network: network).picture().markup.source
    return try #require(WellFormedness.elements(of: source)).filter { $0.attributes["class"] == style }
  }

  @Test func `draws each link once, those of the tree with their rates and the pruned ones dashed`() async throws {
    var network = try await evidence().network
    let pruned = network.links.count { !$0.inTree }
    #expect(pruned == 19 && network.links.count == 27)
    #expect(try shapes("pruned-link", network).count == pruned && shapes("tree-link", network).count == 8)
    #expect(PictureStyle.rules.contains(#/\.pruned-link \{[^}]*stroke-dasharray/#))
    #expect(try shapes("pruned-link legend", network).count == 1 && shapes("label strong", network).count == 8)
    let lines = try shapes("pruned-link", network).compactMap { $0.attributes["d"] }
    #expect(Set(lines).count == pruned, "no two arcs are the same")
    #expect(
      RateTreeFigure(network: network).picture().finding.hasPrefix("The tree keeps 8 of 27 links and prunes 19; "))
    network.links.removeAll { !$0.inTree }
    #expect(try shapes("pruned-link", network).isEmpty)
    for index in network.links.indices { network.links[index].rate = nil }
    #expect(RateTreeFigure(network: network).picture().finding == "The tree keeps 8 of 8 links and prunes 0.")
  }

  @Test func `places the labels of a long path, and of long names, within the picture`() async throws {
    var network = try await evidence().network
    let count = 40
    network.nodes = (0..<count).map { "node \($0) " + String(repeating: "n", count: $0 * 3) }
    (network.root, network.parents) = (0, [nil] + (0..<count - 1).map { $0 })
    (network.hops, network.views) = (Array(0..<count), (0..<count).map { [[], ["c\($0)"]][$0 % 2] })
    network.links = (1..<count).map { node in
      var link = network.links[0]
      (link.first, link.second, link.inTree, link.rate) = (node - 1, node, true, 1234.5)
      return link
    }
    let source = RateTreeFigure(network: network).picture().markup.source
    let labels = try #require(WellFormedness.elements(of: source)).filter { $0.name == "text" }
    let places = labels.compactMap { $0.attributes["y"].flatMap(Double.init) }
    #expect(places.count >= count && zip(places, places.dropFirst()).prefix(count - 1).allSatisfy { $1 - $0 >= 20 })
    #expect(
      labels.prefix(count).allSatisfy { label in
        (label.attributes["x"].flatMap(Double.init) ?? .infinity) + 6 * Double(label.text.count + 8) <= 404
      })
  }

  @Test func `shows which columns each node sees, of a long list all names in a part that opens`() async throws {
    let evidence = try await evidence(features: 120)
    let elements = try #require(WellFormedness.elements(of: CheckReport(evidence: evidence).html()))
    let parts = elements.filter { $0.name == "p" }.map(\.text)
    for node in evidence.network.sensors {
      #expect(
        evidence.network.views[node].count == 15 && parts.contains(evidence.network.views[node].joined(separator: ", "))
      )
    }
    #expect(elements.count { $0.name == "summary" && $0.text == "all 15 names" } == 8)
    #expect(try await !CheckReport(evidence: self.evidence()).html().contains("<summary>"))
  }

  @Test func `the findings of its pictures are the figures of the check`() async throws {
    var evidence = try await evidence()
    let proved = evidence.proved
    (evidence.proved.gap.lower, evidence.proved.gap.upper) = (0.1, 0.2)
    for index in proved.terms.indices {
      let lower = 0.5 - 0.1 * Double(index)
      (evidence.proved.terms[index].bound.lower, evidence.proved.terms[index].bound.upper) = (lower, 0.75)
      evidence.proved.terms[index].verdict = .holds
    }
    #expect(proved.terms.count == 3 && proved.terms[2].quantity == "conditional")
    #expect(
      BoundFigure(evidence: evidence).picture().finding
        == "The gap is 0.1 to 0.2; the least bound on it (given the supersample) is 0.3 to 0.75: holds.")
    (evidence.estimates.gateRate, evidence.proved.freshRisk.value, evidence.proved.chanceRisk) = (12, 0.25, 0.5)
    evidence.proved.riskBound = 0.375
    for index in evidence.estimates.curve.indices { evidence.estimates.curve[index].freshRisk = 0.4 }
    evidence.estimates.curve[2].freshRisk = 0.125
    let finding = TradeOffFigure(evidence: evidence).picture().finding
    #expect(
      finding
        == "At R_g = 12 nats per sample the fresh risk is 0.25; by the bound at most 0.375; always answering the commonest "
        + "class has 0.5; the least risk of the sweep is 0.125, at β = 0.1.")
    evidence.proved.riskBound = nil
    #expect(!TradeOffFigure(evidence: evidence).picture().finding.contains("by the bound"))
  }
}
