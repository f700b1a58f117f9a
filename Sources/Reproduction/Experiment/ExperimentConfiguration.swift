import DINL
import Trials

/// The settings of an experiment, all decided before the first run.
///
/// - SeeAlso: EX-001, EX-003, EX-004
public struct ExperimentConfiguration: TrainingConfiguration, Equatable, Codable {
  /// The seed of every random number.
  public var seed: UInt64 = 1
  /// Paired test seeds per network, at least 2.
  public var seeds = 20
  /// Seeds that choose β, disjoint from the test seeds, at least 2.
  public var selectionSeeds = 20
  /// Random networks beside the nine-node instance.
  public var graphs = 0
  public var epochs = 40
  /// Samples per step.
  public var batchSize = 64
  /// Adam's learning rate at the first step; it falls to zero along half a cosine.
  public var learningRate = 0.006
  /// Adam's decoupled weight decay: a step shrinks each parameter of the modules by learning rate · decay, the
  /// gates' not.
  public var weightDecay = 0.3
  /// Hidden units of every module.
  public var hiddenWidth = 48
  /// Values per sample on every link.
  public var latentWidth = 12
  /// The weights of the rate that are tried, ascending from 0: loss + β · rate, nats per sample.
  public var betas = [0, 1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 1e-2]
  public var gate: GateKind = .gaussian
  /// The exponent p of the link cost (width / capacity)^p.
  public var exponent = 1.0
  /// The share of the samples that trains.
  public var trainingFraction = 0.6
  /// The share of the samples that chooses β; the rest tests.
  public var validationFraction = 0.2
  /// The margin of the equivalence test, in accuracy.
  public var equivalenceMargin = 0.02
  /// The level of the equivalence test and of the confidence intervals' complement.
  public var level = 0.05

  public init() {}

  /// Whether it is the documented experiment: its settings but for the seed, more seeds and networks, fewer weights.
  ///
  /// The claims EX-002 to EX-004 are about these settings only.
  public var isDocumented: Bool {
    var documented = ExperimentConfiguration()
    guard seeds >= documented.seeds, selectionSeeds >= documented.selectionSeeds, betas.contains(0),
      betas.count >= 3, Set(betas).isSubset(of: documented.betas)
    else { return false }
    (documented.seed, documented.seeds, documented.selectionSeeds) = (seed, seeds, selectionSeeds)
    (documented.graphs, documented.betas) = (graphs, betas)
    return self == documented
  }
}
