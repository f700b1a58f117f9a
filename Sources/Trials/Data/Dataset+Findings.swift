import PlainText

extension Dataset {
  /// The least number of samples for findings that chance would often make on fewer.
  static let fewestForFindings = 10

  /// What the user should know of the samples, a line each, where there is something to know: whether they are sorted by
  /// class, the number of repeated rows, columns that tell the class, number the rows or are constant, and small classes.
  ///
  /// - Complexity: O(samples · features) in expectation.
  var findings: [String] {
    var lines: [String] = []
    if isSortedByClass {
      lines.append("the rows are sorted by class; a column that follows their order, such as a date, tells the class")
    }
    if repeatedRows > 0 {
      lines.append(
        "rows that repeat an earlier one, features and class: \(repeatedRows) of \(sampleCount); "
          + "both may be in different halves of a split")
    }
    let telling = columns.filter(tellsClass).map(\.name)
    if !telling.isEmpty {
      lines.append("columns that equal the label, but for its coding: \(telling.quotedList); --drop leaves them out")
    }
    let counting = columns.filter(numbersRows).map(\.name)
    if !counting.isEmpty {
      lines.append("columns that count the rows: \(counting.quotedList); --drop leaves them out if they number rows")
    }
    let constant = constantFeatures
    if !constant.isEmpty {
      lines.append("constant columns, which carry no information: \(constant.quotedList)")
    }
    let small = smallClasses
    if !small.isEmpty {
      lines.append(
        "classes of fewer than \(Self.fewestPerClass) samples, which reproduce refuses and check can hardly learn: "
          + small.shortList)
    }
    return lines
  }

  /// The samples of a class that a split into training, validation and test needs.
  private static let fewestPerClass = 4

  /// Each small class with the number of its samples.
  private var smallClasses: [String] {
    var counts = [Int](repeating: 0, count: classNames.count)
    for label in labels { counts[label] += 1 }
    return counts.indices.filter { counts[$0] < Self.fewestPerClass }.map { "\(classNames[$0].quoted) (\(counts[$0]))" }
  }

  /// Whether the samples of each class follow each other, and are not too few for that to say something.
  private var isSortedByClass: Bool {
    let changes = zip(labels, labels.dropFirst()).count { $0 != $1 }
    return sampleCount >= Self.fewestForFindings && changes == classNames.count - 1
      && sampleCount >= 2 * classNames.count
  }

  /// The number of samples that equal an earlier one in all features and in the class.
  private var repeatedRows: Int {
    sampleCount - Set(labels.indices.map { Row(features: row($0), label: labels[$0]) }).count
  }

  private struct Row: Hashable {
    let features: ArraySlice<Double>
    let label: Int
  }

  private func row(_ sample: Int) -> ArraySlice<Double> {
    features[sample * featureCount..<(sample + 1) * featureCount]
  }

  /// Whether a column has one value per class and another one for each, on enough samples to say something.
  private func tellsClass(_ column: Column) -> Bool {
    guard sampleCount >= Self.fewestForFindings, sampleCount >= 2 * classNames.count else { return false }
    var values = [ArraySlice<Double>?](repeating: nil, count: classNames.count)
    for (sample, label) in labels.enumerated() {
      let start = sample * featureCount + column.features.lowerBound
      let value = features[start..<start + column.features.count]
      guard let known = values[label] else {
        values[label] = value
        continue
      }
      guard known == value else { return false }
    }
    return Set(values).count == classNames.count
  }

  /// Whether a column consists of consecutive integers from 0 or 1, and enough of them to say something.
  private func numbersRows(_ column: Column) -> Bool {
    guard sampleCount >= Self.fewestForFindings, column.features.count == 1 else { return false }
    return RowNumbers.are(
      labels.indices.lazy.map { features[$0 * featureCount + column.features.lowerBound] }, droppedRows: droppedRows)
  }
}
