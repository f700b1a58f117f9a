import Console
import PlainText

/// A judgment as text for a terminal.
package struct CourtTables {
  private let report: CourtReport
  private let width: Int

  /// The text of a judgment for a number of columns.
  package init(_ report: CourtReport, width: Int) { (self.report, self.width) = (report, width) }

  /// The table and the findings.
  package var text: String {
    [
      "Judged: \(report.command.joined(separator: " ").plain(upTo: 200))", table,
      report.findings.joined(separator: "\n"),
      CourtWords.method(report.plan),
    ].joined(separator: "\n\n")
  }

  private var table: String {
    let hasFaults = report.cells.contains { !$0.faults.isEmpty }
    var table = TextTable(
      [
        "law", "n", "I(X;Y)", "median", "its limits", "bias of the mean (if normal)", "deviation", "below 0",
        "above H(Y)",
      ] + (hasFaults ? ["no number"] : []) + ["verdict"],
      alignments: [.left, .right, .right, .right, .left, .left, .right])
    for cell in report.cells {
      var row = [cell.law, "\(cell.size)", CourtWords.information(cell)] + Self.estimates(cell)
      if hasFaults { row.append(CourtWords.faults(cell)) }
      table.append(row + [cell.verdict.rawValue])
    }
    return table.text(width: width)
  }

  /// The cells of the answers of a law and size.
  private static func estimates(_ cell: CellJudgment) -> [String] {
    let runs = cell.answers.count
    let median = cell.median.map { short($0.value, digits: 4) } ?? "–"
    let deviation = cell.deviation.map { short($0.value) } ?? "–"
    let above = cell.aboveEntropy.map { CourtWords.count($0, of: runs) } ?? ""
    return [
      median, cell.median.map(CourtWords.limits) ?? "–", cell.bias.map(CourtWords.limits) ?? "–", deviation,
      CourtWords.count(cell.negative, of: runs), above,
    ]
  }
}
