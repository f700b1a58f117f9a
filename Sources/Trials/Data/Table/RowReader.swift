/// Collects the rows of a table of text.
struct RowReader {
  private let file: String
  private let label: String
  private let isLabelOptional: Bool
  private let options: Dataset.ReadingOptions
  private let wanted: Set<String>?
  /// How to code the columns that are not numbers, by their names.
  private let codings: [String: ColumnCoding]
  /// How to code each feature.
  private var places: [ColumnCoding] = []
  private var contents: TableContents?

  /// - Parameters:
  ///   - label: the name of the label's column.
  ///   - isLabelOptional: whether that column, and the class in each row, may be missing.
  ///   - wanted: the names of the features that nodes see, or nil for all.
  ///   - codings: how to code the columns that are not numbers, by their names.
  init(
    file: String, label: String, isLabelOptional: Bool = false, options: Dataset.ReadingOptions, wanted: Set<String>?,
    codings: [String: ColumnCoding]
  ) {
    (self.file, self.label, self.options, self.wanted) = (file, label, options, wanted)
    (self.isLabelOptional, self.codings) = (isLabelOptional, codings)
  }

  /// Reads a row; the first must be the header.
  ///
  /// - Throws: all that ``ColumnSelection`` throws; `wrongFieldCount`, `missingValue`, `missingClass`, `notANumber`,
  ///   `pointInNumber`, `unknownText` or `tooManyValues`.
  /// - Complexity: O(fields + features).
  mutating func read(_ row: [String], line: Int) throws(DatasetError) {
    let fields = row.map(Field.trimmed)
    guard let selection = contents?.selection else {
      return try readHeader(fields, line: line)
    }
    guard fields.count == selection.names.count else {
      throw .wrongFieldCount(file: file, line: line, found: fields.count, expected: selection.names.count)
    }
    var values: [Double] = []
    do throws(DatasetError) {
      for (place, column) in selection.features.enumerated() {
        try append(fields[column], coded: places[place], in: selection.names[column], line: line, to: &values)
      }
      let name = try selection.label.flatMap { column throws(DatasetError) in
        try className(of: fields[column], in: selection.names[column], line: line)
      }
      try requireKnownTexts(fields, selection, line: line)
      try contents?.append(values, of: name)
    } catch {
      let lacksClass = !isLabelOptional && selection.label.map { Field.isMissingClass(fields[$0]) } == true
      let place =
        lacksClass ? selection.features.count : selection.features.firstIndex { Field.isMissingOrNaN(fields[$0]) }
      guard options.dropMissing, let place else { throw error }
      contents?.drop(lacking: place)
    }
  }

  private func append(
    _ field: String, coded coding: ColumnCoding, in column: String, line: Int, to values: inout [Double]
  ) throws(DatasetError) {
    guard coding != .number else {
      values.append(try number(field, in: column, line: line))
      return
    }
    guard !Field.isMissingOrNaN(field) else { throw .missingValue(file: file, line: line, column: column) }
    if case .texts(let texts) = coding {
      for text in texts { values.append(text == field ? 1 : 0) }
    } else {
      values.append(Field.truth(field) ?? 0)
    }
  }

  /// Checks that the coding of each column has a place for its field.
  ///
  /// A coding that is found in the table itself has one for each field of the rows that lack no value.
  private func requireKnownTexts(
    _ fields: [String], _ selection: ColumnSelection, line: Int
  ) throws(DatasetError) {
    guard !codings.isEmpty else { return }
    for (coding, column) in zip(places, selection.features) where !coding.knows(fields[column]) {
      throw .unknownText(
        file: file, line: line, column: selection.names[column], value: fields[column], known: coding.words)
    }
  }

  private func number(_ field: String, in column: String, line: Int) throws(DatasetError) -> Double {
    if let value = Field.number(field, hasDecimalComma: options.hasDecimalComma), value.isFinite { return value }
    guard !Field.isMissing(field) else { throw .missingValue(file: file, line: line, column: column) }
    throw .miswritten(file: file, line: line, column: column, field, hasDecimalComma: options.hasDecimalComma)
  }

  private func className(of field: String, in column: String, line: Int) throws(DatasetError) -> String? {
    guard !isLabelOptional else { return Field.isMissingClass(field) ? nil : field }
    guard !field.isEmpty else { throw .missingValue(file: file, line: line, column: column) }
    guard !Field.isMissingClass(field) else {
      throw .missingClass(file: file, line: line, column: column, value: field)
    }
    return field
  }

  private mutating func readHeader(_ names: [String], line: Int) throws(DatasetError) {
    let label = isLabelOptional && !names.contains(label) ? nil : label
    let selection = try ColumnSelection(names, label: label, options: options, wanted: wanted, place: (file, line))
    places = selection.features.map { codings[selection.names[$0]] ?? .number }
    contents = TableContents(
      file: file, selection: selection, codings: places, hasDecimalComma: options.hasDecimalComma)
  }

  /// What was read.
  ///
  /// - Throws: `empty` if there was no header.
  func finished() throws(DatasetError) -> TableContents {
    guard let contents else { throw .empty(file: file) }
    return contents
  }
}
