import ArgumentParser
import DINL
import Foundation
import Reproduction

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check the generalization bound on a dataset, with a confidence.",
    discussion: """
      Draws supersamples from the data, trains gated D-INL on one sample of each pair, and compares the loss on both. \
      Says that the bound holds only if its lower limit clears the gap's upper one, that it is violated only if its upper \
      limit is below the gap's lower one, and else that the draws are inconclusive. Writes check.json (every draw) and \
      check.html into the output directory. Rates and informations are in nats, and in bits where said. The same seed gives \
      the same results whatever the number of threads.

      Exit codes: 0 whatever the verdict, 64 wrong usage, 65 wrong data, 66 a file that cannot be read, 70 a fault of \
      the program, 73 results that cannot be written.
      """)

  @OptionGroup var source: CheckDataOptions

  @Option(
    help: ArgumentHelp(
      "The network: NetworkX node-link data (.json) or .graphml, capacities in values per second. (default: drawn)",
      discussion: """
        Its nodes see what --view says, or their attribute 'columns'; else each column goes to the node that its name \
        begins with, if all do so; else the columns are split equally over the nodes beside the fusion node, and that is \
        said. Links without widths get --latent-width.
        """))
  var graph: String?

  @Option(help: "The fusion node of --graph by name, or else by index from 0. (default: \"fusion\", else the last)")
  var root: String?

  @Option(
    help: ArgumentHelp(
      "Without --graph: how many sensors share out the columns, or the columns of each: 'a,b;c;d,e'. (default: 8)",
      valueName: "sensors"))
  var sensors: SensorOption?

  @Option(
    help: ArgumentHelp(
      "A node and the columns that it sees, 'node=a,b'; none makes it a relay; repeatable. (default: none)",
      discussion:
        "Columns that no node is said to see are not read. A name that holds a comma stands in double quotes.",
      valueName: "node=columns"))
  var view: [String] = []

  @Option(help: ArgumentHelp("A node that sees no column; repeatable. (default: none)", valueName: "node"))
  var relay: [String] = []

  @Option(help: "β ≥ 0, the weight of the rate at which the bound is checked: loss + β · rate, nats per sample.")
  var beta = CheckConfiguration().beta

  @Option(
    help: ArgumentHelp("The other weights of the sweep, separated by commas.", valueName: "betas"))
  var sweep = WeightsOption(weights: CheckConfiguration().sweep)

  @Option(help: "The loss: zero-one, or quantised (cross-entropy over ln(classes), cut off at 1, in --steps steps).")
  var loss = LossOption.zeroOne

  @Option(help: "The steps of the quantised loss.")
  var steps = 4

  @Option(help: "Independent draws of supersample, mask and training.")
  var draws = CheckConfiguration().draws

  @Option(help: "Draws on which the other weights are trained too.")
  var sweepDraws = CheckConfiguration().sweepDraws

  @Option(help: "Pairs of a supersample, the samples of one training. (default: half of the data, 500 at most)")
  var pairs: Int?

  @Option(help: "The confidence of all intervals together, between 0 and 1.")
  var confidence = CheckConfiguration().confidence

  @Option(help: "The sub-Gaussian constant that the bound states: ½ for losses in [0, 1]; less states a false bound.")
  var sigma = CheckConfiguration().sigma

  @Option(help: "The seed of every random number, 0 or above.")
  var seed = CheckConfiguration().seed

  @Option(help: "Passes over the training samples.")
  var epochs = CheckConfiguration().epochs

  @Option(help: "Adam's learning rate at the first step; it falls to zero along half a cosine.")
  var learningRate = CheckConfiguration().learningRate

  @Option(help: "Adam's weight decay: a step shrinks the modules' parameters by this share of the learning rate.")
  var weightDecay = CheckConfiguration().weightDecay

  @Option(help: "Hidden units of every module.")
  var hiddenWidth = CheckConfiguration().hiddenWidth

  @Option(help: "The latent width of every link, in values per sample.")
  var latentWidth = CheckConfiguration().latentWidth

  @Option(help: "The gate: gaussian, or categorical (16 routes, temperature 0.5).")
  var gate: GateOption = .gaussian

  @Option(help: "The directory of the results.")
  var output = "results"

  @Option(help: "How many trainings run at once. (default: the number of cores)")
  var threads: Int?

  @Flag(help: "Take over the draws that an interrupted check with the same options finished.")
  var resume = false

  func validate() throws {
    for (name, value, least) in [
      ("--draws", draws, 1), ("--sweep-draws", sweepDraws, 0), ("--steps", steps, 1),
      ("--pairs", pairs ?? 4, 4), ("--epochs", epochs, 1), ("--threads", threads ?? 1, 1),
      ("--hidden-width", hiddenWidth, 1), ("--latent-width", latentWidth, 1),
    ] where value < least {
      throw ValidationError("\(name) is \(value); it must be at least \(least)")
    }
    for (name, value) in [("--confidence", confidence)] where !(value > 0 && value < 1) {
      throw ValidationError("\(name) is \(value); it must lie between 0 and 1")
    }
    for (name, value) in [("--learning-rate", learningRate), ("--sigma", sigma)] where !(value.isFinite && value > 0) {
      throw ValidationError("\(name) is \(value); it must be a finite number above 0")
    }
    for value in [beta] + sweep.weights where !(value.isFinite && value >= 0) {
      throw ValidationError("the weight \(value) of --beta or --sweep must be a finite number of at least 0")
    }
    guard weightDecay.isFinite, weightDecay >= 0, weightDecay * learningRate < 1 else {
      throw ValidationError("--weight-decay is \(weightDecay); it must be at least 0, and below 1 / learning rate")
    }
    if graph == nil, root != nil { throw ValidationError("--root names a node of --graph; give that too") }
  }

  func run() async throws {
    let graph = try readGraph()
    let request = try ViewRequest(
      sensors: sensors?.choice, options: view, relays: relay,
      graph: graph.map { ($0.graph.nodeNames, $0.columns) })
    let (dataset, split) = try source.load(seed: seed, columns: request.columns)
    let network = try CheckNetwork(
      of: dataset, views: request, graph: graph.map { ($0.graph, $0.root) }, configuration: settings, split: split)
    try await check(Check(configuration: settings, dataset: dataset, network: network))
  }

  private func readGraph() throws -> (graph: CapacitatedGraph, root: Int, columns: [[String]?])? {
    guard let graph else { return nil }
    let file = try CapacitatedGraph.readWithColumns(from: URL(fileURLWithPath: graph))
    let read = try file.graph.withDefaultWidth(latentWidth)
    return (read, try rootIndex(in: read), file.columns)
  }

  private func rootIndex(in read: CapacitatedGraph) throws -> Int {
    guard let root else { return read.fusionNode }
    if let index = read.node(named: root) ?? Int(root), read.nodeNames.indices.contains(index) { return index }
    throw CommandFailure(
      .usage, "--root '\(root)' is neither a node's name nor an index in 0 ... \(read.nodeCount - 1)")
  }

  private var settings: CheckConfiguration {
    var settings = CheckConfiguration()
    (settings.seed, settings.draws, settings.pairs, settings.sweepDraws) = (seed, draws, pairs, sweepDraws)
    (settings.beta, settings.sweep, settings.confidence, settings.sigma) = (beta, sweep.weights, confidence, sigma)
    settings.loss = loss == .zeroOne ? .zeroOne : .quantised(steps: steps)
    (settings.epochs, settings.learningRate, settings.weightDecay) = (epochs, learningRate, weightDecay)
    (settings.hiddenWidth, settings.latentWidth, settings.gate) = (hiddenWidth, latentWidth, gate.kind)
    return settings
  }

  private func check(_ check: Check) async throws {
    let start = ContinuousClock.now
    let directory = try OutputDirectory(URL(fileURLWithPath: output, isDirectory: true))
    let environment = Evidence.Environment.current()
    let journal = try RunJournal<Check.Job, [CheckDraw]>(
      in: directory, basis: CheckBasis(check: check, environment: environment))
    if !resume { try journal.clear() }
    let finished = try resume ? journal.finishedJobs() : [:]
    let progress = ProgressReporter(
      total: check.jobs.reduce(0) { $0 + check.indices(of: $1).count }, unit: "trainings")
    await progress.skip(check.jobs.reduce(0) { $0 + (finished[$1]?.count ?? 0) })
    Interruption.tellHowToResume()
    let threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    let draws = try await check.run(finished: finished, threads: threads) { job, draws in
      try journal.record(draws, of: job)
      for _ in draws { await progress.advance() }
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let evidence = try check.evidence(
      from: draws, environment: environment, timings: Evidence.Timings(seconds: seconds, threads: threads))
    try evidence.write(to: directory)
    directory.removePartial()
    print(evidence.summary)
    print("\nWrote \(CheckEvidence.fileNames.map { "\(output)/\($0)" }.joined(separator: ", "))")
  }
}

/// All that a draw depends on beside its index and weight.
private struct CheckBasis: Encodable {
  let configuration: CheckConfiguration
  let checksum: String
  let droppedRows: Int
  let features: [String]
  let classes: [String]
  let views: [[Int]]
  let pairs: Int
  let treeLinks: [Int]
  let capacities: [Double]
  let widths: [Int]
  let ends: [[Int]]
  let environment: Evidence.Environment

  init(check: Check, environment: Evidence.Environment) {
    let dataset = check.dataset
    (configuration, checksum, droppedRows) = (check.configuration, dataset.checksum, dataset.droppedRows)
    (features, classes, pairs) = (dataset.featureNames, dataset.classNames, check.pairs)
    views = check.network.views
    let tree = check.network.tree
    treeLinks = tree.links
    capacities = tree.graph.links.map(\.capacity)
    widths = tree.graph.links.map(\.width)
    ends = tree.graph.links.map { [$0.first, $0.second] }
    self.environment = environment
  }
}
