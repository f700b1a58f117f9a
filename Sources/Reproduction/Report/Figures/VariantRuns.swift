import Verification

/// The test runs on one network, by variant and weight.
struct VariantRuns {
  let network: NetworkEvidence
  let dense: [Run]
  let tree: [Run]
  /// The gated runs of each β, ascending.
  let gated: [(beta: Double, runs: [Run])]

  init(_ network: NetworkEvidence) {
    self.network = network
    let tests = network.runs.filter { $0.phase == .test }
    dense = tests.filter { $0.variant == .dense }
    tree = tests.filter { $0.variant == .tree }
    let gatedRuns = tests.filter { $0.variant == .gated }
    gated = Set(gatedRuns.map(\.beta)).sorted().map { beta in (beta, gatedRuns.filter { $0.beta == beta }) }
  }

  /// The gated runs at the chosen β.
  var chosen: [Run] { gated.first { $0.beta == network.chosenBeta }?.runs ?? [] }

  /// The gated runs without penalty.
  var free: [Run] { gated.first { $0.beta == 0 }?.runs ?? [] }
}

/// A mean and the standard deviation around it, which is 0 for a single value.
struct Spread {
  let mean: Double
  let deviation: Double

  /// The spread of values, or nil if there are none or one is not finite, as after a training that diverged.
  init?(_ values: [Double]) {
    if values.count == 1, values[0].isFinite {
      (mean, deviation) = (values[0], 0)
      return
    }
    guard let summary = try? SampleSummary(values) else { return nil }
    (mean, deviation) = (summary.mean, summary.standardDeviation)
  }

  var low: Double { mean - deviation }
  var high: Double { mean + deviation }
}
