import ArgumentParser
import Trials

/// Where a command keeps its results, finished or not.
struct ResultsOptions: ParsableArguments {
  @Option(
    help: "The directory of the results. (default: results/COMMAND-DATA, such as results/check-wine)",
    completion: .directory)
  var output: String?

  @Flag(help: "Continue an interrupted run with the same data and options.")
  var resume = false

  @Flag(help: "Replace results, finished or interrupted, of other data or options in the directory.")
  var force = false

  func directory(of command: String, on dataset: Dataset) -> String { output ?? "results/\(command)-\(dataset.name)" }
}
