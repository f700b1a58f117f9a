/// Collects the rows of a table of text.
struct RowReader {
  private let file: String
  private let label: String
  private let options: Dataset.ReadingOptions
  private let wanted: Set<String>?
  /// How to code each feature; if empty, all are numbers.
  private let codings: [ColumnCoding]
  private var contents: TableContents?

  /// - Parameters:
  ///   - label: the name of the label's column.
  ///   - wanted: the names of the features that nodes see, or nil for all.
  ///   - codings: how to code each feature; if empty, all are numbers.
  init(
    file: String, label: String, options: Dataset.ReadingOptions, wanted: Set<String>?, codings: [ColumnCoding] = []
  ) {
    (self.file, self.label, self.options, self.wanted) = (file, label, options, wanted)
    self.codings = codings
  }

  /// Reads a row; the first must be the header.
  ///
  /// - Throws: all that ``ColumnSelection`` throws; `wrongFieldCount`, `missingValue`, `missingClass`, `notANumber`,
  ///   `pointInNumber` or `tooManyValues`.
  /// - Complexity: O(fields + features).
  mutating func read(_ row: [String], line: Int) throws(DatasetError) {
    let fields = row.map(Field.trimmed)
    guard let selection = contents?.selection, let label = selection.label else {
      return try readHeader(fields, line: line)
    }
    guard fields.count == selection.names.count else {
      throw .wrongFieldCount(file: file, line: line, found: fields.count, expected: selection.names.count)
    }
    var values: [Double] = []
    do throws(DatasetError) {
      for (place, column) in selection.features.enumerated() {
        let coding = codings.isEmpty ? .number : codings[place]
        try append(fields[column], coded: coding, in: selection.names[column], line: line, to: &values)
      }
      let name = try className(of: fields[label], in: selection.names[label], line: line)
      try contents?.append(values, of: name)
    } catch {
      let place =
        Field.isMissingClass(fields[label])
        ? selection.features.count : selection.features.firstIndex { Field.isMissingOrNaN(fields[$0]) }
      guard options.dropMissing, let place else { throw error }
      contents?.drop(lacking: place)
    }
  }

  private func append(
    _ field: String, coded coding: ColumnCoding, in column: String, line: Int, to values: inout [Double]
  ) throws(DatasetError) {
    switch coding {
    case .number: values.append(try number(field, in: column, line: line))
    case .truth:
      guard let truth = Field.truth(field) else {
        throw Field.isMissingOrNaN(field)
          ? .missingValue(file: file, line: line, column: column)
          : .notANumber(file: file, line: line, column: column, value: field)
      }
      values.append(truth)
    case .texts(let texts):
      guard !Field.isMissingOrNaN(field) else { throw .missingValue(file: file, line: line, column: column) }
      for text in texts { values.append(text == field ? 1 : 0) }
    }
  }

  private func number(_ field: String, in column: String, line: Int) throws(DatasetError) -> Double {
    if let value = Field.number(field, hasDecimalComma: options.hasDecimalComma), value.isFinite { return value }
    guard !Field.isMissing(field) else { throw .missingValue(file: file, line: line, column: column) }
    throw .miswritten(file: file, line: line, column: column, field, hasDecimalComma: options.hasDecimalComma)
  }

  private func className(of field: String, in column: String, line: Int) throws(DatasetError) -> String {
    guard !field.isEmpty else { throw .missingValue(file: file, line: line, column: column) }
    guard !Field.isMissingClass(field) else {
      throw .missingClass(file: file, line: line, column: column, value: field)
    }
    return field
  }

  private mutating func readHeader(_ names: [String], line: Int) throws(DatasetError) {
    let selection = try ColumnSelection(names, label: label, options: options, wanted: wanted, place: (file, line))
    let codings = codings.isEmpty ? selection.features.map { _ in .number } : codings
    contents = TableContents(
      file: file, selection: selection, codings: codings, hasDecimalComma: options.hasDecimalComma)
  }

  /// What was read.
  ///
  /// - Throws: `empty` if there was no header.
  func finished() throws(DatasetError) -> TableContents {
    guard let contents else { throw .empty(file: file) }
    return contents
  }
}
