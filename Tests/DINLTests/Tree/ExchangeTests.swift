import DINL
import Testing

@Suite struct `LG-002 the tree reduces the exchange by one minus its share of the total width` {
  /// Whether a claimed saving equals the one found by counting the values of every link forward and backward.
  static func isSaving(_ claimed: Double, of tree: ShortestPathTree) -> Bool {
    var dense = 0
    var sparse = 0
    for (index, link) in tree.graph.links.enumerated() {
      let values = link.width + link.width
      dense += values
      if tree.parentLinks[link.first] == index || tree.parentLinks[link.second] == index { sparse += values }
    }
    // Exactly: the nearest number to the fraction (dense − sparse) / dense.
    return claimed == Double(dense - sparse) / Double(dense)
  }

  @Test func `the formula agrees with the count at any widths`() throws {
    GraphCases.check(nodes: 2...40) { graph, root, _ in
      let tree = try graph.shortestPathTree(from: root)
      #expect(Self.isSaving(tree.exchangeReduction, of: tree))
    }
  }

  @Test func `nine nodes and 27 links of equal width save a share of 19 in 27`() throws {
    for width in [1, 8, 33] {
      let graph = try CapacitatedGraph.nineNodes(width: width)
      for root in graph.nodeNames.indices {
        let tree = try graph.shortestPathTree(from: root)
        #expect(tree.exchangeReduction == 19.0 / 27.0)
        #expect(Self.isSaving(19.0 / 27.0, of: tree))
      }
    }
  }

  @Test func `control: the share of links instead of widths is refuted, with a smallest counterexample`() {
    let minima = GraphCases.minima { graph, root in
      let tree = try graph.shortestPathTree(from: root)
      return !Self.isSaving(Double(graph.linkCount - tree.links.count) / Double(graph.linkCount), of: tree)
    }
    #expect(minima == ["3 nodes, root 0: 1-0:1 2-0:1 1-2:2"])
  }

  @Test func `control: the share of links instead of widths is refuted on a triangle of unequal widths`() throws {
    let graph = try GraphCases.integerCosts(nodeCount: 3, [(0, 1, 1), (0, 2, 1), (1, 2, 4)])
    let tree = try graph.shortestPathTree(from: 0)
    #expect(Self.isSaving(4.0 / 6.0, of: tree))
    #expect(!Self.isSaving(1 - 2.0 / 3.0, of: tree))
  }
}

@Suite struct `LG-003 at equal widths no connected active set exchanges less than the tree` {
  /// Whether no set of links that connects every node to the root has a smaller exchange.
  static func exchangesLeast(_ tree: ShortestPathTree) -> Bool {
    let graph = tree.graph
    func exchange(_ links: [Int]) -> Int { 2 * links.reduce(0) { $0 + graph.links[$1].width } }
    return (0..<(1 << graph.linkCount)).allSatisfy { mask in
      let active = graph.links.indices.filter { mask >> $0 & 1 == 1 }
      return PathOracles.components(graph, links: active) > 1 || exchange(tree.links) <= exchange(active)
    }
  }

  @Test func `no connected active set exchanges less, in graphs of at most ten links`() throws {
    GraphCases.check(nodes: 2...5, laws: [.both, .extremes]) { shape, root, random in
      let width = 1 + random.index(below: 8)
      let graph = try CapacitatedGraph(
        nodeCount: shape.nodeCount,
        links: shape.links.map { Link($0.first, $0.second, capacity: $0.capacity, width: width) })
      let tree = try graph.shortestPathTree(from: root)
      #expect(Self.exchangesLeast(tree))
      #expect(graph.valuesPerSample(active: tree.links) == 2 * (graph.nodeCount - 1) * width)
    }
  }

  @Test func `control: least exchange at any widths is refuted, with a smallest counterexample`() {
    let minima = GraphCases.minima(nodes: 2...5, law: .both) { graph, root in
      !Self.exchangesLeast(try graph.shortestPathTree(from: root))
    }
    // The path of node 1 through node 2 costs 2/4 + 1/3, less than 1, but its link to node 2 is twice as wide.
    #expect(minima == ["3 nodes, root 0: 1-0:1 2-0:1/3.0 1-2:2/4.0"])
  }

  @Test func `control: least exchange at unequal widths is refuted on a triangle with one wide link`() throws {
    // r–a is wide and fast, r–b and a–b are narrow and slow: one way 11 values on the tree, 2 on r–b and a–b.
    let graph = try CapacitatedGraph(
      nodeCount: 3,
      links: [Link(0, 1, capacity: 100, width: 10), Link(0, 2, capacity: 1), Link(1, 2, capacity: 1)])
    let tree = try graph.shortestPathTree(from: 0)
    #expect(tree.links == [0, 1])
    #expect(!Self.exchangesLeast(tree))
    let equal = try CapacitatedGraph(
      nodeCount: 3, links: graph.links.map { Link($0.first, $0.second, capacity: $0.capacity, width: 10) })
    #expect(Self.exchangesLeast(try equal.shortestPathTree(from: 0)))
  }
}

