import ArgumentParser
import Foundation
import Trials

/// How networks are trained, by the defaults of a configuration, and how many at once.
struct TrainingOptions<Configuration: TrainingConfiguration>: ParsableArguments {
  @Option(help: "The seed of every random number, from 0 to 18446744073709551615.")
  var seed = Configuration().seed

  @Option(help: "Passes over the training samples, \(Limits.epochs).")
  var epochs = Configuration().epochs

  @Option(help: "Adam's learning rate at the first step, \(Limits.learningRate); it falls to zero along half a cosine.")
  var learningRate = Configuration().learningRate

  @Option(
    help: """
      Adam's weight decay, \(Limits.weightDecay) and below 1 over the learning rate: a step shrinks the modules' parameters by this share of the learning \
      rate.
      """)
  var weightDecay = Configuration().weightDecay

  @Option(help: "Hidden units of every module, \(Limits.hiddenWidth).")
  var hiddenWidth = Configuration().hiddenWidth

  @Option(help: "The latent width of every link, in values per sample, \(Limits.latentWidth).")
  var latentWidth = Configuration().latentWidth

  @Option(
    help: "The gate: gaussian, or categorical (\(NamedGate.routes) routes, temperature \(NamedGate.temperature)).")
  var gate: NamedGate = .gaussian

  @Option(help: "How many threads train and classify at once, \(Limits.threads). (default: the number of cores)")
  var threads: Int?

  /// The decay of a step is a share: below 1.
  func requireValid() throws {
    try Limits.epochs.check(epochs)
    try Limits.learningRate.check(learningRate)
    try Limits.weightDecay.check(weightDecay)
    guard weightDecay * learningRate < 1 else {
      throw ValidationError("--weight-decay is \(weightDecay); it must be below 1 / learning rate")
    }
    try Limits.hiddenWidth.check(hiddenWidth)
    try Limits.latentWidth.check(latentWidth)
    try Limits.threads.check(threads)
  }

  /// The command's defaults with what these options say.
  var configuration: Configuration {
    var configuration = Configuration()
    (configuration.seed, configuration.epochs, configuration.gate) = (seed, epochs, gate.kind)
    (configuration.learningRate, configuration.weightDecay) = (learningRate, weightDecay)
    (configuration.hiddenWidth, configuration.latentWidth) = (hiddenWidth, latentWidth)
    return configuration
  }

  /// What `threads` says, or the number of cores.
  var threadCount: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }
}

extension NamedGate: ExpressibleByArgument {}
