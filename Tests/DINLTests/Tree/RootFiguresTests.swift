import DINL
import PropertyTesting
import Testing

@Suite struct `Roots are ranked by the largest distance, then the mean distance, then the name` {
  /// A number rounded to 41 significant bits, by a multiplier that is added and taken away again.
  static func inTwelveDigits(_ number: Double) -> Double {
    guard number.isFinite, number != 0 else { return number }
    let large = number.significand * (0x1p12 + 1)
    return Double(sign: .plus, exponent: number.exponent, significand: large - (large - number.significand))
  }

  /// The indices of the roots, ranked by figures that are computed anew from every tree.
  static func ranked(
    _ graph: CapacitatedGraph, exponent: Double = 1, digits: Bool = true,
    by key: (RootFigures) -> (Double, Double) = {
      ($0.largestDistance, $0.meanDistance)
    }
  ) throws -> [Int] {
    let figures = try graph.nodeNames.indices.map {
      RootFigures(try graph.shortestPathTree(from: $0, exponent: exponent))
    }
    return figures.map { figure -> (key: (Double, Double), name: String, root: Int) in
      let (first, second) = key(figure)
      let figures = digits ? (inTwelveDigits(first), inTwelveDigits(second)) : (first, second)
      return (figures, graph.nodeNames[figure.root], figure.root)
    }.sorted { left, right in
      if left.key.0 != right.key.0 { return left.key.0 < right.key.0 }
      if left.key.1 != right.key.1 { return left.key.1 < right.key.1 }
      return left.name < right.name
    }.map(\.root)
  }

  @Test func `on drawn graphs the order is that of the figures, which are those of each tree`() {
    GraphCases.check(cases: 200, nodes: 1...9) { graph, _, _ in
      let figures = try graph.rankedRoots()
      #expect(try figures.map(\.root) == Self.ranked(graph))
      for figure in figures {
        let tree = try graph.shortestPathTree(from: figure.root)
        #expect(figure.largestDistance == tree.distances.max() && figure.exchangeReduction == tree.exchangeReduction)
        let others = Double(max(graph.nodeCount - 1, 1))
        let mean = tree.distances.reduce(0, +) / others
        // Both sums of n - 1 terms, none below 0, round n - 1 times: together (n - 1)·ε, and less than ε beyond that.
        #expect(abs(figure.meanDistance - mean) <= (others + 1) * .ulpOfOne * mean)
      }
    }
  }

  @Test func `on integer costs the largest and mean distances are those of all paths`() throws {
    let path = try GraphCases.integerCosts(nodeCount: 4, [(0, 1, 2), (1, 2, 3), (2, 3, 1)])
    let figures = try path.rankedRoots()
    #expect(figures.map(\.root) == [1, 2, 3, 0])
    #expect(figures.map(\.largestDistance) == [4, 5, 6, 6].map(Double.init))
  }

  @Test func `a tie is decided by the mean, and then by the name and not by the order`() throws {
    let star = try CapacitatedGraph(
      nodeNames: ["z", "b", "a"], links: [Link(0, 1, capacity: 1), Link(1, 2, capacity: 1), Link(0, 2, capacity: 1)])
    #expect(try star.rankedRoots().map(\.root) == [2, 1, 0])
    let mean = try GraphCases.integerCosts(
      nodeCount: 4, [(0, 1, 4), (0, 2, 4), (0, 3, 4), (1, 2, 1), (2, 3, 1), (1, 3, 1)])
    #expect(try mean.rankedRoots().map(\.root) == [1, 2, 3, 0])
    #expect(try Set(mean.rankedRoots().map(\.largestDistance)) == [4])
  }

  @Test func `the exponent of the costs decides, as 0 counts hops`() throws {
    let graph = try GraphCases.integerCosts(nodeCount: 3, [(0, 1, 9), (1, 2, 1)])
    #expect(try graph.rankedRoots(exponent: 0).map(\.root) == [1, 0, 2])
    #expect(try graph.rankedRoots().map(\.root) == [1, 2, 0])
  }

