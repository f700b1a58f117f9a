import DINL
import Trials

/// The settings of a study of one network's risk; all of them are fixed before the rows are divided.
public struct RiskConfiguration: NetworkConfiguration, Equatable, Codable {
  /// The seed of every random number.
  public var seed: UInt64 = 1
  /// The share of the rows on which the prior is trained.
  public var priorShare = 0.5
  /// The share of the rows that are held out.
  public var heldOutShare = 0.1
  /// The number of networks drawn from the posterior.
  public var draws = 1000
  /// The weight β of the rate in the objective: loss + β · rate, in nats per sample.
  public var beta = 1e-3
  /// The confidence of the limit.
  public var confidence = 0.95
  /// Passes over the prior's rows.
  public var epochs = 40
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

  /// The deviations σ of the parameters, of which the prior takes the greatest that its own rows bear.
  static let deviations = (2...10).map { Double(sign: .plus, exponent: -$0, significand: 1) }
  /// By how much the noise may raise the error on the prior's rows.
  static let bearableRise = 0.01
  /// The numbers of passes over the sample, of which the posterior takes the one with the least limit.
  static let furtherEpochs = [0, 1, 2, 4, 8, 16]
  /// The learning rate of these passes, as a share of that of the first training.
  static let furtherRate = 0.01
  /// The networks drawn for each choice.
  static let drawsPerChoice = 50
}

extension RiskConfiguration {
  /// The numbers of networks that are drawn.
  package static let drawCounts = 1...1_000_000
  /// The shares of the rows that the prior may have.
  package static let priorShares = 0.01...0.98
  /// The shares of the rows that may be held out.
  package static let heldOutShares = 0...0.98
}
