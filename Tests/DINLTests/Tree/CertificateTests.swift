import DINL
import Testing

@Suite struct `GR-002 the certificate holds exactly for the shortest-path distances and a tree that attains them` {
  /// Where distances differ from Bellman-Ford's on given arcs; nil if they agree to the bit.
  static func disagreement<Cost>(_ distances: [Cost?], root: Int, arcs: [DirectedArc<Cost>]) -> Int? {
    let oracle = PathOracles.bellmanFord(nodeCount: distances.count, root: root, arcs: arcs)
    return distances.indices.first { distances[$0] != oracle[$0] }
  }

  /// Dijkstra's algorithm on directed arcs as in textbooks: each node is settled only once.
  static func settleOnce(nodeCount: Int, root: Int, arcs: [DirectedArc<Int>]) -> [Int?] {
    var distances = [Int?](repeating: nil, count: nodeCount)
    var isSettled = [Bool](repeating: false, count: nodeCount)
    distances[root] = 0
    while let node = distances.indices
      .filter({ !isSettled[$0] && distances[$0] != nil })
      .min(by: { distances[$0]! < distances[$1]! })
    {
      isSettled[node] = true
      for arc in arcs where arc.source == node && !isSettled[arc.target] {
        let offer = distances[node]! + arc.cost
        if distances[arc.target].map({ offer < $0 }) ?? true { distances[arc.target] = offer }
      }
    }
    return distances
  }

  @Test func `holds on every run`() throws {
    GraphCases.check(nodes: 2...40) { graph, root, _ in
      let tree = try graph.shortestPathTree(from: root)
      #expect(tree.certificate() == .holds)
    }
  }

  @Test func `the distances are Bellman-Ford's to the bit`() throws {
    GraphCases.check(nodes: 2...40) { graph, root, _ in
      let tree = try graph.shortestPathTree(from: root)
      #expect(Self.disagreement(tree.distances, root: root, arcs: PathOracles.arcs(graph)) == nil)
    }
  }

  @Test func `the distances are Floyd-Warshall's, exactly, on ratios of small integers`() throws {
    GraphCases.check(nodes: 2...20, laws: GraphCases.Law.exact) { graph, root, _ in
      let tree = try graph.shortestPathTree(from: root)
      let oracle = PathOracles.floydWarshall(nodeCount: graph.nodeCount, arcs: PathOracles.integerArcs(graph))
      #expect(tree.distances == oracle[root].map(Double.init))
    }
  }

  @Test func `the distances are the least over all simple paths, for at most six nodes`() throws {
    GraphCases.check(nodes: 2...6) { graph, root, _ in
      let tree = try graph.shortestPathTree(from: root)
      var least = [Double](repeating: .infinity, count: graph.nodeCount)
      for path in PathOracles.simplePaths(graph, root: root) {
        let cost = path.links.reduce(0) { $0 + Double(graph.links[$1].width) / graph.links[$1].capacity }
        least[path.nodes.last!] = min(least[path.nodes.last!], cost)
      }
      #expect(tree.distances == least)
    }
  }

  /// Whether a claim is right by definition: the distances are the least, and the parents make a spanning tree that
  /// has them as its path costs.
  static func isRight(
    _ graph: CapacitatedGraph, root: Int, distances: [Double], parents: [Int?], least: [Double]
  ) -> Bool {
    guard distances == least, parents[root] == nil else { return false }
    return graph.nodeNames.indices.allSatisfy { node in
      var cost = 0
      var here = node
      for _ in 0..<graph.nodeCount where here != root {
        guard let parent = parents[here],
          let link = graph.links.first(where: { Set([$0.first, $0.second]) == [here, parent] })
        else { return false }
        cost += link.width
        here = parent
      }
      return here == root && Double(cost) == least[node]
    }
  }