  @Test func `the mean of distances near the greatest number is finite, and that of a single node is 0`() throws {
    let far = try CapacitatedGraph(
      nodeCount: 64, links: (0..<63).map { Link($0, $0 + 1, capacity: 0x1p-964, width: 1 << 52) })
    #expect(try far.rankedRoots().allSatisfy { $0.meanDistance.isFinite && $0.meanDistance <= $0.largestDistance })
    let single = try #require(try CapacitatedGraph(nodeCount: 1, links: []).rankedRoots().first)
    #expect(single.meanDistance == 0 && single.largestDistance == 0 && single.exchangeReduction == 0)
  }

  /// A connected graph whose costs are multiples of 1/60 s, so that many roots tie and no sum of them is exact.
  struct TiedGraph: Sendable, CustomStringConvertible {
    let nodeCount: Int
    /// The ends of each link and its cost in units of 1/60 s.
    let links: [(first: Int, second: Int, cost: Int)]

    var description: String { "\(nodeCount) nodes, \(links)" }

    static let costs = [6, 10, 12, 15, 20, 30]

    static let all = Generator<TiedGraph> { source throws(Discard) in
      let count = try source.integer(in: 2...8)
      var links: [(first: Int, second: Int, cost: Int)] = []
      for node in 1..<count {
        links.append((try source.index(below: node), node, costs[try source.index(below: costs.count)]))
      }
      return TiedGraph(nodeCount: count, links: links)
    }

    func graph() throws -> CapacitatedGraph {
      try CapacitatedGraph(
        nodeCount: nodeCount, links: links.map { Link($0.first, $0.second, capacity: 60 / Double($0.cost)) })
    }

    /// The roots by whole numbers: the largest distance and the sum of the distances, in units of 1/60 s.
    var ranked: [Int] {
      var distances = (0..<nodeCount).map { row in (0..<nodeCount).map { $0 == row ? 0 : 1_000_000 } }
      for link in links {
        distances[link.first][link.second] = link.cost
        distances[link.second][link.first] = link.cost
      }
      for middle in 0..<nodeCount {
        for first in 0..<nodeCount {
          for second in 0..<nodeCount {
            distances[first][second] = min(
              distances[first][second], distances[first][middle] + distances[middle][second])
          }
        }
      }
      let keys = distances.map { ($0.max() ?? 0, $0.reduce(0, +)) }
      return keys.indices.sorted { (keys[$0].0, keys[$0].1, $0) < (keys[$1].0, keys[$1].1, $1) }
    }
  }

  @Test func `roots tie where their exact figures do, whatever the roundings of the sums`() {
    checkProperty(TiedGraph.all, PropertySettings(cases: 200)) { tied in
      let roots = try tied.graph().rankedRoots().map(\.root)
      #expect(roots == tied.ranked)
    }
  }

  @Test func `control: ranking by sums as they are rounded is refuted`() {
    let minima = TiedGraph.all.smallestCounterexamples(seeds: 3) { tied in
      try Self.ranked(tied.graph(), digits: false) != tied.ranked
    }
    #expect(!minima.contains("not refuted"))
  }

  @Test func `a disconnected graph has no ranking`() throws {
    let graph = try CapacitatedGraph(nodeCount: 3, links: [Link(0, 1, capacity: 1)])
    #expect(throws: GraphError.unreachable(root: "0", nodes: ["2"])) { try graph.rankedRoots() }
  }

  @Test func `control: ranking by the mean first is refuted`() throws {
    // The end of a long link has a small mean to many near nodes, and a large greatest distance.
    let graph = try GraphCases.integerCosts(
      nodeCount: 7, [(0, 1, 1), (0, 2, 1), (0, 3, 1), (0, 4, 1), (0, 5, 4), (5, 6, 4)])
    let right = try Self.ranked(graph)
    #expect(try graph.rankedRoots().map(\.root) == right && right.first == 5)
    #expect(try Self.ranked(graph, by: { ($0.meanDistance, $0.largestDistance) }).first == 0)
  }
}
