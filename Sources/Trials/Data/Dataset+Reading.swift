import Console
import FileReading
import Foundation
import SwiftCSV

extension Dataset {
  /// Reads a table with a header line.
  ///
  /// The delimiter is the comma, semicolon or tab that occurs most often outside the quotes of the header.
  ///
  /// - Parameters:
  ///   - url: the file.
  ///   - label: the name of the column that holds the class; all other columns are features.
  ///   - name: the name of the dataset; by default the file's name without its extension.
  ///   - dropMissing: whether rows with a missing value are left out instead of being an error.
  ///   - columns: the features to read, or nil for all; other columns are not read, and may hold anything.
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

  /// Reads a table from bytes in UTF-8, with or without a byte-order mark, with any line endings.
  ///
  /// A feature is missing if its field is empty, NA, N/A, null, none or ?, or, where such rows are left out, NaN. A
  /// label is missing if its field is empty, NA, N/A, null, NaN or ?; a class may be called none. Case does not matter.
  /// If all labels are numbers, they are compared by value, so that 1 and 1.0 are one class.
  ///
  /// Columns without a name are left out with a notice, or refused; see ``TableColumns``.
  ///
  /// - Throws: `notUTF8`, `nullByte`, `numericHeader`, `unnamedColumn`, `badQuotes`, `empty`, `duplicateColumn`,
  ///   `missingLabel`, `noFeatures`, `wrongFieldCount`, `missingValue`, `missingClass`, `notANumber` or
  ///   `tooFewClasses`. Wanted columns that the file does not have are no error here; the dataset then lacks them.
  /// - Complexity: O(size).
  public static func parse(
    _ data: Data, name: String, file: String, label: String, dropMissing: Bool = false,
    columns: Set<String>? = nil
  ) throws(DatasetError) -> Dataset {
    guard var text = String(validating: data, as: UTF8.self) else {
      // In UTF-8 no character other than the line feed contains its byte, so each line can be checked alone.
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
    // If quotes are not closed, the parser reads the rest of the file as one field; it then does not see this line,
    // which no text contains.
    let end = ["\u{0}"]
    var isWhole = false
    var (line, next) = (1, 1)
    var failure: DatasetError?
    do {
      // Rows are read one by one, because the table as a whole would hide that a row is short.
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

  /// The number of line endings within a field; fields of printable ASCII, which are most, are recognized fast.
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