  @Test func `on three nodes exactly the correct claims pass, of all claims`() throws {
    var right = 0
    var wrong = 0
    GraphCases.check(cases: 24, nodes: 3...3, laws: [.ties]) { graph, root, _ in
      let least = PathOracles.bellmanFord(nodeCount: 3, root: root, arcs: PathOracles.arcs(graph)).map {
        $0 ?? .infinity
      }
      for code in 0..<(9 * 9 * 9 * 64) {
        let distances = [code % 9, code / 9 % 9, code / 81 % 9].map(Double.init)
        let parents = [code / 729 % 4, code / 2916 % 4, code / 11664].map { $0 == 3 ? nil : $0 }
        let passes =
          try graph.certificate(root: root, distances: distances, parents: parents).isValid
        let expected = Self.isRight(graph, root: root, distances: distances, parents: parents, least: least)
        if passes != expected { Issue.record("\(graph.links) \(root) \(distances) \(parents)") }
        if expected { right += 1 } else { wrong += 1 }
      }
    }
    #expect(right >= 24)
    #expect(wrong > 1_000_000)
  }

  /// Whether the certificate refutes the distances and parents of a plain Dijkstra with a deliberate fault.
  static func isRefuted(_ graph: CapacitatedGraph, root: Int, _ fault: PlantedDijkstra.Fault?) throws -> Bool {
    let claim = PlantedDijkstra(graph: graph, root: root, fault: fault).claim
    return try !graph.certificate(root: root, distances: claim.distances, parents: claim.parents).isValid
  }

  @Test func `a plain Dijkstra without a fault passes`() {
    GraphCases.check(nodes: 1...20) { graph, root, _ in
      let isRefuted = try Self.isRefuted(graph, root: root, nil)
      #expect(!isRefuted)
    }
  }

  @Test(arguments: [
    (PlantedDijkstra.Fault.fixedOnDiscovery, GraphCases.Law.ties, "3 nodes, root 0: 1-0:1 2-0:3 1-2:1"),
    (.missingRelaxation, .ties, "2 nodes, root 0: 1-0:1"), (.directed, .ties, "2 nodes, root 0: 1-0:1"),
    (.capacityForCost, .both, "2 nodes, root 0: 1-0:1/2.0"),
  ])
  func `control: a wrong Dijkstra is refuted, down to its one smallest graph`(
    fault: PlantedDijkstra.Fault, law: GraphCases.Law, minimum: String
  ) {
    #expect(GraphCases.minima(law: law) { try Self.isRefuted($0, root: $1, fault) } == [minimum])
  }

  @Test func `control: a Dijkstra without decrease-key is refuted, down to four nodes and five links`() {
    let minima = GraphCases.minima(law: .costs) { try Self.isRefuted($0, root: $1, .noDecreaseKey) }
    #expect(minima == ["4 nodes, root 0: 1-0:1 2-0:4 3-0:4 1-3:1 2-3:1"])
  }

  @Test func `control: Dijkstra on directed arcs with one negative cost is refuted`() throws {
    func run(_ third: Int) -> Int? {
      let arcs = [(0, 1, 2), (0, 2, 3), (2, 1, third)].map { DirectedArc(source: $0.0, target: $0.1, cost: $0.2) }
      return Self.disagreement(Self.settleOnce(nodeCount: 3, root: 0, arcs: arcs), root: 0, arcs: arcs)
    }
    #expect(run(2) == nil)
    #expect(run(-2) == 1)
  }

  @Test func `control: a relaxation that skips a needed link is refuted`() throws {
    var refuted = 0
    GraphCases.check(nodes: 3...20) { graph, root, random in
      let tree = try graph.shortestPathTree(from: root)
      let skipped = tree.links[random.index(below: tree.links.count)]
      var links = graph.links
      links.remove(at: skipped)
      guard let without = try? CapacitatedGraph(nodeCount: graph.nodeCount, links: links).shortestPathTree(from: root)
      else { return }
      let verdict = try graph.certificate(root: root, distances: without.distances, parents: without.parents)
      if without.distances == tree.distances {
        // The link was not needed: another path has the same cost.
        #expect(verdict == .holds)
      } else {
        guard case .shortcut(_, _, let link, _, _) = verdict else {
          Issue.record("\(verdict)")
          return
        }
        #expect(link == skipped)
        refuted += 1
      }
    }
    #expect(refuted > 50)
  }

