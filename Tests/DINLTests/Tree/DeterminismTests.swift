import DINL
import Testing

@Suite struct `GR-004 the tree depends on the graph and the node ids alone` {
  static func relabeled(_ graph: CapacitatedGraph, by permutation: [Int]) throws -> CapacitatedGraph {
    try CapacitatedGraph(
      nodeCount: graph.nodeCount,
      links: graph.links.map {
        Link(permutation[$0.first], permutation[$0.second], capacity: $0.capacity, width: $0.width)
      })
  }

  /// Whether relabeling the nodes, root included, relabels the tree.
  static func commutes(_ graph: CapacitatedGraph, root: Int, permutation: [Int]) throws -> Bool {
    let tree = try graph.shortestPathTree(from: root)
    let other = try relabeled(graph, by: permutation).shortestPathTree(from: permutation[root])
    return graph.nodeNames.indices.allSatisfy {
      other.parents[permutation[$0]] == tree.parents[$0].map { permutation[$0] }
    }
  }

  /// The parents by definition from exact integer distances: of those that attain the distance, fewest hops, then
  /// smallest id; and whether the first two conditions alone decide at every node.
  static func parents(
    _ graph: CapacitatedGraph, root: Int
  ) -> (parents: [Int?], isUnique: Bool) {
    let arcs = PathOracles.integerArcs(graph)
    let distances = PathOracles.bellmanFord(nodeCount: graph.nodeCount, root: root, arcs: arcs)
    // Fewest hops among shortest paths: Bellman-Ford again, over the arcs that attain distances, each at cost 1.
    let tight = arcs.filter { distances[$0.source]! + $0.cost == distances[$0.target]! }
    let hops = PathOracles.bellmanFord(
      nodeCount: graph.nodeCount, root: root,
      arcs: tight.map { DirectedArc(source: $0.source, target: $0.target, cost: 1) })
    var isUnique = true
    let parents = graph.nodeNames.indices.map { node -> Int? in
      let candidates = tight.filter { $0.target == node }.map(\.source)
      let fewest = candidates.map { hops[$0]! }.min()
      let best = candidates.filter { hops[$0]! == fewest }
      if best.count > 1 { isUnique = false }
      return best.min()
    }
    return (parents, isUnique)
  }

  @Test func `the order and the direction in which links are given do not matter`() throws {
    GraphCases.check(nodes: 2...40) { graph, root, random in
      var links = graph.links
      random.shuffle(&links)
      links = links.map {
        random.uniform() < 0.5 ? $0 : Link($0.second, $0.first, capacity: $0.capacity, width: $0.width)
      }
      let tree = try graph.shortestPathTree(from: root)
      let other = try CapacitatedGraph(nodeCount: graph.nodeCount, links: links).shortestPathTree(from: root)
      #expect(other.parents == tree.parents)
      #expect(other.distances == tree.distances)
      #expect(other.hops == tree.hops)
    }
  }

  @Test func `of the parents that attain the distance one of fewest hops is chosen, then the smallest id`() throws {
    var tied = 0
    GraphCases.check(nodes: 2...25, laws: GraphCases.Law.exact) { graph, root, _ in
      let oracle = Self.parents(graph, root: root)
      let tree = try graph.shortestPathTree(from: root)
      #expect(Array(tree.parents) == oracle.parents)
      if !oracle.isUnique { tied += 1 }
    }
    #expect(tied > 50)
  }

  @Test func `relabeling the nodes relabels the tree where the fewest hops alone decide`() throws {
    var decided = 0
    GraphCases.check(nodes: 2...12, laws: GraphCases.Law.exact) { graph, root, random in
      guard Self.parents(graph, root: root).isUnique else { return }
      var permutation = Array(0..<graph.nodeCount)
      random.shuffle(&permutation)
      let commutes = try Self.commutes(graph, root: root, permutation: permutation)
      #expect(commutes)
      decided += 1
    }
    #expect(decided > 100)
  }

  /// Whether the first link that attains the distance with fewest hops gives another tree when links are reversed.
  static func dependsOnOrder(_ graph: CapacitatedGraph, root: Int) throws -> Bool {
    let tree = try graph.shortestPathTree(from: root)
    func parents(_ links: [Link]) -> [Int?] {
      graph.nodeNames.indices.map { node in
        links.lazy.compactMap { link -> Int? in
          guard link.first == node || link.second == node else { return nil }
          let other = link.first == node ? link.second : link.first
          let cost = Double(link.width) / link.capacity
          return tree.distances[other] + cost == tree.distances[node] && tree.hops[other] + 1 == tree.hops[node]
            ? other : nil
        }.first
      }
    }
    return parents(graph.links) != parents(graph.links.reversed())
  }

