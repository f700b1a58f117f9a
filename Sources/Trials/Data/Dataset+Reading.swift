import Console
import FileReading
import Foundation
import SwiftCSV

extension Dataset {
  /// Reads a table with a header line.
  ///
  /// The delimiter is the comma, semicolon or tab that stands most often outside the quotes of the header.
  ///
  /// - Parameters:
  ///   - url: the file.
  ///   - label: the name of the column that holds the class; all other columns are features.
  ///   - name: what to call the dataset; the file's name without its ending by default.
  ///   - dropMissing: whether rows with a missing value are left out in place of being an error.
  ///   - columns: the features that are wanted, or nil for all; others are not read, and may hold what they will.
  /// - Throws: `unreadable`, and all that ``parse(_:name:file:label:dropMissing:columns:)`` throws.
  /// - Complexity: O(size of the file).
  public static func read(
    csv url: URL, label: String, name: String? = nil, dropMissing: Bool = false, columns: Set<String>? = nil
  ) throws(DatasetError) -> Dataset {
    let data: Data
    do throws(InputFileError) { data = try InputFile.contents(of: url) } catch {
      throw .unreadable(file: url.relativePath, reason: "\(error)")
    }
    let name = name ?? url.deletingPathExtension().lastPathComponent
    return try parse(
      data, name: name, file: url.relativePath, label: label, dropMissing: dropMissing, columns: columns)
  }

  /// Reads a table from bytes in UTF-8, with or without a byte-order mark, with any line ends.
  ///
  /// A value is missing where a field is empty or says so: NA, N/A, null, none or ? of a feature, and, where such rows
  /// are left out, NaN; NA, N/A, null, NaN or ? of a label, for a class may well be called none. Labels that all are
  /// numbers are told apart by value, so that 1 and 1.0 are one class.
  ///
  /// Columns without a name are left out with a notice or refused, see ``TableColumns``.
  ///
  /// - Throws: `notUTF8`, `nullByte`, `numericHeader`, `unnamedColumn`, `badQuotes`, `empty`, `duplicateColumn`,
  ///   `missingLabel`, `noFeatures`, `wrongFieldCount`, `missingValue`, `missingClass`, `notANumber` or `tooFewClasses`.
  ///   Columns that are wanted and not there are no fault here: the dataset then lacks them.
  /// - Complexity: O(size).
  public static func parse(
    _ data: Data, name: String, file: String, label: String, dropMissing: Bool = false,
    columns: Set<String>? = nil
  ) throws(DatasetError) -> Dataset {
    guard var text = String(validating: data, as: UTF8.self) else {
      // No character of UTF-8 but the line feed holds its byte, so each line can be tried alone.
      let lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      let line = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
      throw .notUTF8(file: file, line: line + 1)
    }
    if let place = data.firstIndex(of: 0) {
      throw .nullByte(file: file, line: data[..<place].count { $0 == UInt8(ascii: "\n") } + 1)
    }
    if text.first == "\u{FEFF}" { text.removeFirst() }
    var reader = RowReader(file: file, label: label, dropMissing: dropMissing, wanted: columns)
    var named = TableColumns(file: file)
    try forEachRow(of: text, file: file) { (row, line) throws(DatasetError) in
      try reader.read(named.kept(row, line: line), line: line)
    }
    var dataset = try reader.dataset(name: name, checksum: sha256(of: data))
    dataset.notices = named.notices
    return dataset
  }

  private static func forEachRow(
    of text: String, file: String, _ body: ([String], Int) throws(DatasetError) -> Void
  ) throws(DatasetError) {
    let delimiter = self.delimiter(of: text)
    // The parser takes the rest of the file for a field whose quotes are not closed; then this line, which no text holds,
    // is not seen.
    let end = ["\u{0}"]
    var isWhole = false
    var (line, next) = (1, 1)
    var failure: DatasetError?
    do {
      // Rows are taken one by one, since the table as a whole would hide that a row is short.
      let table = try EnumeratedCSV(
        string: text + "\n" + end[0] + "\n", delimiter: delimiter, loadColumns: false, rowLimit: 0)
      try withoutActuallyEscaping(body) { body in
        try table.enumerateAsArray(startAt: 0, rowLimit: nil) { row in
          isWhole = row == end
          line = next
          next += 1 + row.reduce(0) { $0 + lineEnds(in: $1) }
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

  /// The line ends within a field; most fields are plain, and that is quickly seen.
  private static func lineEnds(in field: String) -> Int {
    guard field.utf8.contains(where: { !(0x20...0x7E ~= $0) }) else { return 0 }
    return field.reduce(0) { $0 + ($1.isNewline ? 1 : 0) }
  }

  private static func delimiter(of text: String) -> CSVDelimiter {
    var counts: [Character: Int] = [:]
    var isQuoted = false
    for character in text {
      if character == "\"" { isQuoted.toggle() }
      if !isQuoted, character.isNewline, !counts.isEmpty { break }
      if !isQuoted, !character.isNewline { counts[character, default: 0] += 1 }
    }
    let delimiters: [CSVDelimiter] = [.comma, .semicolon, .tab]
    return delimiters.max { counts[$0.rawValue] ?? 0 < counts[$1.rawValue] ?? 0 } ?? .comma
  }
}
