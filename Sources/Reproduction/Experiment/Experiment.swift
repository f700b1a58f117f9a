import Console
import DINL
import Trials

/// The letter's experiment: dense INL, D-INL and gated D-INL on paired seeds, on one network or several.
///
/// - SeeAlso: EX-001, EX-002, EX-003, EX-004
public struct Experiment: JobList {
  public let configuration: ExperimentConfiguration
  public let dataset: Dataset
  public let networks: [Network]

  /// A network with its tree and what each node sees.
  public struct Network: Sendable {
    public let name: String
    public let tree: ShortestPathTree
    public let views: [[Int]]
  }

  /// One seed on one network, the unit in which work is shared out, kept and resumed.
  public struct Job: JournalJob {
    public var network: Int
    public var phase: Run.Phase
    public var seedIndex: Int

    /// The network, the phase and the seed.
    public var name: String { "\(network)-\(phase.rawValue)-\(seedIndex)" }
  }

  private enum Purpose: UInt64 { case networks, selection, test }

  private static func stream(_ configuration: ExperimentConfiguration, _ purpose: Purpose) -> RandomStream {
    RandomStream(seed: configuration.seed).stream(purpose.rawValue)
  }

  /// The nine-node instance and `configuration.graphs` random networks of as many nodes and links.
  ///
  /// - Throws: `GraphError` if a link cannot have the configured width or cost, or the modules no memory.
  public init(
    configuration: ExperimentConfiguration, dataset: Dataset, assignment: SensorAssignment
  ) throws(GraphError) {
    (self.configuration, self.dataset) = (configuration, dataset)
    let instance = try CapacitatedGraph.nineNodes(width: configuration.latentWidth)
    var networks = [try Self.network("nine-node instance", instance, configuration, assignment)]
    for index in 0..<configuration.graphs {
      var stream = Self.stream(configuration, .networks).stream(UInt64(index))
      let graph = try CapacitatedGraph.sensorsAndFusion(
        sensorCount: SensorAssignment.defaultSensorCount, linkCount: instance.linkCount,
        width: configuration.latentWidth,
        using: &stream)
      networks.append(try Self.network("random network \(index + 1)", graph, configuration, assignment))
    }
    for network in networks {
      try configuration.requireMemory(
        for: network.tree.denseFlow, views: network.views, classCount: dataset.classNames.count)
    }
    self.networks = networks
  }

  private static func network(
    _ name: String, _ graph: CapacitatedGraph, _ configuration: ExperimentConfiguration,
    _ assignment: SensorAssignment
  ) throws(GraphError) -> Network {
    let tree = try graph.shortestPathTree(from: graph.fusionNode, exponent: configuration.exponent)
    return Network(
      name: name, tree: tree, views: assignment.views(nodeCount: graph.nodeCount, fusion: graph.fusionNode))
  }

  /// The jobs of all networks, those that choose β first.
  public var phases: [[Job]] {
    let phases = [(Run.Phase.selection, configuration.selectionSeeds), (.test, configuration.seeds)]
    return phases.map { phase, count in
      networks.indices.flatMap { network in
        (0..<count).map { Job(network: network, phase: phase, seedIndex: $0) }
      }
    }
  }

  /// Trains every variant on one seed.
  ///
  /// The result depends on the configuration and the job alone, not on what else runs.
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

  private var data: Findings.Data {
    dataset.isUsersOwn ? .usersOwn : dataset.name == ShippedDataset.digits.rawValue ? .digits : .otherShipped
  }

  /// What the runs of all jobs show, in the order of `jobs`.
  ///
  /// - Throws: `VerificationError` if the runs are too few for an interval.
  public func evidence(from runs: [Job: [Run]]) throws -> [NetworkEvidence] {
    try networks.enumerated().map { index, network in
      let own = jobs.filter { $0.network == index }.flatMap { runs[$0] ?? [] }
      let findings = try Findings(runs: own, configuration: configuration, data: data)
      let tree = network.tree
      return NetworkEvidence(
        name: network.name, nodes: tree.graph.nodeNames, root: tree.root,
        links: LinkRecord.links(of: tree), parents: tree.parents, distances: tree.distances, hops: tree.hops,
        chosenBeta: findings.chosenBeta,
        runs: own, claims: try findings.claims())
    }
  }
}
