import PlainText

/// The columns of a table that are read.
struct ColumnSelection {
  /// The names of all columns.
  let names: [String]
  /// The index of the label's column; nil if the label is not a column.
  let label: Int?
  /// The indices of the columns that are features, ascending.
  let features: [Int]
  /// The names of the columns that could be features but are not wanted.
  let unwanted: [String]
  /// The names of features that were asked for one by one.
  let requested: Set<String>

  /// - Parameters:
  ///   - names: the names of all columns.
  ///   - label: the name of the label's column; nil if the label is not a column.
  ///   - wanted: the names of the features that nodes see, or nil for all; the name of a column of texts or those of the
  ///     columns of 0 and 1 that code it.
  ///   - place: the file, and the line of the header if it has one.
  /// - Throws: `tooManyColumns`, `duplicateColumn`, `missingLabel`, `unknownColumn`, `optionNamesLabel` or `noFeatures`.
  init(
    _ names: [String], label: String?, options: Dataset.ReadingOptions, wanted: Set<String>?,
    place: (file: String, line: Int?)
  ) throws(DatasetError) {
    let (file, line) = place
    guard names.count <= Dataset.greatestColumnCount else {
      throw .tooManyColumns(file: file, found: names.count, limit: Dataset.greatestColumnCount)
    }
    var index: [String: Int] = [:]
    for (column, name) in names.enumerated() where index.updateValue(column, forKey: name) != nil {
      throw .duplicateColumn(file: file, line: line ?? 1, column: name)
    }
    if let label, index[label] == nil {
      throw .missingLabel(file: file, line: line, label: label, available: names)
    }
    for (option, columns) in [("--drop", options.droppedColumns), ("--features", options.features)] {
      for column in columns {
        guard index[column] != nil else {
          throw .unknownColumn(file: file, option: option, column: column, available: names)
        }
        if column == label { throw .optionNamesLabel(file: file, option: option, column: column) }
      }
    }
    let (dropped, only) = (Set(options.droppedColumns), Set(options.features))
    let candidates = names.indices.filter {
      names[$0] != label && !dropped.contains(names[$0]) && (only.isEmpty || only.contains(names[$0]))
    }
    guard !candidates.isEmpty else { throw .noFeatures(file: file, line: line, label: label) }
    let sought = wanted.map { options.encodesTexts ? Self.columns(of: $0, among: index) : $0 }
    (self.names, self.label) = (names, label.flatMap { index[$0] })
    features = candidates.filter { sought?.contains(names[$0]) != false }
    unwanted = candidates.filter { sought?.contains(names[$0]) == false }.map { names[$0] }
    requested = only.union(sought ?? [])
  }

  /// The names of columns that names of features can be about: each name itself, and what stands before an equals sign.
  ///
  /// - Complexity: O(characters of the features' names · characters of the longest column's name).
  private static func columns(of features: Set<String>, among columns: [String: Int]) -> Set<String> {
    let longest = columns.keys.reduce(0) { max($0, $1.count) }
    return features.reduce(into: features) { found, name in
      for place in name.prefix(longest + 1).indices where name[place] == "=" {
        let column = String(name[..<place])
        if columns[column] != nil { found.insert(column) }
      }
    }
  }
}
