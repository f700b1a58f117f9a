import ArgumentParser
import Console
import DINL
import PlainText
import Reproduction
import Trials

struct ReproduceCommand: AsyncParsableCommand, ValidatedCommand {
  static let configuration = CommandConfiguration(
    commandName: "reproduce",
    abstract: "Train dense INL, D-INL and gated D-INL on paired seeds, and compare with the letter's figures.",
    discussion: """
      Writes results.json (every run), results.csv (one line per run) and report.html into the output directory. \
      Exchange is in values per sample, rates are in nats per sample, accuracies in % of the test samples. The same \
      seed gives the same bytes whatever the number of threads, and with --shard and dinl merge whatever the number of \
      machines; results-timings.json alone says how long it took.

      The letter's claims are about the nine-node instance: on the network of --graph the table says whether their \
      criteria are met, and confirms none.

      Exit codes: 0 whatever the verdicts, 1 a verdict of --fail-on, 64 wrong usage, 65 wrong data, 66 a file \
      that cannot be read, 70 a fault of the program, 73 results that cannot be written or belong to other data or options, 74 output that is lost, 75 \
      another run in the same directory, 130 and 143 stopped by a signal.
      """)

  @OptionGroup var source: DataOptions

  @OptionGroup var tableOptions: TableOptions

  @OptionGroup var textOptions: TextOptions

  @OptionGroup var network: NetworkOptions

  @OptionGroup var graphOptions: GraphOptions

  @OptionGroup var results: ResultsOptions

  @OptionGroup var part: ShardOptions

  @OptionGroup var answer: AnswerOptions

  @OptionGroup var failureOptions: FailureOptions<ReproduceFailure>

  @Option(help: "The number of paired test seeds, \(Limits.seeds).")
  var seeds = ExperimentConfiguration().seeds

  @Option(help: "The number of seeds that choose β, \(Limits.selectionSeeds).")
  var selectionSeeds = ExperimentConfiguration().selectionSeeds

  @Option(
    help: """
      How many random networks of 9 nodes and 27 links to try beside the nine-node instance, \(Limits.graphs); 0 with \
      --graph.
      """)
  var graphs = ExperimentConfiguration().graphs

  @OptionGroup var training: TrainingOptions<ExperimentConfiguration>

  func requireValid() throws {
    try tableOptions.requireValid()
    try graphOptions.requireValid()
    try training.requireValid()
    try source.requireValid(with: tableOptions, textOptions)
    try network.requireValid(with: graphOptions)
    try part.requireValid(against: [failureOptions.needOfAllJobs])
    try Limits.seeds.check(seeds)
    try Limits.selectionSeeds.check(selectionSeeds)
    try Limits.graphs.check(graphs)
    guard network.graph == nil || graphs == 0 else {
      throw ValidationError(
        "--graphs is about networks beside the nine-node instance, which --graph replaces; give one")
    }
  }

  func run() async throws {
    let configuration = configuration
    let given = try network.network(
      graphOptions, latentWidth: configuration.latentWidth, exponent: configuration.exponent)
    let request = try network.views(of: given)
    let (dataset, split) = try source.load(tableOptions, textOptions, seed: training.seed, columns: request.columns)
    try dataset.requireSplit(
      training: configuration.trainingFraction, validation: configuration.validationFraction)
    func views(_ graph: CapacitatedGraph, root: Int) throws -> ViewAssignment {
      try ViewAssignment(
        request, of: dataset, nodes: graph.nodeNames, root: root, isDrawn: given == nil, split: split)
    }
    guard let given else {
      let instance = try CapacitatedGraph.nineNodes(width: configuration.latentWidth)
      let views = try views(instance, root: instance.fusionNode)
      return try await reproduce(Experiment(configuration: configuration, dataset: dataset, views: views), notes: [])
    }
    let experiment = try GraphOptions.naming(given.file) {
      try Experiment(
        configuration: configuration, dataset: dataset,
        tree: given.graph.shortestPathTree(from: given.root, exponent: configuration.exponent),
        views: views(given.graph, root: given.root))
    }
    try await reproduce(experiment, notes: given.notes)
  }

  private var configuration: ExperimentConfiguration {
    var configuration = training.configuration
    (configuration.seeds, configuration.selectionSeeds, configuration.graphs) = (seeds, selectionSeeds, graphs)
    return configuration
  }

  private func reproduce(_ experiment: Experiment, notes: [String]) async throws {
    let basis = JournalBasis(experiment: experiment, isGiven: network.graph != nil)
    if let shard = part.choice {
      let run = PartRun(jobs: experiment, outline: experiment.outline, shard: shard, options: results, answer: answer)
      return try await run.perform(
        basis: basis, dataset: experiment.dataset, notes: notes, threads: training.threadCount, unit: "seeds")
    }
    let output = results.directory(of: "reproduce", on: experiment.dataset)
    let files = Evidence.fileNames + [Evidence.timingsFileName]
    let run = try ResultsRun(
      experiment, of: "reproduce", in: output, files: files, options: results, basis: basis, say: answer.say)
    answer.note(experiment.dataset)
    let (runs, timings) = try await run.perform(threads: training.threadCount, unit: "seeds")
    let evidence = try experiment.outline.evidence(
      from: runs, environment: .ofThisProgram, fingerprint: run.fingerprint)
    try evidence.write(to: run.directory)
    try Provenance.Timings.write([timings], to: run.directory, named: Evidence.timingsFileName)
    run.end()
    let lines = (notes + [WrittenFiles.line(files, in: output)]).joined(separator: "\n")
    try answer.print(json: evidence, text: evidence.summary + "\n\n" + lines)
    if answer.json { answer.say(lines + "\n") }
    try failureOptions.check(evidence.networks.flatMap(\.claims).compactMap { ReproduceFailure($0.verdict) })
  }
}

extension Evidence {
  /// The claims on each network, and what the nodes see, for a terminal.
  var summary: String {
    var lines: [String] = []
    for network in networks {
      var table = TextTable(["claim", "letter", "ours ± std", "95 % interval, or p", "verdict"])
      for row in network.claims {
        table.append(["\(row.id) \(row.claim)", row.letter, row.ours, row.interval, row.verdict.rawValue])
      }
      let best = data.bayesAccuracy.map { " (Bayes accuracy of their law \(percent($0, digits: 2)))" } ?? ""
      lines += [
        "", "\(data.name)\(best), \(network.name), root \(network.nodes[network.root]):".plain(upTo: .max), "",
        table.text(width: Terminal.width),
      ]
    }
    // The nodes of random networks see what those of the instance see.
    let views = networks.prefix(1).map {
      $0.viewText(width: Terminal.width, rows: 8, names: 4, file: Evidence.fileNames[0])
    }
    return (lines + views.flatMap { ["", $0] }).joined(separator: "\n")
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
  /// The network that is given; nil for the nine-node instance, which the configuration determines.
  let network: NetworkBasis?

  init(experiment: Experiment, isGiven: Bool) {
    let dataset = experiment.dataset
    (configuration, checksum) = (experiment.configuration, dataset.checksum)
    (label, droppedRows) = (dataset.labelName, dataset.droppedRows)
    (features, classes) = (dataset.featureNames, dataset.classNames)
    views = experiment.networks.map(\.views)
    network = isGiven ? NetworkBasis(experiment.networks[0].tree) : nil
  }
}
