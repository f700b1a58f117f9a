import PlainText

/// How the fields of a column become features.
public enum ColumnCoding: Sendable, Equatable {
  /// Each field is a number.
  case number
  /// Fields are true or yes, coded as 1, and false or no, coded as 0.
  case truth
  /// Fields are any of some texts, ascending; each text has a column of its own, which is 1 where the field is that
  /// text and 0 elsewhere.
  case texts([String])

  /// The names of the features that code a column.
  package func names(of column: String) -> [String] {
    if case .texts(let texts) = self { texts.map { "\(column)=\($0)" } } else { [column] }
  }

  /// The bytes of the names of the features that code a column of texts; 0 for one whose feature has its name.
  func sizeOfCodes(of column: String) -> Int {
    if case .texts(let texts) = self { texts.reduce(0) { $0 + column.utf8.count + 1 + $1.utf8.count } } else { 0 }
  }

  /// The number of features that code a column.
  package var featureCount: Int {
    if case .texts(let texts) = self { texts.count } else { 1 }
  }

  /// The texts that have a place in the coding; none of a column of numbers.
  var words: [String] {
    switch self {
    case .number: []
    case .truth: ["true", "yes", "false", "no"]
    case .texts(let texts): texts
    }
  }

  /// Whether a field that is not missing has a place in the coding; every field of a column of numbers has one.
  func knows(_ field: String) -> Bool {
    switch self {
    case .number: true
    case .truth: Field.truth(field) != nil
    case .texts(let texts): texts.contains(field)
    }
  }
}

/// Finds out how to code each column of a table of text.
///
/// A column with any field that is neither a number nor missing is one of truth values, if all fields are, or else one
/// of texts.
struct CodingScan {
  private let file: String
  private let label: String?
  private let options: Dataset.ReadingOptions
  private let wanted: Set<String>?
  private var selection: ColumnSelection?
  private var columns: [Column] = []

  private struct Column {
    var hasNumbers = false
    /// The first field that is no number, and its line.
    var text: (field: String, line: Int)?
    var hasOnlyTruths = true
    /// Whether all fields that are no numbers seem to be numbers with marks that are not read.
    var hasOnlyMiswritten = true
    /// The different fields, but no more than one beyond the greatest number.
    var fields: Set<String> = []

    mutating func add(_ field: String, line: Int, isNumber: Bool, hasDecimalComma: Bool) {
      if fields.count <= Dataset.mostTexts { fields.insert(field) }
      if hasOnlyTruths { hasOnlyTruths = Field.truth(field) != nil }
      if isNumber {
        hasNumbers = true
        return
      }
      if text == nil { text = (field, line) }
      if hasOnlyMiswritten { hasOnlyMiswritten = Field.isMiswritten(field, hasDecimalComma: hasDecimalComma) }
    }
  }

  /// - Parameter wanted: the names of the features that nodes see, or nil for all.
  init(file: String, label: String?, options: Dataset.ReadingOptions, wanted: Set<String>?) {
    (self.file, self.label, self.options, self.wanted) = (file, label, options, wanted)
  }

  /// Reads a row; the first must be the header. Rows that ``RowReader`` leaves out are ignored, and so are those that it
  /// refuses.
  ///
  /// - Complexity: O(fields).
  mutating func read(_ row: [String], line: Int) throws(DatasetError) {
    let fields = row.map(Field.trimmed)
    guard let selection else {
      let selection = try ColumnSelection(fields, label: label, options: options, wanted: wanted, place: (file, line))
      (self.selection, columns) = (selection, selection.features.map { _ in Column() })
      return
    }
    guard fields.count == selection.names.count, selection.label.map({ Field.isMissingClass(fields[$0]) }) != true
    else {
      return
    }
    let numbers = selection.features.map { Field.number(fields[$0], hasDecimalComma: options.hasDecimalComma) }
    func isMissing(_ place: Int) -> Bool {
      numbers[place].map(\.isNaN) ?? Field.isMissing(fields[selection.features[place]])
    }
    guard !numbers.indices.contains(where: isMissing) else { return }
    for (place, column) in selection.features.enumerated() {
      columns[place].add(
        fields[column], line: line, isNumber: numbers[place] != nil, hasDecimalComma: options.hasDecimalComma)
    }
  }

  /// How to code the columns that are not numbers, by their names, and notices about them.
  ///
  /// - Throws: `tooManyTexts`, `codedTwice`, `tooManyColumns`, `tooLongNames`, or
  ///   ``DatasetError/miswritten(file:line:column:_:hasDecimalComma:)``.
  func codings() throws(DatasetError) -> (codings: [String: ColumnCoding], notices: [String]) {
    guard let selection else { return ([:], []) }
    var codings: [String: ColumnCoding] = [:]
    var (coded, notices): ([String], [String]) = ([], [])
    for (column, feature) in zip(columns, selection.features) {
      let name = selection.names[feature]
      guard let (field, line) = column.text else { continue }
      if column.hasOnlyTruths {
        codings[name] = .truth
        coded.append("\(name.quoted) (true, yes = 1)")
        continue
      }
      guard !column.hasOnlyMiswritten else {
        throw .miswritten(file: file, line: line, column: name, field, hasDecimalComma: options.hasDecimalComma)
      }
      let texts = column.fields.sorted()
      guard texts.count <= Dataset.mostTexts else {
        throw .tooManyTexts(file: file, line: line, column: name, value: field, limit: Dataset.mostTexts)
      }
      codings[name] = .texts(texts)
      coded.append("\(name.quoted) (\(texts.count) columns)")
      if column.hasNumbers {
        notices.append(
          "column \(name.quoted) mixes numbers with texts such as \(field.quoted) in line \(line); all count as texts")
      }
    }
    try requireDifferentNames(codings, selection)
    if !coded.isEmpty { notices.insert("coded as columns of 0 and 1: \(coded.shortList)", at: 0) }
    return (codings, notices)
  }

  /// - Throws: `codedTwice` if two features have one name, `tooManyColumns` or `tooLongNames`.
  /// - Complexity: O(characters of the features' names), which take no more memory than their greatest size.
  private func requireDifferentNames(
    _ codings: [String: ColumnCoding], _ selection: ColumnSelection
  ) throws(DatasetError) {
    let columns = selection.features.map { selection.names[$0] }.map { (name: $0, coding: codings[$0] ?? .number) }
    let count = columns.reduce(0) { $0 + $1.coding.featureCount }
    guard count <= Dataset.greatestColumnCount else {
      throw .tooManyColumns(file: file, found: count, limit: Dataset.greatestColumnCount)
    }
    guard columns.reduce(0, { $0 + $1.coding.sizeOfCodes(of: $1.name) }) <= Dataset.greatestNameSize else {
      throw .tooLongNames(file: file, limit: Dataset.greatestNameSize)
    }
    var names: Set<String> = []
    for column in columns {
      for name in column.coding.names(of: column.name) where !names.insert(name).inserted {
        throw .codedTwice(file: file, column: name)
      }
    }
  }
}
