import Console
import DINL

/// A link of a network as results hold it.
public struct LinkRecord: Codable, Sendable, Equatable {
  /// The index of one end.
  public var first: Int
  /// The index of the other end.
  public var second: Int
  /// Values per second.
  public var capacity: Double
  /// Values per sample.
  public var width: Int
  /// Whether the shortest-path tree keeps it.
  public var inTree: Bool
  /// The mean variational rate on it in nats per sample; nil where none is told of the link.
  public var rate: Double?

  /// A link as it is.
  package init(first: Int, second: Int, capacity: Double, width: Int, inTree: Bool, rate: Double? = nil) {
    (self.first, self.second, self.capacity, self.width) = (first, second, capacity, width)
    (self.inTree, self.rate) = (inTree, rate)
  }

  /// The links of a tree's graph in order, each with its rate.
  package static func links(of tree: ShortestPathTree, rate: (Int) -> Double? = { _ in nil }) -> [LinkRecord] {
    let retained = Set(tree.links)
    return tree.graph.links.enumerated().map { index, link in
      LinkRecord(
        first: link.first, second: link.second, capacity: link.capacity, width: link.width,
        inTree: retained.contains(index), rate: rate(index))
    }
  }

  /// Whether a network that comes from a file is one that was written: its links make a graph, and the tree is that of
  /// the shortest paths.
  ///
  /// - Complexity: O(E log V).
  package static func areLinks(
    _ links: [LinkRecord], ofTree tree: (nodes: [String], root: Int, parents: [Int?], hops: [Int]), exponent: Double
  ) -> Bool {
    let all = links.map { Link($0.first, $0.second, capacity: $0.capacity, width: $0.width) }
    guard tree.nodes.indices.contains(tree.root),
      let graph = try? CapacitatedGraph(nodeNames: tree.nodes, links: all),
      let found = try? graph.shortestPathTree(from: tree.root, exponent: exponent)
    else { return false }
    return Array(found.parents) == tree.parents && found.hops == tree.hops && self.links(of: found) == links
  }

  /// What a picture says of the link when it is pointed at.
  package func title(nodes: [String]) -> String {
    "\(nodes[first]) – \(nodes[second]): \(short(capacity)) values per second, \(width) values per sample"
  }
}
