import PlainText

/// A table for a terminal that fits its width: cells wrap at words, and no number is broken.
public struct TextTable: Sendable {
  /// The side of its column at which a text is aligned.
  public enum Alignment: Sendable { case left, right }

  private let header: [String]
  private let alignments: [Alignment]
  /// The titles, and then the cells row by row.
  private var cells = TextCells()
  /// The length of the longest title or cell of each column.
  private var natural: [Int]

  /// The number of spaces between columns.
  private static let gap = 2

  /// A table without rows.
  ///
  /// - Parameters:
  ///   - header: the columns' titles.
  ///   - alignments: one per column; left for columns without one.
  public init(_ header: [String], alignments: [Alignment] = []) {
    self.header = header
    self.alignments = header.indices.map { $0 < alignments.count ? alignments[$0] : .left }
    natural = header.map(\.length)
    for title in header { cells.append(title) }
  }

  /// Adds a row, whose cells are shown as plain text.
  ///
  /// - Complexity: O(characters).
  public mutating func append(_ row: [String]) {
    precondition(row.count == header.count, "a row has as many cells as the header")
    for (column, text) in row.enumerated() {
      let length = cells.append(plain: text)
      if length > natural[column] { natural[column] = length }
    }
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
    let room = width - Self.gap * max(0, header.count - 1)
    if natural.reduce(0, +) <= room { return lined(limits: natural, widths: natural) }
    var wrap = WordWrap()
    guard let limits = ColumnWidths.fitting(natural: natural, least: longestPieces(&wrap), room: room) else {
      return paragraphs(width: width)
    }
    return lined(limits: limits, widths: widestLines(limits, &wrap))
  }

  /// Calls a function with each cell and its column, the titles first.
  private func forEachCell(_ body: (_ cell: TextCells.Cell, _ column: Int) -> Void) {
    guard !header.isEmpty else { return }
    var column = 0
    for index in 0..<cells.count {
      body(cells[index], column)
      column = column + 1 < header.count ? column + 1 : 0
    }
  }

  /// The length of the longest piece of each column.
  private func longestPieces(_ wrap: inout WordWrap) -> [Int] {
    var least = [Int](repeating: 0, count: header.count)
    forEachCell { cell, column in
      // No piece is longer than its cell.
      guard cell.length > least[column] else { return }
      wrap.read(cells.bytes[cell.bytes], isASCII: cell.isASCII)
      least[column] = wrap.pieces.reduce(least[column]) { max($0, $1.length) }
    }
    return least
  }

  /// The length of the longest line of each column whose cells wrap at limits.
  private func widestLines(_ limits: [Int], _ wrap: inout WordWrap) -> [Int] {
    var widths = [Int](repeating: 0, count: header.count)
    forEachCell { cell, column in
      guard cell.length > widths[column] else { return }
      if cell.length <= limits[column] {
        widths[column] = cell.length
      } else if widths[column] < limits[column] {
        wrap.read(cells.bytes[cell.bytes], isASCII: cell.isASCII)
        wrap.breakLines(width: limits[column])
        widths[column] = wrap.lines.reduce(widths[column]) { max($0, $1.length) }
      }
    }
    return widths
  }

  /// The lines of a table whose cells wrap at limits, in columns of given widths.
  private func lined(limits: [Int], widths: [Int]) -> String {
    var writer = LineWriter(widths: widths, alignments: alignments, gap: Self.gap)
    guard !header.isEmpty else { return "" }
    var wraps = [WordWrap](repeating: WordWrap(), count: header.count)
    for first in stride(from: 0, to: cells.count, by: header.count) {
      let row = first..<(first + header.count)
      if zip(row, limits).allSatisfy({ cells[$0].length <= $1 }) {
        writer.beginLine()
        for column in header.indices {
          let cell = cells[first + column]
          writer.append(cells.bytes[cell.bytes], length: cell.length, column: column)
        }
        writer.endLine()
      } else {
        for column in header.indices {
          let cell = cells[first + column]
          wraps[column].read(cells.bytes[cell.bytes], isASCII: cell.isASCII, length: cell.length, width: limits[column])
        }
        writer.append(wraps)
      }
      if first == 0 { writer.appendRule() }
    }
    return writer.text
  }

  /// The rows below one another, their cells behind the titles.
  private func paragraphs(width: Int) -> String {
    let rowCount = header.isEmpty ? 0 : cells.count / header.count - 1
    guard rowCount > 0 else { return header.flatMap { WordWrap.lines($0, width: width) }.joined(separator: "\n") }
    var wrap = WordWrap()
    var (bytes, line) = ([UInt8](), [UInt8]())
    for row in 1...rowCount {
      if row > 1 { bytes += "\n\n".utf8 }
      var isFirst = true
      for (column, title) in header.enumerated() {
        let cell = cells[row * header.count + column]
        guard !cell.bytes.isEmpty else { continue }
        line.removeAll(keepingCapacity: true)
        if !title.isEmpty { line += "\(title): ".utf8 }
        line += cells.bytes[cell.bytes]
        let isASCII = cell.isASCII && cells[column].isASCII
        let length = isASCII ? line.count : String(decoding: line, as: UTF8.self).count
        wrap.read(line[...], isASCII: isASCII, length: length, width: width, indent: 2)
        for index in wrap.lines.indices {
          if !isFirst { bytes.append(UInt8(ascii: "\n")) }
          isFirst = false
          wrap.appendLine(index, to: &bytes)
        }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
