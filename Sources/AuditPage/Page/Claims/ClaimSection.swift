import AuditRun
import Console

/// Every claim, by area, with the filter.
struct ClaimSection {
  private let report: AuditReport
  private let text: PageText

  init(_ report: AuditReport, _ text: PageText) { (self.report, self.text) = (report, text) }

  var markup: Markup {
    let areas = ClaimArea.all(in: report.claims).map { area -> Markup in
      let id = "area-\(area.id)"
      let claims = report.claims.filter { $0.area == area.id }
      return .element(
        "section", ["id": id, "class": "area", "aria-labelledby": "\(id)-title"],
        [.element("h3", ["id": "\(id)-title"], text: "\(area.id): \(area.name)")]
          + claims.map { ClaimArticle($0, text).markup })
    }
    let note = """
      A claim is exact if enumeration or a closed form shows it, certified if its numbers have error bounds that hold by \
      proof, statistical if it is shown by sampling with a stated rate of false alarms; and it is only as strong as the \
      weakest claim that it uses. A control is a test with a deliberate falsehood, which it must refute.
      """
    return PageSection.section(
      "claims", "Every claim",
      [.element("p", ["class": "soft note"], text: note), ClaimFilter(report.claims).markup] + areas)
  }
}
