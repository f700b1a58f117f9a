import RealModule
import DINL

/// Seeded random connected graphs for the loops of the claim suites.
enum GraphCases {
  /// How costs are drawn.
  enum Law: UInt64, CaseIterable {
    /// Widths 1 ... 4 at capacity 1: integer costs full of ties, exact in Double.
    case ties
    /// Width 360 360 at capacities 1 ... 15: integer costs that are ratios of small integers, exact in Double.
    case ratios
    /// Capacities over 60 decades: most sums are absorbed.
    case extremes
    /// Capacities over one decade, widths 1 ... 8.
    case decade

    static let exact: [Law] = [.ties, .ratios]

    func link(_ first: Int, _ second: Int, _ random: inout RandomStream) -> Link {
      switch self {
      case .ties: Link(first, second, capacity: 1, width: 1 + random.index(below: 4))
      case .ratios: Link(first, second, capacity: Double(1 + random.index(below: 15)), width: 360_360)
      case .extremes: Link(first, second, capacity: .exp10(60 * random.uniform() - 30))
      case .decade:
        Link(first, second, capacity: .exp10(6 + random.uniform()), width: 1 + random.index(below: 8))
      }
    }
  }

  /// Calls a body with random connected graphs, a root and the stream they came from.
  static func forEach(
    _ count: Int, seed: UInt64, nodes: ClosedRange<Int>, laws: [Law] = Law.allCases,
    _ body: (CapacitatedGraph, Int, inout RandomStream) throws -> Void
  ) throws {
    for index in 0..<count {
      var random = RandomStream(seed: seed).stream(UInt64(index))
      let graph = try graph(nodes: nodes, law: laws[index % laws.count], &random)
      try body(graph, random.index(below: graph.nodeCount), &random)
    }
  }

  static func graph(nodes: ClosedRange<Int>, law: Law, _ random: inout RandomStream) throws -> CapacitatedGraph {
    let nodeCount = nodes.lowerBound + random.index(below: nodes.count)
    let most = min(nodeCount * (nodeCount - 1) / 2, 4 * nodeCount)
    let linkCount = nodeCount - 1 + random.index(below: most - nodeCount + 2)
    let shape = try CapacitatedGraph.randomConnected(nodeCount: nodeCount, linkCount: linkCount, using: &random)
    return try CapacitatedGraph(
      nodeCount: nodeCount, links: shape.links.map { law.link($0.first, $0.second, &random) })
  }

  /// A graph with one integer cost a link, exact in Double: the width at capacity 1.
  static func integerCosts(nodeCount: Int, _ links: [(Int, Int, Int)]) throws -> CapacitatedGraph {
    try CapacitatedGraph(
      nodeCount: nodeCount, links: links.map { Link($0.0, $0.1, capacity: 1, width: $0.2) })
  }

  /// The same graph with another capacity on one link.
  static func changing(_ graph: CapacitatedGraph, link: Int, capacity: Double) throws -> CapacitatedGraph {
    var links = graph.links
    links[link] = Link(links[link].first, links[link].second, capacity: capacity, width: links[link].width)
    return try CapacitatedGraph(nodeNames: graph.nodeNames, links: links)
  }
}
