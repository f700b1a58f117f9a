/// A shortest-path tree of a graph, rooted at the fusion node.
///
/// Source: E. W. Dijkstra, "A note on two problems in connexion with graphs", 1959.
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
  public let parents: [Int?]
  /// The index of the link to the parent, n entries; nil at the root alone.
  public let parentLinks: [Int?]
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
  /// - Complexity: O((V + E) log V).
  /// - SeeAlso: GR-001, GR-003, GR-004, GR-005
  public func shortestPathTree(from root: Int, exponent: Double = 1) throws(GraphError) -> ShortestPathTree {
    precondition(nodeNames.indices.contains(root), "the root is a node of the graph")
    let costs = try costs(exponent: exponent)
    let distances = distances(from: root, costs: costs)
    let unreachable = distances.indices.filter { distances[$0] == .infinity }
    guard unreachable.isEmpty else {
      throw .unreachable(root: nodeNames[root], nodes: unreachable.map { nodeNames[$0] })
    }
    let (parents, hops) = parents(from: root, costs: costs, distances: distances)
    return ShortestPathTree(
      graph: self, root: root, exponent: exponent,
      parents: parents.map { $0?.target }, parentLinks: parents.map { $0?.link },
      distances: distances, hops: hops)
  }

  /// Parents along tight arcs with the fewest hops: a breadth-first search over the arcs u → v with d(u) + w = d(v).
  ///
  /// Hops decrease by one along every chosen arc, so that the result is acyclic even where rounding absorbs a cost
  /// and d(u) = d(v).
  ///
  /// - SeeAlso: GR-001, GR-004
  private func parents(
    from root: Int, costs: ContiguousArray<Double>, distances: [Double]
  ) -> (parents: [Arc?], hops: [Int]) {
    var parents = [Arc?](repeating: nil, count: nodeCount)
    var hops = [Int](repeating: Int.max, count: nodeCount)
    var queue = ContiguousArray<Int>()
    queue.reserveCapacity(nodeCount)
    queue.append(root)
    hops[root] = 0
    var head = 0
    while head < queue.count {
      let node = queue[head]
      head += 1
      for position in offsets[node]..<offsets[node + 1] {
        let arc = arcs[position]
        guard hops[arc.target] > hops[node], distances[node] + costs[arc.link] == distances[arc.target] else {
          continue
        }
        if hops[arc.target] == Int.max {
          hops[arc.target] = hops[node] + 1
          queue.append(arc.target)
        } else if let rival = parents[arc.target], rival.target <= node {
          continue
        }
        parents[arc.target] = Arc(target: node, link: arc.link)
      }
    }
    return (parents, hops)
  }
}
