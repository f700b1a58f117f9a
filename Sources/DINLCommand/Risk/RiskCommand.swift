import ArgumentParser
import BoundCheck
import Console
import Trials

struct RiskCommand: AsyncParsableCommand, ValidatedCommand {
  static let configuration = CommandConfiguration(
    commandName: "risk",
    abstract: "Find an upper limit of the risk of one trained network with noise on its parameters.",
    discussion: """
      Divides the rows at random in those of the prior, those of the sample and those held out. Trains gated D-INL on the \
      first, with as much noise on the parameters as they bear, goes on from there on the sample, and draws networks \
      around the result. The limit of the share of rows on which such networks err has the stated confidence by GB-020 \
      (Proofs/Risk.md). It is about drawn networks, not about the one without noise. A seed or another option that is chosen \
      after results are seen has no confidence. The same seed gives the same bytes whatever the number of threads.

      Exit codes: 0 whatever the limit, 1 a verdict of --fail-on, 64 wrong usage, 65 wrong data or training that \
      diverges, 66 a file that cannot be read, 70 a fault of the program, 74 output that is lost, 130 and 143 stopped \
      by a signal.
      """)

  @OptionGroup var data: NetworkDataOptions

  @Option(help: "β, \(Limits.beta): the objective is loss + β · rate, nats per sample.")
  var beta = RiskConfiguration().beta

  @Option(help: "The share of the rows on which the prior is trained, \(Limits.priorShare).")
  var priorShare = RiskConfiguration().priorShare

  @Option(help: "The share of the rows that are held out, \(Limits.heldOutShare); the rest is the sample.")
  var heldOutShare = RiskConfiguration().heldOutShare

  @Option(help: "The number of networks drawn from the posterior, \(Limits.riskDraws).")
  var draws = RiskConfiguration().draws

  @Option(help: "The confidence of the limit, \(Limits.confidence).")
  var confidence = RiskConfiguration().confidence

  @OptionGroup var training: TrainingOptions<RiskConfiguration>

  @OptionGroup var answer: AnswerOptions

  @OptionGroup var failureOptions: FailureOptions<RiskFailure>

  func requireValid() throws {
    try data.requireValid()
    try training.requireValid()
    try Limits.beta.check(beta)
    try Limits.priorShare.check(priorShare)
    try Limits.heldOutShare.check(heldOutShare)
    try Limits.riskDraws.check(draws)
    try Limits.confidence.check(confidence)
  }

  func run() async throws {
    var settings = training.configuration
    (settings.beta, settings.priorShare, settings.heldOutShare) = (beta, priorShare, heldOutShare)
    (settings.draws, settings.confidence) = (draws, confidence)
    let (dataset, network, notes) = try data.load(for: settings)
    answer.note(dataset)
    let study = try RiskStudy(configuration: settings, dataset: dataset, network: network)
    let progress = ProgressReporter(
      total: study.groupCount, unit: "groups of networks", phase: "drawing", write: answer.say)
    let result = try await study.result(threads: training.threadCount) { await progress.advance() }
    let evidence = study.evidence(of: result, environment: .ofThisProgram)
    let closing = notes.joined(separator: "\n")
    try answer.print(json: evidence, text: evidence.summary(width: Terminal.width) + "\n\n" + closing)
    if answer.json { answer.say(closing + "\n") }
    try failureOptions.check(evidence.isVacuous ? [.vacuous] : [])
  }
}

/// The verdicts of `risk` that may be failures.
enum RiskFailure: String, FailureVerdict {
  case vacuous

  static let condition = "the limit is no better than the error of guessing the most frequent class"
}

extension RiskStudyError: ExitCoded {
  var exitCode: CommandFailure.Code { .data }
}
