import RealModule
import Testing

@testable import DINL

@Suite struct `GR-006 each queue gives the distances, parents and hops of the definition, to the bit` {
  struct Answer: Equatable {
    var distances: [Double]
    var parents: [Int]
    var hops: [Int]
  }

  /// What the search finds with a given queue; the root is its own parent.
  static func answer(_ graph: CapacitatedGraph, root: Int, _ queue: PathSearch.Queue) throws -> Answer {
    var search = PathSearch(nodeCount: graph.nodeCount)
    _ = search.run(try graph.rows(exponent: 1), from: root, queue: queue)
    return Answer(
      distances: search.labels.map(\.distance), parents: search.labels.map { Int($0.parent) },
      hops: search.hops.map { Int($0) })
  }

  /// The definition, by a plain search over a list.
  static func definition(_ graph: CapacitatedGraph, root: Int) -> Answer {
    let claim = PlantedDijkstra(graph: graph, root: root, fault: nil).claim
    let hops = graph.nodeNames.indices.map { node in
      Array(sequence(first: node) { claim.parents[$0] }.prefix(graph.nodeCount + 1)).count - 1
    }
    return Answer(distances: claim.distances, parents: claim.parents.map { $0 ?? root }, hops: hops)
  }

  static func scale(_ graph: CapacitatedGraph) throws -> BucketScale? { BucketScale(try graph.rows(exponent: 1)) }

  @Test func `buckets agree with the definition wherever the costs allow them`() throws {
    GraphCases.check(nodes: 1...30, laws: [.ties, .ratios, .decade, .both, .wide]) { graph, root, _ in
      let scale = try #require(try Self.scale(graph))
      #expect(try Self.answer(graph, root: root, .buckets(scale)) == Self.definition(graph, root: root))
    }
  }

  @Test func `the heap agrees with the definition, also where costs are absorbed`() throws {
    var absorbed = 0
    GraphCases.check(nodes: 1...30, laws: GraphCases.Law.all + [.wide]) { graph, root, _ in
      let definition = Self.definition(graph, root: root)
      let found = try Self.answer(graph, root: root, .heap)
      #expect(found == definition)
      if PathOracles.arcs(graph).contains(where: {
        definition.distances[$0.source] + $0.cost == definition.distances[$0.source]
      }) {
        absorbed += 1
      }
    }
    #expect(absorbed > 50)
  }

