import AuditRun
import Console

/// How many lines of the judged modules the tests ran, and in which files they did not run all.
struct CoveragePart {
  private let summary: CoverageSummary?

  init(_ report: AuditReport) { summary = report.coverage }

  var parts: [Markup] {
    guard let summary else { return [.element("p", text: "It was not measured.")] }
    let modules = summary.modules.sorted { $0.key < $1.key }.map { Self.row(.text($0.key), $0.value) }
    return [
      .element("p", [:], [.text("Measured by "), .element("code", text: summary.command), .text(".")]),
      Self.table("Line coverage by module", "Module", modules),
    ] + files(summary)
  }

  private func files(_ summary: CoverageSummary) -> [Markup] {
    guard !summary.files.isEmpty else { return [] }
    let rows = summary.files.map { Self.row(.element("code", text: $0.path), $0.counts) }
    return [
      PageSection.details(
        counted(rows.count, "file that is not fully covered", "files that are not fully covered"),
        [Self.table("Files that are not fully covered", "File", rows)])
    ]
  }

  private static func table(_ caption: String, _ title: String, _ rows: [Markup]) -> Markup {
    PageSection.table(caption: caption, titles: [title, "Covered", "Lines", "Not covered"], rows: rows)
  }

  private static func row(_ name: Markup, _ lines: CoverageSummary.Lines) -> Markup {
    let figures = [
      lines.share.map { share($0) } ?? "no lines", grouped(lines.lines), grouped(lines.lines - lines.covered),
    ]
    return .element("tr", [:], PageSection.cells([[name]] + figures.map { [.text($0)] }))
  }
}
