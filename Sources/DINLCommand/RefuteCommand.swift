import ArgumentParser
import Console
import Foundation
import PlainText
import Refutation
import Trials
import Verification

struct RefuteCommand: AsyncParsableCommand, ValidatedCommand {
  static let configuration = CommandConfiguration(
    commandName: "refute",
    abstract: "Search for finite learning systems that refute an inequality about generalization.",
    discussion: """
      Draws structured and random systems, changes them step by step to reduce the slack, and shrinks a system that \
      refutes the inequality to the smallest one found. A refutation is certified: the lower end of the side that \
      should be smaller exceeds the upper end of the other. "Valid" means that the inequality follows from a proven \
      one by exact algebra: moving terms across the sign, scaling, or adding terms that are not negative. If neither \
      is found, the answer is "not refuted". The same seed gives the same answer whatever the number of threads, \
      unless --seconds stops it.

      The inequality has <=, >=, < or > between two expressions of quantities (--list explains each), numbers, \
      + - * / ^, parentheses, sqrt, ln, exp, abs, min and max; at most 500 operations. Numbers are exact \
      decimals. Information is in nats.

        dinl refute "gap <= I/m"
        dinl refute "gap <= sqrt(2*sigma^2*I/m)"
        dinl refute "gap <= sqrt(2*I/m)" --losses 0,1

      Exit codes: 0 an answer was found, whatever it is; 1 a verdict of --fail-on, 64 wrong usage, or an \
      inequality that cannot be read or has no value on any system that was tried, 70 a fault of the program, 73 the file cannot be written or exists, 74 the output is lost; \
      with --shard also 75 another run in the same directory, 130 and 143 stopped by a signal.
      """)

  @Argument(help: "The inequality, in quotes.")
  var inequality: String?

  @Flag(help: "Explain every quantity that an inequality may name, and stop.")
  var list = false

  @Option(help: "How many systems to try, \(Limits.systems), rounded up to whole parts.")
  var systems = Refuter.Options().systems

  @Option(help: "The seed of every random number, from 0 to 18446744073709551615.")
  var seed = Refuter.Options().seed

  @Option(help: "How many searches to run at once, \(Limits.threads). (default: the number of cores)")
  var threads: Int?

  @Option(help: "Stop the search after this many seconds, \(Limits.seconds). (default: no limit)")
  var seconds: Double?

  @Option(
    help:
      "The values that a loss may have, 1 to 16 numbers or fractions between commas: 0, or from 1e-100 to 1e100 in magnitude."
  )
  var losses = "0,1,2,3,4"

  @Option(
    help: """
      Write the system that is shown to this file, for dinl bound; with --shard, the directory of the part. (default: no \
      file; with --shard, results/refute-part-I-of-N)
      """, completion: .file())
  var output: String?

  @Flag(help: "Replace the file of --output if it exists, or the part of another search in its directory.")
  var force = false

  @OptionGroup var part: ShardOptions

  @Flag(help: "With --shard: continue an interrupted part of the same search.")
  var resume = false

  @OptionGroup var answer: AnswerOptions

  @OptionGroup var failureOptions: FailureOptions<RefuteFailure>

  func requireValid() throws {
    if inequality == nil, !list {
      throw ValidationError("give an inequality such as \"gap <= I/m\", behind -- if it begins with a minus; or --list")
    }
    if list, !failureOptions.verdicts.isEmpty {
      throw ValidationError("--fail-on is about an inequality, and --list about none; give one of the two")
    }
    try part.requireValid(against: [
      failureOptions.needOfAllJobs, (list, "--list", "give one of the two"),
      (seconds != nil, "--seconds", "what is found in a time depends on the machine; give --systems"),
    ])
    if resume, part.shard == nil { throw ValidationError("--resume is about a part of a search; give --shard") }
    try Limits.systems.check(systems)
    try Limits.threads.check(threads)
    try Limits.seconds.check(seconds)
    _ = try allowedLosses()
  }

  func run() async throws {
    if list { return try answer.print(json: RefutationList(), text: RefutationList().text) }
    if let output, part.shard == nil {
      try OutputFile.requireWritable(URL(fileURLWithPath: output), force: force)
    }
    let claim: Inequality
    do { claim = try Inequality(inequality ?? "") } catch { throw CommandFailure(.usage, "\(error)") }
    var options = Refuter.Options()
    (options.systems, options.seed, options.seconds) = (systems, seed, seconds)
    options.threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    options.losses = try allowedLosses()
    if let shard = part.choice {
      return try await search(shard, RefuteSearch(claim, options: options), options.threads)
    }
    let isTerminal = Terminal.canRedraw && !answer.quiet
    let progress = ProgressReporter(total: Refuter.parts, unit: "parts", phase: "searching", isTerminal: true)
    let result = await Refuter(claim, options: options).run { if isTerminal { await progress.advance() } }
    // A search that ends early leaves its bar.
    if isTerminal { Terminal.say("\r\u{1B}[K") }
    let report = RefutationReport(claim, result, options: options)
    try Self.give(report, output: output, answer)
    try failureOptions.check([RefuteFailure(report.verdict)].compactMap(\.self))
  }

