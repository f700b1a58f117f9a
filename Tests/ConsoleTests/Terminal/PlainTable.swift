import PlainText

@testable import Console

/// The table of `TextTable`, made of a text for each cell, line and row: slow, and short enough to be read.
struct PlainTable {
  var header: [String]
  var alignments: [TextTable.Alignment]
  var rows: [[String]]
  /// How texts are measured, cut into pieces and ended; the controls put others in their place.
  var length: (String) -> Int = { $0.utf8.allSatisfy { $0 < 0x80 } ? $0.utf8.count : $0.count }
  var pieces: (String) -> [String] = WordWrap.pieces
  var ended: (String) -> String = { text in
    String(
      text[..<(text.unicodeScalars.lastIndex { $0 != " " }.map(text.unicodeScalars.index(after:)) ?? text.startIndex)])
  }

  func text(width: Int) -> String {
    let table = [header] + rows.map { row in row.map { $0.plain(upTo: .max) } }
    let natural = header.indices.map { column in table.map { length($0[column]) }.max() ?? 0 }
    let room = width - 2 * max(0, header.count - 1)
    if natural.reduce(0, +) <= room { return lined(table.map { row in row.map { [$0] } }) }
    let least = header.indices.map { column in
      table.map { row in pieces(row[column]).map(length).max() ?? 0 }.max() ?? 0
    }
    if let widths = ColumnWidths.fitting(natural: natural, least: least, room: room) {
      return lined(table.map { row in zip(row, widths).map { lines($0, width: $1) } })
    }
    if rows.isEmpty { return header.flatMap { lines($0, width: width) }.joined(separator: "\n") }
    return table.dropFirst().map { row in
      zip(header, row).filter { !$1.isEmpty }.flatMap { title, cell in
        lines(title.isEmpty ? cell : "\(title): \(cell)", width: width, indent: 2)
      }.joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  private func lined(_ table: [[[String]]]) -> String {
    let widths = header.indices.map { column in table.map { $0[column].map(length).max() ?? 0 }.max() ?? 0 }
    var lines: [String] = []
    for (index, row) in table.enumerated() {
      for line in 0..<(row.map(\.count).max() ?? 0) {
        let cells = row.enumerated().map { column, cell in
          let text = line < cell.count ? cell[line] : ""
          let space = String(repeating: " ", count: widths[column] - length(text))
          return alignments[column] == .left ? text + space : space + text
        }
        lines.append(ended(cells.joined(separator: "  ")))
      }
      if index == 0 { lines.append(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")) }
    }
    return lines.joined(separator: "\n")
  }

  private func lines(_ text: String, width: Int, indent: Int = 0) -> [String] {
    guard length(text) > width else { return [text] }
    var (lines, line) = ([String](), "")
    for (index, piece) in pieces(text).enumerated() {
      if index == 0 {
        line = piece
      } else if length(line) + 1 + length(piece) <= width {
        line += " " + piece
      } else {
        lines.append(line)
        line = (indent + length(piece) <= width ? String(repeating: " ", count: indent) : "") + piece
      }
    }
    return lines + [line]
  }
}
