import ArgumentParser
import Console
import DINL
import PlainText
import Reproduction
import Trials

struct ReproduceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reproduce",
    abstract: "Train dense INL, D-INL and gated D-INL on paired seeds, and compare with the letter's figures.",
    discussion: """
      Writes results.json (every run), results.csv (one line per run) and report.html into the output directory. \
      Exchange is in values per sample, rates are in nats per sample, accuracies in % of the test samples. The same \
      seed gives the same results whatever the number of threads.

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
    let (dataset, assignment) = try source.load(seed: training.seed, sensors: SensorAssignment.defaultSensorCount)
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
    let output = results.directory(of: "reproduce", on: experiment.dataset)
    let files = Evidence.fileNames
    let run = try ResultsRun(
      experiment, of: "reproduce", in: output, files: files, options: results,
      basis: JournalBasis(experiment: experiment))
    DINLCommand.note(experiment.dataset)
    let (runs, timings) = try await run.perform(threads: training.threadCount, unit: "seeds")
    let evidence = Evidence(
      environment: .ofThisProgram, data: Provenance.DataSource(experiment.dataset),
      configuration: experiment.configuration, networks: try experiment.evidence(from: runs),
      readings: Experiment.readings, timings: timings, fingerprint: run.fingerprint)
    try evidence.write(to: run.directory)
    run.end()
    try StandardOutput.print(summary(of: evidence) + "\n\n" + run.written(files, in: output))
  }

  private func summary(of evidence: Evidence) -> String {
    var lines: [String] = []
    for network in evidence.networks {
      var table = TextTable(["claim", "letter", "ours ± std", "95 % interval, or p", "verdict"])
      for row in network.claims {
        table.append(["\(row.id) \(row.claim)", row.letter, row.ours, row.interval, row.verdict.rawValue])
      }
      let best = evidence.data.bayesAccuracy.map { " (Bayes accuracy of their law \(percent($0, digits: 2)))" } ?? ""
      lines += [
        "", "\(evidence.data.name)\(best), \(network.name), root \(network.nodes[network.root]):", "",
        table.text(width: Terminal.width),
      ]
    }
    return lines.joined(separator: "\n")
  }
}

/// All that a seed's runs depend on beside the seed.
private struct JournalBasis: Encodable {
  let configuration: ExperimentConfiguration
  let checksum: String
  let label: String
  let droppedRows: Int
  let features: [String]
  let classes: [String]
  let views: [[[Int]]]

  init(experiment: Experiment) {
    let dataset = experiment.dataset
    (configuration, checksum) = (experiment.configuration, dataset.checksum)
    (label, droppedRows) = (dataset.labelName, dataset.droppedRows)
    (features, classes) = (dataset.featureNames, dataset.classNames)
    views = experiment.networks.map(\.views)
  }
}
