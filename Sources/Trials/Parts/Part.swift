import Console
import Foundation
import JSONReading

/// All that results depend on beside the results of the jobs, so that they are computed without the data.
public protocol RunOutline: JobPlan, Codable {
  /// The subcommand that runs the jobs.
  static var command: String { get }
  /// Whether it may be one of a run: all settings are within their limits, and what is known of networks fits together.
  ///
  /// Only then are there jobs, and only then may results be computed.
  var isSound: Bool { get }
}

/// The call that did a part of a run: what results do not depend on, for messages.
package struct PartCall: Codable, Sendable {
  /// The arguments of the call but for those that differ between parts.
  package var arguments: [String]
  /// What the user should know of how the input was read, a line each.
  package var notes: [String]

  package init(arguments: [String], notes: [String]) { (self.arguments, self.notes) = (arguments, notes) }

  /// The call that does another part.
  package func text(_ shard: Shard, output: String = "DIR", more: [String] = []) -> String {
    (["dinl"] + arguments + ["--shard", "\(shard)", "--output", output] + more).map(\.asArgument).joined(separator: " ")
  }
}

extension String {
  /// The text as one argument of a shell: in quotes where it needs them.
  package var asArgument: String {
    let isPlain = utf8.allSatisfy {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0)
        || "0123456789-_./=,:+@%".utf8.contains($0)
    }
    return isPlain && !isEmpty ? self : "'\(replacing("'", with: "'\\''"))'"
  }
}

/// The results of a share of a run's jobs, with all that is needed to unite them with those of the other shares.
///
/// Its file is a ``SealedDocument``.
package struct Part<Outline: RunOutline>: Codable, Sendable {
  /// The result of one job.
  package struct Entry: Codable, Sendable {
    package var job: Outline.Job
    package var result: Outline.Result
  }

  /// The version of this layout.
  package var version = PartLabel.version
  /// The subcommand.
  package var command = Outline.command
  /// The share of the jobs.
  package var shard: Shard
  /// The program that found the results.
  package var environment: Provenance.Environment
  /// The SHA-256 checksum of the data and options on which the results of the whole run depend.
  package var fingerprint: String
  /// The number of jobs of the whole run.
  package var jobCount: Int
  package var outline: Outline
  package var call: PartCall
  /// The results in the order of the jobs; none before the part is finished.
  package var results: [Entry] = []
  /// How long the part took; nil before it is finished.
  package var timings: Provenance.Timings?

  /// A part whose jobs are still to be done.
  package init(
    _ shard: Shard, of outline: Outline, environment: Provenance.Environment, fingerprint: String, call: PartCall
  ) {
    (self.shard, self.outline, self.environment) = (shard, outline, environment)
    (self.fingerprint, self.call, jobCount) = (fingerprint, call, outline.jobs.count)
  }

  /// The part with the results of its jobs.
  package func finished(_ found: [Outline.Job: Outline.Result], _ timings: Provenance.Timings) -> Part {
    var part = self
    part.results = shard.share(of: outline.jobs).compactMap { job in found[job].map { Entry(job: job, result: $0) } }
    part.timings = timings
    return part
  }

  /// The bytes of the part's file; equal parts give equal bytes.
  package func data() throws -> Data { SealedDocument.file(of: try JSONEncoder.canonical.encode(self)) }
}

/// What the file of a part says first, of whatever kind of run it is.
package struct PartLabel: Codable, Sendable {
  package static let version = 1
  /// The name of the file of a finished part.
  package static let fileName = "part.json"
  /// The name of the file, among the unfinished work, of a part that is not finished.
  package static let headName = "part"

  package var version: Int
  package var command: String
  package var shard: Shard
  package var environment: Provenance.Environment
  package var fingerprint: String
  package var call: PartCall
  /// The number of jobs of the whole run.
  package var jobCount: Int

  /// Whether it is of a run of a subcommand on data and options with a checksum.
  package func isOfRun(_ fingerprint: String, of command: String) -> Bool {
    self.fingerprint == fingerprint && self.command == command
  }
}
