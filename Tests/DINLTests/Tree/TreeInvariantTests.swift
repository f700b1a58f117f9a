import DINL
import RealModule
import Testing

@Suite struct `GR-001 the retained links form a spanning tree rooted at the fusion node` {
  /// What is wrong with a claimed tree, or nil: checked by union-find and by following the parents, independently of
  /// the code under test.
  static func violation(
    _ graph: CapacitatedGraph, root: Int, links: [Int], parents: [Int?], distances: [Double], hops: [Int]
  ) -> String? {
    if links.count != graph.nodeCount - 1 { return "\(links.count) links" }
    if Set(links).count != links.count { return "a link twice" }
    if PathOracles.components(graph, links: links) != 1 { return "not connected" }
    let treePairs = Set(links.map { Set([graph.links[$0].first, graph.links[$0].second]) })
    for node in 0..<graph.nodeCount where node != root {
      guard let parent = parents[node] else { return "node \(node) has no parent" }
      if !treePairs.contains([node, parent]) { return "no retained link joins \(node) and its parent" }
      if !((distances[parent], hops[parent]) < (distances[node], hops[node])) { return "no fall at \(node)" }
      var steps = 0
      var walker: Int? = node
      while let here = walker, here != root, steps <= graph.nodeCount {
        walker = parents[here]
        steps += 1
      }
      if steps > graph.nodeCount - 1 { return "\(node) does not reach the root in n − 1 steps" }
    }
    return parents[root] == nil ? nil : "the root has a parent"
  }

  static func violation(_ tree: ShortestPathTree) -> String? {
    violation(
      tree.graph, root: tree.root, links: tree.links, parents: Array(tree.parents), distances: tree.distances,
      hops: tree.hops)
  }

  @Test func `holds on random graphs, also with ties and extreme ratios`() throws {
    GraphCases.check(nodes: 2...40) { graph, root, _ in
      let tree = try graph.shortestPathTree(from: root)
      #expect(Self.violation(tree) == nil)
      for node in graph.nodeNames.indices {
        #expect(tree.parentLinks[node].map { graph.links[$0].end(oppositeTo: node) } == tree.parents[node])
      }
    }
  }

  @Test func `a graph of one node is its own tree`() throws {
    let tree = try CapacitatedGraph(nodeCount: 1, links: []).shortestPathTree(from: 0)
    #expect(Self.violation(tree) == nil)
    #expect(tree.certificate() == .holds)
    #expect(tree.exchangeReduction == 0 && tree.latencies == [0] && tree.forwardLatency == 0)
  }

  @Test func `every unreachable node is named, whichever component holds the root`() throws {
    let graph = try CapacitatedGraph(
      nodeNames: ["r", "a", "b", "c", "d"], links: [Link(0, 1, capacity: 1), Link(2, 3, capacity: 1)])
    #expect(throws: GraphError.unreachable(root: "r", nodes: ["b", "c", "d"])) {
      try graph.shortestPathTree(from: 0)
    }
    #expect(throws: GraphError.unreachable(root: "b", nodes: ["r", "a", "d"])) {
      try graph.shortestPathTree(from: 2)
    }
  }

  /// Whether the check refutes a construction that retains every link which attains a distance.
  static func keepsEveryTightLink(_ graph: CapacitatedGraph, root: Int) throws -> Bool {
    let tree = try graph.shortestPathTree(from: root)
    let tight = graph.links.indices.filter { index in
      let link = graph.links[index]
      let (one, other) = (tree.distances[link.first], tree.distances[link.second])
      let cost = Double(link.width) / link.capacity
      return one + cost == other || other + cost == one
    }
    return violation(
      graph, root: root, links: tight, parents: Array(tree.parents), distances: tree.distances, hops: tree.hops) != nil
  }

  @Test func `control: a tree that keeps every link of a tie is refuted, down to a triangle`() {
    #expect(GraphCases.minima(refutes: Self.keepsEveryTightLink) == ["3 nodes, root 0: 1-0:1 2-0:2 1-2:1"])
  }

  @Test func `control: trees with a cycle, a missing link, an extra link or a missing parent are refuted`()
    throws
  {
    var refuted = 0
    GraphCases.check(nodes: 4...20) { graph, root, random in
      let tree = try graph.shortestPathTree(from: root)
      let parents = Array(tree.parents)
      func claim(_ links: [Int], _ parents: [Int?], distances: [Double]? = nil, hops: [Int]? = nil) -> String? {
        Self.violation(
          graph, root: root, links: links, parents: parents, distances: distances ?? tree.distances,
          hops: hops ?? tree.hops)
      }
      #expect(claim(Array(tree.links.dropFirst()), parents) != nil)
      if let extra = graph.links.indices.first(where: { !tree.links.contains($0) }) {
        #expect(claim(tree.links + [extra], parents) != nil)
      }
      guard let node = tree.parents.indices.first(where: { tree.parents[$0] != nil && tree.parents[$0] != root })
      else { return }
      var omitted = parents
      omitted[node] = nil
      #expect(claim(tree.links, omitted) != nil)
      // The parent gets its child as its parent: each of two nodes is the parent of the other.
      var cyclic = parents
      guard let parent = tree.parents[node] else { return }
      cyclic[parent] = node
      #expect(claim(tree.links, cyclic) != nil)
      // Also with distances that are all zero.
      #expect(claim(tree.links, cyclic, distances: tree.distances.map { _ in 0 }) != nil)
      refuted += 1
    }
    #expect(refuted > 50)
  }
}
