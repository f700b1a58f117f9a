/// The active links, each oriented toward the fusion node, so that messages flow along a directed acyclic graph.
///
/// - SeeAlso: NN-001, LG-001
public struct MessageFlow: Sendable, Equatable {
  /// A link in the direction in which its latent travels; its error travels the other way.
  public struct Arc: Sendable, Hashable {
    /// The index of the node that sends the latent.
    public let source: Int
    /// The index of the node that receives the latent.
    public let target: Int
    /// The index of the link in its graph.
    public let link: Int
    /// The width of the latent that the arc carries, in values per sample.
    public let width: Int
  }

  /// The number of nodes of the graph.
  public let nodeCount: Int
  /// The number of links of the graph, active or not.
  public let linkCount: Int
  /// The index of the fusion node.
  public let root: Int
  /// The arcs in the order in which they carry messages in the forward pass.
  public let arcs: [Arc]
  /// The nodes in forward order: every source comes before its targets, and the root is last.
  public let order: [Int]
  /// The indices in ``arcs`` of the arcs into each node, in the order in which the node reads them.
  public let incoming: [[Int]]
  /// The indices in ``arcs`` of the arcs out of each node.
  public let outgoing: [[Int]]

  /// The width of a node's latent in values per sample: that of its widest outgoing link, 0 if it has none.
  ///
  /// A narrower outgoing link carries the first values of the latent.
  public func latentWidth(of node: Int) -> Int {
    precondition(outgoing.indices.contains(node), "the flow has no such node")
    return outgoing[node].map { arcs[$0].width }.max() ?? 0
  }

  init(tree: ShortestPathTree, links: [Int]) {
    let graph = tree.graph
    nodeCount = graph.nodeCount
    linkCount = graph.linkCount
    root = tree.root
    let order = (0..<graph.nodeCount).sorted {
      (tree.distances[$0], tree.hops[$0], $0) > (tree.distances[$1], tree.hops[$1], $1)
    }
    // The inverse of the order: every node is set below.
    var rank = order
    for (position, node) in order.enumerated() { rank[node] = position }
    // A tie of distance and hops could put another node after the root only if both were zero.
    precondition(order.last == tree.root, "the fusion node is the nearest to itself")
    let arcs = links.map { index in
      let link = graph.links[index]
      let forward = rank[link.first] < rank[link.second]
      return Arc(
        source: forward ? link.first : link.second, target: forward ? link.second : link.first,
        link: index, width: link.width)
    }
    .sorted { (rank[$0.source], $0.link) < (rank[$1.source], $1.link) }
    var incoming = [[Int]](repeating: [], count: nodeCount)
    var outgoing = incoming
    for (index, arc) in arcs.enumerated() {
      incoming[arc.target].append(index)
      outgoing[arc.source].append(index)
    }
    (self.order, self.arcs, self.incoming, self.outgoing) = (order, arcs, incoming, outgoing)
  }
}

extension ShortestPathTree {
  /// The flow of Dijkstra-pruned in-network learning: only the link of each node to its parent.
  ///
  /// - Complexity: O(V log V).
  public var treeFlow: MessageFlow { MessageFlow(tree: self, links: links) }

  /// The flow of dense in-network learning: every link, oriented from the larger (distance, hops, id) to the smaller.
  ///
  /// A node with several outgoing links sends a copy of its latent over each of them.
  ///
  /// - Complexity: O(E log E).
  public var denseFlow: MessageFlow { MessageFlow(tree: self, links: Array(graph.links.indices)) }
}
