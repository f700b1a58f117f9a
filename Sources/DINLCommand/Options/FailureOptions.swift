import ArgumentParser

/// A verdict on which a script may let a command fail.
protocol FailureVerdict: ExpressibleByArgument, CaseIterable, Equatable, Sendable {
  /// When the command fails, in the words of its help.
  static var condition: String { get }
}

/// The verdicts on which a command exits with 1; without them a verdict is no failure.
struct FailureOptions<Verdict: FailureVerdict>: ParsableArguments {
  @Option(
    name: .customLong("fail-on"),
    help: ArgumentHelp(
      "Exit with 1 if \(Verdict.condition), after the answer was printed and files were written; repeatable. "
        + "(default: none)",
      valueName: "verdict"))
  var verdicts: [Verdict] = []

  /// Ends the command with 1 if a verdict was found on which it should fail.
  func check(_ found: [Verdict]) throws(ExitCode) {
    if verdicts.contains(where: found.contains) { throw .failure }
  }
}
