import AuditRun
import Console

/// What rests on what: the graph of the claims, its finding in words, and the same as a table.
struct DependencySection {
  private let claims: [ClaimReport]

  init(_ report: AuditReport) { claims = report.claims }

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
            .element(
              "div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": "Graph of the claims"],
              [picture]),
            .element("figcaption", ["id": "graph-caption"], text: caption),
          ]), PageSection.details("The same as a table", [table]),
      ])
  }

  /// What the graph shows, in words.
  private var finding: String {
    let broken = claims.filter { $0.own == .broken }.map(\.id)
    let fallen = claims.filter { $0.own != .broken && $0.computed == .broken }.map(\.id)
    let weakened = claims.filter { $0.computed != .broken && $0.computed < $0.own }.map(\.id)
    var sentences = [
      broken.isEmpty ? "No claim is broken." : "Broken by \(broken.count == 1 ? "itself" : "themselves"): \(listed(broken))."
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
    let known = Set(claims.map(\.id))
    let rows = claims.map { claim -> Markup in
      let used = claim.uses.enumerated().flatMap { index, id -> [Markup] in
        (index == 0 ? [] : [.text(", ")])
          + [known.contains(id) ? .element("a", ["href": "#\(id)"], text: id) : .text("\(id) (missing)")]
      }
      return .element(
        "tr", [:],
        PageSection.cells([
          [.element("a", ["href": "#\(claim.id)"], text: claim.id)], [Badge(claim.own).markup],
          [Badge(claim.computed).markup], used.isEmpty ? [.text("none")] : used,
        ]))
    }
    return PageSection.table(
      caption: "The claims and what they use", titles: ["Claim", "By itself", "With all it uses", "Uses"], rows: rows)
  }
}
