import ArgumentParser
import DINL
import Foundation
import PlainText
import Reproduction

struct ReproduceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reproduce",
    abstract: "Train dense INL, D-INL and gated D-INL on paired seeds, and compare with the letter's figures.",
    discussion: """
      Writes results.json (every run), results.csv (a line a run) and report.html into the output directory. Exchange \
      is in values per sample, rates are in nats per sample, accuracies in % of the test samples. The same seed gives \
      the same results whatever the number of threads.

      Exit codes: 64 wrong usage, 65 wrong data, 66 a file that cannot be read, 70 a fault of \
      the program, 73 results that cannot be written or belong to other data or options, 74 output that is lost, 75 \
      another run in the same directory, 130 and 143 stopped by a signal.
      """)

  @OptionGroup var source: DataOptions

  @OptionGroup var results: ResultsOptions

  @Option(help: "The number of paired test seeds, \(Limits.seeds).")
  var seeds = ExperimentConfiguration().seeds

  @Option(help: "The number of seeds that choose β, \(Limits.selectionSeeds).")
  var selectionSeeds = ExperimentConfiguration().selectionSeeds

  @Option(
    help: "How many random networks of 9 nodes and 27 links to try beside the nine-node instance, \(Limits.graphs).")
  var graphs = ExperimentConfiguration().graphs

  @OptionGroup var training: TrainingOptions<ExperimentConfiguration>

  func validate() throws {
    try Limits.seeds.check(seeds)
    try Limits.selectionSeeds.check(selectionSeeds)
    try Limits.graphs.check(graphs)
  }

  func run() async throws {
    let (dataset, assignment) = try source.load(seed: training.seed, sensors: Experiment.sensorCount)
    let experiment = try Experiment(configuration: configuration, dataset: dataset, assignment: assignment)
    try dataset.requireSplit(
      training: configuration.trainingFraction, validation: configuration.validationFraction)
    try await reproduce(experiment)
  }

  private var configuration: ExperimentConfiguration {
    var configuration = training.configuration
    (configuration.seeds, configuration.selectionSeeds, configuration.graphs) = (seeds, selectionSeeds, graphs)
    return configuration
  }

  private func reproduce(_ experiment: Experiment) async throws {
    let start = ContinuousClock.now
    let output = results.directory(of: "reproduce", on: experiment.dataset)
    let run = try ResultsRun<Experiment.Job, [Run]>(
      of: "reproduce", in: output, files: Evidence.fileNames, options: results,
      basis: JournalBasis(experiment: experiment), where: { experiment.isResult($1, of: $0) })
    let jobs = experiment.jobs
    let progress = ProgressReporter(total: jobs.count, unit: "seeds")
    await progress.skip(jobs.count { run.finished[$0] != nil })
    Interruption.tellHowToResume()
    let threads = training.threadCount
    let runs = try await experiment.run(finished: run.finished, threads: threads) { job, runs in
      try run.journal.record(runs, of: job)
      await progress.advance()
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let evidence = Evidence(
      environment: .ofThisProgram, data: Evidence.DataSource(experiment.dataset),
      configuration: experiment.configuration, networks: try experiment.evidence(from: runs),
      readings: Experiment.readings, timings: Evidence.Timings(seconds: seconds, threads: threads),
      fingerprint: run.journal.fingerprint)
    try evidence.write(to: run.directory)
    run.end()
    try StandardOutput.print(summary(of: evidence, in: output))
  }

  private func summary(of evidence: Evidence, in output: String) -> String {
    var lines: [String] = []
    for network in evidence.networks {
      var table = TextTable(["claim", "letter", "ours ± std", "95 % interval, or p", "verdict"])
      for row in network.claims {
        table.append(["\(row.id) \(row.claim)", row.letter, row.ours, row.interval, row.verdict.rawValue])
      }
      let best =
        evidence.data.bayesAccuracy.map { String(format: " (Bayes accuracy of their law %.2f %%)", 100 * $0) } ?? ""
      lines += [
        "", "\(evidence.data.name)\(best), \(network.name), root \(network.nodes[network.root]):", "",
        table.text(cellWidth: 34),
      ]
    }
    let files = Evidence.fileNames.map { "\(output)/\($0)".plain(upTo: .max) }.joined(separator: ", ")
    return (lines + ["", "Wrote \(files)"]).joined(separator: "\n")
  }
}

/// All that a seed's runs depend on beside the seed.
private struct JournalBasis: Encodable {
  let configuration: ExperimentConfiguration
  let checksum: String
  let features: [String]
  let classes: [String]
  let views: [[[Int]]]

  init(experiment: Experiment) {
    let dataset = experiment.dataset
    (configuration, checksum) = (experiment.configuration, dataset.checksum)
    (features, classes) = (dataset.featureNames, dataset.classNames)
    views = experiment.networks.map(\.views)
  }
}
