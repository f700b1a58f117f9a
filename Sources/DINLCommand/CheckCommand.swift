import ArgumentParser
import BoundCheck
import Console
import DINL
import Deployment
import Foundation
import PlainText
import Trials

struct CheckCommand: AsyncParsableCommand, ValidatedCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check the generalization bound on a dataset, by confidence intervals.",
    discussion: """
      Draws supersamples from the data, trains gated D-INL on one sample of each pair, and compares the loss on both. \
      The verdict is "invalid" if the random mask fails a fairness test; otherwise "violated" if some bound's upper limit \
      is below the lower limit of the gap's magnitude, "holds" if every bound's lower limit is at least the upper limit \
      of that magnitude, and else "inconclusive". Writes check.json (every draw) and check.html into the output directory. Rates and informations \
      are in nats, and in bits where stated. The same seed gives the same bytes whatever the number of threads, and with \
      --shard and dinl merge whatever the number of machines; check-timings.json alone says how long it took.

      Exit codes: 0 whatever the verdict, 1 a verdict of --fail-on, 64 wrong usage, 65 wrong data or \
      training that diverges, 66 a file that cannot be read, 70 a fault of the program, 73 results that cannot be written or belong to other data or options, 74 output that is lost, 75 \
      another run in the same directory, 130 and 143 stopped by a signal.
      """)

  @OptionGroup var data: NetworkDataOptions

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

  @OptionGroup var part: ShardOptions

  @OptionGroup var answer: AnswerOptions

  @OptionGroup var failureOptions: FailureOptions<CheckFailure>

  @Option(
    help: ArgumentHelp(
      "Train once more on all samples, at --beta with --seed, and write that network to this file. (default: no file)",
      discussion: """
        dinl predict reads it. It is none of the networks of the draws, each of which saw some samples alone. --force \
        replaces the file if it exists.
        """,
      valueName: "file"), completion: .file())
  var save: String?

  func requireValid() throws {
    try data.requireValid()
    try training.requireValid()
    try part.requireValid(against: [
      failureOptions.needOfAllJobs,
      (save != nil, "--save", "save the network with a call of its own, --draws 1 --save"),
    ])
    try Limits.draws.check(draws)
    try Limits.sweepDraws.check(sweepDraws)
    try Limits.steps.check(steps)
    try Limits.pairs.check(pairs)
    try Limits.confidence.check(confidence)
    try Limits.sigma.check(sigma)
    try Limits.beta.check(beta)
    try Limits.sweepWeights.check(sweep.weights.count)
    for weight in sweep.weights { try Limits.sweep.check(weight) }
  }

  func run() async throws {
    try requireSavable()
    let settings = settings
    let (dataset, network, notes) = try data.load(for: settings)
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
    if let shard = part.choice {
      let run = PartRun(jobs: check, outline: check.outline, shard: shard, options: results, answer: answer)
      return try await run.perform(
        basis: CheckBasis(check: check), dataset: check.dataset, notes: notes, threads: training.threadCount,
        unit: "networks"
      ) { check.indices(of: $0).count }
    }
    let output = results.directory(of: "check", on: check.dataset)
    let files = CheckEvidence.fileNames + [CheckEvidence.timingsFileName]
    let run = try ResultsRun(
      check, of: "check", in: output, files: files, options: results, basis: CheckBasis(check: check), say: answer.say)
    answer.note(check.dataset)
    let (found, timings) = try await run.perform(threads: training.threadCount, unit: "networks") {
      check.indices(of: $0).count
    }
    let evidence = try check.outline.evidence(
      from: found, environment: .ofThisProgram, fingerprint: run.fingerprint)
    try evidence.write(to: run.directory)
    try Provenance.Timings.write([timings], to: run.directory, named: CheckEvidence.timingsFileName)
    run.end()
    var (lines, failure): ([String], (any Error)?) = (notes + [WrittenFiles.line(files, in: output)], nil)
    // The summary is printed even if no network can be saved.
    do { lines += try saved(check) } catch { failure = error }
    let closing = lines.joined(separator: "\n")
    try answer.print(json: evidence, text: evidence.summary(width: Terminal.width) + "\n\n" + closing)
    if answer.json { answer.say(closing + "\n") }
    if let failure { throw failure }
    try failureOptions.check([CheckFailure(evidence.proved.verdict)].compactMap(\.self))
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
  let network: NetworkBasis

  init(check: Check) {
    let dataset = check.dataset
    (configuration, checksum, droppedRows) = (check.configuration, dataset.checksum, dataset.droppedRows)
    (label, features, classes) = (dataset.labelName, dataset.featureNames, dataset.classNames)
    pairs = check.pairs
    views = check.network.views
    network = NetworkBasis(check.network.tree)
  }
}
