import ArgumentParser
import Claims
import Foundation
import JSONReading

struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Checks that every claim leads to its proof, code, tests, control and evidence.",
    discussion: """
      Prints a row a claim, then every gap with its file, line and remedy.
      Exits with 0 when there is no gap, 1 when there is one, 66 when the folder is not the project's,
      74 when the output is lost.
      """)

  @Option(help: ArgumentHelp("The project's folder, which holds Proofs.", valueName: "dir"))
  var root = "."

  @Flag(help: "Print rows and gaps as JSON.")
  var json = false

  /// The names of the subcommands of `dinl`, those that documents may name.
  static var knownCommands: Set<String> {
    Set(DINLCommand.configuration.subcommands.map { command in command._commandName })
  }

  func run() throws {
    let tree = try ProjectTree(contentsOf: URL(filePath: root, directoryHint: .isDirectory))
    let audit = Audit(of: tree, commands: Self.knownCommands)
    if json {
      try StandardOutput.print(try JSONText.of(audit))
    } else {
      try StandardOutput.print(audit.table)
    }
    if !audit.gaps.isEmpty { throw ExitCode.failure }
  }
}
