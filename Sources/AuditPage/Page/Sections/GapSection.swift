import AuditRun
import Console

/// Everything that is wrong.
struct GapSection {
  private let report: AuditReport
  private let text: PageText

  init(_ report: AuditReport, _ text: PageText) { (self.report, self.text) = (report, text) }

  var markup: Markup {
    let rows = report.gaps.enumerated().map { index, gap -> Markup in
      let claim = gap.claim.map { [text.link(to: $0), .text(": ")] } ?? []
      return .element(
        "li", ["id": "gap-\(index + 1)", "data-kind": gap.kind.rawValue],
        [.element("strong", ["class": "bad"], text: gap.kind.rawValue), .text(". ")] + claim + text.linked(gap.message)
          + [.element("code", ["class": "place"], text: gap.subject)])
    }
    let none =
      "Nothing: every link leads to its place, every test ran and passed, and every control refuted what it must."
    return PageSection.section(
      "gaps", "Gaps",
      rows.isEmpty ? [.element("p", text: none)] : [.element("ol", ["class": "gaps"], rows)])
  }
}
