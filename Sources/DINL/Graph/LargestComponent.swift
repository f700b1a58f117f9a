import PlainText

extension CapacitatedGraph {
  /// The nodes of the largest connected component, ascending; of several as large, the one with the first node.
  ///
  /// - Complexity: O(V + E).
  public var largestComponent: [Int] {
    var component = [Int](repeating: -1, count: nodeCount)
    var best = (start: 0, size: 0)
    for start in 0..<nodeCount where component[start] < 0 {
      component[start] = start
      var reached = [start]
      var head = 0
      while head < reached.count {
        let node = reached[head]
        head += 1
        for arc in arcs[offsets[node]..<offsets[node + 1]] where component[arc.target] < 0 {
          component[arc.target] = start
          reached.append(arc.target)
        }
      }
      if reached.count > best.size { best = (start, reached.count) }
    }
    return (0..<nodeCount).filter { component[$0] == best.start }
  }

  /// The graph of some nodes and of the links between them, both in the order of this graph.
  ///
  /// - Parameter nodes: indices of nodes, ascending and different; at least one.
  /// - Throws: nothing for such nodes: the links were checked in this graph.
  /// - Complexity: O(V + E).
  func part(of nodes: [Int]) throws(GraphError) -> CapacitatedGraph {
    var index = [Int?](repeating: nil, count: nodeCount)
    for (position, node) in nodes.enumerated() { index[node] = position }
    let links = links.compactMap { link -> Link? in
      guard let first = index[link.first], let second = index[link.second] else { return nil }
      return Link(first, second, capacity: link.capacity, width: link.width)
    }
    return try CapacitatedGraph(nodeNames: nodes.map { nodeNames[$0] }, links: links)
  }
}

/// What is left out of a graph of which only the largest component is kept.
public struct LeftOutPart: Equatable, Sendable, CustomStringConvertible {
  /// The names of the nodes that are left out, in node order.
  public let nodeNames: [String]
  /// The number of links that are left out.
  public let links: Int

  /// The part of a graph that is not in a component of it; nil if nothing is left out.
  init?(of graph: CapacitatedGraph, keeping nodes: [Int]) {
    guard nodes.count < graph.nodeCount else { return nil }
    let kept = Set(nodes)
    nodeNames = graph.nodeNames.indices.filter { !kept.contains($0) }.map { graph.nodeNames[$0] }
    links = graph.links.count { !kept.contains($0.first) }
  }

  /// One phrase: the numbers of nodes and links, and the first names.
  public var description: String {
    "\(nodeNames.count) \(nodeNames.count == 1 ? "node" : "nodes") and \(links) \(links == 1 ? "link" : "links") "
      + "are left out: \(nodeNames.quotedList)"
  }
}
