import ArgumentParser
import Console
import Court
import Foundation
import JSONReading
import PlainText

struct JudgeCommand: AsyncParsableCommand, ValidatedCommand {
  static let configuration = CommandConfiguration(
    commandName: "judge",
    abstract: "Judge an estimator of mutual information on samples of laws whose information is certified.",
    discussion: """
      COMMAND is any program with its arguments, run without a shell once for each sample. It reads CSV on standard input: \
      a line of names, in which x1, x2, … are the coordinates of X and y1, y2, … those of Y, and xlabel and ylabel are \
      labels 0, 1, 2, …; then a line for each draw. It prints one number, its estimate of I(X;Y) in nats, within \
      --time-limit.

      The laws, sizes and repetitions are fixed before the first run, and no run is repeated or left out. A run that \
      gives no number (another text, NaN, an exit code, a signal, too much output, no end in time) is counted as such. The \
      median of the estimates is said to be too high or too low only if its limits, simultaneous over all laws and sizes, \
      exclude the certified information. --output writes judgment.json and judgment.html.

        dinl judge -- .build/release/ExampleNeighbors
        dinl judge --laws independent,blocks --sizes 1000,100000 --output results/mine -- python3 mine.py

      Exit codes: 0 whatever the judgment, 1 a verdict of --fail-on, 64 wrong usage, 65 no number on a first sample, 66 the \
      command cannot be started, 70 a fault of the program, 73 results that cannot be written or belong to other data or \
      options, 74 the output is lost, 75 another run in the same directory.
      """)

  @Option(
    help: ArgumentHelp(
      "The laws, names between commas, which --list explains. (default: all)", valueName: "names"))
  var laws: String?

  @Option(
    help: ArgumentHelp(
      "The sizes of the samples, at most 10 whole numbers \(Limits.sampleSizes) between commas.", valueName: "numbers"))
  var sizes = "100,1000,10000"

  @Option(help: "The number of samples of each law and size, \(Limits.repetitions).")
  var repetitions = 20

  @Option(help: "The probability with which all limits cover at once, \(Limits.confidence).")
  var confidence = 0.95

  @Option(help: "The seed of every random number, from 0 to 18446744073709551615.")
  var seed: UInt64 = 1

  @Option(name: .customLong("time-limit"), help: "The seconds that one run may take, \(Limits.timeLimit).")
  var timeLimit = 60.0

  @Option(help: "The number of runs at once, \(Limits.threads).")
  var threads = 1

  @Flag(help: "Explain every law instead, with its certified information.")
  var list = false

  @Option(
    help: ArgumentHelp(
      "Write judgment.json and judgment.html into this directory too. (default: none)", valueName: "dir"),
    completion: .directory)
  var output: String?

  @Flag(help: "Replace results of other data or options in the directory of --output.")
  var force = false

  @OptionGroup var answer: AnswerOptions

  @OptionGroup var failureOptions: FailureOptions<JudgeFailure>

  @Argument(
    parsing: .postTerminator,
    help: "The command and its arguments, after --. (default: none, with --list)")
  var command: [String] = []

  func requireValid() throws {
    try Limits.repetitions.check(repetitions)
    try Limits.confidence.check(confidence)
    try Limits.timeLimit.check(timeLimit)
    try Limits.threads.check(threads)
    _ = try numbersOfSizes()
    guard list || !command.isEmpty else {
      throw ValidationError("give the command to judge after --, as in dinl judge -- python3 mine.py, or --list")
    }
    guard !list || command.isEmpty else { throw ValidationError("give one of a command and --list") }
    if list, output != nil { throw ValidationError("--output needs a command to judge, and --list has none") }
    if list, !failureOptions.verdicts.isEmpty {
      throw ValidationError("--fail-on is about judgments, and --list has none; give one of the two")
    }
  }

  private func numbersOfSizes() throws -> [Int] {
    let texts = sizes.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = try texts.map { text -> Int in
      guard let number = Int(text) else {
        throw ValidationError("--sizes: \"\(String(text).plain())\" is no whole number \(Limits.sampleSizes)")
      }
      try Limits.sampleSizes.check(number)
      return number
    }
    guard numbers.count <= 10, Set(numbers).count == numbers.count else {
      throw ValidationError("--sizes needs 1 to 10 numbers, each given once")
    }
    return numbers
  }

  private var names: [String] {
    laws?.split(separator: ",", omittingEmptySubsequences: false).map(String.init) ?? LawCatalog.names
  }

  func run() async throws {
    if list {
      let list = try LawList()
      return try answer.print(json: list, text: list.text)
    }
    let court = try Court(
      laws: names, sizes: try numbersOfSizes(), repetitions: repetitions, confidence: confidence, seed: seed,
      timeLimit: timeLimit)
    let fingerprint = try court.plan.fingerprint(of: command)
    let results = try output.map { try CourtResults(path: $0, fingerprint: fingerprint, force: force) }
    let program = Program(command, timeLimit: .seconds(timeLimit))
    try Interruption.endPrograms()
    try court.requireNumber(of: program)
    let progress = ProgressReporter(
      total: court.runs.count, unit: "samples", phase: "judging", write: answer.say)
    let outcomes = try await court.outcomes(of: program, threads: threads) { await progress.advance() }
    let report = try court.report(on: outcomes, of: command)
    let document = CourtDocument(report: report, fingerprint: fingerprint)
    let files = try results?.write(document) ?? []
    let written = files.isEmpty ? "" : "Wrote \(files.map { $0.plain(upTo: .max) }.joined(separator: ", "))"
    let text = CourtTables(report, width: Terminal.listWidth).text
    try answer.print(json: document, text: text + (files.isEmpty ? "" : "\n\n\(written)"))
    if answer.json, !files.isEmpty { answer.say(written + "\n") }
    try failureOptions.check(report.cells.compactMap { JudgeFailure($0.verdict) })
  }
}

/// The verdicts of `judge` that may be failures.
enum JudgeFailure: String, FailureVerdict {
  case overestimates, underestimates

  static let condition = "this is the verdict on some law and size"

  init?(_ verdict: CellJudgment.Verdict) {
    switch verdict {
    case .overestimates: self = .overestimates
    case .underestimates: self = .underestimates
    case .notShown: return nil
    }
  }
}

extension CourtError: ExitCoded {
  var exitCode: CommandFailure.Code {
    switch self {
    case .usage: .usage
    case .notStarted: .noInput
    case .noNumber: .data
    }
  }
}

/// The laws with their certified informations.
struct LawList: Encodable {
  struct Entry: Encodable {
    let law: String
    let explanation: String
    let columns: [String]
    let information: Double
    let lower: Double
    let upper: Double
  }

  let laws: [Entry]

  init() throws {
    laws = try LawCatalog.laws(LawCatalog.names).map { _, law in
      Entry(
        law: law.name, explanation: law.explanation, columns: law.columns, information: law.information.value,
        lower: law.information.lower, upper: law.information.upper)
    }
  }

  /// A paragraph for each law.
  var text: String {
    laws.map { entry in
      """
      \(entry.law): \(entry.explanation).
        columns \(entry.columns.joined(separator: ",")); I(X;Y) = \(certified(entry.information, from: entry.lower, to: entry.upper)) nats
      """
    }.joined(separator: "\n\n")
  }
}
