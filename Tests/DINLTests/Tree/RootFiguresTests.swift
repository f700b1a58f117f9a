import DINL
import Testing

@Suite struct `Roots are ranked by the largest distance, then the mean distance, then the name` {
  /// The indices of the roots, ranked by figures that are computed anew from every tree.
  static func ranked(
    _ graph: CapacitatedGraph, exponent: Double = 1,
    by key: (RootFigures) -> (Double, Double) = {
      ($0.largestDistance, $0.meanDistance)
    }
  ) throws -> [Int] {
    let figures = try graph.nodeNames.indices.map {
      RootFigures(try graph.shortestPathTree(from: $0, exponent: exponent))
    }
    return figures.map { figure -> (key: (Double, Double), name: String, root: Int) in
      (key(figure), graph.nodeNames[figure.root], figure.root)
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
