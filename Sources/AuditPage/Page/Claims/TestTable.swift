import AuditRun
import Console

/// The tests of a claim that are no controls.
struct TestTable {
  private let claim: ClaimReport

  init(_ claim: ClaimReport) { self.claim = claim }

  var markup: Markup {
    let rows = claim.tests.enumerated().map { index, test -> Markup in
      let badge = Badge(test)
      return .element(
        "tr",
        [
          "id": "\(claim.id)-test-\(index + 1)", "class": badge.classes("test"), "data-status": badge.word,
        ],
        PageSection.cells([Self.name(test) + Self.findings(test), Self.outcome(badge, test)]))
    }
    let isOpen = claim.tests.contains { $0.state != .passed }
    return PageSection.details(
      counted(claim.tests.count, "test", "tests"), isOpen: isOpen,
      [PageSection.table(caption: "Tests of \(claim.id)", titles: ["Test", "Outcome and time"], rows: rows)])
  }

  /// What became of a test, and how long it took.
  static func outcome(_ badge: Badge, _ test: TestReport) -> [Markup] {
    [badge.markup, .text(" "), .element("span", ["class": "time"], text: duration(test.seconds))]
  }

  /// The name of a test and its place.
  static func name(_ test: TestReport) -> [Markup] {
    [
      .element("span", ["class": "name"], text: test.name),
      .element("code", ["class": "place"], text: "\(test.file):\(test.line)"),
    ]
  }

  /// What failed in a test, and what it attached.
  static func findings(_ test: TestReport) -> [Markup] {
    let issues = test.issues.map { Markup.element("p", ["class": "bad"], text: $0) }
    return issues + test.evidence.map { .element("p", ["class": "finding"], EvidenceWords($0).sentences) }
  }
}
