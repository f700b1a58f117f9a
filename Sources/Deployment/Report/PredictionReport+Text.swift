import Console
import JSONReading
import PlainText

extension PredictionReport {
  /// The predictions as a table with commas: the number of each row, its predicted class, and the stated one if the
  /// table has the column.
  public func csv() -> String {
    let isStated = hasStatedClasses
    let lines = rows.map { row in
      "\(row.row),\(row.predicted.csvField)" + (isStated ? ",\((row.stated ?? "").csvField)" : "")
    }
    return (["row,predicted" + (isStated ? ",stated" : "")] + lines).joined(separator: "\n") + "\n"
  }

  /// The report as JSON.
  ///
  /// - Throws: what the encoder throws.
  public func json() throws -> String { try JSONText.of(self) }

  /// The predictions as a table for a terminal.
  public func rowTable() -> String {
    let isStated = hasStatedClasses
    var table = TextTable(["row", "predicted"] + (isStated ? ["stated"] : []), alignments: [.right])
    for row in rows { table.append(["\(row.row)", row.predicted] + (isStated ? [row.stated ?? ""] : [])) }
    return table.text(width: Terminal.listWidth)
  }

  /// The accuracy, the rates and the noise for a terminal.
  public func summary() -> String {
    var lines = [
      accuracy.map { "accuracy: \(percent($0.share)), \($0.correct) of \($0.rows) rows with a stated class" }
        ?? "accuracy: not known, as no row states a class"
    ]
    lines.append(
      seed.map { "gates: noise drawn from seed \($0)" } ?? "gates: no noise, the mean message or likeliest codeword")
    guard let rate else { return lines.joined(separator: "\n") }
    var table = TextTable(
      ["link", "rate, nats per sample", "in training"], alignments: [.left, .right, .right])
    for link in links {
      table.append(["\(link.source) → \(link.target)", short(link.rate), short(link.trainingRate)])
    }
    table.append(["all", short(rate), short(links.reduce(0) { $0 + $1.trainingRate })])
    return (lines + ["", table.text(width: Terminal.listWidth)]).joined(separator: "\n")
  }

  /// What the user should know of the table's classes, a line each.
  public var notices: [String] {
    guard !unknownClasses.isEmpty else { return [] }
    return ["classes that the model does not know count as mistakes: \(unknownClasses.quotedList)"]
  }

  private var hasStatedClasses: Bool { rows.contains { $0.stated != nil } }
}
