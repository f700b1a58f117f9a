import Console
import FileReading
import Foundation

/// A table of features for which classes are to be predicted.
public struct FeatureTable: Sendable, Equatable {
  /// The file as the user named it.
  public let file: String
  /// The SHA-256 checksum of the file.
  public let checksum: String
  /// The features, rows×features, row by row, in the order of the form's columns; a column of texts has one feature for
  /// each text of its coding.
  public let features: [Double]
  /// The number of each row in its file, from 1 for the first one below the header; rows that were left out are counted.
  public let rows: [Int]
  /// The class that the file states for each row; nil where it states none.
  public let classes: [String?]
  /// Whether classes that are numbers may have a comma as decimal mark.
  public let hasDecimalComma: Bool
  /// Messages about columns and rows of the file that were left out.
  public let notices: [String]

  /// Reads a table from a file of text or of NumPy arrays.
  ///
  /// - Parameters:
  ///   - url: the file.
  ///   - form: the form of the training's table; other columns are not read, and may hold anything.
  ///   - options: how the table is read beside that; its columns are those of the form.
  /// - Throws: `unreadable`, and all that ``parse(_:file:form:options:)`` throws.
  /// - Complexity: O(size of the file) in expectation.
  public static func read(
    table url: URL, form: TableForm, options: Dataset.ReadingOptions = Dataset.ReadingOptions()
  ) throws(FeatureTableError) -> FeatureTable {
    let data: Data
    do throws(InputFileError) { data = try InputFile.contents(of: url) } catch {
      throw FeatureTableError(.unreadable(file: url.relativePath, reason: error))
    }
    return try parse(data, file: url.relativePath, form: form, options: options)
  }

  /// Reads a table from bytes as ``Dataset/parse(_:name:file:label:options:columns:)`` reads one of the training.
  ///
  /// Fields are coded as in the training, whatever other texts there are. A text has no line of names, and the comma as
  /// decimal mark, if the form or the options say so. The label's column may be missing, and so may each class.
  ///
  /// - Throws: a fault in reading; `missingColumns`; `unknownText` for a text that the training's table did not have; or
  ///   `arrayForTexts`.
  /// - Complexity: O(size) in expectation.
  public static func parse(
    _ data: Data, file: String, form: TableForm, options: Dataset.ReadingOptions = Dataset.ReadingOptions()
  ) throws(FeatureTableError) -> FeatureTable {
    do throws(DatasetError) {
      return try contents(of: data, file: file, form, options).featureTable(form, checksum: sha256(of: data))
    } catch {
      throw FeatureTableError(error)
    }
  }

  private static func contents(
    of data: Data, file: String, _ form: TableForm, _ options: Dataset.ReadingOptions
  ) throws(DatasetError) -> TableContents {
    let wanted = form.columns.map(\.name)
    if let format = ForeignFormat(data) { throw .foreignFormat(file: file, format: format) }
    if let arrays = try ArrayTable(data, file: file, label: form.labelName, isLabelOptional: true) {
      try require(wanted, among: arrays.columnNames, place: (file, nil))
      if let column = form.columns.first(where: { $0.coding != .number }) {
        throw .arrayForTexts(file: file, column: column.name)
      }
      return try arrays.contents(options: options, wanted: Set(wanted))
    }
    var options = options
    options.hasHeader = options.hasHeader && form.hasHeader
    options.hasDecimalComma = options.hasDecimalComma || form.hasDecimalComma
    let text = try TextEncoding.text(of: data, in: options.encoding, file: file)
    let table = TableText(text, file: file, hasDecimalComma: options.hasDecimalComma, names: Set(wanted))
    let columns = TableColumns(
      file: file, requested: Set(wanted + [form.labelName]), hasDecimalComma: options.hasDecimalComma)
    var codings: [String: ColumnCoding] = [:]
    for column in form.columns where column.coding != .number { codings[column.name] = column.coding }
    var reader = RowReader(
      file: file, label: form.labelName, isLabelOptional: true, options: options, wanted: Set(wanted),
      codings: codings)
    var isHeader = true
    let notices = try Dataset.forEachRow(of: table, columns, hasHeader: options.hasHeader) {
      (row, line) throws(DatasetError) in
      if isHeader { try require(wanted, among: row.map(Field.trimmed), place: (file, line)) }
      isHeader = false
      try reader.read(row, line: line)
    }
    var contents = try reader.finished()
    contents.notices = notices
    return contents
  }

  /// - Throws: `missingColumns` if some of the wanted columns are not available.
  private static func require(
    _ wanted: [String], among available: [String], place: (file: String, line: Int?)
  ) throws(DatasetError) {
    let names = Set(available)
    let missing = wanted.filter { !names.contains($0) }
    guard missing.isEmpty else {
      throw .missingColumns(file: place.file, line: place.line, columns: missing, available: available)
    }
  }
}
