import DINL
import Trials

/// What a sweep trains: every combination of its datasets, topologies, graphs and seeds, at every gate and weight.
///
/// - SeeAlso: EX-009
public struct SweepPlan: Codable, Sendable, Equatable {
  /// A law of random graphs of one size.
  public enum Topology: Codable, Sendable, Equatable {
    /// Connected and otherwise random.
    case connected(nodes: Int, links: Int)
    /// Each new node joins some earlier ones, in proportion to their degrees.
    case preferential(nodes: Int, attachments: Int)
    /// A grid of rows and columns.
    case grid(rows: Int, columns: Int)
  }

  /// The name of the sweep: letters, digits, hyphens and low lines.
  public let name: String
  /// The seed of every random number.
  public let seed: UInt64
  /// The names of the datasets.
  public let datasets: [String]
  /// The laws of the graphs.
  public let topologies: [Topology]
  /// The number of graphs that are drawn from each law.
  public let graphs: Int
  /// The number of seeds on each graph.
  public let seeds: Int
  /// The gates.
  public let gates: [NamedGate]
  /// The weights β of the rate beside 0, ascending.
  public let betas: [Double]
  /// Passes over the training samples.
  public let epochs: Int
  /// Adam's learning rate at the first step.
  public let learningRate: Double
  /// Adam's decoupled weight decay.
  public let weightDecay: Double
  /// Hidden units of every module.
  public let hiddenWidth: Int
  /// Values per sample on every link.
  public let latentWidth: Int

  /// The settings of a training with a gate.
  func configuration(_ gate: NamedGate) -> ExperimentConfiguration {
    var configuration = ExperimentConfiguration()
    (configuration.seed, configuration.gate, configuration.betas) = (seed, gate.kind, weights)
    (configuration.epochs, configuration.learningRate, configuration.weightDecay) = (epochs, learningRate, weightDecay)
    (configuration.hiddenWidth, configuration.latentWidth) = (hiddenWidth, latentWidth)
    return configuration
  }

  /// All weights of gated networks: 0, from which savings are measured, and those of the plan.
  var weights: [Double] { [0] + betas }

  /// The number of jobs.
  public var jobCount: Int { datasets.count * topologies.count * graphs * seeds }

  /// The stream of all that is random at a place of the plan, which no other place shares.
  ///
  /// It depends on the topology, the graph and the seed by their numbers, and on nothing else of the plan but its seed.
  private func stream(_ purpose: Purpose, _ topology: Int, _ graph: Int) -> RandomStream {
    RandomStream(seed: seed).stream(purpose.rawValue).stream(UInt64(topology)).stream(UInt64(graph))
  }

  // Those of an experiment are counted from 0, and that of drawn data is the last one.
  private enum Purpose: UInt64 { case graphs = 100, seeds }

  /// A graph of a topology.
  ///
  /// - Throws: `GraphError` if the topology has no such graph.
  func graph(_ number: Int, of topology: Int) throws(GraphError) -> CapacitatedGraph {
    var stream = stream(.graphs, topology, number)
    return try topologies[topology].graph(width: latentWidth, using: &stream)
  }

  /// The stream of a seed on a graph: its split, parameters, orders and noise.
  func stream(ofSeed seed: Int, graph: Int, topology: Int) -> RandomStream {
    stream(.seeds, topology, graph).stream(UInt64(seed))
  }
}

extension SweepPlan.Topology {
  /// A random graph of the law.
  ///
  /// - Throws: `GraphError` if there is no graph of such a size.
  func graph(width: Int, using stream: inout RandomStream) throws(GraphError) -> CapacitatedGraph {
    switch self {
    case .connected(let nodes, let links):
      try .sensorsAndFusion(sensorCount: nodes - 1, linkCount: links, width: width, using: &stream)
    case .preferential(let nodes, let attachments):
      try .barabasiAlbert(nodeCount: nodes, attachments: attachments, width: width, using: &stream)
    case .grid(let rows, let columns): try .grid(rows: rows, columns: columns, width: width, using: &stream)
    }
  }

  /// The number of nodes of each graph.
  public var nodes: Int {
    switch self {
    case .connected(let nodes, _), .preferential(let nodes, _): nodes
    case .grid(let rows, let columns): rows * columns
    }
  }

  /// The number of links of each graph.
  public var links: Int {
    switch self {
    case .connected(_, let links): links
    case .preferential(let nodes, let attachments): attachments * (nodes - attachments)
    case .grid(let rows, let columns): rows * (columns - 1) + columns * (rows - 1)
    }
  }

  /// The law and the size in words.
  public var title: String {
    switch self {
    case .connected: "connected, \(nodes) nodes, \(links) links"
    case .preferential(_, let attachments): "preferential, \(nodes) nodes, \(attachments) attachments"
    case .grid(let rows, let columns): "grid, \(rows) × \(columns)"
    }
  }
}
