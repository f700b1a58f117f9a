import DINL
import TestSupport
import Trials

@testable import BoundCheck

/// Checks on supersamples of few pairs, fast enough for a test.
enum SmallCheck {
  static let configuration: CheckConfiguration = {
    var configuration = CheckConfiguration()
    (configuration.draws, configuration.pairs, configuration.epochs) = (400, 60, 12)
    (configuration.learningRate, configuration.batchSize, configuration.weightDecay) = (0.02, 16, 0)
    (configuration.sweep, configuration.sweepDraws) = ([], 0)
    (configuration.hiddenWidth, configuration.latentWidth) = (16, 6)
    return configuration
  }()

  /// The digits, breast cancer, the wines and Gaussian views.
  static func datasets() throws -> [Dataset] {
    var stream = RandomStream(seed: 81)
    return try [ShippedDataset.digits, .breastCancer, .wine].map { try $0.read(from: Project.data) }
      + [GaussianViews().dataset(sampleCount: 1000, using: &stream)]
  }

  static func check(
    _ dataset: Dataset, _ configuration: CheckConfiguration = configuration
  ) throws -> Check {
    try Check(
      configuration: configuration, dataset: dataset, network: network(for: dataset, configuration))
  }

  /// The network that is drawn for a data set, whose columns are split equally.
  static func network(for dataset: Dataset, _ configuration: some NetworkConfiguration) throws -> CheckNetwork {
    try CheckNetwork(of: dataset, views: ViewRequest(), graph: nil, configuration: configuration) {
      try SensorAssignment(evenly: dataset.featureCount, sensors: $0)
    }
  }

  static func draws(_ check: Check, threads: Int = 2) async throws -> [CheckDraw] {
    let results = try await check.run(finished: [:], threads: threads) { _, _ in }
    return try check.ordered(results).flatMap(\.self)
  }

  static func evidence(_ check: Check, from draws: [CheckDraw]) throws -> CheckEvidence {
    try check.outline.evidence(
      from: draws, environment: Provenance.Environment(sources: "c0ffee", toolchain: "Swift", gslVersion: "2.7"),
      fingerprint: "")
  }

  /// A dataset whose labels are fair coins: nothing can be learned, but everything can be memorized.
  static func noise(samples: Int = 200, features: Int = 16) -> Dataset {
    var stream = RandomStream(seed: 82)
    let values = (0..<samples * features).map { _ in Double(Float(stream.normal())) }
    return Dataset(
      name: "noise", file: "noise.csv", checksum: String(repeating: "0", count: 64),
      featureNames: (0..<features).map { "f\($0)" }, features: values,
      labels: (0..<samples).map { _ in stream.index(below: 2) }, classNames: ["x", "y"])
  }
}
