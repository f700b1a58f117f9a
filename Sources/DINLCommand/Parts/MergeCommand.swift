import ArgumentParser
import BoundCheck
import Console
import Foundation
import Refutation
import Reproduction
import Trials

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Unite the parts of a run that --shard did, and write what one process writes.",
    discussion: """
      Takes all parts of one run of reproduce, sweep, check or refute, each once and in any order, and answers as that command \
      does. Neither data nor graph need be there. Refused are parts of another build of the program than this one, of \
      different data or options, parts that are missing, given twice, not finished, or not what was written.

      results.json, results.csv and report.html of reproduce, sweep.json, sweep.csv and sweep.html of sweep, check.json \
      and check.html of check, and the answer and the file of refute are byte for byte those of one process that is \
      called as part 1 was, with any number of threads, on a machine that computes the same (EX-008). Files whose names \
      end with -timings.json are not: they say how long each part took, and nothing else does.

      Exit codes: 0 whatever the verdicts, 1 a verdict of --fail-on, 64 wrong usage, 65 parts that are damaged or not \
      of one run, 66 parts that are missing or cannot be read, 70 a fault of the program, 73 results that cannot be \
      written or belong to other data or options, 74 output that is lost, 75 another run in the same directory.
      """)

  @Argument(
    help: ArgumentHelp("The directories of the parts, or their files part.json.", valueName: "part"),
    completion: .directory)
  var parts: [String]

  @Option(
    help: """
      The directory of the results; of refute, the file of the system that is shown. (default: \
      results/COMMAND-DATA, such as results/check-wine; of refute, no file)
      """, completion: .file())
  var output: String?

  @Flag(help: "Replace results of other data or options in the directory, or the file of refute.")
  var force = false

  @OptionGroup var answer: AnswerOptions

  @OptionGroup var failureOptions: FailureOptions<MergeFailure>

  func run() throws {
    let files = try parts.map { place in try PartFile(at: place) }
    if let output {
      func resolved(_ path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }
      guard !files.contains(where: { resolved($0.path) == resolved(output) }) else {
        throw CommandFailure(.usage, "--output is the part \(output.quoted); name another file")
      }
    }
    switch files[0].label.command {
    case ExperimentOutline.command: try reproduce(try PartSet(files, program: .ofThisProgram))
    case SweepOutline.command: try sweep(try PartSet(files, program: .ofThisProgram))
    case CheckOutline.command: try check(try PartSet(files, program: .ofThisProgram))
    case RefuteOutline.command: try refute(try PartSet(files, program: .ofThisProgram))
    default:
      throw PartError.otherForm(
        path: files[0].path, problem: "is a part of \(files[0].label.command.quoted), no command")
    }
  }

  private func reproduce(_ parts: PartSet<ExperimentOutline>) throws {
    let evidence = try parts.evidence {
      try $0.evidence(from: $1, environment: .ofThisProgram, fingerprint: parts.fingerprint)
    }
    let wrote = try write(
      Evidence.fileNames, Evidence.timingsFileName, of: parts, default: "reproduce-\(evidence.data.name)",
      evidence.write(to:))
    try give(evidence, text: evidence.summary, parts.notes + [wrote])
    try failureOptions.check(any: evidence.networks.flatMap(\.claims).compactMap { ReproduceFailure($0.verdict) })
  }

  private func sweep(_ parts: PartSet<SweepOutline>) throws {
    let results = try parts.outline.results(
      from: parts.results, environment: .ofThisProgram, fingerprint: parts.fingerprint)
    let wrote = try write(
      SweepResults.fileNames, SweepResults.timingsFileName, of: parts, default: "sweep-\(parts.outline.plan.name)",
      results.write(to:))
    try give(results.evidence, text: results.evidence.summary, parts.notes + [wrote])
  }

  private func check(_ parts: PartSet<CheckOutline>) throws {
    let evidence = try parts.evidence {
      try $0.evidence(from: $1, environment: .ofThisProgram, fingerprint: parts.fingerprint)
    }
    let wrote = try write(
      CheckEvidence.fileNames, CheckEvidence.timingsFileName, of: parts, default: "check-\(evidence.data.name)",
      evidence.write(to:))
    try give(evidence, text: evidence.summary(width: Terminal.width), parts.notes + [wrote])
    try failureOptions.check(any: [CheckFailure(evidence.proved.verdict)].compactMap(\.self))
  }

  private func refute(_ parts: PartSet<RefuteOutline>) throws {
    if let output { try OutputFile.requireWritable(URL(fileURLWithPath: output), force: force) }
    guard let report = try parts.evidence({ try $0.report(from: $1) }) else {
      throw CommandFailure(.data, "the inequality of the parts cannot be read")
    }
    try RefuteCommand.give(report, output: output, answer)
    try failureOptions.check(any: [RefuteFailure(report.verdict)].compactMap(\.self))
  }

  private func give(_ evidence: some Encodable, text: @autoclosure () -> String, _ notes: [String]) throws {
    let lines = notes.joined(separator: "\n")
    try answer.print(json: evidence, text: text() + "\n\n" + lines)
    if answer.json { answer.say(lines + "\n") }
  }

  /// Writes the results of a run and its timings, and says so in a line.
  private func write<Outline>(
    _ files: [String], _ timings: String, of parts: PartSet<Outline>, default name: String,
    _ write: (OutputDirectory) throws -> Void
  ) throws -> String {
    let path = output ?? "results/\(name)"
    let all = files + [timings]
    let directory = try OutputDirectory(URL(fileURLWithPath: path, isDirectory: true), of: "merge")
    let lock = try directory.lock()
    defer { withExtendedLifetime(lock) { directory.removePartial() } }
    if !force { try directory.protect(all, against: parts.fingerprint) }
    try write(directory)
    try Provenance.Timings.write(parts.timings, to: directory, named: timings)
    return WrittenFiles.line(all, in: path)
  }
}

/// The verdicts of any run that may be failures.
enum MergeFailure: String, FailureVerdict {
  case violated, inconclusive, invalid, refuted
  case notRefuted = "not-refuted"
  case notConfirmed = "not-confirmed"

  static let condition = "this is a verdict of the run"
}

extension FailureOptions<MergeFailure> {
  /// Ends the command with 1 if a verdict of the run's own command was found on which it should fail.
  func check(any found: [some FailureVerdict & RawRepresentable<String>]) throws(ExitCode) {
    try check(found.compactMap { MergeFailure(rawValue: $0.rawValue) })
  }
}

extension PartError: ExitCoded {
  var exitCode: CommandFailure.Code { isMissing ? .noInput : .data }
}
