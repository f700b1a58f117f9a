import PlainText

extension ShortestPathTree {
  /// The graph with its tree as a Graphviz DOT text: tree links are solid and point to the root, the others are dashed.
  ///
  /// Labels give the capacities in values per second and the distances in seconds^exponent. Characters of a name that a
  /// viewer would interpret are escaped as `\u{…}`.
  ///
  /// - Complexity: O(V + E).
  public func dot() -> String {
    func quoted(_ text: String) -> String {
      "\""
        + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
    }
    var lines = ["digraph dinl {"]
    for (node, name) in graph.nodeNames.enumerated() {
      let shape = node == root ? ", shape=doublecircle" : ""
      lines.append("  \(node) [label=\(quoted("\(name.plain(upTo: .max))\n\(distances[node])"))\(shape)];")
    }
    for (index, link) in graph.links.enumerated() {
      let label = "label=\(quoted("\(link.capacity)"))"
      if parentLinks[link.first] == index {
        lines.append("  \(link.first) -> \(link.second) [\(label)];")
      } else if parentLinks[link.second] == index {
        lines.append("  \(link.second) -> \(link.first) [\(label)];")
      } else {
        lines.append("  \(link.first) -> \(link.second) [\(label), style=dashed, dir=none];")
      }
    }
    return (lines + ["}", ""]).joined(separator: "\n")
  }
}
