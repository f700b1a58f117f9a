import ArgumentParser
import BoundCheck
import Console
import DINL
import Deployment
import Foundation
import PlainText
import Trials

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check the generalization bound on a dataset, by confidence intervals.",
    discussion: """
      Draws supersamples from the data, trains gated D-INL on one sample of each pair, and compares the loss on both. \
      The verdict is "invalid" if the random mask fails a fairness test; otherwise "violated" if some bound's upper limit \
      is below the lower limit of the gap's magnitude, "holds" if every bound's lower limit is at least the upper limit \
      of that magnitude, and else "inconclusive". Writes check.json (every draw) and check.html into the output directory. Rates and informations \
      are in nats, and in bits where stated. The same seed gives the same results whatever the number of threads.

      Exit codes: 0 whatever the verdict, 64 wrong usage, 65 wrong data or training that diverges, 66 a file that cannot be read, 70 a fault of \
      the program, 73 results that cannot be written or belong to other data or options, 74 output that is lost, 75 \
      another run in the same directory, 130 and 143 stopped by a signal.
      """)

  @OptionGroup var source: CheckDataOptions

  @Option(
    help: ArgumentHelp(
      "The network in a format that dinl graph reads, or - for standard input; capacities in values per second. "
        + "(default: drawn)",
      discussion: """
        Its nodes see the columns that --view or their attribute 'columns' names; otherwise each column goes to the \
        node that its name begins with, if every column has such a node; otherwise the columns are split equally over \
        the nodes other than the fusion node, and the output says so. If all links have width 1, as links without a \
        width do, they get --latent-width.
        """))
  var graph: String?

  @OptionGroup var graphOptions: GraphOptions

  @Option(
    help: ArgumentHelp(
      "Without --graph: the number of sensors, \(Limits.sensors), or the columns of each: 'a,b;c;d,e'. (default: 8)",
      valueName: "sensors"))
  var sensors: SensorOption?

  @Option(
    help: ArgumentHelp(
      "A node and the columns that it sees, 'node=a,b'; without columns it is a relay; repeatable. (default: none)",
      discussion:
        "Columns that no node sees are not read. Put a name that contains a comma in double quotes.",
      valueName: "node=columns"))
  var view: [String] = []

  @Option(help: ArgumentHelp("A node that sees no column; repeatable. (default: none)", valueName: "node"))
  var relay: [String] = []

  @Option(help: "β, \(Limits.beta), at which the bound is checked: loss + β · rate, nats per sample.")
  var beta = CheckConfiguration().beta

  @Option(
    help: ArgumentHelp(
      "The other weights of the sweep, \(Limits.sweepWeights) of them, each \(Limits.sweep), separated by commas.",
      valueName: "betas")
  )
  var sweep = WeightsOption(weights: CheckConfiguration().sweep)

  @Option(help: "The loss: zero-one, or quantized (cross-entropy over ln(classes), cut off at 1, in --steps steps).")
  var loss = LossOption.zeroOne

  @Option(help: "The number of steps of the quantized loss, \(Limits.steps).")
  var steps = 4

  @Option(help: "The number of independent draws of supersample, mask and training, \(Limits.draws).")
  var draws = CheckConfiguration().draws

  @Option(help: "The number of draws on which the other weights are also trained, \(Limits.sweepDraws).")
  var sweepDraws = CheckConfiguration().sweepDraws

  @Option(
    help:
      "Pairs per supersample and samples per training, \(Limits.pairs). (default: half of the data, 500 at most)")
  var pairs: Int?

  @Option(help: "The confidence of all intervals together, \(Limits.confidence).")
  var confidence = CheckConfiguration().confidence

  @Option(
    help:
      "The sub-Gaussian constant in the bound, \(Limits.sigma): ½ for losses in [0, 1]; with less the bound is false."
  )
  var sigma = CheckConfiguration().sigma

  @OptionGroup var training: TrainingOptions<CheckConfiguration>

  @OptionGroup var results: ResultsOptions

  @Option(
    help: ArgumentHelp(
      "Train once more on all samples, at --beta with --seed, and write that network to this file. (default: no file)",
      discussion: """
        dinl predict reads it. It is none of the networks of the draws, each of which saw some samples alone. --force \
        replaces the file if it exists.
        """,
      valueName: "file"), completion: .file())
  var save: String?

  func validate() throws {
    try Limits.draws.check(draws)
    try Limits.sweepDraws.check(sweepDraws)
    try Limits.steps.check(steps)
    try Limits.pairs.check(pairs)
    try Limits.confidence.check(confidence)
    try Limits.sigma.check(sigma)
    try Limits.beta.check(beta)
    try Limits.sweepWeights.check(sweep.weights.count)
    for weight in sweep.weights { try Limits.sweep.check(weight) }
    if graph == nil, let option = graphOptions.given {
      throw ValidationError("\(option) needs --graph")
    }
  }

  func run() async throws {
    try requireSavable()
    let file = try graph.map { name throws(GraphError) in try graphOptions.read(name) }
    let given = try file.map { file throws(GraphError) in try file.graph.withDefaultWidth(training.latentWidth) }
    let columns = try file.map { file throws(GraphError) in try file.columns() }
    let request = try ViewRequest(
      sensors: sensors?.choice, options: view, relays: relay,
      graph: given.flatMap { graph in columns.map { (graph.nodeNames, $0) } })
    let (dataset, split) = try source.load(seed: training.seed, columns: request.columns)
    let root = try file.flatMap { file in
      try given.map {
        try graphOptions.root(in: file, graph: $0, exponent: settings.exponent, of: graph ?? "")
      }
    }
    let network: CheckNetwork
    do {
      network = try CheckNetwork(
        of: dataset, views: request, graph: given.flatMap { graph in root.map { (graph, $0.node) } },
        bitsPerValue: graphOptions.reading.bitsPerValue, configuration: settings, split: split)
    } catch let error as GraphError {
      throw graph.map { GraphOptions.named($0, error) } ?? error
    }
    let tree = network.tree
    var notes = [
      "Root: \(tree.graph.nodeNames[tree.root].plain(upTo: .max)) (\(root?.reason ?? "of the network that is drawn"))"
    ]
    if let file { notes.append("Capacities: \(file.capacities)") }
    if let notice = file?.selfLoopNotice { notes.append("Self-loops: \(notice)") }
    if let leftOut = file?.leftOut { notes.append("Largest component: \(leftOut)") }
    try await check(Check(configuration: settings, dataset: dataset, network: network), notes: notes)
  }

  private var settings: CheckConfiguration {
    var settings = training.configuration
    (settings.draws, settings.pairs, settings.sweepDraws) = (draws, pairs, sweepDraws)
    (settings.beta, settings.sweep, settings.confidence, settings.sigma) = (beta, sweep.weights, confidence, sigma)
    settings.loss = loss == .zeroOne ? .zeroOne : .quantized(steps: steps)
    return settings
  }

  private func check(_ check: Check, notes: [String]) async throws {
    if save != nil { try check.requireSavableModel(by: .ofThisProgram) }
    let output = results.directory(of: "check", on: check.dataset)
    let files = CheckEvidence.fileNames
    let run = try ResultsRun(
      check, of: "check", in: output, files: files, options: results, basis: CheckBasis(check: check))
    DINLCommand.note(check.dataset)
    let (found, timings) = try await run.perform(threads: training.threadCount, unit: "networks") {
      check.indices(of: $0).count
    }
    var evidence = try check.evidence(from: found, environment: .ofThisProgram, timings: timings)
    evidence.fingerprint = run.fingerprint
    try evidence.write(to: run.directory)
    run.end()
    var (lines, failure): ([String], (any Error)?) = ([run.written(files, in: output)], nil)
    // The summary is printed even if no network can be saved.
    do { lines += try saved(check) } catch { failure = error }
    try StandardOutput.print(
      ([evidence.summary(width: Terminal.width), ""] + notes + lines).joined(separator: "\n"))
    if let failure { throw failure }
  }
}

