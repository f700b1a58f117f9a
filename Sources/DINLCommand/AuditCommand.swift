import ArgumentParser
import AuditPage
import AuditRun
import Claims
import Console
import Foundation
import JSONReading

struct AuditCommand: ParsableCommand, ValidatedCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Checks that every claim leads to its proof, code, tests, control and evidence.",
    discussion: """
      Prints a row for each claim, then every gap with its file, line and remedy: a proof without its parts, a source, \
      suite or control that does not link back, a test of a claim that may not run, lets failures pass or holds no \
      expectation, a dead or misleading link, a cycle of claims, a command, option, path or test filter in a document \
      that does not exist. Each claim links at most six declarations, at least one of which a command reaches or which \
      are marked oracle only. Rules for sources: a file Type+Aspect.swift lies beside its type and extends only it, no \
      public declaration exposes a raw pointer, no declaration or dependency is unused, @testable is not needless, and \
      Package.swift is written out. The audit only reads texts: it does not judge whether a proof is right, a figure \
      true or an expectation telling.

      With --run it runs swift test in that folder with the evidence of each test attached, or reads what such a run \
      left, and judges every claim by it: audit.json in the output directory holds the statement, tests, controls with \
      their counterexamples, and the status, which is that of the weakest claim used; then the verdicts on the claims \
      of the letter. audit.html is the same as a page for people, which needs no network. The event stream and the \
      attachments stay in its folder run, the cases of properties among them, as JSON lines for Tyche. A gap is then \
      also a test that fails or did not run, a control that refuted nothing, an equivalent mutant whose statement is \
      gone, or a file of Data that is not the one stated. DINL_SEED and DINL_EFFORT apply. Line coverage is measured \
      apart, by swift test --enable-code-coverage: --coverage reads what it exported, shows the coverage of DINL and \
      Verification, and writes it to coverage.json; without it the report shows Proofs/Evidence/coverage.json.

      --json gives rows and gaps, with --run the whole report.

      Exits with 0 when there is no gap, 1 when there is one, 64 when used wrongly, 65 when tests cannot be built or a \
      run left something malformed, 66 when the folder is not the project's or a file does not exist, 73 when the \
      report cannot be written, 74 when the output is lost.
      """)

  @Option(help: ArgumentHelp("The project's folder, which holds Proofs.", valueName: "dir"), completion: .directory)
  var root = "."

  @OptionGroup var answer: AnswerOptions

  @OptionGroup var options: AuditRunOptions

  /// The subcommands of `dinl` that documents may name, each with its options as they are written.
  ///
  /// - Throws: if the parser's description of its commands is not as expected.
  static var knownCommands: [String: Set<String>] {
    get throws {
      let help = try JSONField(JSONReader.value(of: DINLCommand._dumpHelp()))
      var commands: [String: Set<String>] = [:]
      for command in try help.member("command").member("subcommands").elements() {
        var options: Set<String> = []
        for argument in try command.optionalMember("arguments")?.elements() ?? [] {
          for name in try argument.optionalMember("names")?.elements() ?? [] {
            let dashes = try name.member("kind").text() == "long" ? "--" : "-"
            options.insert(dashes + (try name.member("name").text()))
          }
        }
        commands[try command.member("commandName").text()] = options
      }
      return commands
    }
  }

  func requireValid() throws { try options.requireValid() }

  func run() throws {
    let folder = URL(filePath: root, directoryHint: .isDirectory)
    let tree = try ProjectTree(contentsOf: folder)
    if options.run { return try report(on: folder, tree) }
    let audit = Audit(of: tree, commands: try Self.knownCommands)
    try answer.print(json: audit, text: AuditTable.text(audit, width: Terminal.width))
    if !audit.gaps.isEmpty { throw ExitCode.failure }
  }
}

// The audit of a run.
extension AuditCommand {
  private func report(on folder: URL, _ tree: ProjectTree) throws {
    // First of all: the tests run for minutes.
    let coverage = try options.coverage.map { try CoverageSummary(exportAt: URL(filePath: $0), of: folder) }
    let output = try OutputDirectory(URL(filePath: options.output, directoryHint: .isDirectory), of: "audit")
    let lock = try output.lock()
    let report = try finishedRun(on: folder, tree, coverage, in: output).report()
    let document = try report.json()
    var files = [(name: "audit.json", text: document + "\n"), (name: "audit.html", text: ReportPage(report).html)]
    if let coverage { files.append((name: "coverage.json", text: try coverage.json() + "\n")) }
    for file in files { try output.write(Data(file.text.utf8), to: file.name) }
    withExtendedLifetime(lock) { output.removePartial() }
    try answer.print(document: document, text: report.table(width: Terminal.width))
    answer.say("Wrote \(files.map { "\(options.output)/\($0.name)" }.joined(separator: ", "))\n")
    if !report.gaps.isEmpty { throw ExitCode.failure }
  }

  /// Runs the tests, or reads what an earlier run left.
  private func finishedRun(
    on folder: URL, _ tree: ProjectTree, _ coverage: CoverageSummary?, in output: OutputDirectory
  ) throws -> FinishedRun {
    let (events, attachments, settings): (URL, URL, String)
    if let file = options.events, let directory = options.attachments {
      (events, attachments, settings) = (URL(filePath: file), URL(filePath: directory), "")
    } else {
      let run = SpecificationRun(in: output.url.appending(path: "run"), isQuiet: answer.quiet)
      try run.perform(on: folder)
      (events, attachments, settings) = (run.events, run.attachments, SpecificationRun.settings)
    }
    return FinishedRun(
      root: folder, tree: tree, commands: try Self.knownCommands, run: try TestRun(eventsAt: events),
      evidence: try AttachedEvidence(folder: attachments), coverage: coverage, toolchain: BuildRecord.toolchain,
      command: settings + "swift run dinl audit --run")
  }
}