@Suite struct `LG-004 the tree's forward latency is its largest distance, and no spanning tree has a smaller one` {
  /// The time until the root has all latents under store-and-forward: a node sends when it has those of all its
  /// children.
  static func arrival(_ graph: CapacitatedGraph, at node: Int, from parent: Int?, tree: [Int]) -> Double {
    var ready = 0.0
    for index in tree {
      let link = graph.links[index]
      guard link.first == node || link.second == node else { continue }
      let child = link.first == node ? link.second : link.first
      guard child != parent else { continue }
      ready = max(ready, arrival(graph, at: child, from: node, tree: tree) + Double(link.width) / link.capacity)
    }
    return ready
  }

  /// Whether the root does not finish earlier on any other spanning tree.
  static func finishesFirst(_ graph: CapacitatedGraph, root: Int, links: [Int]) -> Bool {
    let own = arrival(graph, at: root, from: nil, tree: links)
    return PathOracles.spanningTrees(graph).allSatisfy { own <= arrival(graph, at: root, from: nil, tree: $0) }
  }

  @Test func `store-and-forward on the tree takes exactly its largest distance`() throws {
    GraphCases.check(nodes: 2...40, laws: GraphCases.Law.exact) { graph, root, _ in
      let tree = try graph.shortestPathTree(from: root)
      #expect(Self.arrival(graph, at: root, from: nil, tree: tree.links) == tree.distances.max())
      #expect(tree.forwardLatency == tree.distances.max())
      #expect(tree.latencies == tree.distances)
    }
  }

  @Test(arguments: [0.5, 2, 3]) func `at any exponent the latency is the longest path of the tree in seconds`(
    exponent: Double
  ) throws {
    GraphCases.check(nodes: 2...40, laws: GraphCases.Law.exact) { graph, root, _ in
      let tree = try graph.shortestPathTree(from: root, exponent: exponent)
      #expect(Self.arrival(graph, at: root, from: nil, tree: tree.links) == tree.forwardLatency)
    }
  }

  @Test func `control: least latency of the tree at exponent 2 is refuted`() throws {
    // r–a 3, a–b 3, r–b 5 seconds: 9 + 9 is less than 25, but the path through a takes 6 seconds.
    let graph = try GraphCases.integerCosts(nodeCount: 3, [(0, 1, 3), (1, 2, 3), (0, 2, 5)])
    let (plain, squared) = (
      try graph.shortestPathTree(from: 0), try graph.shortestPathTree(from: 0, exponent: 2)
    )
    #expect(plain.forwardLatency == 5 && squared.forwardLatency == 6)
    #expect(Self.finishesFirst(graph, root: 0, links: plain.links))
    #expect(!Self.finishesFirst(graph, root: 0, links: squared.links))
  }

  @Test func `control: the total cost of the tree is refuted as its latency, with a smallest counterexample`() {
    let minima = GraphCases.minima { graph, root in
      let links = try graph.shortestPathTree(from: root).links
      let total = links.reduce(0) { $0 + Double(graph.links[$1].width) / graph.links[$1].capacity }
      return Self.arrival(graph, at: root, from: nil, tree: links) != total
    }
    #expect(minima == ["3 nodes, root 0: 1-0:1 2-0:1"])
  }

  @Test func `no spanning tree of at most five nodes is faster`() throws {
    GraphCases.check(nodes: 2...5, laws: GraphCases.Law.exact) { graph, root, _ in
      let tree = try graph.shortestPathTree(from: root)
      #expect(Self.finishesFirst(graph, root: root, links: tree.links))
    }
  }

  @Test func `control: least latency of a minimum spanning tree is refuted, with a smallest counterexample`() {
    let minima = GraphCases.minima(nodes: 2...5) { graph, root in
      // Among the trees of least total cost, the one closest to a star is the hardest to refute.
      let tree = PathOracles.minimumSpanningTree(graph) { link in
        4 * Double(link.width) / link.capacity - (link.first == root || link.second == root ? 1 : 0)
      }
      return !Self.finishesFirst(graph, root: root, links: tree)
    }
    #expect(minima == ["3 nodes, root 0: 1-0:2 2-0:2 1-2:1"])
  }

  @Test func `control: least latency of a minimum spanning tree is refuted on a triangle of known latencies`() throws {
    // r–a 2, r–b 2, a–b 1: the minimum spanning tree r–a, a–b takes 3.
    let graph = try GraphCases.integerCosts(nodeCount: 3, [(0, 1, 2), (0, 2, 2), (1, 2, 1)])
    #expect(Self.finishesFirst(graph, root: 0, links: try graph.shortestPathTree(from: 0).links))
    #expect(!Self.finishesFirst(graph, root: 0, links: [0, 2]))
  }
}