  private func search(_ shard: Shard, _ search: RefuteSearch, _ threads: Int) async throws {
    var options = ResultsOptions()
    (options.output, options.resume, options.force) = (output, resume, force)
    let run = PartRun(jobs: search, outline: search.outline, shard: shard, options: options, answer: answer)
    try await run.perform(
      basis: search.outline, notes: [], threads: threads, phase: "searching", unit: "parts of the search")
  }

  /// Writes the system that is shown, and prints the answer.
  ///
  /// - Throws: `CommandFailure` if the inequality has no value on any system, or the output is lost; `OutputError`.
  static func give(_ report: RefutationReport, output: String?, _ answer: AnswerOptions) throws {
    if report.verdict == .undefined { throw CommandFailure(.usage, report.summary) }
    var failure: OutputError?
    if let output, let witness = report.witness {
      let system = try witness.system.json()
      do throws(OutputError) { try OutputFile.write(system, to: URL(fileURLWithPath: output)) } catch {
        failure = error
      }
    }
    // The result is printed even if the file cannot be written.
    try answer.print(json: report, text: text(report, output: output, isWritten: failure == nil))
    if let failure { throw failure }
  }

  /// The numbers of losses that a search takes.
  private static let lossCounts = 1...16

  /// Whether a search takes these losses.
  static func areAllowed(_ losses: [Fraction]) -> Bool {
    lossCounts.contains(losses.count) && losses.allSatisfy(\.isSummable)
  }

  private func allowedLosses() throws -> [Fraction] {
    let values = losses.split(separator: ",", omittingEmptySubsequences: false).map { Fraction($0) }
    let known = values.compactMap { $0 }
    guard known.count == values.count, Self.lossCounts.contains(known.count) else {
      throw ValidationError(
        "--losses is \"\(losses.prefix(60))\"; give \(Self.lossCounts.lowerBound) to \(Self.lossCounts.upperBound) numbers or fractions, separated by commas"
      )
    }
    guard Self.areAllowed(known) else {
      throw ValidationError(
        "--losses is \"\(losses.prefix(60))\"; each must be 0, or from 1e-100 to 1e100 in magnitude")
    }
    return known
  }

  private static func text(_ report: RefutationReport, output: String?, isWritten: Bool) -> String {
    let place = output.map { $0.plain(upTo: .max) }
    guard let witness = report.witness else {
      return report.summary + (place.map { "\n\nNo system is shown, so that \($0) was not written." } ?? "")
    }
    let (lesser, greater) = (witness.lesser, witness.greater)
    let sides = (lesser.text(beside: greater), greater.text(beside: lesser))
    let isStrict = lesser.number ?? 0 > greater.number ?? 0
    var lines = [report.summary, ""]
    lines.append(
      report.verdict == .refuted
        ? "The smallest system found: \(sides.0) \(isStrict ? ">" : "≥") \(sides.1), certified."
        : "The tightest system found at I ≥ \(Refuter.leastInformation) nats and a range above 0: "
          + "\(sides.0) against \(sides.1).")
    lines += ["", SystemText.lines(of: witness.system), "", BoundTables.figures(witness.figures)]
    if let place, isWritten { lines += ["", "Wrote \(place); dinl bound \(place) reads it"] }
    return lines.joined(separator: "\n")
  }
}

/// A system as lines for a terminal.
enum SystemText {
  static func lines(of system: SystemFile) -> String {
    func row(_ values: [Fraction]) -> String { values.map(\.description).joined(separator: "  ") }
    func matrix(_ name: String, _ rows: [[Fraction]]) -> [String] {
      rows.enumerated().map { index, values in (index == 0 ? name : "").padded(to: 12) + row(values) }
    }
    var lines = ["samples".padded(to: 12) + "\(system.samples)", "law".padded(to: 12) + row(system.law)]
    lines += matrix("algorithm", system.algorithm)
    if let rows = system.rows { lines.append("rows".padded(to: 12) + rows) }
    lines += matrix("loss", system.loss)
    for gate in system.gates ?? [] {
      for (w, channel) in gate.channel.enumerated() { lines += matrix("gate, w=\(w)", channel) }
      if let prior = gate.prior { lines += matrix("prior", prior) }
    }
    if let beta = system.beta { lines.append("beta".padded(to: 12) + beta.description) }
    return lines.joined(separator: "\n")
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
