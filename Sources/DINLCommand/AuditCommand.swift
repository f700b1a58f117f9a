import ArgumentParser
import Claims
import Foundation
import JSONReading

struct AuditCommand: ParsableCommand {
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
      true or an expectation telling; swift test runs the tests.

      Exits with 0 when there is no gap, 1 when there is one, 66 when the folder is not the project's,
      74 when the output is lost.
      """)

  @Option(help: ArgumentHelp("The project's folder, which holds Proofs.", valueName: "dir"))
  var root = "."

  @Flag(help: "Print rows and gaps as JSON.")
  var json = false

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

  func run() throws {
    let tree = try ProjectTree(contentsOf: URL(filePath: root, directoryHint: .isDirectory))
    let audit = Audit(of: tree, commands: try Self.knownCommands)
    if json {
      try StandardOutput.print(try JSONText.of(audit))
    } else {
      try StandardOutput.print(audit.table)
    }
    if !audit.gaps.isEmpty { throw ExitCode.failure }
  }
}
