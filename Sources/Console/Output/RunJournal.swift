import Foundation
import JSONReading

/// The reason why an earlier run cannot be resumed.
public enum RunJournalError: Error, Equatable, CustomStringConvertible {
  /// The earlier run has other data or options.
  case otherRun(directory: String)
  /// Another build of the program began the earlier run.
  case otherProgram(directory: String)

  /// One line: the directory, what it contains, and which option to use.
  public var description: String {
    switch self {
    case .otherRun(let directory):
      "\(directory): holds an interrupted run of other options or data; --resume needs the same ones, and --force "
        + "gives that run up"
    case .otherProgram(let directory):
      "\(directory): holds an interrupted run of another version of the program, whose results --resume does not "
        + "take over; without --resume all starts anew"
    }
  }
}

/// A piece of work whose result a journal keeps in a file of its own.
public protocol JournalJob: Codable, Hashable, Sendable {
  /// The name of the job's file without its extension, different for each job.
  var name: String { get }
}

/// The finished jobs of unfinished work, one file per job.
///
/// A job's file contains the fingerprint of all that its result depends on, so that a resumed experiment takes over
/// exactly what it would have computed itself, and a checksum, so that no damaged file is accepted.
public struct RunJournal<Job: JournalJob, Result: Codable>: Sendable {
  package typealias Entry = JournalEntry<Job, Result>

  private let directory: OutputDirectory
  private let program: String
  /// The SHA-256 checksum of the data and options that results depend on.
  public let fingerprint: String

  /// The finished jobs that an earlier run left.
  public struct Finished {
    /// The result of each finished job.
    public var results: [Job: Result] = [:]
    /// The paths of the files that contain no finished job of this run, in order.
    public var misfits: [String] = []
  }

  /// Opens the journal of a piece of work.
  ///
  /// - Parameters:
  ///   - directory: the directory of the results.
  ///   - basis: the data and options that a job's result depends on besides the job.
  ///   - program: what identifies the program.
  /// - Throws: what the encoder throws.
  public init(in directory: OutputDirectory, basis: some Encodable, program: some Encodable) throws {
    self.directory = directory
    fingerprint = try Self.fingerprint(of: basis)
    self.program = try Self.fingerprint(of: program)
  }

  /// The SHA-256 checksum of data and options.
  ///
  /// - Throws: what the encoder throws.
  public static func fingerprint(of basis: some Encodable) throws -> String {
    sha256(of: try JSONEncoder.canonical.encode(basis))
  }

  /// Keeps a finished job.
  ///
  /// - Throws: `OutputError`, or what the encoder throws.
  public func record(_ result: Result, of job: Job) throws {
    let entry = Entry(fingerprint: fingerprint, program: program, job: job, result: result)
    try directory.writePartial(try entry.data(), to: Self.fileName(of: job))
  }

  private static func fileName(of job: Job) -> String { "\(job.name).json" }

  private var files: [URL] {
    let files =
      (try? FileManager.default.contentsOfDirectory(at: directory.partial, includingPropertiesForKeys: nil)) ?? []
    return files.filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
  }

  private func entry(in file: URL) -> Entry? {
    guard OutputDirectory.isRegular(file), let data = try? Data(contentsOf: file) else { return nil }
    return Entry(file: data)
  }

  /// The jobs that an earlier run of the same data, options and program finished.
  ///
  /// - Parameter fits: whether a result has the shape of the job's result.
  /// - Returns: the jobs, and the files that are damaged or misplaced, which are ignored.
  /// - Throws: `otherRun` or `otherProgram` if an undamaged job of another run or program is found.
  public func finishedJobs(where fits: (Job, Result) -> Bool) throws(RunJournalError) -> Finished {
    var finished = Finished()
    for file in files {
      guard let entry = entry(in: file) else {
        finished.misfits.append(directory.partial.relativePath + "/" + file.lastPathComponent)
        continue
      }
      guard entry.fingerprint == fingerprint else { throw .otherRun(directory: directory.url.relativePath) }
      guard entry.program == program else { throw .otherProgram(directory: directory.url.relativePath) }
      if Self.fileName(of: entry.job) == file.lastPathComponent, fits(entry.job, entry.result) {
        finished.results[entry.job] = entry.result
      } else {
        finished.misfits.append(directory.partial.relativePath + "/" + file.lastPathComponent)
      }
    }
    return finished
  }

  /// Refuses to discard the finished jobs of other data or options.
  ///
  /// - Throws: `holdsOtherResults`.
  public func protect() throws(OutputError) {
    for file in files {
      if let entry = entry(in: file), entry.fingerprint != fingerprint {
        throw .holdsOtherResults(path: directory.url.relativePath, what: "an interrupted run")
      }
    }
  }

  /// Removes every job, whatever its fingerprint.
  ///
  /// - Throws: `OutputError` if the directory cannot be created again.
  public func clear() throws(OutputError) {
    directory.removePartial()
    try directory.makePartial()
  }
}
