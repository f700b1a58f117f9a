import DINL
import Trials

/// The settings of an experiment; no run changes them.
///
/// - SeeAlso: EX-001, EX-003, EX-004
public struct ExperimentConfiguration: TrainingConfiguration, Equatable, Codable {
  /// The seed of every random number.
  public var seed: UInt64 = 1
  /// Paired test seeds per network, at least 2.
  public var seeds = 20
  /// Seeds that choose β, disjoint from the test seeds, at least 2.
  public var selectionSeeds = 20
  /// The number of random networks in addition to the nine-node instance.
  public var graphs = 0
  /// Passes over the training samples.
  public var epochs = 40
  /// Samples per step.
  public var batchSize = 64
  /// Adam's learning rate at the first step; it falls to zero along half a cosine.
  public var learningRate = 0.006
  /// Adam's decoupled weight decay: a step shrinks each parameter of the modules, but not of the gates, by the factor
  /// 1 − learning rate · decay.
  public var weightDecay = 0.3
  /// Hidden units of every module.
  public var hiddenWidth = 48
  /// Values per sample on every link.
  public var latentWidth = 12
  /// The weights β of the rate that are tried, ascending from 0: the objective is loss + β · rate, in nats per sample.
  public var betas = [0, 1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 1e-2]
  /// The gate on every link of a gated network.
  public var gate: GateKind = .gaussian
  /// The exponent p of the link cost (width / capacity)^p.
  public var exponent = 1.0
  /// The share of the samples that are used for training.
  public var trainingFraction = 0.6
  /// The share of the samples that are used to choose β; the rest are used for testing.
  public var validationFraction = 0.2
  /// The margin of the equivalence test, in accuracy.
  public var equivalenceMargin = 0.02
  /// The level of the equivalence test; the confidence of intervals is 1 less the level.
  public var level = 0.05

  /// The documented settings.
  public init() {}

  /// The numbers of test seeds, and those of selection seeds.
  package static let seedCounts = 2...10_000
  /// The numbers of random networks.
  package static let graphCounts = 0...1000

  /// Whether all settings on which the jobs and the findings depend are within their limits.
  var isSound: Bool {
    Self.seedCounts.contains(seeds) && Self.seedCounts.contains(selectionSeeds) && Self.graphCounts.contains(graphs)
      && betas.first == 0 && zip(betas, betas.dropFirst()).allSatisfy(<) && betas.allSatisfy { $0 <= 1e6 }
      && 0 < level && level < 1 && 0 < equivalenceMargin && equivalenceMargin <= 1
  }

  /// Whether it is the documented experiment; the seed may differ, there may be more test and selection seeds and more
  /// networks, and fewer weights.
  ///
  /// Only then do the claims EX-002 to EX-004 apply to the results; EX-003 speaks of the default seed alone.
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
