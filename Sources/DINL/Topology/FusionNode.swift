extension CapacitatedGraph {
  /// The names that mark the fusion node of a graph, in order of preference; the match is exact, in lowercase.
  public static let fusionNames = ["fusion", "sink", "root"]

  /// The default fusion node: the node named fusion, else the one named sink, else root, else the last node.
  ///
  /// - Complexity: O(V).
  public var fusionNode: Int {
    for name in Self.fusionNames {
      if let node = node(named: name) { return node }
    }
    return nodeCount - 1
  }
}
