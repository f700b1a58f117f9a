import DINL
import Foundation
import TestSupport
import Trials

@testable import Reproduction

/// The letter's experiment on the digits with a shorter grid of β, trained once for all suites.
enum ReducedExperiment {
  /// The main job with three weights instead of eight; at these weights it trains the same networks.
  static let configuration: ExperimentConfiguration = {
    var configuration = ExperimentConfiguration()
    configuration.betas = [0, 5e-4, 5e-3]
    return configuration
  }()

  /// The experiment, with another configuration if one is given.
  static func system(_ configuration: ExperimentConfiguration = configuration) throws -> Experiment {
    let dataset = try ShippedDataset.digits.read(from: Project.data)
    return try Experiment(
      configuration: configuration, dataset: dataset,
      views: try instanceViews(of: dataset) { try ShippedDataset.digits.assignment(of: dataset, sensors: $0) })
  }

  /// The runs of every seed on the nine-node instance.
  static func runs() async throws -> [Run] { try await training.value }

  private static let training = Task {
    let experiment = try system()
    let results = try await experiment.run(finished: [:], threads: threads) { _, _ in }
    return try experiment.ordered(results).flatMap(\.self)
  }

  private static let threads = ProcessInfo.processInfo.activeProcessorCount

  /// The findings from runs, at the β that the rule chooses or at a given one.
  static func findings(of runs: [Run], beta: Double? = nil) throws -> Findings {
    guard let beta else { return try Findings(runs: runs, configuration: configuration) }
    return Findings(runs: runs, configuration: configuration, chosenBeta: beta)
  }

  /// One run per test seed and weight of a deliberately wrong version of a variant.
  static func impostors(
    _ variant: Run.Variant, weights: [Double] = [0], configuration: ExperimentConfiguration = configuration,
    views change: @Sendable @escaping ([[Int]]) -> [[Int]] = { $0 }
  ) async throws -> [[Run]] {
    let experiment = try system(configuration)
    let network = experiment.networks[0]
    return try await withThrowingTaskGroup(of: (Int, [Run]).self) { group in
      for seed in 0..<configuration.seeds {
        group.addTask {
          let trainer = SeedExperiment(
            configuration: configuration, dataset: experiment.dataset, tree: network.tree,
            views: change(network.views), phase: .test, seedIndex: seed,
            stream: RandomStream(seed: configuration.seed).stream(UInt64(seed)))
          var splitStream = RandomStream(seed: UInt64(seed))
          let split = try experiment.dataset.split(
            training: configuration.trainingFraction, validation: configuration.validationFraction,
            using: &splitStream)
          let samples = experiment.dataset.samples(standardizedOn: split.training)
          return (
            seed,
            weights.map { trainer.run(variant, flow: network.tree.treeFlow, beta: $0, samples, split) }
          )
        }
      }
      var runs = [[Run]](repeating: [], count: configuration.seeds)
      for try await (seed, own) in group { runs[seed] = own }
      return runs
    }
  }
}
