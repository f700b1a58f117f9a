/// Reads a table, from the lines that begin with its header.
struct TableReader {
  private let lines: ArraySlice<PlacedText>

  init(_ lines: ArraySlice<PlacedText>) { self.lines = lines }

  /// The table and the number of its lines; nil if the lines do not begin with one.
  func table() -> (block: MarkdownBlock, lineCount: Int)? {
    guard let first = lines.first, first.characters.contains("|"), let second = lines.dropFirst().first else {
      return nil
    }
    let header = cells(first)
    let marks = cells(second)
    guard marks.count == header.count, marks.allSatisfy(isDelimiter) else { return nil }
    let body = lines.dropFirst(2).prefix { $0.characters.contains("|") }
    let rows = body.map { line in
      // As on GitHub, cells that are missing are empty, and further ones are left out.
      (cells(line) + Array(repeating: PlacedText(), count: header.count)).prefix(header.count)
    }
    return (.table(header: header, alignments: marks.map(alignment), rows: rows.map(Array.init)), body.count + 2)
  }

  /// The cells of a row; a bar ends one, also in code, unless it is escaped.
  private func cells(_ line: PlacedText) -> [PlacedText] {
    let line = line.trimmed
    var cells: [PlacedText] = []
    var (start, index) = (line.has("|", at: 0) ? 1 : 0, 0)
    while index < line.characters.count {
      if line.characters[index] == "\\" {
        index += 1
      } else if line.characters[index] == "|", index >= start {
        cells.append(line[start..<index].trimmed)
        start = index + 1
      }
      index += 1
    }
    return start < line.characters.count ? cells + [line.dropping(start).trimmed] : cells
  }

  private func isDelimiter(_ cell: PlacedText) -> Bool {
    var marks = cell.characters[...]
    if marks.first == ":" { marks = marks.dropFirst() }
    if marks.last == ":" { marks = marks.dropLast() }
    return !marks.isEmpty && marks.allSatisfy { $0 == "-" }
  }

  private func alignment(_ cell: PlacedText) -> MarkdownBlock.Alignment? {
    switch (cell.characters.first == ":", cell.characters.last == ":") {
    case (true, true): .center
    case (true, false): .left
    case (false, true): .right
    case (false, false): nil
    }
  }
}
