/// Writes the lines of a table with columns of given widths.
struct LineWriter {
  private let widths: [Int]
  private let alignments: [TextTable.Alignment]
  private let gap: Int
  private var bytes: [UInt8] = []
  /// Where the line begins.
  private var start = 0
  private var isEmpty = true

  private static let space = UInt8(ascii: " ")

  init(widths: [Int], alignments: [TextTable.Alignment], gap: Int) {
    (self.widths, self.alignments, self.gap) = (widths, alignments, gap)
  }

  /// What was written.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Begins a line, below the last one if there is one.
  mutating func beginLine() {
    if !isEmpty { bytes.append(UInt8(ascii: "\n")) }
    isEmpty = false
    start = bytes.count
  }

  /// Ends the line at its last character that is no space.
  mutating func endLine() {
    while bytes.count > start, bytes[bytes.count - 1] == Self.space { bytes.removeLast() }
  }

  /// Adds the text of a column.
  mutating func append(_ text: ArraySlice<UInt8>, length: Int, column: Int) {
    beginCell(length: length, column: column)
    bytes += text
    endCell(length: length, column: column)
  }

  private mutating func beginCell(length: Int, column: Int) {
    if column > 0 { appendSpaces(gap) }
    if alignments[column] == .right { appendSpaces(widths[column] - length) }
  }

  private mutating func endCell(length: Int, column: Int) {
    if alignments[column] == .left { appendSpaces(widths[column] - length) }
  }

  private mutating func appendSpaces(_ count: Int) {
    for _ in 0..<max(0, count) { bytes.append(Self.space) }
  }

  /// Adds a row whose cells have several lines.
  mutating func append(_ cells: [WordWrap]) {
    for line in 0..<(cells.map(\.lines.count).max() ?? 0) {
      beginLine()
      for (column, cell) in cells.enumerated() {
        let length = line < cell.lines.count ? cell.lines[line].length : 0
        beginCell(length: length, column: column)
        if line < cell.lines.count { cell.appendLine(line, to: &bytes) }
        endCell(length: length, column: column)
      }
      endLine()
    }
  }

  /// Adds a line below the titles.
  mutating func appendRule() {
    beginLine()
    for (column, width) in widths.enumerated() {
      if column > 0 { appendSpaces(gap) }
      for _ in 0..<width { bytes += "─".utf8 }
    }
  }
}
