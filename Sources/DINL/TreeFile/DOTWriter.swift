import PlainText

extension ShortestPathTree {
  /// The graph with its tree as a Graphviz DOT text, as ``TreeFile`` writes it without positions and columns.
  ///
  /// - Complexity: O(V + E).
  public func dot() -> String { TreeFile(self).dot() }
}

extension TreeFile {
  /// Tree links are solid and point to the root, the others are dashed.
  ///
  /// Labels give the capacities in values per second and the distances in seconds^exponent. Characters of a name that a
  /// viewer would interpret are escaped as `\u{…}` in labels, and as `&#N;` in the attribute `name`.
  func dot() -> String {
    let graph = tree.graph
    var lines = ["digraph dinl {", "  graph [root=\"\(tree.root)\", exponent=\"\(tree.exponent)\"];"]
    for (node, name) in graph.nodeNames.enumerated() {
      var attributes = [
        "label=\(Self.label("\(name.plain(upTo: .max))\n\(tree.distances[node])"))",
        "name=\"\(CharacterReferences.escaped(name))\"", "distance=\"\(tree.distances[node])\"",
        "hops=\"\(tree.hops[node])\"",
      ]
      if let parent = tree.parents[node] { attributes.append("parent=\"\(parent)\"") }
      if let columns = columns[node] {
        attributes.append("columns=\"\(CharacterReferences.escaped(ColumnList.text(of: columns)))\"")
      }
      for (name, value) in positions[node]?.attributes ?? [] { attributes.append("\(name)=\"\(value)\"") }
      if node == tree.root { attributes.append("shape=doublecircle") }
      lines.append("  \(node) [\(attributes.joined(separator: ", "))];")
    }
    for (index, link) in graph.links.enumerated() {
      let isReversed = tree.parentLinks[link.second] == index
      let ends = isReversed ? "\(link.second) -> \(link.first)" : "\(link.first) -> \(link.second)"
      let isInTree = isInTree(index)
      let attributes = "capacity=\"\(link.capacity)\", width=\"\(link.width)\", tree=\"\(isInTree)\""
      lines.append(
        "  \(ends) [label=\"\(link.capacity)\", \(attributes)\(isInTree ? "" : ", style=dashed, dir=none")];")
    }
    return (lines + ["}", ""]).joined(separator: "\n")
  }

  /// A text in quotes, of which Graphviz shows every character as it is.
  private static func label(_ text: String) -> String {
    let pieces = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\\": "\\\\"
      case "\"": "\\\""
      case "\n": "\\n"
      case "&": "&amp;"
      default: String(scalar)
      }
    }
    return "\"\(pieces.joined())\""
  }
}
