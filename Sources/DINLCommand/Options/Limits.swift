import ArgumentParser
import BoundCheck
import Foundation
import Reproduction
import Trials

/// The least and the greatest value of a numeric option, which its help says and its command checks before any work.
struct Limit<Value: Comparable & Sendable>: Sendable, CustomStringConvertible {
  let option: String
  let range: ClosedRange<Value>
  /// What the help says: "from 1 to 1000"; kept, as the parser makes the help of all options many times.
  let description: String

  init(option: String, range: ClosedRange<Value>) {
    (self.option, self.range) = (option, range)
    description = "from \(Self.shown(range.lowerBound)) to \(Self.shown(range.upperBound))"
  }

  private static func shown(_ value: Value) -> String {
    guard let number = value as? Double else { return "\(value)" }
    return String(format: "%g", number).replacing("e+", with: "e").replacing("e0", with: "e").replacing(
      "e-0", with: "e-")
  }

  /// - Throws: `ValidationError` if a value that is given is not within the limits.
  func check(_ value: Value?) throws {
    guard let value, !range.contains(value) else { return }
    throw ValidationError("\(option) is \(value); it must be \(self)")
  }
}

/// The limits of all numeric options.
///
/// Each greatest value is far above what is useful, and low enough that sizes which follow from it neither overflow nor
/// ask for more memory than a machine has.
enum Limits {
  static let draws = Limit(option: "--draws", range: CheckConfiguration.drawCounts)
  static let riskDraws = Limit(option: "--draws", range: RiskConfiguration.drawCounts)
  static let priorShare = Limit(option: "--prior-share", range: RiskConfiguration.priorShares)
  static let heldOutShare = Limit(option: "--held-out-share", range: RiskConfiguration.heldOutShares)
  static let sweepDraws = Limit(option: "--sweep-draws", range: CheckConfiguration.sweepDrawCounts)
  static let steps = Limit(option: "--steps", range: CheckConfiguration.stepCounts)
  static let pairs = Limit(option: "--pairs", range: CheckConfiguration.pairCounts)
  static let sensors = Limit(option: "--sensors", range: 1...1000)
  static let seeds = Limit(option: "--seeds", range: ExperimentConfiguration.seedCounts)
  static let selectionSeeds = Limit(option: "--selection-seeds", range: ExperimentConfiguration.seedCounts)
  static let graphs = Limit(option: "--graphs", range: ExperimentConfiguration.graphCounts)
  static let epochs = Limit(option: "--epochs", range: TrainingLimits.epochs)
  static let threads = Limit(option: "--threads", range: 1...1024)
  static let parts = Limit(option: "--parts", range: 1...Shard.greatestCount)
  static let hiddenWidth = Limit(option: "--hidden-width", range: TrainingLimits.hiddenWidth)
  static let latentWidth = Limit(option: "--latent-width", range: TrainingLimits.latentWidth)
  static let systems = Limit(option: "--systems", range: 1...1_000_000_000)
  static let familySamples = Limit(option: "--samples", range: 1...50)
  static let familyValues = Limit(option: "--values", range: 2...50)

  static let sampleSizes = Limit(option: "a number of --sizes", range: 10...1_000_000)
  static let repetitions = Limit(option: "--repetitions", range: 2...100_000)

  static let timeLimit = Limit(option: "--time-limit", range: 0.001...1e6)
  static let confidence = Limit(option: "--confidence", range: CheckConfiguration.confidences)
  static let sigma = Limit(option: "--sigma", range: CheckConfiguration.sigmas)
  static let beta = Limit(option: "--beta", range: CheckConfiguration.rateWeights)
  static let sweep = Limit(option: "a weight of --sweep", range: CheckConfiguration.rateWeights)
  static let sweepWeights = Limit(option: "the number of weights of --sweep", range: CheckConfiguration.sweepCounts)
  static let learningRate = Limit(option: "--learning-rate", range: TrainingLimits.learningRate)
  static let weightDecay = Limit(option: "--weight-decay", range: TrainingLimits.weightDecay)
  static let seconds = Limit(option: "--seconds", range: 0.001...1e9)
  static let exponent = Limit(option: "--exponent", range: 0...100.0)
  static let defaultCapacity = Limit(option: "--default-capacity", range: 1e-12...1e15)
  static let samples = Limit(option: "--samples", range: 1...1_000_000)
  static let nodes = Limit(option: "a number of --nodes", range: 2...1_000_000)
  static let width = Limit(option: "--width", range: 1...1_000_000)
  static let interval = Limit(option: "--interval", range: 0...1e9)
  static let moduleTime = Limit(option: "--module-time", range: 0...1e9)
  static let moduleRate = Limit(option: "--module-rate", range: 1e-12...1e15)
  static let bitsPerValue = Limit(option: "--bits-per-value", range: 0.001...1e6)
}
