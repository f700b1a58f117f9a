import AuditRun
import Console

/// Everything that is wrong.
struct GapSection {
  private let report: AuditReport

  init(_ report: AuditReport) { self.report = report }

  var markup: Markup {
    let known = Set(report.claims.map(\.id))
    let rows = report.gaps.enumerated().map { index, gap -> Markup in
      let claim = gap.claim.map { claim -> [Markup] in
        [known.contains(claim) ? .element("a", ["href": "#\(claim)"], text: claim) : .text(claim), .text(": ")]
      }
      return .element(
        "li", ["id": "gap-\(index + 1)", "data-kind": gap.kind.rawValue],
        [.element("strong", ["class": "bad"], text: gap.kind.rawValue), .text(". ")] + (claim ?? [])
          + [.text("\(gap.message) "), .element("span", ["class": "soft place"], text: gap.subject)])
    }
    let none = "Nothing: every link leads to its place, every test ran and passed, and every control refuted what it must."
    return PageSection.section(
      "gaps", "What is wrong",
      rows.isEmpty ? [.element("p", text: none)] : [.element("ol", ["class": "gaps"], rows)])
  }
}
