import DINL
import Trials

/// All that a reproduction of the letter's experiment found, as `results.json` holds it.
public struct Evidence: Codable, Sendable, Equatable {
  /// The version of this layout.
  public var schemaVersion = 3
  public var environment: Provenance.Environment
  public var data: Provenance.DataSource
  public var configuration: ExperimentConfiguration
  /// The nine-node instance, then the random networks.
  public var networks: [NetworkEvidence]
  /// How we read what the letter leaves open.
  public var readings: [String]
  /// The only part that two runs of one seed may differ in.
  public var timings: Provenance.Timings
  /// The SHA-256 checksum of all data and options that the results depend on.
  public var fingerprint: String

  public init(
    environment: Provenance.Environment, data: Provenance.DataSource, configuration: ExperimentConfiguration,
    networks: [NetworkEvidence], readings: [String], timings: Provenance.Timings, fingerprint: String
  ) {
    self.fingerprint = fingerprint
    (self.environment, self.data, self.configuration) = (environment, data, configuration)
    (self.networks, self.readings, self.timings) = (networks, readings, timings)
  }
}

/// What was found on one network.
public struct NetworkEvidence: Codable, Sendable, Equatable {
  public var name: String
  public var nodes: [String]
  public var root: Int
  public var links: [LinkRecord]
  public var parents: [Int?]
  /// Seconds^p.
  public var distances: [Double]
  public var hops: [Int]
  public var chosenBeta: Double
  public var runs: [Run]
  public var claims: [ClaimRow]
}
