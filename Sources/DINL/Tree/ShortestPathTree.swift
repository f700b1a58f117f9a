/// A shortest-path tree of a graph, rooted at the fusion node.
///
/// - SeeAlso: GR-001
public struct ShortestPathTree: Sendable, Equatable {
  /// The graph that the tree spans.
  public let graph: CapacitatedGraph
  /// The index of the root, the fusion node.
  public let root: Int
  /// The exponent p of the cost (width / capacity)^p.
  public let exponent: Double
  /// The next node toward the root, n entries; nil at the root alone.
  public let parents: OptionalIndices
  /// The index of the link to the parent, n entries; nil at the root alone.
  public let parentLinks: OptionalIndices
  /// The least path cost to the root, n entries, in seconds^p.
  public let distances: [Double]
  /// The number of links on the tree's path to the root, n entries.
  public let hops: [Int]

  /// The indices of the n − 1 retained links, ascending.
  ///
  /// - Complexity: O(V log V).
  public var links: [Int] { parentLinks.compactMap { $0 }.sorted() }

  /// The certificate of this tree, computed from the graph.
  ///
  /// - Complexity: O(V + E).
  /// - SeeAlso: GR-002
  public func certificate() -> TreeCertificate {
    guard let costs = try? graph.costs(exponent: exponent) else {
      preconditionFailure("a tree's costs were in range when it was made")
    }
    return graph.certificate(root: root, distances: distances, parents: parents, costs: costs)
  }
}

extension CapacitatedGraph {
  /// The shortest-path tree toward a root, by Dijkstra's algorithm.
  ///
  /// Among parents that attain the distance, one with the fewest hops is chosen, and among those the one with the
  /// smallest index, so that the order of the links has no influence.
  ///
  /// - Parameters:
  ///   - root: the index of the fusion node, in 0 ..< n.
  ///   - exponent: p ≥ 0 in the cost (width / capacity)^p.
  /// - Throws: `invalidExponent`, `costOutOfRange`, `timeOutOfRange`, or `unreachable`, which names every node without
  ///   a path.
  /// - Complexity: O((V + E) log V); O(V + E) if the greatest cost is at most 2000 times the least.
  /// - SeeAlso: GR-001, GR-003, GR-004, GR-005
  public func shortestPathTree(from root: Int, exponent: Double = 1) throws(GraphError) -> ShortestPathTree {
    let rows = try rows(exponent: exponent)
    var search = PathSearch(nodeCount: nodeCount)
    return try tree(from: root, exponent: exponent, rows: rows, search: &search)
  }

  /// The tree under the costs of given rows, found in the memory of a search.
  func tree(
    from root: Int, exponent: Double, rows: ArcRows, search: inout PathSearch
  ) throws(GraphError) -> ShortestPathTree {
    precondition(nodeNames.indices.contains(root), "the root is a node of the graph")
    guard search.run(rows, from: root, queue: PathSearch.Queue(rows)) else {
      let unreachable = nodeNames.indices.filter { search.labels[$0].distance == .infinity }
      throw .unreachable(root: nodeNames[root], nodes: unreachable.map { nodeNames[$0] })
    }
    search.labels[root].parent = -1
    let (labels, hops) = (search.labels, search.hops)
    return ShortestPathTree(
      graph: self, root: root, exponent: exponent,
      parents: OptionalIndices(ContiguousArray(labels.lazy.map(\.parent))),
      parentLinks: OptionalIndices(ContiguousArray(labels.lazy.map(\.link))),
      distances: labels.map(\.distance), hops: hops.map { Int($0) })
  }
}
