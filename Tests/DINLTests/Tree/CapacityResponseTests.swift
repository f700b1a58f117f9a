import DINL
import RealModule
import Testing

@Suite struct `GR-003 the tree responds to capacity changes as stated` {
  /// The nodes of the subtree below a node, itself included.
  static func subtree(_ tree: ShortestPathTree, below top: Int) -> Set<Int> {
    Set(
      tree.graph.nodeNames.indices.filter { node in
        var here: Int? = node
        while let walker = here, walker != top { here = tree.parents[walker] }
        return here == top
      })
  }

  /// Whether a tree is still a shortest-path tree after a change of capacities: the certificate on its own path costs.
  static func staysOptimal(_ tree: ShortestPathTree, in changed: CapacitatedGraph) throws -> Bool {
    var distances = [Double](repeating: 0, count: changed.nodeCount)
    for node in tree.hops.indices.sorted(by: { tree.hops[$0] < tree.hops[$1] }) {
      guard let parent = tree.parents[node], let link = tree.parentLinks[node] else { continue }
      distances[node] = distances[parent] + Double(changed.links[link].width) / changed.links[link].capacity
    }
    return try changed.certificate(root: tree.root, distances: distances, parents: tree.parents).isValid
  }

  static func scaled(_ graph: CapacitatedGraph, by factor: Double, width: Int = 1) throws -> CapacitatedGraph {
    try CapacitatedGraph(
      nodeNames: graph.nodeNames,
      links: graph.links.map {
        Link($0.first, $0.second, capacity: $0.capacity * factor, width: $0.width * width)
      })
  }

  typealias Answer = (parents: [Int?], distances: [Double])

  static func subject(_ graph: CapacitatedGraph, root: Int) throws -> Answer {
    let tree = try graph.shortestPathTree(from: root)
    return (Array(tree.parents), tree.distances)
  }

  static func planted(_ fault: PlantedDijkstra.Fault) -> (CapacitatedGraph, Int) throws -> Answer {
    { graph, root in
      let claim = PlantedDijkstra(graph: graph, root: root, fault: fault).claim
      return (claim.parents, claim.distances)
    }
  }

  /// Whether a power of two times all capacities leaves the parents and divides the distances, to the bit.
  static func scales(
    _ graph: CapacitatedGraph, root: Int, by factor: Double, _ solve: (CapacitatedGraph, Int) throws -> Answer
  ) throws -> Bool {
    let own = try solve(graph, root)
    let other = try solve(scaled(graph, by: factor), root)
    return other.parents == own.parents && other.distances == own.distances.map { $0 / factor }
  }

  /// Whether p/q times all capacities leaves the parents and divides the distances by p/q, exactly.
  ///
  /// p times all capacities is compared with q times all, with widths pq times as large: where the costs are integers,
  /// so are those times q and times p.
  static func scales(
    _ graph: CapacitatedGraph, root: Int, by ratio: (Int, Int), _ solve: (CapacitatedGraph, Int) throws -> Answer
  ) throws -> Bool {
    let (p, q) = (Double(ratio.0), Double(ratio.1))
    let width = ratio.0 * ratio.1
    let raised = try solve(scaled(graph, by: p, width: width), root)
    let own = try solve(scaled(graph, by: q, width: width), root)
    return raised.parents == own.parents && raised.distances.map { $0 * p } == own.distances.map { $0 * q }
  }

  /// Whether no distance falls when the capacity of a link does.
  static func shortensNothing(
    _ graph: CapacitatedGraph, root: Int, loweringTo capacity: Double, of link: Int,
    _ solve: (CapacitatedGraph, Int) throws -> Answer
  ) throws -> Bool {
    let before = try solve(graph, root).distances
    let after = try solve(GraphCases.changing(graph, link: link, capacity: capacity), root).distances
    return zip(after, before).allSatisfy { $0 >= $1 }
  }

  @Test func `a power of two times all capacities keeps the tree and divides the distances, to the bit`() throws {
    GraphCases.check(nodes: 2...40) { graph, root, random in
      let factor = Double.exp2(Double(random.index(below: 41) - 20))
      let scales = try Self.scales(graph, root: root, by: factor, Self.subject)
      #expect(scales)
    }
  }

  @Test func `control: costs with a constant part are refuted, down to one link`() {
    let minima = GraphCases.minima { graph, root in
      try !Self.scales(graph, root: root, by: 2, Self.planted(.constantPart))
        && !Self.scales(graph, root: root, by: (3, 2), Self.planted(.constantPart))
    }
    #expect(minima == ["2 nodes, root 0: 1-0:1"])
  }

  @Test func `a ratio of whole numbers times all capacities keeps the tree and divides the distances, exactly`() {
    // Costs are integers below 4·10⁷, so that the sums of 29 of them, times 99, are exact.
    GraphCases.check(nodes: 2...30, laws: GraphCases.Law.exact) { graph, root, random in
      let ratio = (1 + random.index(below: 99), 1 + random.index(below: 99))
      let scales = try Self.scales(graph, root: root, by: ratio, Self.subject)
      #expect(scales)
    }
  }

