import DINL
import Testing

@Suite struct `Trees of several roots or capacities` {
  @Test func `each is the tree of its root`() {
    GraphCases.check(cases: 200, nodes: 1...20) { graph, _, random in
      let roots = (0..<5).map { _ in random.index(below: graph.nodeCount) }
      let trees = try graph.shortestPathTrees(from: roots, exponent: 0.5)
      #expect(try trees == roots.map { try graph.shortestPathTree(from: $0, exponent: 0.5) })
    }
  }

  @Test func `each is the tree of its capacities`() {
    var different = 0
    GraphCases.check(cases: 200, nodes: 2...20) { graph, root, random in
      let lists = (0..<4).map { _ in graph.links.map { $0.capacity * (1 + Double(random.index(below: 4))) } }
      let trees = try graph.shortestPathTrees(from: root, capacities: lists)
      #expect(trees.count == lists.count)
      for (tree, list) in zip(trees, lists) {
        let links = zip(graph.links, list).map { Link($0.first, $0.second, capacity: $1, width: $0.width) }
        let other = try CapacitatedGraph(nodeNames: graph.nodeNames, links: links)
        #expect(try tree == other.shortestPathTree(from: root))
        #expect(tree.certificate() == .holds)
      }
      // A batch that keeps the first costs would give one tree.
      if Set(trees.map(\.distances)).count > 1 { different += 1 }
    }
    #expect(different > 50)
  }

  @Test func `wrong capacities are refused as in a new graph`() throws {
    let graph = try CapacitatedGraph(nodeNames: ["r", "a"], links: [Link(0, 1, capacity: 1)])
    let name = GraphError.LinkName("r", "a")
    #expect(throws: GraphError.nonPositiveCapacity(name, capacity: 0)) { try graph.replacingCapacities([0]) }
    #expect(throws: GraphError.undefinedCapacity(name)) { try graph.replacingCapacities([.nan]) }
    #expect(throws: GraphError.infiniteCapacity(name)) {
      try graph.shortestPathTrees(from: 0, capacities: [[2], [.infinity]])
    }
    #expect(throws: GraphError.costOutOfRange(name, exponent: 1)) {
      try graph.shortestPathTrees(from: 0, capacities: [[0x1p1023]])
    }
    #expect(try graph.replacingCapacities([4]).links == [Link(0, 1, capacity: 4)])
  }

  @Test func `a root without a path to some node is named`() throws {
    let graph = try CapacitatedGraph(nodeNames: ["r", "a", "b"], links: [Link(0, 1, capacity: 1)])
    #expect(throws: GraphError.unreachable(root: "r", nodes: ["b"])) { try graph.shortestPathTrees(from: [0, 2]) }
    #expect(try graph.shortestPathTrees(from: [] as [Int]).isEmpty)
  }

  @Test func `the indices of a tree read as optionals`() throws {
    let graph = try CapacitatedGraph(nodeCount: 3, links: [Link(0, 1, capacity: 1), Link(1, 2, capacity: 1)])
    let tree = try graph.shortestPathTree(from: 1)
    #expect(Array(tree.parents) == [1, nil, 1] && Array(tree.parentLinks) == [0, nil, 1])
    #expect(tree.parents.count == 3 && "\(tree.parents)" == "[Optional(1), nil, Optional(1)]")
  }
}
