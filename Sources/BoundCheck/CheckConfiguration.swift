import DINL
import Trials

/// The settings of a check, all decided before the first draw.
///
/// - SeeAlso: EX-005
public struct CheckConfiguration: TrainingConfiguration, Equatable, Codable {
  /// Which loss is bounded; each lies in [0, 1].
  public enum Loss: Sendable, Equatable, Codable {
    /// 1 for a wrong answer.
    case zeroOne
    /// The cross-entropy in units of the logarithm of the number of classes, cut off at 1 and rounded down to steps.
    case quantised(steps: Int)
  }

  /// The seed of every random number.
  public var seed: UInt64 = 1
  /// Independent draws of a supersample, its mask and a training.
  public var draws = 1000
  /// Pairs of a supersample, m: the samples of one training. Nil takes half of the data, 500 at most.
  public var pairs: Int?
  /// Draws, the first ones, on which the other weights of the sweep are trained too.
  public var sweepDraws = 20
  /// The weight of the rate at which the bound is checked: loss + β · rate, nats per sample.
  public var beta = 1e-3
  /// The other weights of the sweep.
  public var sweep = [0, 3e-4, 3e-3, 1e-2, 3e-2]
  public var loss = Loss.zeroOne
  /// The confidence of all intervals together.
  public var confidence = 0.95
  /// The sub-Gaussian constant in the bound; with less than ½ the bound is false.
  public var sigma = 0.5
  public var epochs = 20
  /// Samples per step.
  public var batchSize = 32
  /// Adam's learning rate at the first step; it falls to zero along half a cosine.
  public var learningRate = 0.01
  /// Adam's decoupled weight decay, on the modules and not on the gates.
  public var weightDecay = 0.3
  /// Hidden units of every module.
  public var hiddenWidth = 24
  /// Values per sample on every link of a graph whose file gives no widths.
  public var latentWidth = 8
  public var gate: GateKind = .gaussian
  /// The exponent p of the link cost (width / capacity)^p.
  public var exponent = 1.0

  public init() {}

  static let mostPairsByDefault = 500
  /// With fewer pairs a supersample is too small for batches and scales.
  static let fewestPairs = 4
}
