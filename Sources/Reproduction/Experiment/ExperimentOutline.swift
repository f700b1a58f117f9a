import Console
import DINL
import Trials
import Verification

/// All that the evidence of an experiment depends on beside the runs: the settings, and what is known of the data and
/// the networks.
///
/// - SeeAlso: EX-008
public struct ExperimentOutline: RunOutline {
  /// The subcommand that runs experiments.
  public static let command = "reproduce"

  /// A network without its runs.
  struct Network: Codable, Sendable {
    let name: String
    let kind: Findings.Network
    let nodes: [String]
    let root: Int
    let viewRule: ViewAssignment.Rule
    let views: [[String]]
    let columnsLeftOut: [String]
    let links: [LinkRecord]
    let parents: [Int?]
    let distances: [Double]
    let hops: [Int]

    init(_ network: Experiment.Network, of dataset: Dataset) {
      let tree = network.tree
      (name, kind, nodes, root) = (network.name, network.kind, tree.graph.nodeNames, tree.root)
      viewRule = network.assignment.rule
      views = network.views.map { $0.map { dataset.featureNames[$0] } }
      columnsLeftOut = network.assignment.columnsLeftOut(of: dataset)
      links = LinkRecord.links(of: tree)
      (parents, distances, hops) = (Array(tree.parents), tree.distances, tree.hops)
    }
  }

  /// The settings of the experiment.
  public let configuration: ExperimentConfiguration
  /// The data on which modules are trained.
  public let data: Provenance.DataSource
  let dataKind: Findings.Data
  let networks: [Network]

  init(_ configuration: ExperimentConfiguration, _ dataset: Dataset, _ networks: [Experiment.Network]) {
    (self.configuration, data) = (configuration, Provenance.DataSource(dataset))
    dataKind = dataset.isUsersOwn ? .usersOwn : dataset.name == ShippedDataset.digits.rawValue ? .digits : .otherShipped
    self.networks = networks.map { Network($0, of: dataset) }
  }

  /// Whether the settings are within their limits, and the tree of each network is that of its links.
  public var isSound: Bool {
    configuration.isSound && data.isSound && (1...1 + configuration.graphs).contains(networks.count)
      && networks.allSatisfy { network in
        network.views.count == network.nodes.count && network.distances.count == network.nodes.count
          && LinkRecord.areLinks(
            network.links, ofTree: (network.nodes, network.root, network.parents, network.hops),
            exponent: configuration.exponent)
      }
  }

  private func seeds(_ phase: Run.Phase) -> Range<Int> {
    0..<max(0, phase == .selection ? configuration.selectionSeeds : configuration.seeds)
  }

  /// Two phases: the jobs of all networks that choose β, then those that test.
  public var phases: [[Experiment.Job]] {
    [Run.Phase.selection, .test].map { phase in
      networks.indices.flatMap { network in
        seeds(phase).map { Experiment.Job(network: network, phase: phase, seedIndex: $0) }
      }
    }
  }

  /// Whether runs have the shape of a job's result: the variants in order, each with its own figures, all of them
  /// finite and within their ranges.
  ///
  /// - Complexity: O(runs · (epochs + links)).
  public func isResult(_ runs: [Run], of job: Experiment.Job) -> Bool {
    guard networks.indices.contains(job.network), seeds(job.phase).contains(job.seedIndex) else { return false }
    let variants =
      [(Run.Variant.dense, 0.0)] + (job.phase == .test ? [(.tree, 0)] : []) + configuration.betas.map { (.gated, $0) }
    let links = networks[job.network].links.count
    return runs.count == variants.count
      && zip(runs, variants).allSatisfy { run, expected in
        run.variant == expected.0 && run.beta == expected.1 && run.phase == job.phase
          && run.seedIndex == job.seedIndex && run.isSound(epochs: configuration.epochs, links: links)
      }
  }

  /// The evidence on each network from the runs of all jobs.
  ///
  /// - Throws: `VerificationError` if a job has no runs, or the runs are too few for an interval.
  public func networks(from runs: [Experiment.Job: [Run]]) throws -> [NetworkEvidence] {
    let all = try ordered(runs)
    return try networks.enumerated().map { index, network in
      let own = zip(jobs, all).filter { $0.0.network == index }.flatMap(\.1)
      let findings = try Findings(runs: own, configuration: configuration, data: dataKind, network: network.kind)
      return NetworkEvidence(
        name: network.name, nodes: network.nodes, root: network.root, viewRule: network.viewRule,
        views: network.views, columnsLeftOut: network.columnsLeftOut, links: network.links, parents: network.parents,
        distances: network.distances, hops: network.hops, chosenBeta: findings.chosenBeta, runs: own,
        claims: try findings.claims())
    }
  }

  /// The evidence from the runs of all jobs, in whatever order and by whatever process they were done.
  ///
  /// - Parameters:
  ///   - runs: the runs of each job.
  ///   - environment: the program that did them.
  ///   - fingerprint: the checksum of the data and options on which they depend.
  /// - Throws: `VerificationError` if a job has no runs, or the runs are too few for an interval.
  public func evidence(
    from runs: [Experiment.Job: [Run]], environment: Provenance.Environment, fingerprint: String
  ) throws -> Evidence {
    Evidence(
      environment: environment, data: data, configuration: configuration, networks: try networks(from: runs),
      readings: readings, fingerprint: fingerprint)
  }
}