  @Test func `control: each kind of wrong claim is refuted and named`() throws {
    // r–a 1, r–b 1, a–b 1, b–c 1.
    let graph = try GraphCases.integerCosts(nodeCount: 4, [(0, 1, 1), (0, 2, 1), (1, 2, 1), (2, 3, 1)])
    func verdict(_ distances: [Double], _ parents: [Int?]) throws -> TreeCertificate {
      try graph.certificate(root: 0, distances: distances, parents: parents)
    }
    #expect(try verdict([0, 1, 1, 2], [nil, 0, 0, 2]) == .holds)
    #expect(try verdict([0, 1, 1], [nil, 0, 0]) == .wrongCount(distances: 3, parents: 3, nodes: 4))
    #expect(try verdict([1, 1, 1, 2], [nil, 0, 0, 2]) == .wrongRoot(distance: 1, parent: nil))
    #expect(try verdict([0, 1, 1, 2], [1, 0, 0, 2]) == .wrongRoot(distance: 0, parent: 1))
    #expect(try verdict([0, 1, -1, 2], [nil, 0, 0, 2]) == .invalidDistance(node: 2, distance: -1))
    #expect(try verdict([0, .infinity, 1, 2], [nil, 0, 0, 2]) == .invalidDistance(node: 1, distance: .infinity))
    guard case .invalidDistance(node: 3, _) = try verdict([0, 1, 1, .nan], [nil, 0, 0, 2]) else {
      Issue.record("a distance that is no number passed")
      return
    }
    #expect(try verdict([0, 1, 1, 2], [nil, 0, 0, nil]) == .missingParent(node: 3))
    #expect(try verdict([0, 1, 1, 2], [nil, 0, 0, 1]) == .notAdjacent(node: 3, parent: 1))
    #expect(try verdict([0, 1, 1, 2], [nil, 0, 0, 7]) == .notAdjacent(node: 3, parent: 7))
    #expect(
      try verdict([0, 1, 1, 3], [nil, 0, 0, 2]) == .shortcut(node: 3, through: 2, link: 3, distance: 3, offer: 2))
    #expect(
      try verdict([0, 1, 1, 1], [nil, 0, 0, 2]) == .notAttained(node: 3, parent: 2, distance: 1, offer: 2))
    #expect(
      try verdict([0, 1, 1, 2], [nil, 0, 1, 2]) == .notAttained(node: 2, parent: 1, distance: 1, offer: 2))
  }

  @Test func `a distance that is no path cost, or a missing parent, is named at any node and any root`() throws {
    let path = try GraphCases.integerCosts(nodeCount: 3, [(0, 1, 1), (1, 2, 1)])
    for root in 0..<3 {
      let tree = try path.shortestPathTree(from: root)
      for node in 0..<3 where node != root {
        for wrong in [-1, -Double.leastNonzeroMagnitude, .infinity, -.infinity] {
          var distances = tree.distances
          distances[node] = wrong
          #expect(
            try path.certificate(root: root, distances: distances, parents: tree.parents)
              == .invalidDistance(node: node, distance: wrong))
        }
        var parents = Array(tree.parents)
        parents[node] = nil
        #expect(
          try path.certificate(root: root, distances: tree.distances, parents: parents) == .missingParent(node: node))
      }
    }
  }

  @Test func `control: a cycle of parents over a cost that rounding absorbs is refuted`() throws {
    let huge = 10_000_000_000_000_000
    let graph = try GraphCases.integerCosts(nodeCount: 3, [(0, 1, huge), (0, 2, huge), (1, 2, 1)])
    let distances = [0, 1e16, 1e16]
    #expect(try graph.certificate(root: 0, distances: distances, parents: [nil, 0, 1]) == .holds)
    #expect(try graph.certificate(root: 0, distances: distances, parents: [nil, 2, 1]) == .cycle(node: 1))
  }

  @Test func `a tolerance is a factor on either side, its ends included`() throws {
    let pair = try GraphCases.integerCosts(nodeCount: 2, [(0, 1, 1)])
    func verdict(_ distance: Double, tolerance: Double) throws -> TreeCertificate {
      try pair.certificate(root: 0, distances: [0, distance], parents: [nil, 0], relativeTolerance: tolerance)
    }
    for distance in [0.5, 1, 2.0] {
      #expect(try verdict(distance, tolerance: 1) == .holdsWithin(tolerance: 1, nodes: 2))
    }
    let (above, below) = (2.0.nextUp, 0.5.nextDown)
    #expect(
      try verdict(above, tolerance: 1) == .shortcut(node: 1, through: 0, link: 0, distance: above, offer: 1))
    #expect(try verdict(below, tolerance: 1) == .notAttained(node: 1, parent: 0, distance: below, offer: 1))
    #expect(try verdict(0.8, tolerance: 0.25).isValid && verdict(1.25, tolerance: 0.25).isValid)
    #expect(try verdict(1, tolerance: 0) == .holds)
    #expect(try !verdict(1.0.nextUp, tolerance: 0).isValid && !verdict(1.0.nextDown, tolerance: 0).isValid)
    // Without a tolerance the comparison is exact, under given costs as well.
    func exact(_ distance: Double) throws -> [TreeCertificate] {
      [
        try pair.certificate(root: 0, distances: [0, distance], parents: [nil, 0]),
        pair.certificate(root: 0, distances: [0, distance], parents: [nil, 0], costs: [1]),
      ]
    }
    #expect(try exact(1).allSatisfy { $0 == .holds })
    #expect(try exact(1.0.nextUp).allSatisfy { !$0.isValid })
    #expect(try exact(1.0.nextDown).allSatisfy { !$0.isValid })
  }

  @Test func `an offer that overflows is attained by no distance, at any tolerance`() throws {
    let path = try GraphCases.integerCosts(nodeCount: 3, [(0, 1, 1), (1, 2, 1)])
    let great = Double.greatestFiniteMagnitude
    func verdict(_ cost: Double) -> TreeCertificate {
      path.certificate(
        root: 0, distances: [0, cost, great], parents: [nil, 0, 1], costs: [cost, cost], relativeTolerance: 1)
    }
    #expect(verdict(great / 2) == .holdsWithin(tolerance: 1, nodes: 3))
    #expect(verdict(great) == .notAttained(node: 2, parent: 1, distance: great, offer: .infinity))
  }

  @Test func `a claim of too few parents is refuted, and a cycle is named by its first node`() throws {
    let path = try GraphCases.integerCosts(nodeCount: 3, [(0, 1, 1), (1, 2, 1)])
    #expect(
      try path.certificate(root: 0, distances: [0, 1, 2], parents: [nil, 0])
        == .wrongCount(distances: 3, parents: 2, nodes: 3))
    #expect(
      try path.certificate(root: 0, distances: [0, 1, 2, 3], parents: [nil, 0, 1, 2])
        == .wrongCount(distances: 4, parents: 4, nodes: 3))
    // Node 1 hangs on the cycle of 2 and 3, whose cost a distance of 10¹⁶ absorbs.
    let huge = 10_000_000_000_000_000
    let graph = try GraphCases.integerCosts(
      nodeCount: 4, [(0, 1, huge), (0, 2, huge), (0, 3, huge), (1, 2, 1), (2, 3, 1)])
    let distances = [0, 1e16, 1e16, 1e16]
    #expect(try graph.certificate(root: 0, distances: distances, parents: [nil, 2, 3, 2]) == .cycle(node: 1))
    #expect(try graph.certificate(root: 0, distances: distances, parents: [nil, 0, 3, 2]) == .cycle(node: 2))
    #expect(try graph.certificate(root: 0, distances: distances, parents: [nil, 2, 3, 0]) == .holds)
  }
}
