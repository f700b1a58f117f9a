import Foundation
import JSONReading

extension CapacitatedGraph {
  /// The columns of a table that each node of node-link data says it sees, in the attribute `columns`.
  ///
  /// The attribute is a list of names, or one text as ``ColumnList`` reads it; an empty one declares a relay.
  ///
  /// - Returns: for each node its columns, nil where it says nothing.
  /// - Throws: `malformed`, which names the node.
  /// - Complexity: O(n) for n bytes.
  static func nodeColumns(nodeLinkJSON data: Data) throws(GraphError) -> [[String]?] {
    let document: JSONValue
    do throws(JSONError) {
      document = try JSONReader.value(of: data)
    } catch {
      throw .malformed(field: "the whole document", problem: "\(error)", remedy: "give node-link data")
    }
    guard case .object(let members) = document, case .array(let nodes)? = members["nodes"] else { return [] }
    var columns: [[String]?] = []
    for (position, node) in nodes.enumerated() {
      guard case .object(let attributes) = node, let value = attributes["columns"], value != .null else {
        columns.append(nil)
        continue
      }
      guard let names = names(of: value) else { throw malformedColumns(of: "nodes[\(position)]") }
      columns.append(names)
    }
    return columns
  }

  /// The columns of a table that each node of GraphML says it sees, in the data of the key `columns`.
  ///
  /// - Returns: for each node its columns, nil where it says nothing.
  /// - Throws: `malformed`, which names the node.
  /// - Complexity: O(n) for n bytes.
  static func nodeColumns(graphML data: Data) throws(GraphError) -> [[String]?] {
    var columns: [[String]?] = []
    for node in try GraphMLReader.document(data).nodes {
      guard let text = node.data["columns"] else {
        columns.append(nil)
        continue
      }
      guard let names = ColumnList.names(in: text) else { throw malformedColumns(of: "node '\(node.id)'") }
      columns.append(names)
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

  private static func malformedColumns(of node: String) -> GraphError {
    .malformed(
      field: "columns of \(node)", problem: "is no list of column names",
      remedy: "write names between commas, in quotes where a name holds a comma, or nothing for a relay")
  }
}

/// A list of column names in one line: commas stand between them.
///
/// A name may stand in double quotes, and must where it holds a comma, a quote or blanks at its ends; a quote within quotes
/// is doubled. An empty text is an empty list.
public enum ColumnList {
  /// The names in a text, or nil if quotes are not closed, other text follows them, or a name is empty.
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
