import TestSupport
import Testing

@testable import Reproduction

@Suite struct `The page of a reproduction` {
  @Test(arguments: [1, 3])
  func `begins with the verdict, labels its cells, and names and describes its pictures`(networks: Int) throws {
    let page = Report(evidence: try SyntheticEvidence.evidence(networks: networks)).html()
    #expect(PageStructure.faults(of: page) == [])
  }

  @Test(arguments: [
    (2, [0.0], 100.0, 0.01), (2, [0.0, 1e-3], 0.0, 0.0), (3, [0.0, 1e-3], nil, 0.0), (2, [1e-3], 50.0, 0.0),
  ])
  func `has the same structure with few figures`(
    seeds: Int, betas: [Double], rate: Double?, scatter: Double
  ) throws {
    let evidence = try SyntheticEvidence.evidence(seeds: seeds, betas: betas, rate: rate, scatter: scatter)
    #expect(PageStructure.faults(of: Report(evidence: evidence).html()) == [])
  }

  @Test func `control: each fault of the structure is found`() throws {
    let page = Report(evidence: try SyntheticEvidence.evidence()).html()
    let verdict = String(try #require(page.firstMatch(of: #/<p class="verdict">[^<]*<\/p>/#)?.output))
    for (old, new) in [
      (verdict, ""), (verdict, "<p>Figures</p>" + verdict), ("data-label=\"Letter\"", "data-label=\"\""),
      ("data-label=\"Letter\"", "data-label=\"Claim\""), ("<desc id", "<desc lang"), ("class=\"finding\"", ""),
      (">Setting<", ">-0.0<"), (">link of the tree<", ">\(String(repeating: "wide ", count: 20))<"),
    ] {
      let wrong = page.replacing(old, with: new)
      #expect(wrong != page && PageStructure.faults(of: wrong) != [], "\(old)")
    }
  }

  @Test func `its verdict has the figure and the verdict of each claim`() throws {
    let evidence = try SyntheticEvidence.evidence()
    let claims = evidence.networks[0].claims
    for claim in claims {
      #expect(evidence.verdict.contains(claim.clause) && claim.clause.contains(claim.verdict.rawValue))
      let figure = claim.ours.split(separator: " %")[0]
      #expect(claim.clause.contains(figure), "\(claim.clause)")
    }
    #expect(evidence.verdict.hasPrefix("On digits, nine-node instance: ") && evidence.verdict.hasSuffix(")."))
    #expect(claims.count == 4 && evidence.verdict.split(separator: "; ").count >= 4)
    var none = evidence
    none.networks = []
    #expect(none.verdict == "Nothing was measured.")
  }

  @Test func `shows which columns each node sees, of a long list all names in a part that opens`() throws {
    var evidence = try SyntheticEvidence.evidence()
    let (long, relay) = ((0..<40).map { "long \($0)" }, 3)
    evidence.networks[0].views[2] = long
    evidence.networks[0].views[relay] = []
    let elements = try #require(WellFormedness.elements(of: Report(evidence: evidence).html()))
    let texts = elements.map(\.text)
    #expect(texts.contains("column 1") && texts.contains(long.joined(separator: ", ")))
    #expect(texts.contains("all 40 names") && texts.contains { $0.hasPrefix("long 0, long 1, ") && $0.hasSuffix("… ") })
    #expect(texts.contains { $0.hasSuffix("relays, which see no column: \(evidence.networks[0].nodes[relay])") })
  }
}
