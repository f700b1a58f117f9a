import ArgumentParser
import Console
import ShrinkingChallenge

@main
struct PropertyTestingBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "PropertyTestingBenchmark",
    abstract: "Measure how fast the harness generates cases, or how well it shrinks.")

  @Flag(
    help: ArgumentHelp(
      "Print what shrinking reaches on the problems of the shrinking challenge.",
      discussion: "Each is searched on 100 seeds; evaluations count from the first failure on, as in the comparison."))
  var challenge = false

  func run() {
    guard challenge else { return GenerationSpeed.printAll() }
    var table = TextTable(ChallengeRow.header)
    for row in ShrinkingChallenge.rows() { table.append(row.cells) }
    print(table.text(width: Terminal.width))
    print(
      """

      \(HypothesisReports.version): mean, interval, least and greatest number copied from the reports in
      \(HypothesisReports.address)
      – where there is no report. Its bound5 draws lists of at most one element, ours of at most ten; its calculator
      counts from the first input that fails or does not meet the assumption, ours from the first that fails.
      """)
  }
}
