import Foundation
import SwiftCSV

extension Dataset {
  /// Reads a table with a header line; the delimiter is the comma, semicolon or tab that splits the header most.
  ///
  /// - Parameters:
  ///   - url: the file.
  ///   - label: the name of the column that holds the class; all other columns are features.
  ///   - name: what to call the dataset; the file's name without its ending by default.
  /// - Throws: `unreadable`, and all that ``parse(_:name:file:label:)`` throws.
  /// - Complexity: O(size of the file).
  public static func read(csv url: URL, label: String, name: String? = nil) throws(DatasetError) -> Dataset {
    let data: Data
    do { data = try Data(contentsOf: url) } catch {
      let reason = FileManager.default.fileExists(atPath: url.path) ? "no permission or not a file" : "no such file"
      throw .unreadable(file: url.relativePath, reason: reason)
    }
    let name = name ?? url.deletingPathExtension().lastPathComponent
    return try parse(data, name: name, file: url.relativePath, label: label)
  }

  /// Reads a table from bytes in UTF-8, with or without a byte-order mark, with any line ends.
  ///
  /// - Throws: `malformed`, `empty`, `duplicateColumn`, `missingLabel`, `wrongFieldCount`, `missingValue`,
  ///   `notANumber` or `tooFewClasses`.
  /// - Complexity: O(size).
  public static func parse(
    _ data: Data, name: String, file: String, label: String
  ) throws(DatasetError) -> Dataset {
    guard var text = String(data: data, encoding: .utf8) else {
      throw .malformed(file: file, reason: "the text is not UTF-8")
    }
    if text.first == "\u{FEFF}" { text.removeFirst() }
    var reader = RowReader(file: file, label: label)
    try forEachRow(of: text, file: file) { (row, line) throws(DatasetError) in try reader.read(row, line: line) }
    return try reader.dataset(name: name, checksum: sha256(of: data))
  }

  private static func forEachRow(
    of text: String, file: String, _ body: ([String], Int) throws(DatasetError) -> Void
  ) throws(DatasetError) {
    let header = text.prefix { !$0.isNewline }
    let delimiters: [CSVDelimiter] = [.comma, .semicolon, .tab]
    func count(_ delimiter: CSVDelimiter) -> Int { header.reduce(0) { $0 + ($1 == delimiter.rawValue ? 1 : 0) } }
    let delimiter = delimiters.max { count($0) < count($1) } ?? .comma
    var failure: DatasetError?
    do {
      // Rows are taken one by one, since the table as a whole would hide that a row is short.
      let table = try EnumeratedCSV(string: text, delimiter: delimiter, loadColumns: false, rowLimit: 0)
      var line = 1
      try withoutActuallyEscaping(body) { body in
        try table.enumerateAsArray(startAt: 0, rowLimit: nil) { row in
          defer { line += 1 + row.reduce(0) { $0 + $1.reduce(0) { $0 + ($1.isNewline ? 1 : 0) } } }
          guard failure == nil, row != [""] else { return }
          do throws(DatasetError) { try body(row, line) } catch { failure = error }
        }
      }
    } catch {
      throw .malformed(file: file, reason: "a quoted field is not closed or is followed by other text")
    }
    if let failure { throw failure }
  }
}

/// Collects the rows of a table.
private struct RowReader {
  let file: String
  let label: String
  private var header: [String]?
  private var labelColumn = 0
  private var features: [Float] = []
  private var labels: [String] = []

  init(file: String, label: String) { (self.file, self.label) = (file, label) }

  mutating func read(_ row: [String], line: Int) throws(DatasetError) {
    let fields = row.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
    guard let header else { return try readHeader(fields) }
    guard fields.count == header.count else {
      throw .wrongFieldCount(file: file, line: line, found: fields.count, expected: header.count)
    }
    for (column, field) in fields.enumerated() {
      guard !field.isEmpty else { throw .missingValue(file: file, line: line, column: header[column]) }
      if column == labelColumn {
        labels.append(field)
      } else if let value = Float(field), value.isFinite {
        features.append(value)
      } else {
        throw .notANumber(file: file, line: line, column: header[column], value: field)
      }
    }
  }

  private mutating func readHeader(_ fields: [String]) throws(DatasetError) {
    var seen: Set<String> = []
    for field in fields where !seen.insert(field).inserted { throw .duplicateColumn(file: file, column: field) }
    guard let column = fields.firstIndex(of: label) else {
      throw .missingLabel(file: file, label: label, available: fields)
    }
    (header, labelColumn) = (fields, column)
  }

  func dataset(name: String, checksum: String) throws(DatasetError) -> Dataset {
    guard var names = header, !labels.isEmpty else { throw .empty(file: file) }
    names.remove(at: labelColumn)
    let distinct = Set(labels)
    guard distinct.count >= 2 else { throw .tooFewClasses(file: file, label: label, found: distinct.count) }
    let areNumbers = distinct.allSatisfy { Double($0) != nil }
    let classNames = distinct.sorted { left, right in
      areNumbers ? (Double(left) ?? 0, left) < (Double(right) ?? 0, right) : left < right
    }
    let index = Dictionary(uniqueKeysWithValues: classNames.enumerated().map { ($1, $0) })
    return Dataset(
      name: name, file: file, checksum: checksum, featureNames: names, features: features,
      labels: labels.map { index[$0] ?? 0 }, classNames: classNames)
  }
}
