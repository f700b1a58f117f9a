import AuditRun
import Console

/// What rests on what: the graph of the claims, its finding in words, and the same as a table.
struct DependencySection {
  private let claims: [ClaimReport]

  private let text: PageText

  init(_ report: AuditReport, _ text: PageText) { (claims, self.text) = (report.claims, text) }

  var markup: Markup {
    let legend = ClaimStrength.allCases.reversed().flatMap { [Badge($0).markup, .text(" ")] }
    let picture = DependencyFigure(claims).picture(id: "graph-figure", finding: finding)
    let caption =
      "Each claim is joined to those on its left that it uses, and colored by its status with all that it uses. "
      + finding
    return PageSection.section(
      "graph", "What rests on what",
      [
        .element("p", ["class": "legend"], legend),
        .element(
          "figure", ["aria-labelledby": "graph-caption"],
          [
            PageSection.scroller("Graph of the claims", isWide: true, picture),
            .element("figcaption", ["id": "graph-caption"], text.linked(caption)),
          ]), PageSection.details("The same as a table", [table]),
      ])
  }

  /// What the graph shows, in words.
  private var finding: String {
    let broken = claims.filter { $0.own == .broken }.map(\.id)
    let fallen = claims.filter { $0.own != .broken && $0.computed == .broken }.map(\.id)
    let weakened = claims.filter { $0.computed != .broken && $0.computed < $0.own }.map(\.id)
    var sentences = [
      broken.isEmpty
        ? "No claim is broken." : "Broken by \(broken.count == 1 ? "itself" : "themselves"): \(listed(broken))."
    ]
    if !fallen.isEmpty { sentences.append("Broken because of what they use: \(listed(fallen)).") }
    if !weakened.isEmpty {
      sentences.append("Less firm than their own tests because of what they use: \(listed(weakened)).")
    }
    let free = claims.filter { $0.uses.isEmpty }.count
    sentences.append("\(free) of \(counted(claims.count, "claim", "claims")) use no other.")
    return sentences.joined(separator: " ")
  }

  private var table: Markup {
    let rows = claims.map { claim -> Markup in
      .element(
        "tr", [:],
        PageSection.cells([
          [text.link(to: claim.id)],
          [Badge(claim.computed).markup]
            + (claim.own == claim.computed ? [] : [.text(" \(claim.own.rawValue) by itself")]),
          claim.uses.isEmpty ? [.text("none")] : text.links(to: claim.uses),
        ]))
    }
    return PageSection.table(
      caption: "The claims and what they use", titles: ["Claim", "Status", "Uses"], rows: rows)
  }
}
