import Console
import DINL
import Foundation
import JSONReading

/// Where results come from: the program, the data and the run.
public enum Provenance {
  /// The version of the package, which is also the name of its tag.
  public static let version = "1.0.0"

  /// The program that produced the figures.
  public struct Environment: Codable, Sendable, Equatable {
    /// The version of the package.
    public var version: String
    /// The SHA-256 checksum of the sources that the program was built from.
    public var sources: String
    /// The compiler that built it.
    public var toolchain: String
    /// The version of the GNU Scientific Library that it runs with.
    public var gslVersion: String

    /// An environment with these parts.
    public init(version: String = Provenance.version, sources: String, toolchain: String, gslVersion: String) {
      (self.version, self.sources, self.toolchain, self.gslVersion) = (version, sources, toolchain, gslVersion)
    }
  }

  /// The dataset that was used.
  public struct DataSource: Codable, Sendable, Equatable {
    /// The dataset's name.
    public var name: String
    /// The file from which it was read, as the user named it, or how it was generated.
    public var file: String
    /// The SHA-256 checksum of the file or of the generated values.
    public var sha256: String
    /// The number of samples.
    public var samples: Int
    /// The number of features per sample.
    public var features: Int
    /// The number of classes.
    public var classes: Int
    /// The name of the column or array that holds the class.
    public var label: String
    /// The number of rows of the file that were left out because a value was missing.
    public var droppedRows: Int
    /// What a reader of the results should know of the file and its samples, a line each.
    public var notices: [String]
    /// The share of samples that the best classifier gets right; nil where it is not known, as for measured data.
    public var bayesAccuracy: Double?

    /// Whether it may describe a dataset; the name is then part of a path.
    package var isSound: Bool {
      samples >= 1 && features >= 0 && classes >= 1 && !name.isEmpty && !name.contains("/") && !name.contains("\0")
    }

    /// The description of a dataset.
    public init(_ dataset: Dataset) {
      (name, file, sha256) = (dataset.name, dataset.file, dataset.checksum)
      (samples, features, classes) = (dataset.sampleCount, dataset.featureCount, dataset.classNames.count)
      (label, droppedRows, notices) = (dataset.labelName, dataset.droppedRows, dataset.notices)
      bayesAccuracy = dataset.bayesAccuracy?.value
    }
  }

  /// How long a run or a part of it took; it has a file of its own, as runs with equal seeds may differ in it and in
  /// nothing else.
  public struct Timings: Codable, Sendable, Equatable {
    /// The share of the jobs that was done.
    public var shard: Shard
    /// The time from the start to the results, in seconds.
    public var seconds: Double
    /// The number of jobs that ran at once.
    public var threads: Int

    /// The timings of a run, or of a part of it.
    public init(seconds: Double, threads: Int, shard: Shard = .whole) {
      (self.seconds, self.threads, self.shard) = (seconds, threads, shard)
    }

    /// Writes the file of the timings of all parts of a run.
    ///
    /// - Throws: `OutputError`, or what the encoder throws.
    public static func write(_ parts: [Timings], to directory: OutputDirectory, named name: String) throws {
      try directory.write(try JSONEncoder.canonical.encode(parts), to: name)
    }
  }
}