  @Test func `control: breaking ties by the order of the links is refuted, down to a square`() {
    #expect(GraphCases.minima(refutes: Self.dependsOnOrder) == ["4 nodes, root 0: 1-0:1 2-0:1 3-1:1 2-3:1"])
  }

  @Test func `control: taking the last link that attains the distance is refuted, down to a triangle`() {
    let minima = GraphCases.minima { graph, root in
      let distances = try graph.shortestPathTree(from: root).distances
      let parents = graph.nodeNames.indices.map { node -> Int? in
        PathOracles.arcs(graph).last { arc in
          arc.target == node && distances[arc.source] + arc.cost == distances[node]
        }?.source
      }
      return parents != Self.parents(graph, root: root).parents
    }
    #expect(minima == ["3 nodes, root 0: 1-0:1 2-0:2 1-2:1"])
  }

  @Test func `control: the claim that relabeling always commutes is refuted, down to a square`() {
    let minima = GraphCases.minima { graph, root in
      try (2..<max(2, graph.nodeCount)).contains { node in
        var permutation = Array(graph.nodeNames.indices)
        permutation.swapAt(node, node - 1)
        return try !Self.commutes(graph, root: root, permutation: permutation)
      }
    }
    #expect(minima == ["4 nodes, root 0: 1-0:1 2-0:1 3-1:1 2-3:1"])
  }

  @Test func `control: the claim that distinct distances suffice for relabeling is refuted`() throws {
    // r–1 1, r–2 2, 1–3 3, 2–3 2: the distances 0, 1, 2, 4 differ, but two parents offer node 3 the same.
    let graph = try GraphCases.integerCosts(nodeCount: 4, [(0, 1, 1), (0, 2, 2), (1, 3, 3), (2, 3, 2)])
    let distances = try graph.shortestPathTree(from: 0).distances
    #expect(Set(distances).count == 4)
    #expect(try Self.commutes(graph, root: 0, permutation: [3, 1, 2, 0]))
    #expect(try !Self.commutes(graph, root: 0, permutation: [0, 2, 1, 3]))
  }

  static let huge = 10_000_000_000_000_000

  @Test func `a cost that a large distance absorbs still gives an acyclic tree`() throws {
    // 10¹⁶ + 1 is 10¹⁶ in Double. The ids are such that the smallest one would be the wrong parent.
    let graph = try GraphCases.integerCosts(
      nodeCount: 5, [(4, 3, Self.huge), (3, 2, 1), (2, 1, 1), (1, 0, 1), (3, 0, 1)])
    for root in 0..<5 {
      let tree = try graph.shortestPathTree(from: root)
      #expect(`GR-001 the retained links form a spanning tree rooted at the fusion node`.violation(tree) == nil)
      #expect(tree.certificate() == .holds)
    }
    let tree = try graph.shortestPathTree(from: 4)
    #expect(tree.distances == [1e16, 1e16, 1e16, 1e16, 0])
    #expect(tree.hops == [2, 3, 2, 1, 0])
  }

  @Test func `control: choosing the smallest id without hops is refuted where a cost is absorbed`() throws {
    let graph = try GraphCases.integerCosts(
      nodeCount: 3, [(2, 0, Self.huge), (2, 1, Self.huge), (0, 1, 1)])
    let tree = try graph.shortestPathTree(from: 2)
    func violation(_ parents: [Int?], _ links: [Int]) -> String? {
      `GR-001 the retained links form a spanning tree rooted at the fusion node`.violation(
        graph, root: 2, links: links, parents: parents, distances: tree.distances, hops: tree.hops)
    }
    #expect(violation(Array(tree.parents), tree.links) == nil)
    // Both 0 and 1 attain their distance over the absorbed link, and each has a smaller id than the root.
    #expect(violation([1, 0, nil], [2]) != nil)
    #expect(try graph.certificate(root: 2, distances: tree.distances, parents: [1, 0, nil]) == .cycle(node: 0))
  }
}
