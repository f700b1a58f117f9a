import PlainText

/// A table for a terminal, with columns as wide as their widest cell, or wrapped at a width.
public struct TextTable: Sendable {
  /// The side of its column at which a text is aligned.
  public enum Alignment: Sendable { case left, right }

  private let header: [String]
  private let alignments: [Alignment]
  private var rows: [[String]] = []

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
  /// - Parameter width: the greatest number of characters of a line in a cell; longer text is broken at spaces.
  /// - Complexity: O(characters).
  public func text(cellWidth width: Int = 40) -> String {
    let table = ([header] + rows).map { row in row.map { Self.wrapped($0, width) } }
    let widths = header.indices.map { column in
      table.flatMap { $0[column] }.map(\.count).max() ?? 0
    }
    var lines: [String] = []
    for (index, row) in table.enumerated() {
      for line in 0..<(row.map(\.count).max() ?? 0) {
        let cells = row.enumerated().map { column, cell in
          padded(line < cell.count ? cell[line] : "", to: widths[column], alignments[column])
        }
        lines.append(trimmed(cells.joined(separator: "  ")))
      }
      if index == 0 { lines.append(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")) }
    }
    return lines.joined(separator: "\n")
  }

  private static func wrapped(_ text: String, _ width: Int) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let line = lines[lines.count - 1]
      if line.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if line.count + 1 + word.count <= width {
        lines[lines.count - 1] = line + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  private func padded(_ text: String, to width: Int, _ alignment: Alignment) -> String {
    let space = String(repeating: " ", count: width - text.count)
    return alignment == .left ? text + space : space + text
  }

  private func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }
}
