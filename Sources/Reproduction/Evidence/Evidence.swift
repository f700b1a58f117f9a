import DINL
import Trials

/// The results of a reproduction of the letter's experiment, as stored in `results.json`.
public struct Evidence: Codable, Sendable, Equatable {
  /// The version of this layout.
  public var schemaVersion = 6
  /// The program that produced the results.
  public var environment: Provenance.Environment
  /// The dataset.
  public var data: Provenance.DataSource
  /// The settings of the experiment.
  public var configuration: ExperimentConfiguration
  /// The results on each network: the nine-node instance, then the random networks; or the given network alone.
  public var networks: [NetworkEvidence]
  /// Our interpretation of what the letter leaves open, one paragraph per point.
  public var readings: [String]
  /// The SHA-256 checksum of the data and options on which the results depend.
  public var fingerprint: String

  /// The evidence with these parts.
  public init(
    environment: Provenance.Environment, data: Provenance.DataSource, configuration: ExperimentConfiguration,
    networks: [NetworkEvidence], readings: [String], fingerprint: String
  ) {
    (self.environment, self.data, self.configuration) = (environment, data, configuration)
    (self.networks, self.readings, self.fingerprint) = (networks, readings, fingerprint)
  }
}

/// The results on one network.
public struct NetworkEvidence: Codable, Sendable, Equatable, ViewedNetwork {
  /// The network's name.
  public var name: String
  /// The names of the nodes.
  public var nodes: [String]
  /// The index of the fusion node.
  public var root: Int
  /// The rule that assigned the columns to nodes.
  public var viewRule: ViewAssignment.Rule
  /// The names of the features that each node sees; a node other than the root that sees none is a relay.
  public var views: [[String]]
  /// The columns of the data that no node sees.
  public var columnsLeftOut: [String]
  /// All links of the graph.
  public var links: [LinkRecord]
  /// The next node toward the root of each node; nil for the root.
  public var parents: [Int?]
  /// The least path cost from each node to the root, in seconds^p.
  public var distances: [Double]
  /// The number of links from each node to the root along the tree.
  public var hops: [Int]
  /// The weight β that the selection seeds choose.
  public var chosenBeta: Double
  /// The runs of all seeds and variants.
  public var runs: [Run]
  /// The letter's claims with our figures.
  public var claims: [ClaimRow]
}
