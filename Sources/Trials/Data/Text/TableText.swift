import SwiftCSV

/// The text of a table: rows of fields that commas, semicolons, tabs or blanks separate, below an optional head of
/// comments.
///
/// Lines that begin with # before the first row are comments, unless a delimiter follows at once, for # then names the
/// first column; blank lines are no rows. The delimiter is that of a
/// line `sep=;` if this is the first line; otherwise the one that occurs most often outside the quotes of the first
/// row. Where the comma is the decimal mark, it separates fields only if the first row has neither semicolon nor tab.
/// Blanks separate fields if the first row has none of the three, but for commas in numbers where they are decimal marks,
/// and two fields or more; see ``BlankRows``.
package struct TableText {
  private let file: String
  private let rows: String
  /// What separates fields; nil for blanks.
  private let delimiter: CSVDelimiter?
  private let hasDecimalComma: Bool
  /// The line on which `rows` begins.
  private let firstLine: Int

  private static var delimiters: [CSVDelimiter] { [.comma, .semicolon, .tab] }

  /// - Parameters:
  ///   - text: the text.
  ///   - file: the name of the file for messages.
  ///   - hasDecimalComma: whether the comma is the decimal mark of numbers.
  ///   - names: names of columns; a first line that is one of them is not parted at its blanks.
  /// - Complexity: O(characters).
  package init(_ text: String, file: String, hasDecimalComma: Bool, names: Set<String> = []) {
    var rest = text[...]
    var line = 1
    var stated: CSVDelimiter?
    while let end = rest.firstIndex(where: \.isNewline) {
      let head = rest[..<end]
      if stated == nil, let delimiter = Self.delimiter(statedBy: head) {
        stated = delimiter
      } else if !Self.isComment(head), !head.allSatisfy({ $0.isWhitespace && $0 != "\t" }) {
        break
      }
      rest = rest[rest.index(after: end)...]
      line += 1
    }
    if Self.isComment(rest), !rest.contains(where: \.isNewline) { rest = "" }
    (self.file, rows, firstLine, self.hasDecimalComma) = (file, String(rest), line, hasDecimalComma)
    let isBlank = stated == nil && Self.isParted(rows, hasDecimalComma: hasDecimalComma, names: names)
    delimiter = isBlank ? nil : stated ?? Self.delimiter(of: rest, hasDecimalComma: hasDecimalComma)
  }

  /// What is to be said of the text.
  package var notices: [String] { delimiter == nil ? ["blanks separate its fields"] : [] }

  /// Reads the rows one by one, each with the line on which it begins.
  ///
  /// - Throws: `badQuotes`, `unevenBlanks`, `mixedSeparators`, or the first error that the body throws; the rows that
  ///   follow it are not given to the body.
  /// - Complexity: O(characters).
  package func forEachRow(_ body: ([String], Int) throws(DatasetError) -> Void) throws(DatasetError) {
    guard let delimiter else { return try forEachBlankRow(body) }
    // If quotes are not closed, the parser reads the rest of the file as one field; it then does not see this line,
    // which no text contains.
    let end = ["\u{0}"]
    var isWhole = false
    var (line, next) = (firstLine, firstLine)
    var failure: DatasetError?
    do {
      // Rows are read one by one, because the table as a whole would hide that a row is short.
      let table = try EnumeratedCSV(
        string: rows + "\n" + end[0] + "\n", delimiter: delimiter, loadColumns: false, rowLimit: 0)
      try withoutActuallyEscaping(body) { body in
        try table.enumerateAsArray(startAt: 0, rowLimit: nil) { row in
          isWhole = row == end
          line = next
          next += 1 + row.reduce(0) { $0 + Self.lineEnds(in: $1) }
          guard failure == nil, !isWhole, row != [""] else { return }
          do throws(DatasetError) { try body(row, line) } catch { failure = error }
        }
      }
    } catch {
      throw .badQuotes(file: file, line: next)
    }
    guard isWhole else { throw .badQuotes(file: file, line: line) }
    if let failure { throw failure }
  }

  /// As `forEachRow`, where blanks separate fields.
  private func forEachBlankRow(_ body: ([String], Int) throws(DatasetError) -> Void) throws(DatasetError) {
    var reader = BlankRows(rows, line: firstLine)
    guard let first = try row(of: &reader) else { return }
    var next = try row(of: &reader)
    // R writes the names of rows without a name for their column, and both in quotes.
    let lacksName =
      next.map { $0.fields.count == first.fields.count + 1 && $0.fields[0].isQuoted } == true
      && first.fields.allSatisfy(\.isQuoted)
    let head = (lacksName ? [""] : []) + first.fields.map(\.text)
    try body(head, first.line)
    while let row = next {
      guard row.fields.count == head.count else {
        throw .unevenBlanks(file: file, line: row.line, found: row.fields.count, expected: head.count)
      }
      try body(row.fields.map(\.text), row.line)
      next = try self.row(of: &reader)
    }
  }

  private func row(of reader: inout BlankRows) throws(DatasetError) -> BlankRows.Row? {
    let row: BlankRows.Row?
    do throws(BlankRows.QuoteFault) { row = try reader.row() } catch { throw .badQuotes(file: file, line: error.line) }
    if let row, let mark = row.separator(hasDecimalComma: hasDecimalComma) {
      throw .mixedSeparators(file: file, line: row.line, mark: mark)
    }
    return row
  }

  /// Whether blanks separate the fields of the first row.
  private static func isParted(_ rows: String, hasDecimalComma: Bool, names: Set<String>) -> Bool {
    var reader = BlankRows(rows, line: 1)
    guard let first = try? reader.row(), first.fields.count > 1 else { return false }
    if let line = rows.split(maxSplits: 1, whereSeparator: \.isNewline).first,
      names.contains(Field.trimmed(String(line)))
    {
      return false
    }
    return first.fields.allSatisfy { field in
      // A bar separates fields elsewhere, with blanks beside it.
      guard !field.isQuoted, field.text.contains(where: { ",;\t|".contains($0) }) else { return true }
      return hasDecimalComma && Field.isDecimalWithComma(field.text)
    }
  }

  /// The number of line endings within a field; fields of printable ASCII, which are most, are recognized fast.
  private static func lineEnds(in field: String) -> Int {
    guard field.utf8.contains(where: { !(0x20...0x7E ~= $0) }) else { return 0 }
    return field.reduce(0) { $0 + ($1.isNewline ? 1 : 0) }
  }

  private static func isComment(_ line: Substring) -> Bool {
    let text = line.drop { $0 == " " }
    guard text.first == "#" else { return false }
    return !delimiters.contains { text.dropFirst().first == $0.rawValue }
  }

  private static func delimiter(statedBy line: Substring) -> CSVDelimiter? {
    guard line.lowercased().hasPrefix("sep="), line.count == 5, let mark = line.last else { return nil }
    return delimiters.first { $0.rawValue == mark }
  }

  private static func delimiter(of text: Substring, hasDecimalComma: Bool) -> CSVDelimiter {
    var counts: [Character: Int] = [:]
    var isQuoted = false
    for character in text {
      if character == "\"" { isQuoted.toggle() }
      if !isQuoted, character.isNewline { break }
      if !isQuoted { counts[character, default: 0] += 1 }
    }
    func count(_ delimiter: CSVDelimiter) -> Int { counts[delimiter.rawValue] ?? 0 }
    let others = delimiters.filter { $0 != .comma && count($0) > 0 }
    return (hasDecimalComma && !others.isEmpty ? others : delimiters).max { count($0) < count($1) } ?? .comma
  }
}
