import DINL
import Testing

@Suite struct `GR-005 the tree minimizes every path cost at once, but neither total cost nor bottleneck` {
  typealias Objective = @Sendable (CapacitatedGraph, _ root: Int, _ links: [Int]) -> [Double]

  static func cost(_ link: Link) -> Double { Double(link.width) / link.capacity }

  /// The path cost of every node.
  static let pathCosts: Objective = { graph, root, links in
    PathOracles.paths(graph, root: root, tree: links).map { $0.reduce(0) { $0 + cost(graph.links[$1]) } }
  }
  /// The one total cost of the links.
  static let totalCost: Objective = { graph, _, links in [links.reduce(0) { $0 + cost(graph.links[$1]) }] }
  /// The largest d/C on every node's path: where it is least, the path is widest for C/d.
  static let bottlenecks: Objective = { graph, root, links in
    PathOracles.paths(graph, root: root, tree: links).map { $0.map { cost(graph.links[$0]) }.max() ?? 0 }
  }
  /// The negated least capacity on every node's path: where it is least, the path is widest for C.
  static let negatedCapacities: Objective = { graph, root, links in
    PathOracles.paths(graph, root: root, tree: links).map { -($0.map { graph.links[$0].capacity }.min() ?? .infinity) }
  }

  /// Whether a spanning tree attains the least of every component of an objective among all spanning trees.
  static func minimizes(_ objective: Objective, _ graph: CapacitatedGraph, root: Int, links: [Int]) -> Bool {
    let own = objective(graph, root, links)
    return PathOracles.spanningTrees(graph).allSatisfy { other in
      zip(own, objective(graph, root, other)).allSatisfy { $0 <= $1 }
    }
  }

  @Test func `no spanning tree has a smaller path cost at any node, for at most five nodes`() throws {
    GraphCases.check(nodes: 2...5, laws: GraphCases.Law.exact) { graph, root, _ in
      let tree = try graph.shortestPathTree(from: root)
      #expect(Self.minimizes(Self.pathCosts, graph, root: root, links: tree.links))
    }
  }

  /// A graph of another's shape whose cost d/C is a power of two a link: 2^rank at capacity 1.
  static func powers(_ graph: CapacitatedGraph, ranks: [Int]) throws -> CapacitatedGraph {
    try GraphCases.integerCosts(
      nodeCount: graph.nodeCount,
      zip(graph.links, ranks).map { ($0.first, $0.second, 1 << $1) })
  }

  @Test func `with distinct ratios an exponent of at least ln 2 over ln ρ makes it the widest-path tree for C over d`()
    throws
  {
    // d/C = 2^k for different k: ρ = 2 and p = 1 is the least exponent allowed; every sum is exact.
    GraphCases.check(nodes: 2...12, part: "powers of two") { shape, root, random in
      guard shape.linkCount <= 48 else { return }
      var ranks = Array(0..<shape.linkCount)
      random.shuffle(&ranks)
      let graph = try Self.powers(shape, ranks: ranks)
      let kruskal = PathOracles.minimumSpanningTree(graph, weight: Self.cost)
      #expect(try graph.shortestPathTree(from: root).links == kruskal)
      if graph.nodeCount <= 5 {
        #expect(Self.minimizes(Self.bottlenecks, graph, root: root, links: kruskal))
      }
    }
    // d/C = (3/2)^k scaled to integers, and p = 2 ≥ ln 2 / ln 1.5 = 1.71: costs (9/4)^k, exact as integers.
    GraphCases.check(nodes: 2...5, part: "powers of three halves") { shape, root, random in
      var ranks = Array(0..<shape.linkCount)
      random.shuffle(&ranks)
      func ratio(_ base: (Int, Int)) throws -> CapacitatedGraph {
        try GraphCases.integerCosts(
          nodeCount: shape.nodeCount,
          zip(shape.links, ranks).map { link, rank in
            (link.first, link.second, power(base.0, rank) * power(base.1, shape.linkCount - rank))
          })
      }
      let graph = try ratio((3, 2))
      let squared = try ratio((9, 4)).shortestPathTree(from: root)
      #expect(Self.minimizes(Self.bottlenecks, graph, root: root, links: squared.links))
      // The exponent of the code under test gives the same: its costs are integers up to 9^10 < 2^32, so that an error
      // of an ulp in each of five changes no sum by as much as half.
      #expect(try graph.shortestPathTree(from: root, exponent: 2).links == squared.links)
    }
  }

  @Test func `with ties an exponent above ln of n − 1 over ln ρ makes it a widest-path tree`() throws {
    // d/C in {1, 2, 4}: ρ = 2; p = 3 > log2(n − 1) for n ≤ 5. The costs 1, 8, 64 are exact.
    var tied = 0
    GraphCases.check(nodes: 3...5) { shape, root, random in
      let graph = try Self.powers(shape, ranks: shape.links.map { _ in random.index(below: 3) })
      let tree = try graph.shortestPathTree(from: root, exponent: 3)
      #expect(Self.minimizes(Self.bottlenecks, graph, root: root, links: tree.links))
      if Set(graph.links.map(\.width)).count < graph.linkCount { tied += 1 }
    }
    #expect(tied > 50)
  }

  private func power(_ base: Int, _ exponent: Int) -> Int { (0..<exponent).reduce(1) { product, _ in product * base } }

