import JSONReading

extension NodeLinkDocument {
  /// The names of the nodes.
  ///
  /// A node's name is its label, or its id if it has none; where labels repeat, the id follows in brackets.
  func names(_ index: NodeLinkIndex) -> [String] {
    // The node "1" differs from the node 1; if a file has both, the name of the first keeps its quotes.
    let ids = nodes.map { node in
      if case .text(let text) = node.id, let number = Int(text), text == "\(number)", index[.number(number)] != nil {
        return "\"\(text)\""
      }
      return node.id.name
    }
    return NodeNames.distinct(labels: nodes.map(\.label), ids: ids)
  }

  /// The columns of a table that each node sees, from its attribute `columns`; nil for a node without that attribute.
  ///
  /// The attribute is a list of names, or one text as ``ColumnList`` reads it; an empty one makes the node a relay.
  ///
  /// - Throws: `malformed`, which names the node.
  func columns() throws(GraphError) -> [[String]?] {
    var columns: [[String]?] = []
    for (position, node) in nodes.enumerated() {
      let names = node.attributes["columns"].flatMap { $0 == .null ? nil : $0 }.map(Self.names)
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

  /// Where the nodes are: `pos` may be a list of two numbers.
  var positions: [NodePosition?] {
    nodes.map { node in
      NodePosition { name in
        guard case .array(let values) = node.attributes[name] else { return node.attributes[name]?.scalarText }
        return values.map { $0.scalarText ?? "" }.joined(separator: ",")
      }
    }
  }
}
