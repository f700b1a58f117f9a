import PlainText

/// The features and labels of a table, as they are read row by row.
struct TableContents {
  let file: String
  let selection: ColumnSelection
  private let hasDecimalComma: Bool
  private let limit: Int
  /// The columns that are features, with the features that code each.
  private var columns: [Dataset.Column] = []
  /// The names of all features.
  private var featureNames: [String] = []
  /// The features, samples×features, row by row.
  private var features: [Double] = []
  /// The class of each sample as the file states it; nil where it states none.
  private var labels: [String?] = []
  /// The number of each sample's row, from 1; rows that were left out are counted.
  private var rows: [Int] = []
  /// For each feature's column, the number of rows that were left out because of it, and last that because of the label.
  private var missing: [Int]
  private var droppedRows = 0
  /// What the user should know of the table.
  var notices: [String] = []

  /// - Parameters:
  ///   - codings: how each feature's column is coded.
  ///   - hasDecimalComma: whether labels that are numbers have a comma as decimal mark.
  ///   - limit: the greatest number of features of all samples.
  init(
    file: String, selection: ColumnSelection, codings: [ColumnCoding], hasDecimalComma: Bool = false,
    limit: Int = Dataset.greatestValueCount
  ) {
    (self.file, self.selection, self.hasDecimalComma, self.limit) = (file, selection, hasDecimalComma, limit)
    missing = Array(repeating: 0, count: selection.features.count + 1)
    for (coding, feature) in zip(codings, selection.features) {
      let name = selection.names[feature]
      let start = featureNames.count
      featureNames += coding.names(of: name)
      columns.append(Dataset.Column(name: name, features: start..<featureNames.count, coding: coding))
    }
  }

  /// Adds a sample.
  ///
  /// - Parameters:
  ///   - values: its features.
  ///   - label: its class, or nil if the file states none.
  /// - Throws: `tooManyValues` if the features of all samples are more than the greatest number.
  mutating func append(_ values: [Double], of label: String?) throws(DatasetError) {
    guard features.count + values.count <= limit else { throw .tooManyValues(file: file, limit: limit) }
    features += values
    labels.append(label)
    rows.append(labels.count + droppedRows)
  }

  /// Leaves out a row because it lacks a value.
  ///
  /// - Parameter place: which of the features' columns, or their number for the label.
  mutating func drop(lacking place: Int) {
    missing[place] += 1
    droppedRows += 1
  }

  /// - Throws: `empty` if there are no rows, and `nothingComplete` if each was left out.
  private func requireSamples() throws(DatasetError) {
    guard labels.isEmpty else { return }
    let most = missing.max() ?? 0
    guard most > 0, let place = missing.firstIndex(of: most) else { throw .empty(file: file) }
    guard place < selection.features.count else { throw .nothingComplete(file: file, rows: droppedRows, column: nil) }
    throw .nothingComplete(file: file, rows: droppedRows, column: selection.names[selection.features[place]])
  }

  /// The dataset, without columns that number the rows, and with notices of what the user should know.
  ///
  /// - Throws: `empty`, `nothingComplete` or `tooFewClasses`.
  /// - Complexity: O(samples · (features + log samples)) in expectation.
  func dataset(name: String, labelName: String, checksum: String) throws(DatasetError) -> Dataset {
    try requireSamples()
    let classes = Classes(labels.compactMap(\.self), hasDecimalComma: hasDecimalComma)
    guard classes.names.count >= 2 else {
      throw .tooFewClasses(file: file, label: labelName, found: classes.names.count)
    }
    let numbers = columns.filter(isRowNumber)
    let kept = numbers.count < columns.count ? columns.filter { !isRowNumber($0) } : columns
    let places = kept.flatMap(\.features)
    var dataset = Dataset(
      name: name, file: file, checksum: checksum, featureNames: places.map { featureNames[$0] },
      features: kept.count == columns.count ? features : features(at: places), labels: classes.labels,
      classNames: classes.names)
    (dataset.labelName, dataset.droppedRows, dataset.unreadColumns) = (labelName, droppedRows, selection.unwanted)
    dataset.columns = kept.reduce(into: []) { columns, column in
      let start = columns.last?.features.upperBound ?? 0
      let features = start..<start + column.features.count
      columns.append(Dataset.Column(name: column.name, features: features, coding: column.coding))
    }
    dataset.notices = notices
    if kept.count < columns.count {
      dataset.notices.append(
        "columns that number the rows are left out: \(numbers.map(\.name).quotedList); --features keeps what it names")
    }
    dataset.notices += droppedRowsNotice
    if !classes.joined.isEmpty {
      let groups = classes.joined.map { $0.prefix(12).map(\.quoted).joined(separator: " = ") }
      dataset.notices.append("labels that are the same number are one class: \(groups.shortList)")
    }
    dataset.notices += dataset.findings
    return dataset
  }

  /// The samples without the meaning of their classes, for a network that is trained already.
  ///
  /// - Parameter form: the columns in the order in which their features are wanted; all are among those that were read.
  /// - Throws: `empty` or `nothingComplete`.
  /// - Complexity: O(samples · features).
  func featureTable(_ form: TableForm, checksum: String) throws(DatasetError) -> FeatureTable {
    try requireSamples()
    var ranges: [String: Range<Int>] = [:]
    for column in columns { ranges[column.name] = column.features }
    let places = form.columns.flatMap { ranges[$0.name] ?? 0..<0 }
    return FeatureTable(
      file: file, checksum: checksum, features: features(at: places), rows: rows, classes: labels,
      hasDecimalComma: hasDecimalComma, notices: notices + droppedRowsNotice)
  }

  private var droppedRowsNotice: [String] {
    droppedRows > 0 ? ["rows left out because a value was missing: \(droppedRows)"] : []
  }

  private func features(at places: [Int]) -> [Double] {
    labels.indices.flatMap { row in places.map { features[row * featureNames.count + $0] } }
  }

  /// Whether a column's name says that it numbers the rows, and its values do; a column that was asked for does not.
  private func isRowNumber(_ column: Dataset.Column) -> Bool {
    guard column.features.count == 1, !selection.requested.contains(column.name), RowNumbers.areNamed(column.name)
    else {
      return false
    }
    let place = column.features.lowerBound
    return RowNumbers.are(
      labels.indices.lazy.map { features[$0 * featureNames.count + place] }, droppedRows: droppedRows)
  }
}
