import PlainText

extension GraphRecords {
  /// The nodes of the largest connected component, ascending; of several as large, the one with the first node.
  ///
  /// - Complexity: O((V + E) log V).
  var largestComponent: [Int] {
    // Each node points to an earlier one of its component, and the first node to itself.
    var earlier = Array(nodeNames.indices)
    func first(of node: Int) -> Int {
      var node = node
      while earlier[node] != node {
        earlier[node] = earlier[earlier[node]]
        node = earlier[node]
      }
      return node
    }
    for link in links {
      let (source, target) = (first(of: link.source), first(of: link.target))
      earlier[max(source, target)] = min(source, target)
    }
    let firsts = nodeNames.indices.map(first)
    var sizes = [Int](repeating: 0, count: nodeNames.count)
    for first in firsts { sizes[first] += 1 }
    let greatest = sizes.max()
    let best = sizes.firstIndex { $0 == greatest }
    return nodeNames.indices.filter { firsts[$0] == best }
  }

  /// The records of some nodes and of the links between them, both in the order of these records.
  ///
  /// - Parameter nodes: indices of nodes, ascending and different.
  /// - Complexity: O(V + E).
  func part(of nodes: [Int]) -> GraphRecords {
    var index = [Int?](repeating: nil, count: nodeNames.count)
    for (position, node) in nodes.enumerated() { index[node] = position }
    var part = self
    part.nodeNames = nodes.map { nodeNames[$0] }
    part.links = links.compactMap { link in
      guard let source = index[link.source], let target = index[link.target] else { return nil }
      var link = link
      (link.source, link.target) = (source, target)
      return link
    }
    return part
  }
}

/// What is left out of a graph of which only the largest component is kept.
public struct LeftOutPart: Equatable, Sendable, CustomStringConvertible {
  /// The names of the nodes that are left out, in node order.
  public let nodeNames: [String]
  /// The number of links that are left out; parallel links and the two directions of a link count as one.
  public let links: Int

  /// The part of a file that is not in a component of it; nil if nothing is left out.
  init?(of records: GraphRecords, keeping nodes: [Int]) {
    guard nodes.count < records.nodeNames.count else { return nil }
    let kept = Set(nodes)
    nodeNames = records.nodeNames.indices.filter { !kept.contains($0) }.map { records.nodeNames[$0] }
    links = Set(records.links.filter { !kept.contains($0.source) }.map(\.ends)).count
  }

  /// One phrase: the numbers of nodes and links, and the first names.
  public var description: String {
    "\(nodeNames.count) \(nodeNames.count == 1 ? "node" : "nodes") and \(links) \(links == 1 ? "link" : "links") "
      + "are left out: \(nodeNames.quotedList)"
  }
}
