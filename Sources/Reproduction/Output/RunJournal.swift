import Foundation
import JSONReading

/// Why an earlier run cannot be gone on with.
public enum RunJournalError: Error, Equatable, CustomStringConvertible {
  case otherRun(directory: String)

  public var description: String {
    switch self {
    case .otherRun(let directory):
      "\(directory): holds an interrupted run of other options, data or program; --resume needs the same ones, and "
        + "without --resume all starts anew"
    }
  }
}

/// A piece of work that a journal keeps in a file of its own.
public protocol JournalJob: Codable, Hashable, Sendable {
  /// The name of the job's file without its ending, another for each job.
  var name: String { get }
}

extension Experiment.Job: JournalJob {
  public var name: String { "\(network)-\(phase.rawValue)-\(seedIndex)" }
}

/// The finished jobs of a piece of work that is not finished, one file a job.
///
/// A job's file carries the fingerprint of all that its result depends on, so that a resumed experiment takes over
/// exactly what it would have computed itself.
public struct RunJournal<Job: JournalJob, Result: Codable>: Sendable {
  private let directory: OutputDirectory
  private let fingerprint: String

  private struct Entry: Codable {
    var fingerprint: String
    var job: Job
    var result: Result
  }

  /// - Parameter basis: all that a job's result depends on beside the job.
  public init(in directory: OutputDirectory, basis: some Encodable) throws {
    self.directory = directory
    fingerprint = sha256(of: try JSONEncoder.canonical.encode(basis))
  }

  /// Keeps a finished job.
  ///
  /// - Throws: `OutputError`.
  public func record(_ result: Result, of job: Job) throws {
    let entry = Entry(fingerprint: fingerprint, job: job, result: result)
    try directory.writePartial(try JSONEncoder.canonical.encode(entry), to: "\(job.name).json")
  }

  /// The jobs that an earlier run of the same fingerprint finished; a file that is damaged counts for nothing.
  ///
  /// - Throws: `otherRun` if a job of another fingerprint is found.
  public func finishedJobs() throws(RunJournalError) -> [Job: Result] {
    let files =
      (try? FileManager.default.contentsOfDirectory(at: directory.partial, includingPropertiesForKeys: nil)) ?? []
    var jobs: [Job: Result] = [:]
    for file in files where file.pathExtension == "json" {
      guard let data = try? Data(contentsOf: file),
        let entry = try? JSONDecoder().decodeStrictly(Entry.self, from: data)
      else { continue }
      guard entry.fingerprint == fingerprint else { throw .otherRun(directory: directory.url.relativePath) }
      jobs[entry.job] = entry.result
    }
    return jobs
  }

  /// Forgets every job, of whatever fingerprint.
  ///
  /// - Throws: `OutputError` if the directory cannot be made anew.
  public func clear() throws(OutputError) {
    directory.removePartial()
    _ = try OutputDirectory(directory.url)
  }
}

extension JSONEncoder {
  /// An encoder of which equal values give equal bytes.
  static var canonical: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return encoder
  }
}
