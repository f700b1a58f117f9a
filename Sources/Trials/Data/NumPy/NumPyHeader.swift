import Foundation

/// The header of an array in a file of NumPy: what its elements are and how they lie.
struct NumPyHeader {
  /// The type of the elements, such as <f8.
  let type: String
  /// Whether the first index varies fastest, and not the last.
  let isFortran: Bool
  let shape: [Int]
  /// The number of bytes before the first element.
  let length: Int

  /// NumPy itself reads no longer header unless it is told to trust the file.
  private static let mostBytes = 10_000
  /// NumPy's arrays have no more axes.
  private static let mostAxes = 64

  /// - Throws: `notAnArray`, `version`, `malformedHeader`, or `namedFields`.
  init(_ data: Data) throws(ArrayFault) {
    let head = [UInt8](data.prefix(12 + Self.mostBytes))
    guard head.starts(with: NumPyArray.beginning), head.count >= 12 else { throw .notAnArray }
    guard 1...3 ~= head[6], head[7] == 0 else { throw .version("\(head[6]).\(head[7])") }
    let start = head[6] == 1 ? 10 : 12
    let count = head[8..<start].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard count <= head.count - start, let text = String(validating: head[start..<start + count], as: UTF8.self) else {
      throw .malformedHeader
    }
    guard !text.contains(/'descr'\s*:\s*\[/) else { throw .namedFields }
    let entries = try Self.entries(of: text)
    guard entries.count == 3, let type = entries["descr"], let order = entries["fortran_order"],
      ["True", "False"].contains(order), let sizes = entries["shape"], let shape = Self.shape(sizes)
    else { throw .malformedHeader }
    (self.type, self.shape, isFortran, length) = (type, shape, order == "True", start + count)
  }

  /// The entries of a Python dictionary of texts, truth values and tuples, with the texts' quotes removed.
  private static func entries(of text: String) throws(ArrayFault) -> [String: String] {
    let entry = /\s*'(\w+)'\s*:\s*('[^']*'|True|False|\([^()]*\))\s*(,|(?=\}))/
    var rest = text.drop(while: \.isWhitespace)
    guard rest.popFirst() == "{" else { throw .malformedHeader }
    var entries: [String: String] = [:]
    while let match = rest.prefixMatch(of: entry) {
      guard entries.updateValue(match.2.filter { $0 != "'" }, forKey: String(match.1)) == nil else {
        throw .malformedHeader
      }
      rest = rest[match.range.upperBound...]
    }
    guard rest.filter({ !$0.isWhitespace }) == "}" else { throw .malformedHeader }
    return entries
  }

  /// The sizes in a tuple such as (3, 4), (3,) or (); nil if it is none.
  private static func shape(_ tuple: String) -> [Int]? {
    guard tuple.first == "(", tuple.last == ")" else { return nil }
    var parts = tuple.dropFirst().dropLast().split(separator: ",", omittingEmptySubsequences: false)
    if parts.last?.allSatisfy(\.isWhitespace) == true { parts.removeLast() }
    let sizes = parts.compactMap { part in part.wholeMatch(of: /\s*([0-9]+)L?\s*/).flatMap { Int($0.1) } }
    return sizes.count == parts.count && sizes.count <= mostAxes ? sizes : nil
  }
}
