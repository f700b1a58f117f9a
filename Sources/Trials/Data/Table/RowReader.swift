import Foundation

/// Collects the rows of a table into a dataset.
package struct RowReader {
  package let file: String
  package let label: String
  package let dropMissing: Bool
  private let wanted: Set<String>?
  private var droppedRows = 0
  private var header: [String]?
  private var labelColumn = 0
  /// The indices of the columns that are read, without the label's.
  private var featureColumns: [Int] = []
  private var features: [Double] = []
  private var labels: [String] = []

  private static let missing: Set<String> = ["", "na", "n/a", "null", "none", "?"]
  /// A class may be called none.
  private static let missingClasses: Set<String> = ["", "na", "n/a", "null", "nan", "?"]

  /// - Parameter wanted: the names of the features to read, or nil for all.
  package init(file: String, label: String, dropMissing: Bool, wanted: Set<String>?) {
    (self.file, self.label, self.dropMissing, self.wanted) = (file, Self.trimmed(label), dropMissing, wanted)
  }

  package mutating func read(_ row: [String], line: Int) throws(DatasetError) {
    let fields = row.map(Self.trimmed)
    guard let header else { return try readHeader(fields, line: line) }
    guard fields.count == header.count else {
      throw .wrongFieldCount(file: file, line: line, found: fields.count, expected: header.count)
    }
    let count = features.count
    do throws(DatasetError) {
      for column in featureColumns { features.append(try value(of: fields[column], in: header[column], line: line)) }
      labels.append(try className(of: fields[labelColumn], in: header[labelColumn], line: line))
    } catch {
      features.removeSubrange(count...)
      guard dropMissing,
        isMissingClass(fields[labelColumn]) || featureColumns.contains(where: { isMissing(fields[$0]) })
      else { throw error }
      droppedRows += 1
    }
  }

  private func value(of field: String, in column: String, line: Int) throws(DatasetError) -> Double {
    if let value = Double(field), value.isFinite { return value }
    guard !Self.missing.contains(field.lowercased()) else {
      throw .missingValue(file: file, line: line, column: column)
    }
    throw .notANumber(file: file, line: line, column: column, value: field)
  }

  private func className(of field: String, in column: String, line: Int) throws(DatasetError) -> String {
    guard !field.isEmpty else { throw .missingValue(file: file, line: line, column: column) }
    guard !isMissingClass(field) else { throw .missingClass(file: file, line: line, column: column, value: field) }
    return field
  }

  /// Whether a row with this field is left out where rows with missing values are.
  private func isMissing(_ field: String) -> Bool {
    let word = field.lowercased()
    return Self.missing.contains(word) || word == "nan"
  }

  private func isMissingClass(_ field: String) -> Bool { Self.missingClasses.contains(field.lowercased()) }

  /// The field without blanks at its ends; fields without any, which are most, are recognized fast.
  private static func trimmed(_ field: String) -> String {
    func isInk(_ byte: UInt8?) -> Bool { byte.map { 0x21...0x7E ~= $0 } ?? true }
    guard isInk(field.utf8.first), isInk(field.utf8.last) else {
      return field.trimmingCharacters(in: .whitespacesAndNewlines)
    }
    return field
  }

  private mutating func readHeader(_ fields: [String], line: Int) throws(DatasetError) {
    var seen: Set<String> = []
    for field in fields where !seen.insert(field).inserted {
      throw .duplicateColumn(file: file, line: line, column: field)
    }
    guard let column = fields.firstIndex(of: label) else {
      throw .missingLabel(file: file, line: line, label: label, available: fields)
    }
    guard fields.count > 1 else { throw .noFeatures(file: file, line: line, label: label) }
    (header, labelColumn) = (fields, column)
    featureColumns = fields.indices.filter { $0 != column && wanted?.contains(fields[$0]) != false }
  }

  package func dataset(name: String, checksum: String) throws(DatasetError) -> Dataset {
    guard let header, !labels.isEmpty else { throw .empty(file: file) }
    let classes = Classes(labels)
    guard classes.names.count >= 2 else { throw .tooFewClasses(file: file, label: label, found: classes.names.count) }
    var dataset = Dataset(
      name: name, file: file, checksum: checksum, featureNames: featureColumns.map { header[$0] }, features: features,
      labels: classes.labels, classNames: classes.names)
    dataset.droppedRows = droppedRows
    let read = Set(featureColumns)
    dataset.unreadColumns = header.indices.filter { $0 != labelColumn && !read.contains($0) }.map { header[$0] }
    dataset.joinedLabels = classes.joined
    return dataset
  }
}
