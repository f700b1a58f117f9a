/// The recognition of columns that number the rows of a table and so say nothing of the samples.
enum RowNumbers {
  private static let lastWords: Set = [
    "id", "index", "idx", "row", "rowid", "rowindex", "rownum", "rownumber", "rowname", "rownames", "no", "nr",
    "number",
    "num",
  ]
  private static let firstWords: Set = ["index", "row", "unnamed"]

  /// Whether a column's name is that of row numbers, such as id, Index, row, sampleId, row_number, "Unnamed: 0" or #.
  static func areNamed(_ name: String) -> Bool {
    let words = words(of: name)
    guard let first = words.first, let last = words.last else { return name == "#" }
    return firstWords.contains(first) || lastWords.contains(last)
  }

  /// The words of a name in lower case; a capital letter after a small one begins a word.
  private static func words(of name: String) -> [String] {
    var words = [""]
    var isAfterSmall = false
    for character in name {
      if !character.isLetter || character.isUppercase && isAfterSmall { words.append("") }
      if character.isLetter { words[words.count - 1] += character.lowercased() }
      isAfterSmall = character.isLowercase
    }
    return words.filter { !$0.isEmpty }
  }

  /// Whether values are consecutive integers from 0 or 1, but for those of rows that were left out.
  ///
  /// - Complexity: O(values), and less where an early value is something else.
  static func are(_ values: some Sequence<Double>, droppedRows: Int) -> Bool {
    var (count, first, last) = (0, 0.0, -1.0)
    for value in values {
      guard value > last, value == value.rounded() else { return false }
      if count == 0 { first = value }
      last = value
      count += 1
    }
    return count > 0 && last <= Double(count + droppedRows) - (first == 0 ? 1 : 0)
  }
}
