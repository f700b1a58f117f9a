import DINL

/// All that a reproduction of the letter's experiment found, as `results.json` holds it.
public struct Evidence: Codable, Sendable, Equatable {
  /// The version of this layout.
  public var schemaVersion = 2
  public var environment: Environment
  public var data: DataSource
  public var configuration: ExperimentConfiguration
  /// The nine-node instance, then the random networks.
  public var networks: [NetworkEvidence]
  /// How we read what the letter leaves open.
  public var readings: [String]
  /// The only part that two runs of one seed may differ in.
  public var timings: Timings
  /// The SHA-256 checksum of all data and options that the results depend on.
  public var fingerprint: String

  public init(
    environment: Environment, data: DataSource, configuration: ExperimentConfiguration,
    networks: [NetworkEvidence], readings: [String], timings: Timings, fingerprint: String
  ) {
    self.fingerprint = fingerprint
    (self.environment, self.data, self.configuration) = (environment, data, configuration)
    (self.networks, self.readings, self.timings) = (networks, readings, timings)
  }

  /// What the figures were made with.
  public struct Environment: Codable, Sendable, Equatable {
    /// The SHA-256 checksum of the sources that the program was built from.
    public var sources: String
    /// The compiler that built it.
    public var toolchain: String
    public var gslVersion: String

    public init(sources: String, toolchain: String, gslVersion: String) {
      (self.sources, self.toolchain, self.gslVersion) = (sources, toolchain, gslVersion)
    }
  }

  /// The dataset.
  public struct DataSource: Codable, Sendable, Equatable {
    public var name: String
    public var file: String
    public var sha256: String
    public var samples: Int
    public var features: Int
    public var classes: Int
    /// The share of samples that the best classifier gets right; nil where it is not known, as of measured data.
    public var bayesAccuracy: Double?

    public init(_ dataset: Dataset) {
      (name, file, sha256) = (dataset.name, dataset.file, dataset.checksum)
      (samples, features, classes) = (dataset.sampleCount, dataset.featureCount, dataset.classNames.count)
      bayesAccuracy = dataset.bayesAccuracy?.value
    }
  }

  public struct Timings: Codable, Sendable, Equatable {
    public var seconds: Double
    public var threads: Int

    public init(seconds: Double, threads: Int) { (self.seconds, self.threads) = (seconds, threads) }
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
