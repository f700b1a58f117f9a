import Foundation

/// The columns of a table of text that are read: all columns with a name.
///
/// Two kinds of columns are left out with a notice: a first column without a name, as data frames write the numbers or
/// names of rows, and a last column with neither name nor values, as a comma at the end of each line makes it. Other
/// columns without a name are refused, and so is a header of numbers alone.
package struct TableColumns {
  package let file: String
  /// The names of columns that stay though a data frame made up their names, since an option is about them.
  private let requested: Set<String>
  private let hasDecimalComma: Bool
  package private(set) var notices: [String] = []
  /// The line number of the header, and the number of its fields.
  private var header: (line: Int, count: Int)?
  private var hasIndex = false
  private var hasEmptyEnd = false

  /// - Parameter hasDecimalComma: whether numbers have a comma as decimal mark.
  package init(file: String, requested: Set<String> = [], hasDecimalComma: Bool = false) {
    (self.file, self.requested, self.hasDecimalComma) = (file, requested, hasDecimalComma)
  }

  /// The names of the columns of a table without a header, which its first row counts: 1, 2, and so on.
  package mutating func numbered(_ row: [String], line: Int) -> [String] {
    header = (line, row.count)
    return (1...max(1, row.count)).map { "\($0)" }
  }

  /// The fields of a row that are read; the first row must be the header unless columns are numbered.
  ///
  /// - Throws: `numericHeader`, `unnamedColumn`, or `wrongFieldCount`.
  package mutating func kept(_ row: [String], line: Int) throws(DatasetError) -> [String] {
    guard let header else { return try readHeader(row, line: line) }
    guard row.count == header.count else {
      throw .wrongFieldCount(file: file, line: line, found: row.count, expected: header.count)
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
    let numbers = names.compactMap { Field.number($0, hasDecimalComma: hasDecimalComma) }
    guard numbers.count < names.count else { throw .numericHeader(file: file, line: line) }
    header = (line, row.count)
    // A data frame that is read and written again gives its row numbers this name.
    hasIndex = row.count > 2 && (names[0].isEmpty || names[0] == "Unnamed: 0" && !requested.contains(names[0]))
    hasEmptyEnd = row.count > 2 && names[row.count - 1].isEmpty
    let named = (hasIndex ? 1 : 0)..<(row.count - (hasEmptyEnd ? 1 : 0))
    if let column = named.first(where: { names[$0].isEmpty }) {
      throw .unnamedColumn(file: file, line: line, column: column + 1)
    }
    if hasIndex {
      notices.append("column 1 has no name, as the numbers and names of rows have none; it is left out")
    }
    if hasEmptyEnd { notices.append("the last column has neither name nor values; it is left out") }
    if 2 * numbers.count > names.count, zip(numbers, numbers.dropFirst()).contains(where: { $1 - $0 != 1 }) {
      notices.append(
        "line \(line) is taken for the header, though most of its names are numbers; give --no-header if it is a sample"
      )
    }
    return kept(row)
  }
}
