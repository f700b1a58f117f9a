/// The widths of a table's columns that share a line.
enum ColumnWidths {
  /// Widths that fit, between the least and the natural width of each column.
  ///
  /// A text of n characters in a column of w has about n/w lines. Their sum over the columns is least, at a given sum of
  /// the widths, where each w is in proportion to √n.
  ///
  /// - Parameters:
  ///   - natural: the width of each column's longest cell on one line.
  ///   - least: the width of each column's longest piece, at most `natural`.
  ///   - room: the characters that the columns share.
  /// - Returns: the natural widths if they fit; nil if not even the least do.
  /// - Complexity: O(columns).
  static func fitting(natural: [Int], least: [Int], room: Int) -> [Int]? {
    guard least.reduce(0, +) <= room else { return nil }
    guard natural.reduce(0, +) > room else { return natural }
    func widths(_ scale: Double) -> [Int] {
      zip(natural, least).map { min($0, max($1, Int(scale * Double($0).squareRoot()))) }
    }
    var (low, high) = (0.0, Double(room))
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if widths(middle).reduce(0, +) <= room { low = middle } else { high = middle }
    }
    let next = widths(high)
    var result = widths(low)
    var rest = room - result.reduce(0, +)
    for column in result.indices where rest > 0 && result[column] < next[column] {
      result[column] += 1
      rest -= 1
    }
    return result
  }
}
