extension CapacitatedGraph {
  /// The names that mark the fusion node of a graph, the first one first; exactly so, in small letters.
  public static let fusionNames = ["fusion", "sink", "root"]

  /// The fusion node where nothing else is said: the node named fusion, else sink, else root, else the last node.
  ///
  /// - Complexity: O(V).
  public var fusionNode: Int {
    for name in Self.fusionNames {
      if let node = node(named: name) { return node }
    }
    return nodeCount - 1
  }
}
