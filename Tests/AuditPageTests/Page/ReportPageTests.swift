import Foundation
import TestEvidence
import TestSupport
import Testing

@testable import AuditPage
@testable import AuditRun

@Suite struct `The page of a report` {
  @Test func `exactly the broken rows are marked, each with its word`() throws {
    let page = try PageReading(PlantedReport.report())
    #expect(page.broken == PlantedReport.broken)
    let states = [
      "GR-001-test-1": "passed", "GR-003-test-1": "failed", "GR-003-test-2": "left out",
      "GR-003-test-3": "not in the run", "GR-001-control-1": "refuted by a counterexample",
      "GR-002-control-1": "refuted as expected", "GR-003-control-1": "refuted nothing", "dataset-1": "as stated",
      "dataset-2": "differs", "dataset-3": "cannot be read", "mark-1": "stands", "mark-2": "stale",
    ]
    for (id, state) in states { #expect(try page.element(id).attributes["data-status"] == state, "\(id)") }
  }

  @Test func `control: a row that breaks is marked, and no other`() throws {
    var report = try PlantedReport.report()
    report.claims[0].tests[0].state = .failed
    report.datasets[0].found = "ee"
    #expect(try PageReading(report).broken == PlantedReport.broken.union(["GR-001-test-1", "dataset-1"]))
    report.claims[1].computed = .broken
    report.claims[1].controls[0].refutation = .nothing
    let second: Set = ["GR-001-test-1", "dataset-1", "GR-002", "GR-002-control-1"]
    #expect(try PageReading(report).broken == PlantedReport.broken.union(second))
  }

  @Test func `every status and verdict has its row, with a badge and the data of the filter`() throws {
    let report = try PlantedReport.report()
    let page = try PageReading(report)
    for claim in report.claims {
      let article = try page.element(claim.id)
      #expect(article.name == "article" && article.attributes["data-status"] == claim.computed.rawValue)
      #expect(article.attributes["data-area"] == claim.area)
    }
    for (index, verdict) in report.letter.enumerated() {
      #expect(try page.element("letter-\(index + 1)").attributes["data-status"] == verdict.verdict.rawValue)
    }
    let fallen = try #require(page.html.split(separator: "id=\"letter-7\"").last?.split(separator: "</li>").first)
    #expect(fallen.contains("it is weakened by <a") && fallen.contains("Without that it would be “shown exactly”"))
    let badges = Set(page.elements(ofClass: "badge").map(\.text))
    #expect(badges.isSuperset(of: LetterVerdict.Verdict.allCases.map(\.rawValue)))
    #expect(badges.isSuperset(of: ClaimStrength.allCases.map(\.rawValue)))
    let options = Set(page.elements.filter { $0.name == "option" }.compactMap { $0.attributes["value"] })
    #expect(options == Set(report.claims.map(\.area) + ClaimStrength.allCases.map(\.rawValue) + [""]))
    #expect(page.elements.filter { $0.name == "article" }.count == report.claims.count)
  }

  @Test func `a claim shows its statement, facts, tests and command`() throws {
    let page = try PageReading(PlantedReport.report())
    let article = try #require(
      page.html.split(separator: "<article id=\"GR-001\"").last?.split(separator: "</article>").first)
    for text in [
      "<msup><mi>x</mi><mn>2</mn></msup>", "href=\"#GR-001\">GR-001</a>", "and a file.", "12,000 drawn for 1 property",
      "and 3 that did not meet the assumptions", "is 50.00\u{A0}% of the tolerance 0.5 (rounding): 1 and 1.25.",
      "The greatest score is 0.998, of the case <code>Case()</code>",
      "87.5\u{A0}% of 8 killed (1 survived, 2 equal to the code)",
      "<code>swift test --filter GR-001</code>", "“a star” 40.0\u{A0}% (at least 25.0\u{A0}% demanded)", "0.5\u{A0}s",
      "9 of 10 searches refuted it, the first with its 12th case; the smallest counterexample is <code>Case(1)</code>",
    ] { #expect(article.contains(text), "\(text)") }
    #expect(page.html.contains("broken with all that it uses"))
  }

  @Test func `the run is shown with seeds, checksums, mutants and what was not run`() throws {
    let page = try PageReading(PlantedReport.report())
    let texts = Set(page.elements.map(\.text))
    for text in [
      "0xff", "2 min 13 s".replacing(" ", with: "\u{A0}").replacing("min\u{A0}", with: "min "), "6.3.1", "c0ffee",
      "dinl check", "aa", "cc",
    ] {
      #expect(texts.contains(text), "\(text)")
    }
    #expect(
      page.html.contains("1,234 tests passed, 1 failed, 1 left out.") && page.html.contains("The audit found 2 gaps."))
    var report = try PlantedReport.report()
    report.mutation = nil
    #expect(try PageReading(report).html.contains("They were not measured."))
  }

