import AuditRun
import Console

/// A claim with all that the project and the run say of it.
struct ClaimArticle {
  private let claim: ClaimReport
  private let text: PageText

  init(_ claim: ClaimReport, _ text: PageText) { (self.claim, self.text) = (claim, text) }

  var markup: Markup {
    let badge = Badge(claim.computed)
    return .element(
      "article",
      [
        "id": claim.id, "class": badge.classes("claim"), "data-area": claim.area,
        "data-status": claim.computed.rawValue,
        "aria-labelledby": "\(claim.id)-title",
      ],
      [
        .element(
          "h4", ["id": "\(claim.id)-title"],
          [.element("a", ["class": "id", "href": "#\(claim.id)"], text: claim.id), .text(" ")]
            + text.spans(claim.title) + [.text(" "), badge.markup])
      ] + reasons + text.blocks(claim.statement) + [ClaimFacts(claim, text).markup] + tests + controls)
  }

  /// What breaks or weakens the claim.
  private var reasons: [Markup] {
    guard !claim.reasons.isEmpty else { return [] }
    return [
      .element(
        "ul", ["class": claim.computed == .broken ? "reasons bad" : "reasons soft"],
        claim.reasons.map { .element("li", [:], text.linked($0)) })
    ]
  }

  private var tests: [Markup] {
    guard !claim.tests.isEmpty else { return [lacking("test", "This claim has no test.")] }
    return [TestTable(claim).markup]
  }

  private var controls: [Markup] {
    guard !claim.controls.isEmpty else { return [lacking("control", "This claim has no negative control.")] }
    return [ControlList(claim).markup]
  }

  private func lacking(_ part: String, _ words: String) -> Markup {
    .element("p", ["id": "\(claim.id)-no-\(part)", "class": "bad broken-row"], text: words)
  }
}