  @Test func `the tree comes from buckets at small ratios of costs, and from the heap at great ones`() throws {
    func queue(_ greatest: Int) throws -> BucketScale? {
      try Self.scale(GraphCases.integerCosts(nodeCount: 3, [(0, 1, 1), (1, 2, greatest)]))
    }
    #expect(try queue(1) == BucketScale(factor: 1, count: 64))
    #expect(try queue(61) == BucketScale(factor: 1, count: 64))
    #expect(try queue(62) == BucketScale(factor: 1, count: 128))
    #expect(try queue(4092) == BucketScale(factor: 1, count: 4096))
    #expect(try queue(4093) == nil)
    #expect(try Self.scale(CapacitatedGraph(nodeCount: 1, links: [])) == BucketScale(factor: 1, count: 64))
    // More nodes allow more buckets, up to 2¹⁸.
    func path(_ count: Int, greatest: Int) -> BucketScale? {
      BucketScale(
        ArcRows(
          nodeCount: count, links: [Link(0, 1, capacity: 1), Link(1, 2, capacity: 1, width: greatest)]))
    }
    #expect(path(8192, greatest: 8188)?.count == 8192 && path(8192, greatest: 8189) == nil)
    #expect(path(1 << 19, greatest: 1 << 17)?.count == 1 << 18 && path(1 << 19, greatest: 1 << 18) == nil)
    GraphCases.check(cases: 200, nodes: 2...20) { graph, root, _ in
      let tree = try graph.shortestPathTree(from: root)
      let definition = Self.definition(graph, root: root)
      #expect(
        Answer(distances: tree.distances, parents: tree.parents.map { $0 ?? root }, hops: tree.hops) == definition)
    }
  }

  @Test func `costs at the ends of the normal numbers take either queue`() throws {
    for exponent in [-1022, -1000, 0, 1000, 1015] {
      // Costs 1, 3, 1 and 2 times 2^exponent: node 3 is reached over 0–1–3 and 0–2–3 at the same cost.
      let links = [(0, 1, 1), (0, 2, 3), (1, 3, 3), (2, 3, 1)].map { first, second, width in
        Link(first, second, capacity: Double(sign: .plus, exponent: -exponent, significand: 1), width: width)
      }
      let graph = try CapacitatedGraph(nodeCount: 4, links: links)
      let scale = try #require(try Self.scale(graph))
      #expect(scale.factor == Double(sign: .plus, exponent: -exponent, significand: 1))
      let unit = Double(sign: .plus, exponent: exponent, significand: 1)
      let expected = Answer(distances: [0, unit, 3 * unit, 4 * unit], parents: [0, 0, 0, 1], hops: [0, 1, 1, 2])
      #expect(try Self.answer(graph, root: 0, .buckets(scale)) == expected)
      #expect(try Self.answer(graph, root: 0, .heap) == expected)
    }
  }

  /// Whether cuts of distances put what a distance offers over a cost into a later bucket, and not too late a one.
  static func leadsOn(seed: UInt64, _ bucket: (Double) -> Double) -> Bool {
    var random = RandomStream(seed: seed)
    return (0..<2000).allSatisfy { _ in
      // Costs of at least 1, so that the width is 1; halves and numbers near integers are frequent.
      func near() -> Double { [0, 0.5, 1 - 0x1p-30, random.uniform()][random.index(below: 4)] }
      let cost = 1 + Double(random.index(below: 3)) + near()
      let distance = Double(random.index(below: 1 << 20)) + near()
      let (before, after) = (bucket(distance), bucket(distance + cost))
      return after >= before + 1 && after <= before + cost.rounded(.down) + 2
    }
  }

  @Test func `a link leads to a later bucket, and at most two behind the whole number of its cost`() {
    let scale = BucketScale(factor: 1, count: 64)
    #expect(Self.leadsOn(seed: 1) { Double(scale.bucket(of: $0)) })
    #expect([0, 0.99, 1, 63.5].map { BucketScale(factor: 2, count: 64).bucket(of: $0) } == [0, 1, 2, 127])
  }

  @Test func `control: buckets by rounding to nearest, or twice as wide as the least cost, are refuted`() {
    #expect(!Self.leadsOn(seed: 1) { $0.rounded(.toNearestOrEven) })
    #expect(!Self.leadsOn(seed: 1) { ($0 / 2).rounded(.down) })
    #expect(!Self.leadsOn(seed: 1) { ($0 * 4).rounded(.down) })
  }

  @Test func `control: a search by buckets that are too wide, or too few, is refuted`() throws {
    let wide = try GraphCases.integerCosts(nodeCount: 3, [(0, 1, 3), (0, 2, 1), (1, 2, 1)])
    #expect(try Self.answer(wide, root: 0, .buckets(BucketScale(factor: 1, count: 64))).distances == [0, 2, 1])
    #expect(try Self.answer(wide, root: 0, .buckets(BucketScale(factor: 0.25, count: 64))).distances == [0, 3, 1])
    let far = try GraphCases.integerCosts(nodeCount: 3, [(0, 1, 65), (0, 2, 2), (1, 2, 1)])
    #expect(try Self.answer(far, root: 0, .buckets(BucketScale(factor: 1, count: 128))).distances == [0, 3, 2])
    #expect(try Self.answer(far, root: 0, .buckets(BucketScale(factor: 1, count: 64))).distances == [0, 65, 2])
    for (graph, distances) in [(wide, [0, 3.0, 1]), (far, [0, 65, 2])] {
      #expect(try !graph.certificate(root: 0, distances: distances, parents: [nil, 0, 0]).isValid)
    }
  }

  @Test func `hops count the shortest way over absorbed costs, whatever the order of settling`() throws {
    // From node 4 over 0 and 1 to 2 in three links, and over 3 in two; all of them are at the distance 10¹⁶.
    let huge = 10_000_000_000_000_000
    let links = [(4, 0, huge), (0, 1, 1), (1, 2, 1), (4, 3, huge), (3, 2, 1)]
    for links in [links, links.reversed()] {
      let graph = try GraphCases.integerCosts(nodeCount: 5, links)
      let expected = Answer(distances: [1e16, 1e16, 1e16, 1e16, 0], parents: [4, 0, 3, 4, 4], hops: [1, 2, 2, 1, 0])
      #expect(try Self.answer(graph, root: 4, .heap) == expected)
      #expect(Self.definition(graph, root: 4) == expected)
    }
  }

  /// The parents and hops of a plain search that settles ties as the offers come, for a given order of nodes at the
  /// same distance.
  static func settledOnTheWay(_ graph: CapacitatedGraph, root: Int, order: [Int]) -> Answer {
    let count = graph.nodeCount
    var answer = Answer(
      distances: .init(repeating: .infinity, count: count), parents: .init(repeating: root, count: count),
      hops: .init(repeating: 0, count: count))
    answer.distances[root] = 0
    var waiting = order
    while let node = waiting.min(by: { answer.distances[$0] < answer.distances[$1] }) {
      waiting.removeAll { $0 == node }
      if node != root { answer.hops[node] = answer.hops[answer.parents[node]] + 1 }
      for arc in PathOracles.arcs(graph) where arc.source == node {
        let offer = answer.distances[node] + arc.cost
        let parent = answer.parents[arc.target]
        if offer < answer.distances[arc.target] {
          (answer.distances[arc.target], answer.parents[arc.target]) = (offer, node)
        } else if offer == answer.distances[arc.target],
          (answer.hops[node], node) < (answer.hops[parent], parent)
        {
          answer.parents[arc.target] = node
        }
      }
    }
    return answer
  }

  @Test func `control: ties settled as the offers come are refuted where a cost is absorbed, and only there`() throws {
    GraphCases.check(cases: 200, nodes: 1...20, laws: [.ties, .ratios, .wide]) { graph, root, _ in
      #expect(
        Self.settledOnTheWay(graph, root: root, order: Array(graph.nodeNames.indices))
          == Self.definition(graph, root: root))
    }
    let huge = 10_000_000_000_000_000
    let graph = try GraphCases.integerCosts(
      nodeCount: 5, [(4, 0, huge), (0, 1, 1), (1, 2, 1), (4, 3, huge), (3, 2, 1)])
    #expect(
      Self.settledOnTheWay(graph, root: 4, order: [4, 0, 1, 2, 3]).hops != Self.definition(graph, root: 4).hops)
  }
}
