import Console
import Foundation
import PlainText
import Trials

/// A run that writes into a directory of its own, goes on from where an earlier one was cut off, and keeps others out.
struct ResultsRun<Jobs: JobList> {
  let directory: OutputDirectory
  private let start = ContinuousClock.now
  private let jobs: Jobs
  private let journal: RunJournal<Jobs.Job, Jobs.Result>
  private let finished: [Jobs.Job: Jobs.Result]
  private let lock: OutputDirectory.Lock
  private let say: @Sendable (String) -> Void

  /// Makes the directory ready, and takes over what `--resume` asks for.
  ///
  /// - Parameters:
  ///   - jobs: the work.
  ///   - command: the kind of work.
  ///   - path: the directory.
  ///   - files: what will be written; the first holds the fingerprint.
  ///   - basis: the data and options that results depend on.
  ///   - say: writes notes and progress.
  /// - Throws: `OutputError`, `RunJournalError`.
  init(
    _ jobs: Jobs, of command: String, in path: String, files: [String], options: ResultsOptions,
    basis: some Encodable, say: @escaping @Sendable (String) -> Void
  ) throws {
    (self.jobs, self.say) = (jobs, say)
    directory = try OutputDirectory(URL(fileURLWithPath: path, isDirectory: true), of: command)
    lock = try directory.lock()
    journal = try RunJournal(in: directory, basis: basis, program: Provenance.Environment.ofThisProgram)
    if !options.force { try directory.protect(files, against: journal.fingerprint) }
    guard options.resume else {
      if !options.force { try journal.protect() }
      try journal.clear()
      finished = [:]
      return
    }
    let found = try journal.finishedJobs { jobs.isResult($1, of: $0) }
    for path in found.misfits.prefix(3) {
      say("\(path.plain(upTo: .max)): is damaged or belongs to no job of this run; the job is run again\n")
    }
    if found.misfits.count > 3 { say("and \(found.misfits.count - 3) more files like it\n") }
    finished = found.results
  }

  /// The SHA-256 checksum of the data and options that results depend on.
  var fingerprint: String { journal.fingerprint }

  /// Does the jobs that are left, records each, and shows how far the work is.
  ///
  /// - Parameters:
  ///   - threads: how many jobs run at once, at least 1.
  ///   - phase: what is done to the units.
  ///   - unit: what is counted, in the plural.
  ///   - count: how many units a job is.
  /// - Throws: what a job throws; `CommandFailure` if a training diverged; `OutputError`.
  func perform(
    threads: Int, phase: String = "training", unit: String, count: (Jobs.Job) -> Int = { _ in 1 }
  ) async throws -> (results: [Jobs.Job: Jobs.Result], timings: Provenance.Timings) {
    let total = jobs.jobs.reduce(0) { $0 + count($1) }
    // The share of a short list may be empty.
    if total == 0 { return ([:], timings(threads)) }
    let progress = ProgressReporter(total: total, unit: unit, phase: phase, write: say)
    await progress.skip(jobs.jobs.reduce(0) { $0 + (finished[$1] == nil ? 0 : count($1)) })
    Interruption.tellHowToResume()
    let results = try await jobs.run(finished: finished, threads: threads) { job, result in
      guard jobs.isResult(result, of: job) else {
        throw CommandFailure(
          .data,
          "job \(job.name): a loss or a rate is no number that results can hold, as after training that diverged; give a "
            + "smaller --learning-rate, in a plan learningRate")
      }
      try journal.record(result, of: job)
      for _ in 0..<count(job) { await progress.advance() }
    }
    await progress.end(before: "writing results")
    return (results, timings(threads))
  }

  private func timings(_ threads: Int) -> Provenance.Timings {
    Provenance.Timings(seconds: (ContinuousClock.now - start) / .seconds(1), threads: threads)
  }

  /// Forgets the journal, whose results are written.
  func end() { withExtendedLifetime(lock) { directory.removePartial() } }
}

/// What is said of the files of results.
enum WrittenFiles {
  /// The files that were written into a directory, for the user.
  static func line(_ files: [String], in path: String) -> String {
    "Wrote " + files.map { "\(path)/\($0)".plain(upTo: .max) }.joined(separator: ", ")
  }
}
