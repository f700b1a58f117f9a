import DINL
import ExchangeSimulation
import PropertyTesting
import Testing

/// A drawn exchange: a graph with its root, a flow and a workload.
struct ExchangeCase: Sendable, CustomStringConvertible {
  /// What a link carries.
  struct Load: Hashable, Sendable {
    let width: Int
    let capacity: Double
  }

  /// How loads and times are drawn.
  enum Law {
    /// Widths 1 ... 4 at capacity 1 and whole seconds: all times are integers, exact in `Double`.
    case whole
    /// Capacities from 1 to 10 and intervals that are no integers: most sums are rounded.
    case rounded

    fileprivate var load: Generator<Load> {
      switch self {
      case .whole: Generator<Int>.integer(in: 1...4).map { Load(width: $0, capacity: 1) }
      case .rounded: Generator<Double>.double(in: 1...10).map { Load(width: 3, capacity: $0) }
      }
    }
  }

  let graph: GeneratedGraph<Load>
  let root: Int
  let isDense: Bool
  var workload: ExchangeModel.Workload

  var tree: ShortestPathTree {
    get throws {
      try CapacitatedGraph(
        nodeCount: graph.vertexCount,
        links: graph.links.map { Link($0.from, $0.to, capacity: $0.capacity.capacity, width: $0.capacity.width) }
      ).shortestPathTree(from: root)
    }
  }

  var model: ExchangeModel { get throws { try model(workload) } }

  /// The exchange of another workload over the same flow.
  func model(_ workload: ExchangeModel.Workload, isDense: Bool? = nil) throws -> ExchangeModel {
    let tree = try tree
    let flow = isDense ?? self.isDense ? tree.denseFlow : tree.treeFlow
    return try ExchangeModel(graph: tree.graph, flow: flow, workload: workload)
  }

  /// Nodes, root and links as from-to:width, or from-to:width/capacity where the capacity is not 1, and the workload.
  var description: String {
    let links = graph.links.map { link in
      let load = link.capacity
      return "\(link.from)-\(link.to):\(load.width)" + (load.capacity == 1 ? "" : "/\(load.capacity)")
    }
    var parts = ["\(graph.vertexCount) nodes, root \(root):"] + links + [isDense ? "dense," : "tree,"]
    parts.append("samples \(workload.samples)")
    if workload.interval > 0 { parts.append("every \(workload.interval)") }
    if workload.isTraining { parts.append("training") }
    if workload.duplex == .half { parts.append("half") }
    if workload.moduleTime > 0 { parts.append("module \(workload.moduleTime)") }
    if workload.moduleRate < .infinity { parts.append("rate \(workload.moduleRate)") }
    return parts.joined(separator: " ")
  }

  /// Exchanges of some samples over connected graphs.
  ///
  /// - Parameters:
  ///   - nodes: the range of the number of nodes.
  ///   - samples: the range of the number of samples.
  ///   - computes: whether modules may take time.
  ///   - isHalf: whether links are half-duplex; there is always training then.
  static func all(
    nodes: ClosedRange<Int> = 1...8, samples: ClosedRange<Int> = 1...6, law: Law = .whole, computes: Bool = true,
    isHalf: Bool = false
  ) -> Generator<ExchangeCase> {
    Generator { source throws(Discard) in
      let (graph, scope) = try source.graph(
        .connected(vertices: nodes, extraLinks: 0...2 * nodes.upperBound), capacity: law.load)
      let root = try source.vertex(below: graph.vertexCount, scope: scope)
      var workload = ExchangeModel.Workload()
      workload.samples = try source.integer(in: samples)
      let isDense = try source.index(below: 2) == 1
      workload.isTraining = try source.index(below: 2) == 1 || isHalf
      workload.duplex = isHalf ? .half : .full
      // In half of the cases all samples come at once.
      workload.interval = try source.index(below: 2) == 1 ? Double(try source.index(below: 9)) : 0
      if computes {
        workload.moduleTime = Double(try source.index(below: 3))
        workload.moduleRate = [.infinity, 1, 0.5][try source.index(below: 3)]
      }
      if law == .rounded {
        workload.interval /= 7
        workload.moduleTime /= 11
      }
      return ExchangeCase(graph: graph, root: root, isDense: isDense, workload: workload)
    }
  }

  /// The smallest exchanges on which a falsehood is refuted.
  static func minima(
    _ cases: Generator<ExchangeCase> = all(computes: false), refutes: (ExchangeCase) throws -> Bool
  ) -> Set<String> {
    cases.smallestCounterexamples(where: refutes)
  }
}
