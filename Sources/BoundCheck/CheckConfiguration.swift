import DINL
import Trials

/// The settings of a check of the bound on data; all of them are fixed before the first draw.
///
/// - SeeAlso: EX-005
public struct CheckConfiguration: NetworkConfiguration, Equatable, Codable {
  /// The loss whose gap is bounded; each loss lies in [0, 1].
  public enum Loss: Sendable, Equatable, Codable {
    /// The 0-1 loss: 1 for a wrong answer, 0 for a right one.
    case zeroOne
    /// The cross-entropy divided by the logarithm of the number of classes, cut off at 1 and rounded down to a multiple
    /// of 1/steps.
    case quantized(steps: Int)
  }

  /// The seed of every random number.
  public var seed: UInt64 = 1
  /// The number of independent draws, each of a supersample, its mask and a training.
  public var draws = 1000
  /// The number of pairs of a supersample, m, which is the number of samples of one training; nil takes half of the
  /// samples, but at least 4 and at most 500.
  public var pairs: Int?
  /// The number of first draws on which the other weights of the sweep are trained too.
  public var sweepDraws = 20
  /// The weight β of the rate at which the bound is checked: the objective is loss + β · rate, in nats per sample.
  public var beta = 1e-3
  /// The other weights β that are trained.
  public var sweep = [0, 3e-4, 3e-3, 1e-2, 3e-2]
  /// The loss whose generalization gap is bounded.
  public var loss = Loss.zeroOne
  /// The joint confidence of all intervals.
  public var confidence = 0.95
  /// The sub-Gaussian constant σ in the bound; below ½ the theorem does not cover the bound.
  public var sigma = 0.5
  /// Passes over the training samples.
  public var epochs = 20
  /// Samples per step.
  public var batchSize = 32
  /// Adam's learning rate at the first step; it falls to zero along half a cosine.
  public var learningRate = 0.01
  /// Adam's decoupled weight decay, for the modules but not for the gates.
  public var weightDecay = 0.3
  /// Hidden units of every module.
  public var hiddenWidth = 24
  /// Values per sample on every link of a graph that specifies no widths.
  public var latentWidth = 8
  /// The gate on every link of the tree.
  public var gate: GateKind = .gaussian
  /// The exponent p of the link cost (width / capacity)^p.
  public var exponent = 1.0

  /// The default settings.
  public init() {}

  static let mostPairsByDefault = 500
  /// With fewer pairs, batches and the scales of features say nothing.
  static let fewestPairs = 4
}

extension CheckConfiguration {
  /// The numbers of draws that are done.
  package static let drawCounts = 1...1_000_000
  /// The numbers of draws of the other weights that are done.
  package static let sweepDrawCounts = 0...1_000_000
  /// The numbers of pairs that a supersample may have.
  package static let pairCounts = fewestPairs...1_000_000
  /// The numbers of steps of the quantized loss.
  package static let stepCounts = 1...1000
  /// The weights of the rate.
  package static let rateWeights = TrainingLimits.beta
  /// The numbers of other weights.
  package static let sweepCounts = 0...100
  /// The joint confidences of all intervals.
  package static let confidences = 0.01...0.999999
  /// The sub-Gaussian constants.
  package static let sigmas = 1e-6...1e6

  /// Whether all settings on which the jobs and the findings depend are within their limits.
  var isSound: Bool {
    let steps = if case .quantized(let steps) = loss { steps } else { 1 }
    return Self.drawCounts.contains(draws) && Self.sweepDrawCounts.contains(sweepDraws)
      && Self.stepCounts.contains(steps) && Self.sweepCounts.contains(sweep.count)
      && ([beta] + sweep).allSatisfy(Self.rateWeights.contains) && Self.confidences.contains(confidence)
      && Self.sigmas.contains(sigma)
  }
}
