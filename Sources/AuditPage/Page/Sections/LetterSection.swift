import AuditRun
import Console

/// The claims of the letter, each with its verdict and one sentence why.
struct LetterSection {
  private let rows: [LetterVerdict]
  private let strengths: [String: ClaimStrength]
  private let text: PageText

  init(_ report: AuditReport, _ text: PageText) {
    rows = report.letter
    strengths = Dictionary(report.claims.map { ($0.id, $0.computed) }, uniquingKeysWith: { first, _ in first })
    self.text = text
  }

  var markup: Markup {
    let note =
      rows.isEmpty
      ? "The project states no verdicts on a letter." : "Each verdict holds only as long as every claim under it does."
    return PageSection.section(
      "letter", "The letter’s claims",
      [.element("p", ["class": "soft note"], text: note)]
        + (rows.isEmpty ? [] : [.element("ol", ["class": "letter"], rows.enumerated().map(row))]))
  }

  private func row(_ index: Int, _ row: LetterVerdict) -> Markup {
    let isBroken = row.weakenedBy.contains { strengths[$0] ?? .broken == .broken }
    let badge = Badge(row.verdict, isBroken: isBroken)
    let id = "letter-\(index + 1)"
    var parts: [Markup] = [
      .element(
        "h3", ["id": "\(id)-title"], [.element("span", ["class": "id"], text: row.id), .text(" "), badge.markup]),
      .element("p", [:], text.spans(row.statement)),
      .element("p", ["class": isBroken ? "why bad" : "why"], [.element("strong", text: "Why: ")] + why(row)),
    ]
    if !row.restsOn.isEmpty {
      parts.append(.element("p", ["class": "soft"], [.text("Rests on ")] + links(row.restsOn) + [.text(".")]))
    }
    return .element(
      "li",
      [
        "id": id, "class": isBroken ? "row broken-row" : "row", "data-status": row.verdict.rawValue,
        "aria-labelledby": "\(id)-title",
      ], parts)
  }

  /// Why the verdict is what it is: the claims that weaken it come first.
  private func why(_ row: LetterVerdict) -> [Markup] {
    guard !row.weakenedBy.isEmpty else { return text.spans(row.reason) }
    return [.text("it is weakened by ")] + links(row.weakenedBy)
      + [.text(". Without that it would be “\(row.intended.rawValue)”: ")] + text.spans(row.reason)
  }

  /// Links to claims, each with its status.
  private func links(_ claims: [String]) -> [Markup] {
    claims.map { [text.link(to: $0), Markup.text(" (\(strengths[$0]?.rawValue ?? "missing"))")] }.row
  }
}
