import Foundation
import PlainText

/// A table of NumPy arrays: a matrix of which one column is the label, or a matrix of features beside an array of labels.
///
/// A file .npy holds the matrix alone. In an archive .npz the features are the first of the arrays X, x, data and
/// features that is there; the labels are the array that --label names, or by default the first of y, labels and target.
/// The columns of the matrix are named 1, 2, and so on; further axes are laid out in C order. Where --label names no
/// array, it names a column.
struct ArrayTable {
  static let featureNames = ["X", "x", "data", "features"]
  static let labelNames = ["y", "labels", "target"]

  /// The name of the array or the column that holds the class.
  let labelName: String
  private let file: String
  private let features: NamedArray
  /// The labels if they are not a column of the features.
  private let labels: NamedArray?
  private let notices: [String]
  /// Whether the labels, and the class in each row, may be missing.
  private let isLabelOptional: Bool

  private struct NamedArray {
    /// The file and the name of the array, for messages.
    let place: String
    let values: NumPyArray

    init(_ data: Data, place: String) throws(DatasetError) {
      self.place = place
      do throws(ArrayFault) { values = try NumPyArray(data) } catch { throw .badArray(place: place, fault: error) }
    }

    func row(_ row: Int) throws(DatasetError) -> [NumPyArray.Element] {
      do throws(ArrayFault) { return try values.row(row) } catch { throw .badArray(place: place, fault: error) }
    }
  }

  /// The arrays in a file; nil if its beginning is that of no array and no archive.
  ///
  /// - Parameters:
  ///   - label: the name of the array or the column that holds the class.
  ///   - isLabelOptional: whether there may be none of that name, and the class may be missing in each row.
  /// - Throws: `badArchive`, `badArray`, `foreignFormat`, `noFeatureArray`, `noLabelArray`, `missingLabel` or
  ///   `noLabelName`.
  /// - Complexity: O(bytes of the arrays that are read).
  init?(_ data: Data, file: String, label: String?, isLabelOptional: Bool = false) throws(DatasetError) {
    (self.file, self.isLabelOptional) = (file, isLabelOptional)
    if data.starts(with: NumPyArray.beginning) {
      guard let label else { throw .noLabelName(file: file) }
      features = try NamedArray(data, place: file.plainPath)
      (labelName, labels, notices) = (label, nil, [])
      return
    }
    guard ZipArchive.beginnings.contains(where: { data.starts(with: $0) }) else { return nil }
    let archive: ZipArchive
    do throws(ArchiveFault) { archive = try ZipArchive(data) } catch { throw .badArchive(file: file, fault: error) }
    let names = archive.names.filter { $0.hasSuffix(".npy") }.map { String($0.dropLast(4)) }
    guard !names.isEmpty else {
      throw .foreignFormat(file: file, format: ForeignFormat(members: archive.names))
    }
    guard let featureName = Self.featureNames.first(where: names.contains) else {
      throw .noFeatureArray(file: file, available: names)
    }
    features = try Self.array(named: featureName, in: archive, file: file)
    let ownName = label.map { names.contains($0) ? $0 : nil } ?? Self.labelNames.first(where: names.contains)
    guard let labelName = label ?? ownName else { throw .noLabelArray(file: file, available: names) }
    self.labelName = labelName
    labels = try ownName.map { name throws(DatasetError) in try Self.array(named: name, in: archive, file: file) }
    let others = names.filter { $0 != featureName && $0 != ownName }
    notices = others.isEmpty ? [] : ["arrays that are not read: \(others.quotedList)"]
    guard ownName != nil || isLabelOptional || columnNames.contains(labelName) else {
      throw .missingLabel(file: file, line: nil, label: labelName, available: others + columnNames)
    }
  }

  var columnNames: [String] { (0..<features.values.columnCount).map { "\($0 + 1)" } }

  private static func array(
    named name: String, in archive: ZipArchive, file: String
  ) throws(DatasetError) -> NamedArray {
    let contents: Data?
    do throws(ArchiveFault) { contents = try archive.contents(of: name + ".npy") } catch {
      throw .badArchive(file: file, fault: error)
    }
    return try NamedArray(contents ?? Data(), place: "\(file.plainPath), array \(name.quoted)")
  }

  /// The features and labels.
  ///
  /// - Parameter wanted: the names of the columns that nodes see, or nil for all.
  /// - Throws: `optionOfText`, `empty`, `badArray`, `tooManyValues`, and all that ``ColumnSelection`` throws.
  /// - Complexity: O(elements).
  func contents(options: Dataset.ReadingOptions, wanted: Set<String>?) throws(DatasetError) -> TableContents {
    if let option = options.ofText { throw .optionOfText(file: file, option: option) }
    let count = features.values.rowCount
    guard count > 0 else { throw .empty(file: file) }
    if let labels, labels.values.rowCount != count || labels.values.columnCount != 1 {
      throw .badArray(place: labels.place, fault: .labelShape(labels.values.shape, rows: count))
    }
    let names = columnNames
    let isColumn = labels == nil && (!isLabelOptional || names.contains(labelName))
    let selection = try ColumnSelection(
      names, label: isColumn ? labelName : nil, options: options, wanted: wanted, place: (file, nil))
    var contents = TableContents(file: file, selection: selection, codings: selection.features.map { _ in .number })
    contents.notices = notices
    for row in 0..<count {
      let elements = try features.row(row)
      let written = try labels?.row(row)[0].text ?? selection.label.map { elements[$0].text }
      let name = written.flatMap { Field.isMissingClass($0) ? nil : $0 }
      guard name != nil || isLabelOptional else {
        let place = labels?.place ?? features.place
        guard options.dropMissing else {
          throw .badArray(place: place, fault: .missingClass(row: row + 1, value: written ?? ""))
        }
        contents.drop(lacking: selection.features.count)
        continue
      }
      let values = selection.features.compactMap { elements[$0].number }
      guard values.count == selection.features.count else {
        throw .badArray(place: features.place, fault: .textFeatures)
      }
      guard let fault = values.firstIndex(where: { !$0.isFinite }) else {
        try contents.append(values, of: name)
        continue
      }
      guard options.dropMissing, let missing = values.firstIndex(where: \.isNaN) else {
        throw .badArray(
          place: features.place,
          fault: .notFinite(row: row + 1, column: selection.features[fault] + 1, value: "\(values[fault])"))
      }
      contents.drop(lacking: missing)
    }
    return contents
  }
}