  @Test(arguments: [
    ("total cost", totalCost, GraphCases.Law.ties, "3 nodes, root 0: 1-0:1 2-0:2 1-2:1"),
    ("bottlenecks", bottlenecks, .ties, "3 nodes, root 0: 1-0:1 2-0:2 1-2:1"),
    ("capacities", negatedCapacities, .both, "3 nodes, root 0: 1-0:1 2-0:1/2.0 1-2:1/2.0"),
  ])
  func `control: the claim that the tree minimizes another objective is refuted, down to a triangle`(
    name: String, objective: @escaping Objective, law: GraphCases.Law, minimum: String
  ) {
    let minima = GraphCases.minima(nodes: 2...5, law: law) { graph, root in
      !Self.minimizes(objective, graph, root: root, links: try graph.shortestPathTree(from: root).links)
    }
    #expect(minima == [minimum])
  }

  @Test func `control: the claim that the tree minimizes total cost is refuted on a triangle`() throws {
    let graph = try GraphCases.integerCosts(nodeCount: 3, [(0, 1, 2), (0, 2, 2), (1, 2, 1)])
    let tree = try graph.shortestPathTree(from: 0)
    #expect(Self.minimizes(Self.pathCosts, graph, root: 0, links: tree.links))
    #expect(!Self.minimizes(Self.totalCost, graph, root: 0, links: tree.links))
    #expect(Self.minimizes(Self.totalCost, graph, root: 0, links: [0, 2]))
  }

  @Test func `control: the claim that the tree maximizes the bottleneck is refuted on a triangle`() throws {
    // r–a 3, r–b 2, a–b 2: the direct link to a costs less than 4, but its d/C of 3 is the worse bottleneck.
    let graph = try GraphCases.integerCosts(nodeCount: 3, [(0, 1, 3), (0, 2, 2), (1, 2, 2)])
    let tree = try graph.shortestPathTree(from: 0)
    #expect(Self.minimizes(Self.pathCosts, graph, root: 0, links: tree.links))
    #expect(!Self.minimizes(Self.bottlenecks, graph, root: 0, links: tree.links))
    #expect(Self.minimizes(Self.bottlenecks, graph, root: 0, links: [1, 2]))
    let steep = try graph.shortestPathTree(from: 0, exponent: 3)
    #expect(Self.minimizes(Self.bottlenecks, graph, root: 0, links: steep.links))
  }

  @Test func `control: the claim that the tree is widest in C where widths vary is refuted`() throws {
    // C/d 1, 2 and 4 are distinct, ρ = 2, p = 1 suffices for C/d; in C the direct link of 16 is the widest.
    let graph = try CapacitatedGraph(
      nodeCount: 3,
      links: [Link(0, 1, capacity: 16, width: 16), Link(0, 2, capacity: 2), Link(1, 2, capacity: 4)])
    let tree = try graph.shortestPathTree(from: 0)
    #expect(Self.minimizes(Self.bottlenecks, graph, root: 0, links: tree.links))
    #expect(!Self.minimizes(Self.negatedCapacities, graph, root: 0, links: tree.links))
  }

  @Test func `control: an exponent below the bound, or the bound for distinct ratios used with ties, is refuted`()
    throws
  {
    // Distinct 10, 11, 12: ρ = 12/11, ln 2 / ln ρ = 7.97. At p = 1, 10 + 11 > 12; at p = 9 the path of two links is
    // shorter.
    let distinct = try GraphCases.integerCosts(nodeCount: 3, [(0, 1, 12), (0, 2, 11), (1, 2, 10)])
    func isWidest(_ graph: CapacitatedGraph, exponent: Double) throws -> Bool {
      Self.minimizes(
        Self.bottlenecks, graph, root: 0, links: try graph.shortestPathTree(from: 0, exponent: exponent).links)
    }
    #expect(try !isWidest(distinct, exponent: 1))
    #expect(try isWidest(distinct, exponent: 9))
    // Ties 1, 1, 2: p = ln 2 / ln ρ = 1 = ln(n − 1) / ln ρ gives 1 + 1 = 2, and the fewest hops choose the direct
    // link.
    let tied = try GraphCases.integerCosts(nodeCount: 3, [(0, 1, 2), (0, 2, 1), (1, 2, 1)])
    #expect(try !isWidest(tied, exponent: 1))
    #expect(try isWidest(tied, exponent: 2))
  }

  @Test func `an exponent that overflows or underflows is an error that names the link`() throws {
    let graph = try CapacitatedGraph(nodeNames: ["r", "a"], links: [Link(0, 1, capacity: 1e200)])
    #expect(throws: GraphError.costOutOfRange(GraphError.LinkName("r", "a"), exponent: 2)) {
      try graph.shortestPathTree(from: 0, exponent: 2)
    }
    let slow = try CapacitatedGraph(nodeNames: ["r", "a"], links: [Link(0, 1, capacity: 1e-200)])
    #expect(throws: GraphError.costOutOfRange(GraphError.LinkName("r", "a"), exponent: 2)) {
      try slow.shortestPathTree(from: 0, exponent: 2)
    }
    #expect(throws: GraphError.invalidExponent(-1)) { try graph.shortestPathTree(from: 0, exponent: -1) }
    #expect(throws: GraphError.invalidExponent(.infinity)) {
      try graph.shortestPathTree(from: 0, exponent: .infinity)
    }
  }
}
