import Console
import FileReading
import Foundation

extension Dataset {
  /// Reads a table from a file of text or of NumPy arrays.
  ///
  /// - Parameters:
  ///   - url: the file.
  ///   - label: the name of the column or array that holds the class; arrays also have a default.
  ///   - name: the name of the dataset; by default the file's name without its extension.
  ///   - options: how the table is read.
  ///   - columns: the features to read, or nil for all; other columns are not read, and may hold anything.
  /// - Throws: `unreadable`, and all that ``parse(_:name:file:label:options:columns:)`` throws.
  /// - Complexity: O(size of the file) in expectation.
  public static func read(
    table url: URL, label: String?, name: String? = nil, options: ReadingOptions = ReadingOptions(),
    columns: Set<String>? = nil
  ) throws(DatasetError) -> Dataset {
    let data: Data
    do throws(InputFileError) { data = try InputFile.contents(of: url) } catch {
      throw .unreadable(file: url.relativePath, reason: error)
    }
    let name = name ?? url.deletingPathExtension().lastPathComponent
    return try parse(
      data, name: name, file: url.relativePath, label: label, options: options, columns: columns)
  }

  /// Reads a table from bytes, whose beginning tells the format: a NumPy array (.npy), an archive of them (.npz), or
  /// text with any line endings, see ``TextEncoding`` and ``TableText``.
  ///
  /// In text a feature is missing if its field is empty, NA, N/A, null, none or ?, or, where such rows are left out, NaN.
  /// A label is missing if its field is empty, NA, N/A, null, NaN or ?; a class may be called none. Case does not matter.
  /// If all labels are numbers, they are compared by value, so that 1 and 1.0 are one class. Columns without a name are
  /// left out with a notice, or refused; see ``TableColumns``. Columns that number the rows are left out with a notice;
  /// see ``RowNumbers``.
  ///
  /// In arrays a number is missing if it is NaN; see ``ArrayTable``.
  ///
  /// - Throws: `DatasetError`, all but `unreadable`, `notFound` and those of sensors and splits. Wanted columns that the
  ///   file does not have are no error here; the dataset then lacks them.
  /// - Complexity: O(size) in expectation.
  public static func parse(
    _ data: Data, name: String, file: String, label: String?, options: ReadingOptions = ReadingOptions(),
    columns: Set<String>? = nil
  ) throws(DatasetError) -> Dataset {
    let label = label.map(Field.trimmed)
    if let format = ForeignFormat(data) { throw .foreignFormat(file: file, format: format) }
    if let table = try ArrayTable(data, file: file, label: label) {
      let contents = try table.contents(options: options, wanted: columns)
      return try contents.dataset(name: name, labelName: table.labelName, checksum: sha256(of: data))
    }
    guard let label else { throw .noLabelName(file: file) }
    let text = try TextEncoding.text(of: data, in: options.encoding, file: file)
    let table = TableText(text, file: file, hasDecimalComma: options.hasDecimalComma)
    let named = options.features + options.droppedColumns + [label]
    let all = TableColumns(
      file: file, requested: (columns ?? []).union(named), hasDecimalComma: options.hasDecimalComma)
    var scan = CodingScan(file: file, label: label, options: options, wanted: columns)
    if options.encodesTexts {
      _ = try forEachRow(of: table, all, hasHeader: options.hasHeader) { (row, line) throws(DatasetError) in
        try scan.read(row, line: line)
      }
    }
    let (codings, notices) = try scan.codings()
    var reader = RowReader(file: file, label: label, options: options, wanted: columns, codings: codings)
    let columnNotices = try forEachRow(of: table, all, hasHeader: options.hasHeader) {
      (row, line) throws(DatasetError) in
      try reader.read(row, line: line)
    }
    var contents = try reader.finished()
    contents.notices = columnNotices + notices
    var dataset = try contents.dataset(name: name, labelName: label, checksum: sha256(of: data))
    (dataset.hasHeader, dataset.hasDecimalComma) = (options.hasHeader, options.hasDecimalComma)
    return dataset
  }

  /// Reads the header, as it is or as the numbers of the columns, and the rows, and returns notices about columns.
  ///
  /// - Throws: what ``TableText``, ``TableColumns`` and the body throw.
  static func forEachRow(
    of table: TableText, _ columns: TableColumns, hasHeader: Bool,
    _ body: ([String], Int) throws(DatasetError) -> Void
  ) throws(DatasetError) -> [String] {
    var columns = columns
    var isFirst = true
    try table.forEachRow { (row, line) throws(DatasetError) in
      if isFirst, !hasHeader { try body(columns.numbered(row, line: line), line) }
      isFirst = false
      try body(columns.kept(row, line: line), line)
    }
    return table.notices + columns.notices
  }
}
