import AuditRun
import Console
import Foundation

/// The run: where and how it was made, its seeds, the checksums of the data, its mutants, its line coverage, and what
/// it does not show.
struct RunSection {
  private let report: AuditReport
  private let text: PageText

  init(_ report: AuditReport, _ text: PageText) { (self.report, self.text) = (report, text) }

  var markup: Markup {
    PageSection.section(
      "run", "The run",
      [
        PageSection.section("environment", "Environment and seeds", level: 3, [environment]),
        PageSection.section("datasets", "Checksums of the data", level: 3, [datasets]),
        PageSection.section("mutation", "Mutants of the code", level: 3, MutationPart(report).parts),
        PageSection.section("coverage", "Line coverage", level: 3, CoveragePart(report).parts),
        PageSection.section("not-run", "What was not run", level: 3, [notRun]),
      ])
  }

  private var environment: Markup {
    let run = report.environment
    let seeds = run.seeds.map { [Markup.element("code", text: $0)] }.row
    let begin = run.start.map { Date(timeIntervalSince1970: $0).formatted(.iso8601) }
    return PageSection.definitions([
      ("Command", [.element("code", text: run.command)]),
      ("Began", [.text(begin ?? "not stated")]),
      ("Duration", [.text(run.seconds.map { duration($0) } ?? "it did not end")]),
      ("Compiler", [.text(run.toolchain)]),
      ("Testing library", [.text(run.testingLibrary ?? "not stated")]),
      ("Platform", [.text(run.platform ?? "not stated")]),
      ("Operating system", [.text(run.operatingSystem)]),
      ("Processors", [.text("\(run.processorCount)")]),
      (run.seeds.count == 1 ? "Seed" : "Seeds", seeds.isEmpty ? [.text("nothing was drawn")] : seeds),
      ("Factor on the cases", [.text(run.effort.map { "\($0)" } ?? "not stated")]),
    ])
  }

  private var datasets: Markup {
    guard !report.datasets.isEmpty else { return .element("p", text: "The project states none.") }
    let rows = report.datasets.enumerated().map { index, dataset -> Markup in
      let badge = Badge(isRight: dataset.isRight, "as stated", dataset.found == nil ? "cannot be read" : "differs")
      var sums = [Markup.element("code", text: dataset.stated)]
      if !dataset.isRight, let found = dataset.found {
        sums += [.text(" stated, but found "), .element("code", text: found)]
      }
      return .element(
        "tr",
        ["id": "dataset-\(index + 1)", "class": badge.classes("dataset"), "data-status": badge.word],
        PageSection.cells([[.element("code", text: dataset.file), .text(" "), badge.markup], sums]))
    }
    return PageSection.table(caption: "Files of data", titles: ["File", "SHA-256"], rows: rows)
  }

  private var notRun: Markup {
    guard !report.notRun.isEmpty else { return .element("p", text: "Nothing that the project states was left out.") }
    return .element("ul", [:], report.notRun.map { .element("li", [:], text.spans($0)) })
  }
}
