import Console
import Foundation
import PlainText
import Trials

/// What `--shard` does: a share of a run's jobs, whose results go into a file for `dinl merge`.
///
/// - SeeAlso: EX-008
struct PartRun<Jobs: JobList, Outline: RunOutline> where Outline.Job == Jobs.Job, Outline.Result == Jobs.Result {
  let jobs: Jobs
  let outline: Outline
  let shard: Shard
  let options: ResultsOptions
  let answer: AnswerOptions

  /// The directory of the part: that of `--output`, or one of its own among the results.
  private var path: String {
    options.output ?? "results/\(Outline.command)-part-\(shard.index)-of-\(shard.count)"
  }

  /// Does the jobs that are left, and writes the part.
  ///
  /// - Parameters:
  ///   - basis: the data and options on which the results of the whole run depend.
  ///   - dataset: the data, if there are any, of which the user is told what to know.
  ///   - notes: what the user should know of how the network was read.
  ///   - threads: how many jobs run at once.
  ///   - phase: what is done to the units.
  ///   - unit: what is counted, in the plural.
  ///   - count: how many units a job is.
  func perform(
    basis: some Encodable, dataset: Dataset? = nil, notes: [String], threads: Int, phase: String = "training",
    unit: String, count: (Jobs.Job) -> Int = { _ in 1 }
  ) async throws {
    let fingerprint = try RunJournal<Jobs.Job, Jobs.Result>.fingerprint(of: basis)
    let part = Part(
      shard, of: outline, environment: .ofThisProgram, fingerprint: fingerprint,
      call: PartCall(arguments: Self.commonArguments(CommandLine.arguments.dropFirst()), notes: notes))
    let file = "\(path)/\(PartLabel.fileName)"
    let share = JobShare(jobs, of: shard)
    if FileManager.default.fileExists(atPath: file), !options.force {
      let found = try PartFile(at: file).label
      guard found.isOfRun(part.fingerprint, of: Outline.command) else {
        throw OutputError.holdsOtherResults(path: path, what: PartLabel.fileName)
      }
      guard found.shard == shard else {
        throw CommandFailure(
          .cannotCreate,
          "\(path.plainPath): holds part \(found.shard) of this run; --output names a directory of its own for part "
            + "\(shard), --force replaces the other")
      }
      if options.resume, found.environment == part.environment {
        return try tell(file, count: share.jobs.count, of: part, verb: "Found")
      }
    }
    let run = try ResultsRun(
      share, of: Outline.command, in: path, files: [], options: options,
      basis: PartBasis(fingerprint: fingerprint, shard: shard), say: answer.say)
    try run.directory.writePartial(try part.data(), to: PartLabel.headName)
    if let dataset { answer.note(dataset) }
    var (results, timings) = try await run.perform(threads: threads, phase: phase, unit: unit, count: count)
    timings.shard = shard
    try run.directory.write(try part.finished(results, timings).data(), to: PartLabel.fileName)
    run.end()
    try tell(file, count: share.jobs.count, of: part, verb: "Wrote")
  }

  private func tell(_ file: String, count: Int, of part: Part<Outline>, verb: String) throws {
    let summary = PartSummary(
      command: Outline.command, shard: shard, jobs: count, jobCount: part.jobCount, file: file)
    try answer.print(
      json: summary,
      text: """
        Part \(shard) of dinl \(Outline.command): \(count) of \(part.jobCount) jobs
        \(verb) \(file.plain(upTo: .max)); with all \(shard.count) parts: dinl merge DIR... --output DIR
        """)
  }

  /// The arguments of a call but for those that differ between its parts.
  static func commonArguments(_ arguments: some Sequence<String>) -> [String] {
    var common: [String] = []
    var isValue = false
    for argument in arguments {
      if isValue {
        isValue = false
      } else if ["--shard", "--output"].contains(argument) {
        isValue = true
      } else if !["--resume", "--force"].contains(argument),
        !["--shard=", "--output="].contains(where: argument.hasPrefix)
      {
        common.append(argument)
      }
    }
    return common
  }
}

/// What the result of a job depends on beside the job, and the share to which it belongs.
private struct PartBasis: Encodable {
  let fingerprint: String
  let shard: Shard
}

/// The answer of a part as JSON.
private struct PartSummary: Encodable {
  let command: String
  let shard: Shard
  let jobs: Int
  let jobCount: Int
  let file: String
}
