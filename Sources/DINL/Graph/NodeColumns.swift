import Foundation
import JSONReading

extension NodeLinkDocument {
  /// The columns of a table that each node sees, from its attribute `columns`; nil for a node without that attribute.
  ///
  /// The attribute is a list of names, or one text as ``ColumnList`` reads it; an empty one makes the node a relay.
  ///
  /// - Throws: `malformed`, which names the node.
  func columns() throws(GraphError) -> [[String]?] {
    var columns: [[String]?] = []
    for (position, value) in writtenColumns.enumerated() {
      let names = value.map(Self.names)
      if case .some(nil) = names { throw .malformedColumns(of: "nodes[\(position)]") }
      columns.append(names ?? nil)
    }
    return columns
  }

  private static func names(of value: JSONValue) -> [String]? {
    switch value {
    case .text(let text): return ColumnList.names(in: text)
    case .array(let values):
      let names = values.compactMap { if case .text(let name) = $0 { name } else { nil } }
      return names.count == values.count ? names : nil
    default: return nil
    }
  }
}

extension GraphMLDocument {
  /// The columns of a table that each node sees, from its data of the key `columns`; nil for a node without that data.
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
  fileprivate static func malformedColumns(of node: String) -> GraphError {
    .malformed(
      field: "columns of \(node)", problem: "is no list of column names",
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
