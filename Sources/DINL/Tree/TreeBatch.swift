extension CapacitatedGraph {
  /// The shortest-path tree toward each of several roots. The costs are computed once, and all searches use the same
  /// memory.
  ///
  /// - Parameters:
  ///   - roots: indices of nodes, in 0 ..< n.
  ///   - exponent: p ≥ 0 in the cost (width / capacity)^p.
  /// - Returns: for each root, what ``shortestPathTree(from:exponent:)`` gives.
  /// - Throws: as ``shortestPathTree(from:exponent:)``, for the first root that has no tree.
  /// - Complexity: O(E), and O((V + E) log V) per root.
  public func shortestPathTrees(
    from roots: some Sequence<Int>, exponent: Double = 1
  ) throws(GraphError) -> [ShortestPathTree] {
    let rows = try rows(exponent: exponent)
    var search = PathSearch(nodeCount: nodeCount)
    var trees: [ShortestPathTree] = []
    for root in roots { trees.append(try tree(from: root, exponent: exponent, rows: rows, search: &search)) }
    return trees
  }

  /// The shortest-path tree toward a root under each of several capacities of the links, as in a sweep. Names and ends
  /// are checked once, when this graph is made, and all searches use the same memory.
  ///
  /// - Parameters:
  ///   - root: in 0 ..< n.
  ///   - capacities: in values per second, a list of one per link for each tree.
  ///   - exponent: p ≥ 0 in the cost (width / capacity)^p.
  /// - Returns: for each list, the tree of the graph that ``replacingCapacities(_:)`` gives.
  /// - Throws: as ``replacingCapacities(_:)`` and ``shortestPathTree(from:exponent:)``, for the first list with a fault.
  /// - Complexity: O((V + E) log V) per list.
  public func shortestPathTrees(
    from root: Int, capacities: some Sequence<[Double]>, exponent: Double = 1
  ) throws(GraphError) -> [ShortestPathTree] {
    var search = PathSearch(nodeCount: nodeCount)
    var trees: [ShortestPathTree] = []
    for list in capacities {
      let graph = try replacingCapacities(list)
      let rows = try graph.rows(exponent: exponent)
      trees.append(try graph.tree(from: root, exponent: exponent, rows: rows, search: &search))
    }
    return trees
  }
}
