import AuditRun
import Console

/// What mutants of the code showed, and which are marked as equal to it.
struct MutationPart {
  private let report: AuditReport

  init(_ report: AuditReport) { self.report = report }

  var parts: [Markup] {
    guard let summary = report.mutation else {
      return [.element("p", text: "They were not measured.")] + marks
    }
    return [
      .element(
        "p", [:],
        [.text("\(EvidenceWords.score(summary.total)), by "), .element("code", text: summary.command), .text(".")]
          + (summary.tree.map { [.text(" The code had the checksum "), .element("code", text: $0), .text(".")] } ?? [])),
      scores("Mutants by module", "Module", summary.modules), scores("Mutants by kind", "Kind", summary.kinds),
    ] + survivors(summary) + marks
  }

  private func scores(_ caption: String, _ title: String, _ scores: [String: MutationSummary.Score]) -> Markup {
    let rows = scores.sorted { $0.key < $1.key }.map { name, score in
      Markup.element(
        "tr", [:],
        PageSection.cells(
          [[.text(name)]]
            + [
              killRate(score.rate), grouped(score.mutants), grouped(score.survived + score.notReached),
              grouped(score.equivalent),
            ].map { [.text($0)] }))
    }
    return PageSection.table(
      caption: caption, titles: [title, "Killed", "Mutants", "Alive", "Equal"], rows: rows)
  }

  private func survivors(_ summary: MutationSummary) -> [Markup] {
    let alive = summary.survivors.filter { $0.equivalent == nil }
    guard !alive.isEmpty else { return [] }
    let rows = alive.map { survivor in
      Markup.element(
        "tr", [:],
        PageSection.cells([
          [
            .element("code", text: "\(survivor.file):\(survivor.line)"), .text(" "),
            .element("code", text: survivor.symbol),
          ],
          [.element("code", text: survivor.statement)], [.element("code", text: survivor.change)],
        ]))
    }
    return [
      PageSection.details(
        counted(alive.count, "mutant that no test killed", "mutants that no test killed"),
        [
          PageSection.table(
            caption: "Mutants that no test killed", titles: ["Place", "Statement", "Change"], rows: rows)
        ])
    ]
  }

  private var marks: [Markup] {
    guard !report.equivalents.isEmpty else { return [] }
    let stale = report.gaps.filter { $0.kind == .staleMark }
    let rows = report.equivalents.enumerated().map { index, mark -> Markup in
      let isStale = stale.contains {
        $0.subject == "\(mark.file)#\(mark.symbol)" && $0.message.hasSuffix(": '\(mark.statement)', \(mark.change)")
      }
      let badge = Badge(isRight: !isStale, "stands", "stale")
      return .element(
        "tr", ["id": "mark-\(index + 1)", "class": badge.classes("mark"), "data-status": badge.word],
        PageSection.cells([
          [.element("code", text: "\(mark.file)#\(mark.symbol)"), .text(" "), badge.markup],
          [.element("code", text: mark.statement), .text(" \(mark.change)")], [.text(mark.reason)],
        ]))
    }
    return [
      PageSection.details(
        counted(rows.count, "mutant marked as equal to the code", "mutants marked as equal to the code"),
        isOpen: !stale.isEmpty,
        [
          PageSection.table(
            caption: "Mutants marked as equal to the code", titles: ["Place", "Mutant", "Why"], rows: rows)
        ])
    ]
  }
}