  @Test func `any factor times all capacities leaves a tree that passes the certificate to rounding`() throws {
    // 7 half-ulps of 1 to first order: 3 for the cost, 1 for each division of a distance and each sum (GR-003, steps 2
    // and 3); hence 8.
    let rounding = 4 * Double.ulpOfOne
    GraphCases.check(nodes: 2...40) { graph, root, random in
      let factor = 0.1 + random.uniform()
      let tree = try graph.shortestPathTree(from: root)
      let distances = tree.distances.map { $0 / factor }
      let changed = try Self.scaled(graph, by: factor)
      #expect(
        try changed.certificate(
          root: root, distances: distances, parents: tree.parents, relativeTolerance: rounding
        ).isValid)
      // The same check refutes one distance that is wrong by sixteen times the tolerance.
      guard let node = tree.parents.firstIndex(where: { $0 == root }) else { return }
      var wrong = distances
      wrong[node] *= 1 + 16 * rounding
      #expect(
        try !changed.certificate(
          root: root, distances: wrong, parents: tree.parents, relativeTolerance: rounding
        ).isValid)
    }
  }

  @Test func `lowering a capacity off the tree keeps the tree optimal, and lowering any shortens no distance`() throws {
    GraphCases.check(nodes: 3...20) { graph, root, random in
      let tree = try graph.shortestPathTree(from: root)
      let link = random.index(below: graph.linkCount)
      let capacity = graph.links[link].capacity * (0.01 + 0.98 * random.uniform())
      let changed = try GraphCases.changing(graph, link: link, capacity: capacity)
      if !tree.links.contains(link) {
        #expect(try Self.staysOptimal(tree, in: changed))
        #expect(try changed.shortestPathTree(from: root).distances == tree.distances)
      }
      let shortensNothing = try Self.shortensNothing(
        graph, root: root, loweringTo: capacity, of: link, Self.subject)
      #expect(shortensNothing)
    }
  }

  @Test func `control: the claim that lowering a tree link's capacity keeps the tree is refuted, down to a triangle`() {
    let minima = GraphCases.minima { graph, root in
      let tree = try graph.shortestPathTree(from: root)
      return try tree.links.contains { link in
        let changed = try GraphCases.changing(graph, link: link, capacity: graph.links[link].capacity / 4)
        return try !Self.staysOptimal(tree, in: changed)
      }
    }
    #expect(minima == ["3 nodes, root 0: 1-0:1 2-0:1 1-2:1"])
  }

  @Test func `control: distances by capacity instead of its inverse are refuted, down to one link`() {
    let minima = GraphCases.minima { graph, root in
      try graph.links.indices.contains { link in
        try !Self.shortensNothing(
          graph, root: root, loweringTo: graph.links[link].capacity / 2, of: link, Self.planted(.capacityForCost))
      }
    }
    #expect(minima == ["2 nodes, root 0: 1-0:1"])
  }

  @Test func `raising a tree link's capacity keeps its subtree, and the tree exactly up to the stated fall`() throws {
    var kept = 0
    var lost = 0
    GraphCases.check(nodes: 3...15, laws: [.ratios]) { graph, root, random in
      let tree = try graph.shortestPathTree(from: root)
      let link = tree.links[random.index(below: tree.links.count)]
      guard let top = tree.parentLinks.firstIndex(of: link) else { return }
      let below = Self.subtree(tree, below: top)
      let cost = { (link: Link) in Double(link.width) / link.capacity }
      // The least of d(u) + w − d(x) over the links that leave the subtree, without the raised one (GR-003, step 7).
      let slack =
        graph.links.enumerated().compactMap { index, other -> Double? in
          guard index != link, below.contains(other.first) != below.contains(other.second) else { return nil }
          let (inside, outside) =
            below.contains(other.first) ? (other.first, other.second) : (other.second, other.first)
          return tree.distances[inside] + cost(other) - tree.distances[outside]
        }.min() ?? .infinity
      for capacity in 1...15 where Double(capacity) > graph.links[link].capacity {
        let changed = try GraphCases.changing(graph, link: link, capacity: Double(capacity))
        let after = try changed.shortestPathTree(from: root)
        for node in below {
          #expect(after.parents[node] == tree.parents[node])
        }
        let fall = cost(graph.links[link]) - cost(changed.links[link])
        let stays = try Self.staysOptimal(tree, in: changed)
        #expect(stays == (fall <= slack))
        if stays { kept += 1 } else { lost += 1 }
      }
    }
    #expect(kept > 100)
    #expect(lost > 100)
  }

  /// Whether raising the capacity of some tree link to twice or thrice makes the tree no longer optimal.
  static func isLostByRaising(_ graph: CapacitatedGraph, root: Int) throws -> Bool {
    let tree = try graph.shortestPathTree(from: root)
    return try tree.links.contains { link in
      try [2.0, 3].contains { factor in
        let changed = try GraphCases.changing(graph, link: link, capacity: factor * graph.links[link].capacity)
        return try !staysOptimal(tree, in: changed)
      }
    }
  }

  @Test func `control: the claim that raising a tree link's capacity keeps the tree is refuted, down to a triangle`() {
    #expect(
      GraphCases.minima(law: .ratios, refutes: Self.isLostByRaising)
        == ["3 nodes, root 0: 1-0:360360 2-0:360360 1-2:360360/2.0"])
  }

  @Test func `control: the claim that raising a tree link's capacity keeps the tree is refuted on an example`() throws {
    // r–a 2, r–b 3, a–b 2; the cost of r–a falls to ½.
    let graph = try GraphCases.integerCosts(nodeCount: 3, [(0, 1, 2), (0, 2, 3), (1, 2, 2)])
    let tree = try graph.shortestPathTree(from: 0)
    #expect(Array(tree.parents) == [nil, 0, 0])
    #expect(try Self.staysOptimal(tree, in: graph))
    // A fall of 1 is the greatest that keeps the tree: the min over links that leave {a} is d(a) + 2 − d(b) = 1.
    let atBound = try GraphCases.changing(graph, link: 0, capacity: 2)
    #expect(try Self.staysOptimal(tree, in: atBound))
    let beyond = try GraphCases.changing(graph, link: 0, capacity: 4)
    #expect(try !Self.staysOptimal(tree, in: beyond))
  }
}
