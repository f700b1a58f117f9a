/// The classes of written labels, in an order that does not depend on the order in the file.
///
/// If all labels are decimal numbers, they are compared and sorted by value, otherwise by their text.
package struct Classes {
  package let names: [String]
  /// The class of each label, an index into `names`.
  package let labels: [Int]
  /// For each class with several spellings of its number: all of them, the class's name first.
  package let joined: [[String]]

  /// - Parameter hasDecimalComma: whether the comma is a decimal mark too.
  /// - Complexity: O(n log n) for n labels.
  package init(_ texts: [String], hasDecimalComma: Bool = false) {
    let distinct = Set(texts).sorted()
    let values = distinct.compactMap { WrittenDecimal($0, hasDecimalComma: hasDecimalComma) }
    var groups = distinct.map { [$0] }
    if values.count == distinct.count {
      // The shortest text names the class.
      groups = Dictionary(grouping: zip(values, distinct), by: \.0).sorted { $0.key < $1.key }.map { _, members in
        members.map(\.1).sorted { ($0.count, $0) < ($1.count, $1) }
      }
    }
    var index: [String: Int] = [:]
    for (position, group) in groups.enumerated() { for text in group { index[text] = position } }
    names = groups.compactMap(\.first)
    labels = texts.map { index[$0] ?? 0 }
    joined = groups.filter { $0.count > 1 }
  }
}
