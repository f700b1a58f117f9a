import AuditRun
import Console

/// The report on a run as one page that refers to nothing outside itself.
///
/// From the top: the letter's claims, what is wrong, the graph of the claims, every claim, and the run. All of it can be
/// read without a script; the one script of the page only filters the claims.
public struct ReportPage {
  private let report: AuditReport
  private let text: PageText

  /// The page of a report.
  public init(_ report: AuditReport) {
    self.report = report
    text = PageText(anchors: Set(report.claims.map(\.id)))
  }

  /// The text of the page.
  public var html: String {
    let page = Markup.element(
      "html", ["lang": "en", "xmlns": "http://www.w3.org/1999/xhtml"], [head, .element("body", [:], body)])
    return "<!DOCTYPE html>\n\(page.source)\n"
  }

  private var head: Markup {
    .element(
      "head", [:],
      [
        .element("meta", ["charset": "utf-8"]),
        .element("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
        .element("meta", ["name": "color-scheme", "content": "light dark"]),
        // Nothing is loaded, whatever a name in the report contains.
        .element(
          "meta",
          [
            "http-equiv": "Content-Security-Policy",
            "content": "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'",
          ]),
        .element("title", text: "Audit of the specification"), .style(PageStyle.sheet),
      ])
  }

  private var body: [Markup] {
    let sections = [
      LetterSection(report, text).markup, GapSection(report, text).markup, DependencySection(report, text).markup,
      ClaimSection(report, text).markup, RunSection(report, text).markup,
    ]
    return [
      .element("a", ["class": "skip", "href": "#content"], text: "Skip to the letter’s claims"),
      .element("header", [:], [.element("h1", text: "Audit of the specification"), summary, contents]),
      .element("main", ["id": "content", "tabindex": "-1"], sections),
      .element(
        "footer", [:],
        [.element("p", [:], [.text("Made by "), .element("code", text: report.environment.command), .text(".")])]),
      .script(ClaimFilter.script),
    ]
  }

  private var summary: Markup {
    let broken = report.claims.filter { $0.computed == .broken }.count
    let state =
      report.gaps.isEmpty ? "The audit found no gap." : "The audit found \(counted(report.gaps.count, "gap", "gaps"))."
    let strengths = ClaimStrength.allCases.reversed().map { strength in
      "\(report.claims.filter { $0.computed == strength }.count) \(strength.rawValue)"
    }.joined(separator: ", ")
    let tests = report.counts
    let words =
      "\(counted(report.claims.count, "claim", "claims")): \(strengths). \(grouped(tests.passed)) tests passed, "
      + "\(grouped(tests.failed)) failed, \(grouped(tests.skipped)) left out."
    return .element(
      "p", ["class": "lead"],
      [
        .element("strong", ["class": broken > 0 || !report.gaps.isEmpty ? "bad" : "good"], text: state),
        .text(" \(words)"),
      ])
  }

  private var contents: Markup {
    let entries = [
      ("letter", "The letter’s claims"), ("gaps", "Gaps"), ("graph", "What rests on what"),
      ("claims", "Every claim"), ("run", "The run"),
    ]
    return .element(
      "nav", ["aria-label": "Sections"],
      [
        .element(
          "ul", [:],
          entries.map { .element("li", [:], [.element("a", ["href": "#\($0.0)"], text: $0.1)]) })
      ])
  }
}
