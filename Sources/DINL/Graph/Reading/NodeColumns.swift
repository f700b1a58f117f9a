import Foundation

extension AttributedDocument {
  /// The columns of a table that each node sees, from its text `columns`; nil for a node without that text.
  ///
  /// - Throws: `malformed`, which names the node.
  func columns() throws(GraphError) -> [[String]?] {
    var columns: [[String]?] = []
    for node in nodes {
      let names = node.data["columns"].map(ColumnList.names)
      if case .some(nil) = names { throw .malformedColumns(of: "node '\(node.id)'") }
      columns.append(names ?? nil)
    }
    return columns
  }
}

extension GraphError {
  static func malformedColumns(of node: String) -> GraphError {
    .malformed(
      place: "columns of \(node)", problem: "is no list of column names",
      remedy: "write names between commas, in quotes where a name holds a comma, or nothing for a relay")
  }
}

/// A list of column names in one line, separated by commas.
///
/// A name may be in double quotes. It must be if it contains a comma or a quote, or begins or ends with a blank; a
/// quote within quotes is doubled. An empty text is an empty list.
public enum ColumnList {
  /// The names in a text, or nil if quotes are not closed or other text follows them, or if a name is empty.
  ///
  /// - Complexity: O(characters).
  public static func names(in text: String) -> [String]? {
    var rest = text[...].drop(while: \.isWhitespace)
    guard !rest.isEmpty else { return [] }
    var names: [String] = []
    while true {
      guard let name = rest.first == "\"" ? quoted(&rest) : plain(&rest), !name.isEmpty else { return nil }
      names.append(name)
      guard let separator = rest.popFirst() else { return names }
      guard separator == "," else { return nil }
      rest = rest.drop(while: \.isWhitespace)
    }
  }

  /// The text of a list of names, which is read back to the same names.
  ///
  /// - Parameter names: names that are not empty.
  /// - Complexity: O(characters).
  public static func text(of names: [String]) -> String {
    names.map { name in
      let isPlain =
        !name.contains { $0 == "," || $0 == "\"" } && name.first?.isWhitespace == false
        && name.last?.isWhitespace == false
      return isPlain ? name : "\"\(name.replacing("\"", with: "\"\""))\""
    }.joined(separator: ",")
  }

  private static func plain(_ rest: inout Substring) -> String? {
    let field = rest.prefix { $0 != "," }
    rest = rest[field.endIndex...]
    let name = field.trimmingCharacters(in: .whitespacesAndNewlines)
    return name.contains("\"") ? nil : name
  }

  private static func quoted(_ rest: inout Substring) -> String? {
    var name = ""
    rest.removeFirst()
    while let character = rest.popFirst() {
      guard character == "\"" else {
        name.append(character)
        continue
      }
      guard rest.first == "\"" else {
        rest = rest.drop(while: \.isWhitespace)
        return name
      }
      name.append(rest.removeFirst())
    }
    return nil
  }
}
