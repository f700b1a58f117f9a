import PlainText

/// A table for a terminal that fits its width: cells wrap at words, and no number is broken.
public struct TextTable: Sendable {
  /// The side of its column at which a text is aligned.
  public enum Alignment: Sendable { case left, right }

  private let header: [String]
  private let alignments: [Alignment]
  private var rows: [[String]] = []

  private static let gap = "  "

  /// A table without rows.
  ///
  /// - Parameters:
  ///   - header: the columns' titles.
  ///   - alignments: one per column; left for columns without one.
  public init(_ header: [String], alignments: [Alignment] = []) {
    self.header = header
    self.alignments = header.indices.map { $0 < alignments.count ? alignments[$0] : .left }
  }

  /// Adds a row, whose cells are shown as plain text.
  public mutating func append(_ row: [String]) {
    precondition(row.count == header.count, "a row has as many cells as the header")
    rows.append(row.map { $0.plain(upTo: .max) })
  }

  /// The text of the table, with a line under the header.
  ///
  /// Columns are as wide as their widest cell if they fit; else cells wrap at words, but no number is parted from its
  /// % sign or its deviation. If the columns' longest words do not fit beside one another, each row is a paragraph, a
  /// line or more per cell, behind the title of its column.
  ///
  /// - Parameter width: the number of columns of the output; only a word that is longer exceeds it.
  /// - Complexity: O(characters).
  public func text(width: Int) -> String {
    let table = [header] + rows
    let natural = header.indices.map { column in table.map { $0[column].length }.max() ?? 0 }
    let room = width - Self.gap.count * max(0, header.count - 1)
    if natural.reduce(0, +) <= room { return lined(table.map { row in row.map { [$0] } }) }
    let least = header.indices.map { column in
      table.map { row in WordWrap.pieces(row[column]).map(\.length).max() ?? 0 }.max() ?? 0
    }
    guard let widths = ColumnWidths.fitting(natural: natural, least: least, room: room) else {
      return paragraphs(width: width)
    }
    return lined(table.map { row in zip(row, widths).map { WordWrap.lines($0, width: $1) } })
  }

  /// The lines of a table whose cells are lines of text.
  private func lined(_ table: [[[String]]]) -> String {
    let widths = header.indices.map { column in table.map { $0[column].map(\.length).max() ?? 0 }.max() ?? 0 }
    var lines: [String] = []
    for (index, row) in table.enumerated() {
      for line in 0..<(row.map(\.count).max() ?? 0) {
        let cells = row.enumerated().map { column, cell in
          padded(line < cell.count ? cell[line] : "", to: widths[column], alignments[column])
        }
        lines.append(cells.joined(separator: Self.gap).withoutTrailingSpaces)
      }
      if index == 0 { lines.append(widths.map { String(repeating: "─", count: $0) }.joined(separator: Self.gap)) }
    }
    return lines.joined(separator: "\n")
  }

  /// The rows below one another, their cells behind the titles.
  private func paragraphs(width: Int) -> String {
    guard !rows.isEmpty else { return header.flatMap { WordWrap.lines($0, width: width) }.joined(separator: "\n") }
    return rows.map { row in
      zip(header, row).filter { !$1.isEmpty }.flatMap { title, cell in
        WordWrap.lines(title.isEmpty ? cell : "\(title): \(cell)", width: width, indent: 2)
      }.joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  private func padded(_ text: String, to width: Int, _ alignment: Alignment) -> String {
    let space = String(repeating: " ", count: width - text.length)
    return alignment == .left ? text + space : space + text
  }
}

extension String {
  /// The text up to its last character that is no space.
  fileprivate var withoutTrailingSpaces: String {
    var text = self
    while text.utf8.last == UInt8(ascii: " ") { text.unicodeScalars.removeLast() }
    return text
  }
}
