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
    version: Provenance.Environment.ofThisProgram.lines,
    subcommands: [
      ReproduceCommand.self, CheckCommand.self, GraphCommand.self, BoundCommand.self, RefuteCommand.self,
      InformationCommand.self, AuditCommand.self,
    ])

  /// Runs the subcommand; a failure is one line on standard error and an exit code.
  static func main() async {
    StandardOutput.prepare()
    do {
      var command = try parseAsRoot()
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
    // A wish for help is no failure, unless nobody gets to see the help.
    if exitCode(for: error) == .success {
      do throws(CommandFailure) { try StandardOutput.print(fullMessage(for: error)) } catch { exit(with: error) }
      Foundation.exit(0)
    }
    let (code, text) =
      if let failure = error as? any ExitCoded {
        (failure.exitCode.rawValue, "\(failure)")
      } else if exitCode(for: error) == .validationFailure {
        // The parser wraps what it finds wrong in a type of its own, and may say it in several lines.
        (
          CommandFailure.Code.usage.rawValue,
          message(for: error).split(whereSeparator: \.isNewline).joined(separator: " ")
            + " (--help shows what can be given)"
        )
      } else {
        (CommandFailure.Code.software.rawValue, "\(error)")
      }
    report(text)
    Foundation.exit(code)
  }

  /// Says on standard error, a line each, what the user should know of the input.
  static func note(_ notices: [String], of file: String) {
    for notice in notices {
      Terminal.say("note: \("\(file): \(notice)".plain(upTo: .max))\n")
    }
  }

  /// Says on standard error, in one line, what is wrong.
  static func report(_ problem: String) {
    Terminal.say("error: \(problem.plain(upTo: .max))\n")
  }
}
