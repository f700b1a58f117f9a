import AuditRun
import Console

/// The negative controls of a claim, with what refuted each falsehood.
struct ControlList {
  private let claim: ClaimReport

  init(_ claim: ClaimReport) { self.claim = claim }

  var markup: Markup {
    let isOpen = claim.controls.contains { $0.state != .passed || $0.refutation == .nothing }
    return PageSection.details(
      counted(claim.controls.count, "control", "controls"), isOpen: isOpen,
      [.element("ul", ["class": "controls"], claim.controls.enumerated().map(row))])
  }

  private func row(_ index: Int, _ test: TestReport) -> Markup {
    let badge = Badge(test)
    let id = "\(claim.id)-control-\(index + 1)"
    let drawings = test.evidence.enumerated().compactMap { place, document -> Markup? in
      guard let drawing = document.refutation?.drawing ?? document.best?.drawing else { return nil }
      return CaseFigure(drawing, id: "\(id)-case-\(place + 1)", of: document).markup
    }
    return .element(
      "li", ["id": id, "class": badge.classes("control"), "data-status": badge.word],
      TestTable.name(test)
        + [.element("p", ["class": "outcome"], TestTable.outcome(badge, test))]
        + TestTable.findings(test) + drawings)
  }
}
