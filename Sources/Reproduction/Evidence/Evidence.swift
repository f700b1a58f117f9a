import DINL
import Trials

/// All that a reproduction of the letter's experiment found, as `results.json` holds it.
public struct Evidence: Codable, Sendable, Equatable {
  /// The version of this layout.
  public var schemaVersion = 2
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
  public struct Link: Codable, Sendable, Equatable {
    public var first: Int
    public var second: Int
    /// Values per second.
    public var capacity: Double
    /// Values per sample.
    public var width: Int
    public var inTree: Bool
  }

  public var name: String
  public var nodes: [String]
  public var root: Int
  public var links: [Link]
  public var parents: [Int?]
  /// Seconds^p.
  public var distances: [Double]
  public var hops: [Int]
  public var chosenBeta: Double
  public var runs: [Run]
  public var claims: [ClaimRow]
}

/// A claim of the letter beside what was found.
public struct ClaimRow: Codable, Sendable, Equatable {
  public enum Verdict: String, Codable, Sendable, CaseIterable {
    case confirmed
    case refuted = "not confirmed"
    /// The graph was chosen to give the letter's figure, so that agreement shows no more than consistency.
    case consistent = "consistent, by construction"
    /// The same criterion on other data than the claim's.
    case met = "met on these data"
    case unmet = "not met on these data"
    /// The same criterion at other settings than the documented ones.
    case metBySettings = "met with these settings"
    case unmetBySettings = "not met with these settings"
    /// The letter reports nothing that this figure could be compared with.
    case none = "no verdict on the letter"

    /// Whether the figure speaks against the claim.
    var isRefusal: Bool { self == .refuted || self == .unmet || self == .unmetBySettings }
  }

  /// What stands for the letter's figure where the claim is ours.
  static let notInLetter = "not in the letter"

  public var id: String
  public var claim: String
  /// The letter's figure as printed; "reconstructed" marks what its abstract does not say.
  public var letter: String
  /// Our mean ± standard deviation over the seeds.
  public var ours: String
  /// The confidence interval of the mean.
  public var interval: String
  public var verdict: Verdict
  /// What was compared with what.
  public var detail: String
}
