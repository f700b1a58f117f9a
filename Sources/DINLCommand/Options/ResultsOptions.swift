import ArgumentParser
import Foundation
import PlainText
import Reproduction

/// Where a command keeps its results, finished or not.
struct ResultsOptions: ParsableArguments {
  @Option(help: "The directory of the results. (default: results/COMMAND-DATA, such as results/check-wine)")
  var output: String?

  @Flag(help: "Take over what an interrupted run with the same data and options finished.")
  var resume = false

  @Flag(help: "Replace results, finished or interrupted, of other data or options in the directory.")
  var force = false

  func directory(of command: String, on dataset: Dataset) -> String { output ?? "results/\(command)-\(dataset.name)" }
}

/// A run that writes into a directory of its own, goes on from where an earlier one was cut off, and keeps others out.
struct ResultsRun<Job: JournalJob, Result: Codable> {
  let directory: OutputDirectory
  let journal: RunJournal<Job, Result>
  let finished: [Job: Result]
  private let lock: OutputDirectory.Lock

  /// - Parameters:
  ///   - command: the kind of work.
  ///   - path: the directory.
  ///   - files: what will be written; the first holds the fingerprint.
  ///   - basis: the data and options that results depend on.
  ///   - fits: whether a result has the shape that a job's result has.
  /// - Throws: `OutputError`, `RunJournalError`.
  init(
    of command: String, in path: String, files: [String], options: ResultsOptions, basis: some Encodable,
    where fits: (Job, Result) -> Bool
  ) throws {
    directory = try OutputDirectory(URL(fileURLWithPath: path, isDirectory: true), of: command)
    lock = try directory.lock()
    journal = try RunJournal(in: directory, basis: basis, program: Evidence.Environment.ofThisProgram)
    if !options.force { try directory.protect(files, against: journal.fingerprint) }
    guard options.resume else {
      if !options.force { try journal.protect() }
      try journal.clear()
      finished = [:]
      return
    }
    let found = try journal.finishedJobs(where: fits)
    for path in found.misfits.prefix(3) {
      Terminal.say("\(path.plain(upTo: .max)): is damaged or belongs to no job of this run; its job is done again\n")
    }
    if found.misfits.count > 3 { Terminal.say("and \(found.misfits.count - 3) more files like it\n") }
    finished = found.results
  }

  /// Forgets the journal, whose results are written.
  func end() { withExtendedLifetime(lock) { directory.removePartial() } }
}
