import DINL
import PropertyTesting
import RealModule
import Testing

/// The random graphs of the claim suites, drawn, shrunk and replayed by the harness.
enum GraphCases {
  /// How costs are drawn, one choice a link.
  enum Law: Int, CaseIterable, Sendable {
    /// Widths 1 ... 4 at capacity 1: integer costs with many ties, exact in Double.
    case ties
    /// Width 360 360 at capacities 1 ... 15: integer costs that are ratios of small integers, exact in Double.
    case ratios
    /// Capacities over 60 decades: most sums are absorbed.
    case extremes
    /// Capacities over one decade.
    case decade
    /// Widths 1 ... 9 at capacity 1.
    case costs
    /// Capacities 1 ... 4 and widths 1 ... 4, each as small as the other.
    case both

    /// Widths 1 ... 4000 at capacity 1: ratios of costs up to where a circle of buckets ends.
    case wide

    static let exact: [Law] = [.ties, .ratios]
    static let all: [Law] = [.ties, .ratios, .extremes, .decade]

    var generator: Generator<LinkLoad> {
      switch self {
      case .ties: .cost(in: 1...4)
      case .costs: .cost(in: 1...9)
      case .wide: .cost(in: 1...4000)
      case .ratios:
        Generator<Int>.integer(in: 1...15).map { LinkLoad(capacity: Double($0), width: 360_360) }
      case .extremes:
        Generator<Int>.integer(in: -30...30).map { LinkLoad(capacity: .exp10(Double($0)), width: 1) }
      case .decade: Generator<Double>.double(in: 1...10).map { LinkLoad(capacity: 1e6 * $0, width: 1) }
      case .both:
        Generator<Int>.integer(in: 0...15).map { LinkLoad(capacity: Double(1 + $0 % 4), width: 1 + $0 / 4) }
      }
    }
  }

  /// Connected graphs with a root, costs by one of some laws, and a number to draw further choices from.
  static func connected(nodes: ClosedRange<Int>, laws: [Law]) -> Generator<RootedGraph> {
    Generator { source throws(Discard) in
      let law = laws[try source.index(below: laws.count)]
      let (graph, scope) = try source.graph(
        .connected(vertices: nodes, extraLinks: 0...3 * nodes.upperBound), capacity: law.generator)
      let root = try source.vertex(below: graph.vertexCount, scope: scope)
      return RootedGraph(graph: graph, root: root, salt: try source.integer(in: 0...UInt64.max))
    }
  }

  /// Checks a property on random connected graphs with a root, and a stream for further draws.
  static func check(
    cases: Int = 1000, nodes: ClosedRange<Int>, laws: [Law] = Law.all, part: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ body: (CapacitatedGraph, Int, inout RandomStream) throws -> Void
  ) {
    checkProperty(
      connected(nodes: nodes, laws: laws), PropertySettings(cases: cases), part: part,
      sourceLocation: sourceLocation
    ) { drawn in
      var random = RandomStream(seed: drawn.salt)
      try body(try drawn.capacitated, drawn.root, &random)
    }
  }

  /// The simplest graphs, rooted at node 0, on which a deliberate fault is refuted, from ten seeds: only one, if the
  /// minimum is canonical.
  ///
  /// An error thrown by the check counts as no refutation.
  static func minima(
    nodes: ClosedRange<Int> = 2...8, law: Law = .ties, refutes: (CapacitatedGraph, Int) throws -> Bool
  ) -> Set<String> {
    let graphs = Generator.graph(.connected(vertices: nodes, extraLinks: 0...16), capacity: law.generator)
    return graphs.map { RootedGraph(graph: $0, root: 0, salt: 0) }
      .smallestCounterexamples { try refutes(try $0.capacitated, 0) }
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

/// What a link carries.
struct LinkLoad: Hashable, Sendable, CustomStringConvertible {
  let capacity: Double
  let width: Int

  /// The width, or width/capacity where the capacity is not 1.
  var description: String { "\(width)" + (capacity == 1 ? "" : "/\(capacity)") }
}

extension Generator where Value == LinkLoad {
  /// Integer costs: widths at capacity 1.
  static func cost(in range: ClosedRange<Int>) -> Generator {
    Generator<Int>.integer(in: range).map { LinkLoad(capacity: 1, width: $0) }
  }
}

/// A drawn graph with its root.
struct RootedGraph: Sendable, CustomStringConvertible {
  let graph: GeneratedGraph<LinkLoad>
  let root: Int
  /// The seed of what is drawn beside the graph.
  let salt: UInt64

  var capacitated: CapacitatedGraph {
    get throws {
      try CapacitatedGraph(
        nodeCount: graph.vertexCount,
        links: graph.links.map { Link($0.from, $0.to, capacity: $0.capacity.capacity, width: $0.capacity.width) })
    }
  }

  /// Nodes, root and links as from-to:width, or from-to:width/capacity where the capacity is not 1.
  var description: String {
    let links = graph.links.map { "\($0.from)-\($0.to):\($0.capacity)" }
    return (["\(graph.vertexCount) nodes, root \(root):"] + links).joined(separator: " ")
  }
}

/// Runs a body, and takes the names of file and place from the error that it throws.
func withoutPlace<Value>(_ body: () throws -> Value) throws -> Value {
  do { return try body() } catch let error as GraphError { throw error.cause }
}
