import ArgumentParser
import Console
import Foundation
import PlainText
import Trials

@main
struct DINLCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dinl",
    abstract: "The executable specification of Dijkstra-pruned in-network learning.",
    discussion: """
      Tables fit the width of the terminal. Piped, those of reproduce, sweep, check and audit have 80 columns, the others a line \
      per row; the variable COLUMNS sets another width. Nothing is printed in color, and with TERM=dumb progress is shown \
      as plain lines.
      """,
    version: Provenance.Environment.ofThisProgram.lines,
    subcommands: [
      ReproduceCommand.self, SweepCommand.self, CheckCommand.self, RiskCommand.self, PredictCommand.self,
      GraphCommand.self,
      BoundCommand.self, AtlasCommand.self, RefuteCommand.self, MergeCommand.self, SimulateCommand.self,
      InformationCommand.self, JudgeCommand.self, AuditCommand.self,
    ])

  /// Runs the subcommand; a failure is one line on standard error and an exit code.
  static func main() async {
    StandardOutput.prepare()
    do {
      var command = try parseAsRoot(CommandArguments.joiningNegativeNumbers(CommandLine.arguments.dropFirst()))
      try (command as? any ValidatedCommand)?.requireValid()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      exit(with: error)
    }
  }

  private static func exit(with error: any Error) -> Never {
    // An exit code comes from a command that has said all there is to say.
    if error is ExitCode { exit(withError: error) }
    if let failure = error as? any ExitCoded { fail(failure.exitCode, "\(failure)") }
    if let error = error as? ValidationError { refuse(error.message) }
    let code = exitCode(for: error)
    // A wish for help is no failure, unless nobody gets to see the help.
    if code == .success {
      do throws(CommandFailure) { try StandardOutput.print(fullMessage(for: error)) } catch { exit(with: error) }
      Foundation.exit(0)
    }
    guard code == .validationFailure else { fail(.software, "\(error)") }
    // The parser wraps what it finds wrong in a type of its own.
    refuse(CommandArguments.problem(fullMessage(for: error)))
  }

  private static func refuse(_ problem: String) -> Never {
    fail(.usage, "\(problem) (--help shows what can be given)")
  }

  private static func fail(_ code: CommandFailure.Code, _ problem: String) -> Never {
    report(problem)
    Foundation.exit(code.rawValue)
  }

  /// Says on standard error, in one line, what is wrong.
  static func report(_ problem: String) {
    Terminal.say("error: \(problem.plain(upTo: .max))\n")
  }
}
