import DINL
import Trials

/// The settings of a check of the bound on data; all of them are fixed before the first draw.
///
/// - SeeAlso: EX-005
public struct CheckConfiguration: TrainingConfiguration, Equatable, Codable {
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
