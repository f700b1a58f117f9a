import TestSupport
import Testing

@testable import Reproduction

@Suite struct `The report` {
  private static let hostile = "a<b> & \"c\" 'd' </td><script>alert(1)</script>\u{1}"

  @Test func `is well-formed, whatever the names are`() throws {
    let page = Report(evidence: try SyntheticEvidence.evidence(name: Self.hostile, networks: 3)).html()
    let elements = try #require(WellFormedness.elements(of: page))
    #expect(!elements.contains { $0.name == "script" })
    #expect(elements.contains { $0.text.contains("a<b> & \"c\" 'd' </td><script>alert(1)</script>") })
  }

  @Test func `control: a page that does not escape its text is refuted`() throws {
    let page = Report(evidence: try SyntheticEvidence.evidence(name: "digits")).html()
    #expect(WellFormedness.elements(of: page) != nil)
    #expect(WellFormedness.elements(of: page.replacing("digits", with: Self.hostile)) == nil)
  }

  /// The references of a page that a browser would load. The SVG and XHTML names are identifiers and load nothing.
  private static func outsideReferences(in page: String) -> [String] {
    let identifiers = ["http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml"]
    let rest = identifiers.reduce(page) { $0.replacing("xmlns=\"\($1)\"", with: "") }
    return ["http:", "https:", "//", "src=", "href=", "url(", "@import"].filter(rest.contains)
  }

  @Test func `refers to nothing outside itself`() throws {
    let page = Report(evidence: try SyntheticEvidence.evidence(networks: 2)).html()
    #expect(Self.outsideReferences(in: page) == [])
  }

  @Test func `control: a style sheet from elsewhere is refuted`() throws {
    let page = Report(evidence: try SyntheticEvidence.evidence()).html()
    let linked = page.replacing("<style>", with: "<link rel=\"stylesheet\" href=\"https://example.org/a.css\"/><style>")
    #expect(Self.outsideReferences(in: linked) == ["https:", "//", "href="])
  }

  @Test func `shows every claim, network, reading and figure`() throws {
    let evidence = try SyntheticEvidence.evidence(networks: 3)
    let elements = try #require(WellFormedness.elements(of: Report(evidence: evidence).html()))
    let texts = Set(elements.map(\.text))
    for claim in evidence.networks[0].claims {
      #expect(texts.contains(claim.id) && texts.contains(claim.detail) && texts.contains(claim.interval))
    }
    for network in evidence.networks { #expect(texts.contains(network.name)) }
    for reading in evidence.readings { #expect(texts.contains(reading)) }
    #expect(texts.contains(evidence.data.sha256) && texts.contains("c0ffee"))
    #expect(elements.filter { $0.name == "svg" }.count == 9)
    #expect(elements.filter { $0.attributes["class"] == "tree-link" }.count == 8)
    #expect(elements.filter { $0.attributes["class"] == "pruned-link" }.count == 19)
  }

  @Test func `a network whose second row of a claim is not confirmed has a hollow dot, and each row has its name`()
    throws
  {
    func elements(_ verdict: ClaimRow.Verdict) throws -> [WellFormedness.Element] {
      var evidence = try SyntheticEvidence.evidence(networks: 3)
      let row = try #require(evidence.networks[1].claims.lastIndex { $0.id == "EX-002" })
      evidence.networks[1].claims[row].verdict = verdict
      return try #require(WellFormedness.elements(of: Report(evidence: evidence).html()))
    }
    func hollow(_ elements: [WellFormedness.Element]) -> Int {
      elements.count { $0.attributes["class"] == "gated hollow" }
    }
    let confirmed = try elements(.confirmed)
    for verdict in ClaimRow.Verdict.allCases {
      let isRefusal = [.notConfirmed, .unmet, .unmetBySettings].contains(verdict)
      #expect(hollow(try elements(verdict)) == hollow(confirmed) + (isRefusal ? 1 : 0), "\(verdict)")
    }
    let headings = confirmed.filter { $0.name == "th" }.map(\.text)
    #expect(headings.count { $0 == "EX-002" } == 1 && headings.contains("EX-002, not in the letter"))
  }

  @Test func `equal evidence gives equal bytes`() throws {
    let evidence = try SyntheticEvidence.evidence()
    #expect(Report(evidence: evidence).html() == Report(evidence: evidence).html())
  }

  @Test(arguments: [
    (2, [0.0], 100.0, 0.01), (2, [0.0, 1e-3], 0.0, 0.0), (3, [0.0, 1e-3], nil, 0.0), (2, [1e-3], 50.0, 0.0),
  ])
  func `is drawn from evidence with few figures`(
    seeds: Int, betas: [Double], rate: Double?, scatter: Double
  ) throws {
    let evidence = try SyntheticEvidence.evidence(seeds: seeds, betas: betas, rate: rate, scatter: scatter)
    let page = Report(evidence: evidence).html()
    #expect(WellFormedness.elements(of: page) != nil)
    #expect(!page.contains("nan") && !page.contains("inf\""))
  }
}