  @Test func `the line coverage is shown per module and per file that is not fully covered`() throws {
    var report = try PlantedReport.report()
    let part = try PageReading(report).section("coverage")
    let rows = [
      ("DINL", ["98.0\u{A0}%", "1,250", "25"]), ("Verification", ["100.0\u{A0}%", "800", "0"]),
      ("<code>Sources/DINL/Tree.swift</code>", ["37.5\u{A0}%", "40", "25"]),
    ].map { name, figures in
      "<tr><th scope=\"row\">\(name)</th>\(figures.map { "<td>\($0)</td>" }.joined())</tr>"
    }
    for text in rows + [
      "by <code>swift test --enable-code-coverage</code>.", "<summary>1 file that is not fully covered</summary>",
      "<caption>Line coverage by module</caption>", "<caption>Files that are not fully covered</caption>",
    ] { #expect(part.contains(text), "\(text)") }
    report.coverage?.files = []
    report.coverage?.modules["DINL"] = .init(lines: 0, covered: 0)
    let covered = try PageReading(report).section("coverage")
    #expect(!covered.contains("<details>") && covered.contains("<td>no lines</td><td>0</td><td>0</td>"))
    report.coverage = nil
    #expect(try PageReading(report).section("coverage").contains("<p>It was not measured.</p>"))
  }

  @Test func `the parts of the run stand under it, in their order`() throws {
    let page = try PageReading(PlantedReport.report())
    let headings = page.elements.filter { $0.name == "h2" || $0.name == "h3" }.compactMap { heading in
      heading.attributes["id"].map { "\(heading.name) \($0)" }
    }
    #expect(
      headings.suffix(6) == [
        "h2 run-title", "h3 environment-title", "h3 datasets-title", "h3 mutation-title", "h3 coverage-title",
        "h3 not-run-title",
      ])
  }

  @Test func `every reference has its target, and nothing is loaded from elsewhere`() throws {
    let page = try PageReading(PlantedReport.report())
    #expect(page.danglingReferences == [] && page.outsideReferences == [])
    #expect(page.elements.filter { $0.name == "script" || $0.name == "style" }.count == 2)
  }

  @Test func `control: a row that stands twice, a dead link and a picture from elsewhere are refuted`() throws {
    let html = try PageReading(PlantedReport.report()).html
    let faulty = html.replacing("id=\"dataset-2\"", with: "id=\"dataset-1\"").replacing(
      "href=\"#run\"", with: "href=\"#ran\""
    )
    .replacing("<footer>", with: "<img src=\"https://example.org/a.png\"/><footer>")
    let page = try PageReading(html: faulty)
    #expect(page.danglingReferences == ["dataset-1", "ran"])
    #expect(page.outsideReferences == ["https:", "//", "src=", "<img"])
  }

  @Test func `a formula that cannot be converted is shown as it is written, with the reason`() throws {
    var report = try PlantedReport.report()
    report.claims[0].statement = "It is $$\\planted$$."
    let page = try PageReading(report)
    #expect(page.elements.contains { $0.text == "It is $$\\planted$$." })
    #expect(page.elements(ofClass: "bad").contains { $0.text.contains("\\planted") })
  }

  @Test func `a report without rows is a page all the same`() throws {
    var report = try PlantedReport.report()
    (report.letter, report.claims, report.gaps, report.datasets, report.equivalents, report.notRun) = (
      [], [], [], [], [], []
    )
    report.environment.seeds = []
    let page = try PageReading(report)
    #expect(page.broken == [] && page.danglingReferences == [] && page.html.contains("The audit found no gap."))
  }
}

@Suite struct `The page and hostile text` {
  private static let hostile = "</script></style><script>alert(1)</script><b a=\"&\">'\u{1}]]>"

  /// The report with a hostile text in every field that holds text of the project or of a test.
  private static func report() throws -> AuditReport {
    var report = try PlantedReport.report()
    for index in report.claims.indices {
      report.claims[index].title += hostile
      report.claims[index].statement += hostile
      report.claims[index].evidence += hostile
      report.claims[index].reasons.append(hostile)
      report.claims[index].code.append(hostile)
      report.claims[index].command += hostile
    }
    report.claims[0].tests[0].name = hostile
    report.claims[0].tests[0].evidence[0].seed = hostile
    report.claims[0].tests[0].evidence[0].labels[0].name = hostile
    report.claims[0].tests[0].evidence[1].deviation?.origin = hostile
    report.claims[0].controls[0].evidence[0].refutation?.counterexamples = [hostile]
    report.claims[0].controls[0].evidence[0].refutation?.drawing?.graph?.links[0].label = hostile
    report.claims[3].controls[0].evidence[0].refutation?.drawing?.tables[0] = .init(title: hostile, rows: [[hostile]])
    report.claims[2].tests[0].issues = [hostile]
    report.gaps[0].message = hostile
    report.gaps[0].subject = hostile
    report.letter[0].statement = hostile
    report.letter[0].reason = hostile
    report.datasets[0].file = hostile
    report.environment.seeds = [hostile]
    report.environment.toolchain = hostile
    report.environment.command = hostile
    report.mutation?.modules[hostile] = PlantedReport.score
    report.mutation?.survivors[0].statement = hostile
    report.coverage?.command = hostile
    report.coverage?.modules[hostile] = .init(lines: 2, covered: 1)
    report.coverage?.files[0].path = hostile
    report.equivalents[0].reason = hostile
    report.notRun = [hostile]
    return report
  }

  @Test func `is shown and never obeyed`() throws {
    let (plain, page) = (try PageReading(PlantedReport.report()), try PageReading(Self.report()))
    #expect(page.elements.filter { $0.name == "script" }.count == 1 && !page.elements.contains { $0.name == "b" })
    let shown = page.elements.filter { $0.text.contains("<script>alert(1)</script>") }
    #expect(shown.count >= 40)
    #expect(page.danglingReferences == [] && page.broken == plain.broken)
    #expect(try page.section("coverage").components(separatedBy: "&lt;script&gt;").count == 4)
    #expect(page.html.components(separatedBy: "<script>").count == 2)
  }

  @Test func `control: a page that does not escape its text is refuted`() throws {
    let html = try PageReading(PlantedReport.report()).html
    #expect(WellFormedness.elements(of: html.replacing("the title of GR-001", with: Self.hostile)) == nil)
  }
}