// The network of --save.
extension CheckCommand {
  private static let saveOption = "--save"

  private func requireSavable() throws(OutputError) {
    guard let save else { return }
    try OutputFile.requireWritable(URL(fileURLWithPath: save), force: results.force, option: Self.saveOption)
  }

  /// Trains and writes the network, and says so in a line.
  private func saved(_ check: Check) throws -> [String] {
    guard let save else { return [] }
    // The files of the check were written in the meantime.
    try requireSavable()
    let model = try check.trainedModel(by: .ofThisProgram)
    try OutputFile.write(try ModelFile.data(of: model), to: URL(fileURLWithPath: save), option: Self.saveOption)
    let training = "trained on all \(model.training.samples) samples at β = \(exactly(beta)) with seed \(training.seed)"
    return ["Wrote \(save.plain(upTo: .max)), \(training)"]
  }
}

/// All that a draw depends on beside its index and weight.
private struct CheckBasis: Encodable {
  let configuration: CheckConfiguration
  let checksum: String
  let label: String
  let droppedRows: Int
  let features: [String]
  let classes: [String]
  let views: [[Int]]
  let pairs: Int
  let treeLinks: [Int]
  let capacities: [Double]
  let widths: [Int]
  let ends: [[Int]]
  let root: Int

  init(check: Check) {
    let dataset = check.dataset
    (configuration, checksum, droppedRows) = (check.configuration, dataset.checksum, dataset.droppedRows)
    (label, features, classes) = (dataset.labelName, dataset.featureNames, dataset.classNames)
    pairs = check.pairs
    views = check.network.views
    let tree = check.network.tree
    treeLinks = tree.links
    capacities = tree.graph.links.map(\.capacity)
    widths = tree.graph.links.map(\.width)
    ends = tree.graph.links.map { [$0.first, $0.second] }
    root = tree.root
  }
}
