import PlainText

extension TreeFile {
  /// The names of the data with the elements that have them and their types.
  private static let keys: [(name: String, owner: String, type: String)] = [
    ("root", "graph", "string"), ("exponent", "graph", "double"), ("parent", "node", "string"),
    ("distance", "node", "double"), ("hops", "node", "long"), ("columns", "node", "string"),
    ("Longitude", "node", "double"), ("Latitude", "node", "double"), ("x", "node", "double"), ("y", "node", "double"),
    ("capacity", "edge", "double"), ("width", "edge", "long"), ("tree", "edge", "boolean"),
  ]

  func graphML() throws(GraphError) -> String {
    let graph = tree.graph
    let names = try graph.nodeNames.map { name throws(GraphError) in try Self.escaped(name, of: name) }
    func data(_ key: String, _ value: String) -> String { "<data key=\"\(key)\">\(value)</data>" }
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">",
    ]
    for key in Self.keys {
      lines.append(
        "  <key id=\"\(key.name)\" for=\"\(key.owner)\" attr.name=\"\(key.name)\" attr.type=\"\(key.type)\"/>")
    }
    lines.append("  <graph edgedefault=\"undirected\">")
    lines.append("    \(data("root", names[tree.root]))\(data("exponent", "\(tree.exponent)"))")
    for (node, name) in names.enumerated() {
      var values = [data("distance", "\(tree.distances[node])"), data("hops", "\(tree.hops[node])")]
      if let parent = tree.parents[node] { values.insert(data("parent", names[parent]), at: 0) }
      if let columns = columns[node] {
        values.append(data("columns", try Self.escaped(ColumnList.text(of: columns), of: graph.nodeNames[node])))
      }
      for (name, value) in positions[node]?.attributes ?? [] { values.append(data(name, "\(value)")) }
      lines.append("    <node id=\"\(name)\">\(values.joined())</node>")
    }
    for (index, link) in graph.links.enumerated() {
      let values = [("capacity", "\(link.capacity)"), ("width", "\(link.width)"), ("tree", "\(isInTree(index))")]
      lines.append(
        "    <edge source=\"\(names[link.first])\" target=\"\(names[link.second])\">"
          + values.map { data($0.0, $0.1) }.joined() + "</edge>")
    }
    return (lines + ["  </graph>", "</graphml>", ""]).joined(separator: "\n")
  }

  /// A text with references for what has a meaning in XML, and for space that a reader of attributes changes.
  ///
  /// - Throws: `malformed` for a character that XML 1.0 (§2.2) does not admit.
  private static func escaped(_ text: String, of node: String) throws(GraphError) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&", "<", ">", "\"", "\t", "\n", "\r": result += "&#\(scalar.value);"
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
        throw .malformed(
          place: "name of node '\(node.plain())'", problem: "has a character that XML does not admit",
          remedy: "write the file as .json or .dot")
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
