import Foundation

/// The columns of a table that are read: all columns with a name.
///
/// Two kinds of columns are left out with a notice: a first column that has no name and numbers the rows, as data
/// frames write it, and a last column with neither name nor values, as a comma at the end of each line makes it. Other
/// columns without a name are refused, and so is a header of numbers alone.
package struct TableColumns {
  package let file: String
  package private(set) var notices: [String] = []
  /// The line number of the header, and the number of its fields.
  private var header: (line: Int, count: Int)?
  private var hasIndex = false
  private var hasEmptyEnd = false
  /// The expected number of the next row; nil before the first row.
  private var next: Int?

  package init(file: String) { self.file = file }

  /// The fields of a row that are read; the first row must be the header.
  ///
  /// - Throws: `numericHeader`, `unnamedColumn`, or `wrongFieldCount`.
  package mutating func kept(_ row: [String], line: Int) throws(DatasetError) -> [String] {
    guard let header else { return try readHeader(row, line: line) }
    guard row.count == header.count else {
      throw .wrongFieldCount(file: file, line: line, found: row.count, expected: header.count)
    }
    if hasIndex {
      let number = Int(row[0].trimmingCharacters(in: .whitespaces))
      guard let number, next == number || (next == nil && (0...1).contains(number)) else {
        throw .unnamedColumn(file: file, line: header.line, column: 1)
      }
      next = number + 1
    }
    if hasEmptyEnd, !row[row.count - 1].trimmingCharacters(in: .whitespaces).isEmpty {
      throw .unnamedColumn(file: file, line: header.line, column: row.count)
    }
    return kept(row)
  }

  private func kept(_ row: [String]) -> [String] {
    hasIndex || hasEmptyEnd ? Array(row[(hasIndex ? 1 : 0)..<(row.count - (hasEmptyEnd ? 1 : 0))]) : row
  }

  private mutating func readHeader(_ row: [String], line: Int) throws(DatasetError) -> [String] {
    let names = row.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
    guard !names.allSatisfy({ Double($0) != nil }) else { throw .numericHeader(file: file, line: line) }
    header = (line, row.count)
    // A data frame that is read and written again gives its row numbers this name.
    hasIndex = row.count > 2 && ["", "Unnamed: 0"].contains(names[0])
    hasEmptyEnd = row.count > 2 && names[row.count - 1].isEmpty
    let named = (hasIndex ? 1 : 0)..<(row.count - (hasEmptyEnd ? 1 : 0))
    if let column = named.first(where: { names[$0].isEmpty }) {
      throw .unnamedColumn(file: file, line: line, column: column + 1)
    }
    if hasIndex { notices.append("column 1 has no name and counts the rows; it is left out") }
    if hasEmptyEnd { notices.append("the last column has neither name nor values; it is left out") }
    return kept(row)
  }
}
