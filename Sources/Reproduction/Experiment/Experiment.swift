import Console
import DINL
import Trials

/// The letter's experiment: dense INL, D-INL and gated D-INL on paired seeds, on one or more networks.
///
/// - SeeAlso: EX-001, EX-002, EX-003, EX-004
public struct Experiment: JobList {
  /// The settings of the experiment.
  public let configuration: ExperimentConfiguration
  /// The data on which modules are trained.
  public let dataset: Dataset
  /// The nine-node instance, then the random networks; or the given network alone.
  public let networks: [Network]
  /// What the evidence depends on beside the runs.
  public let outline: ExperimentOutline

  /// A network with its tree and the features that each node sees.
  public struct Network: Sendable {
    /// "nine-node instance", "random network" with its number, or "given network".
    public let name: String
    let kind: Findings.Network
    /// The shortest-path tree of the graph.
    public let tree: ShortestPathTree
    /// The columns that each node sees, and the rule that assigned them.
    public let assignment: ViewAssignment

    /// For each node, the indices of the features that it sees.
    public var views: [[Int]] { assignment.columns }
  }

  /// One seed on one network: the unit of work that is distributed, stored and resumed.
  public struct Job: JournalJob {
    /// The index of the network.
    public var network: Int
    /// Whether the runs select β or test.
    public var phase: Run.Phase
    /// The number of the seed within its phase, from 0.
    public var seedIndex: Int

    /// The network, the phase and the seed, such as "0-test-3".
    public var name: String { "\(network)-\(phase.rawValue)-\(seedIndex)" }
  }

  private enum Purpose: UInt64 { case networks, selection, test }

  private static func stream(_ configuration: ExperimentConfiguration, _ purpose: Purpose) -> RandomStream {
    RandomStream(seed: configuration.seed).stream(purpose.rawValue)
  }

  /// An experiment on the nine-node instance and on `configuration.graphs` random networks with the same numbers of
  /// nodes and links, whose nodes have the same names.
  ///
  /// - Parameters:
  ///   - configuration: the settings.
  ///   - dataset: the data.
  ///   - views: the columns that each node of the instance sees; a node of a random network sees those of the same name.
  /// - Throws: `GraphError` if a link cannot have the configured width or cost, or the modules do not fit in memory.
  public init(
    configuration: ExperimentConfiguration, dataset: Dataset, views: ViewAssignment
  ) throws(GraphError) {
    let instance = try CapacitatedGraph.nineNodes(width: configuration.latentWidth)
    precondition(views.columns.count == instance.nodeCount, "each node of the instance has its view")
    func network(_ name: String, _ kind: Findings.Network, _ graph: CapacitatedGraph) throws(GraphError) -> Network {
      let tree = try graph.shortestPathTree(from: graph.fusionNode, exponent: configuration.exponent)
      return Network(name: name, kind: kind, tree: tree, assignment: views)
    }
    var networks = [try network("nine-node instance", .instance, instance)]
    for index in 0..<configuration.graphs {
      var stream = Self.stream(configuration, .networks).stream(UInt64(index))
      let graph = try CapacitatedGraph.sensorsAndFusion(
        sensorCount: SensorAssignment.defaultSensorCount, linkCount: instance.linkCount,
        width: configuration.latentWidth, using: &stream)
      networks.append(try network("random network \(index + 1)", .random, graph))
    }
    try self.init(configuration, dataset, networks)
  }

  /// An experiment on a given network alone; `configuration.graphs` must be 0.
  ///
  /// - Parameters:
  ///   - configuration: the settings.
  ///   - dataset: the data.
  ///   - tree: the shortest-path tree of the network, with the exponent of the configuration.
  ///   - views: the columns that each node sees.
  /// - Throws: `networkTooLarge` if the modules do not fit in memory.
  public init(
    configuration: ExperimentConfiguration, dataset: Dataset, tree: ShortestPathTree, views: ViewAssignment
  ) throws(GraphError) {
    precondition(configuration.graphs == 0, "random networks go with the nine-node instance")
    precondition(tree.exponent == configuration.exponent, "the exponent is that of the configuration")
    precondition(views.columns.count == tree.graph.nodeCount, "each node has its view")
    try self.init(
      configuration, dataset, [Network(name: "given network", kind: .given, tree: tree, assignment: views)])
  }

  private init(
    _ configuration: ExperimentConfiguration, _ dataset: Dataset, _ networks: [Network]
  ) throws(GraphError) {
    for network in networks {
      try configuration.requireMemory(
        for: network.tree.denseFlow, views: network.views, classCount: dataset.classNames.count)
    }
    (self.configuration, self.dataset, self.networks) = (configuration, dataset, networks)
    outline = ExperimentOutline(configuration, dataset, networks)
  }

  /// Two phases: the jobs of all networks that choose β, then those that test.
  public var phases: [[Job]] { outline.phases }

  /// Whether runs have the shape of a job's result.
  public func isResult(_ runs: [Run], of job: Job) -> Bool { outline.isResult(runs, of: job) }

  /// Trains and measures every variant on one seed.
  ///
  /// The result depends only on the configuration, the data and the job, not on what else runs.
  ///
  /// - Throws: `tooFewSamples` if the data cannot be split.
  public func run(_ job: Job) throws(DatasetError) -> [Run] {
    let network = networks[job.network]
    let purpose: Purpose = job.phase == .selection ? .selection : .test
    return try SeedExperiment(
      configuration: configuration, dataset: dataset, tree: network.tree, views: network.views, phase: job.phase,
      seedIndex: job.seedIndex, stream: Self.stream(configuration, purpose).stream(UInt64(job.seedIndex))
    ).runs()
  }

  /// The evidence on each network from the runs of all jobs.
  ///
  /// - Throws: `VerificationError` if a job has no runs, or the runs are too few for an interval.
  public func evidence(from runs: [Job: [Run]]) throws -> [NetworkEvidence] { try outline.networks(from: runs) }
}
