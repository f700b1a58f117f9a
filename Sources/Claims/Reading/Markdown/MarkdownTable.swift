/// A table of a Markdown document.
public struct MarkdownTable: Hashable, Sendable {
  /// A row of the table.
  public struct Row: Hashable, Sendable {
    /// The text of each cell, without white space at its ends.
    public let cells: [String]
    /// The line of the row, from 1.
    public let line: Int
  }

  /// The row above the dashes.
  public let header: Row
  /// The rows below the dashes.
  public let rows: [Row]

  /// The index of the column with a heading, regardless of the heading's case; nil if there is none.
  ///
  /// - Parameter heading: The heading in lower case.
  public func column(_ heading: String) -> Int? {
    header.cells.firstIndex { $0.lowercased() == heading }
  }
}

extension MarkdownDocument {
  /// The tables in order: a header row, a row of dashes, and the rows that follow without a gap.
  public var tables: [MarkdownTable] {
    var tables: [MarkdownTable] = []
    var index = 1
    while index < lines.count {
      defer { index += 1 }
      guard prose[index].contains("|"),
        prose[index].wholeMatch(of: Pattern.dashes) != nil
      else { continue }
      let header = row(at: index - 1)
      var rows: [MarkdownTable.Row] = []
      while index + 1 < lines.count, lines[index + 1].contains("|") {
        index += 1
        rows.append(row(at: index))
      }
      tables.append(MarkdownTable(header: header, rows: rows))
    }
    return tables
  }

  private func row(at index: Int) -> MarkdownTable.Row {
    // As on GitHub, a bar between backquotes ends a cell unless it is escaped.
    var cells = [""]
    var isEscaped = false
    for character in lines[index].trimmed {
      if character == "|", !isEscaped {
        cells.append("")
      } else {
        if isEscaped, character != "|" { cells[cells.count - 1].append("\\") }
        if character != "\\" { cells[cells.count - 1].append(character) }
      }
      isEscaped = character == "\\" && !isEscaped
    }
    cells = cells.map(\.trimmed)
    if cells.first == "" { cells.removeFirst() }
    if cells.last == "" { cells.removeLast() }
    return MarkdownTable.Row(cells: cells, line: index + 1)
  }
}
