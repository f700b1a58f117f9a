import DINL
import Trials
import Verification

/// A study of the risk of one network: a prior trained on some rows, a posterior trained on others, and a limit of the
/// posterior's risk.
///
/// - SeeAlso: GB-020
public struct RiskStudy: Sendable {
  /// How the risk is studied.
  public let configuration: RiskConfiguration
  /// The data whose rows are divided.
  public let dataset: Dataset
  /// The network on which modules are trained.
  public let network: CheckNetwork
  /// The parts of the rows.
  let division: RowDivision

  private enum Purpose: UInt64 { case division, parameters, training, deviation, further, choice, draws, heldOut }

  /// The parent of the streams, apart from those of checks and data.
  private static let studyStream: UInt64 = 6

  /// A study of the risk of a network on a data set.
  ///
  /// - Throws: `tooFewRows` if the prior or the sample would have fewer than 4 rows.
  public init(
    configuration: RiskConfiguration, dataset: Dataset, network: CheckNetwork
  ) throws(RiskStudyError) {
    (self.configuration, self.dataset, self.network) = (configuration, dataset, network)
    var order = Self.stream(of: configuration, for: .division)
    guard
      let division = RowDivision(
        of: dataset.sampleCount, priorShare: configuration.priorShare, heldOutShare: configuration.heldOutShare,
        using: &order)
    else { throw .tooFewRows(file: dataset.file, count: dataset.sampleCount) }
    self.division = division
  }

  /// All rows; those of the prior determine shift and scale.
  private var samples: Samples<Float> { dataset.samples(standardizedOn: division.prior) }

  private static func stream(of configuration: RiskConfiguration, for purpose: Purpose) -> RandomStream {
    RandomStream(seed: configuration.seed).stream(studyStream).stream(purpose.rawValue)
  }

  private func stream(for purpose: Purpose, _ index: Int = 0) -> RandomStream {
    Self.stream(of: configuration, for: purpose).stream(UInt64(index))
  }

  private func untrained() -> ModuleNetwork<Float> {
    configuration.modules(
      on: network.tree.treeFlow, views: network.views, classCount: dataset.classNames.count, gate: configuration.gate,
      stream: stream(for: .parameters))
  }

  /// The prior, which depends only on its rows.
  ///
  /// - Throws: `diverged` if a parameter is not a finite number.
  func prior() throws(RiskStudyError) -> NoisyNetwork { try prior(on: division.prior) }

  func prior(on rows: [Int]) throws(RiskStudyError) -> NoisyNetwork {
    let (modules, samples) = (untrained(), samples)
    _ = modules.train(
      on: samples, subset: rows, plan: configuration.plan(rateWeight: configuration.beta),
      stream: stream(for: .training))
    let means = modules.parameters
    try Self.requireFinite(means)
    func risk(_ deviation: Double) -> Double {
      let noisy = NoisyNetwork(means: means, deviation: deviation)
      let risks = (0..<RiskConfiguration.drawsPerChoice).map { index in
        noisy.risk(in: modules, on: samples, subset: rows, stream: stream(for: .deviation, index))
      }
      return risks.reduce(0, +) / Double(risks.count)
    }
    let bearable = risk(0) + RiskConfiguration.bearableRise
    let deviations = RiskConfiguration.deviations
    let deviation = deviations.first { risk($0) <= bearable } ?? deviations[deviations.count - 1]
    return NoisyNetwork(means: means, deviation: deviation)
  }

  /// The networks trained further on the sample, one for each number of passes.
  ///
  /// - Throws: `diverged` if a parameter is not a finite number.
  func candidates(after prior: NoisyNetwork) throws(RiskStudyError) -> [NoisyNetwork] {
    let samples = samples
    var candidates: [NoisyNetwork] = []
    for epochs in RiskConfiguration.furtherEpochs {
      guard epochs > 0 else {
        candidates.append(prior)
        continue
      }
      let modules = untrained()
      modules.setParameters(prior.means)
      var plan = configuration.plan(rateWeight: configuration.beta)
      // A decay would draw the parameters away from those of the prior.
      plan.adam = Adam(learningRate: configuration.learningRate * RiskConfiguration.furtherRate, weightDecay: 0)
      plan.epochs = epochs
      _ = modules.train(on: samples, subset: division.sample, plan: plan, stream: stream(for: .further, epochs))
      try Self.requireFinite(modules.parameters)
      candidates.append(NoisyNetwork(means: modules.parameters, deviation: prior.deviation))
    }
    return candidates
  }

  private static func requireFinite(_ parameters: [[Float]]) throws(RiskStudyError) {
    guard parameters.joined().allSatisfy(\.isFinite) else { throw .diverged }
  }

  /// The risks on some rows of networks drawn from a posterior.
  private func risks(
    of posterior: NoisyNetwork, on rows: [Int], for purpose: Purpose, _ draws: Range<Int>
  ) -> [Double] {
    let (modules, samples) = (untrained(), samples)
    return draws.map { posterior.risk(in: modules, on: samples, subset: rows, stream: stream(for: purpose, $0)) }
  }

  private func limit(_ losses: [Double], _ relativeEntropy: Estimate) throws -> RiskLimit {
    try RiskLimit(
      losses: losses, sampleCount: division.sample.count, relativeEntropy: relativeEntropy,
      confidence: configuration.confidence)
  }

  /// Trains the prior and the posteriors, and finds the limit for the best of them.
  ///
  /// The result depends only on the configuration, the data and the network.
  ///
  /// - Parameters:
  ///   - threads: how many drawn networks classify at once.
  ///   - advance: called after each group of drawn networks.
  /// - Throws: `RiskStudyError.diverged`; `VerificationError` if a limit cannot be computed.
  public func result(threads: Int, advance: @Sendable @escaping () async -> Void = {}) async throws -> RiskResult {
    let prior = try prior()
    let candidates = try candidates(after: prior)
    let entropies = candidates.map { $0.relativeEntropy(to: prior) }
    var limits: [Double] = []
    for (candidate, entropy) in zip(candidates, entropies) {
      let losses = risks(of: candidate, on: division.sample, for: .choice, 0..<RiskConfiguration.drawsPerChoice)
      limits.append(try limit(losses, entropy).limit)
    }
    // The first of several equal ones, so the one nearest to the prior.
    let best = limits.indices.min { (limits[$0], $0) < (limits[$1], $1) } ?? 0
    let losses = try await drawn(candidates[best], on: division.sample, for: .draws, threads, advance)
    let heldOut =
      division.heldOut.isEmpty
      ? [] : try await drawn(candidates[best], on: division.heldOut, for: .heldOut, threads, advance)
    return RiskResult(
      epochs: RiskConfiguration.furtherEpochs[best], deviation: prior.deviation, relativeEntropy: entropies[best].upper,
      limit: try limit(losses, entropies[best]), losses: losses,
      heldOutRisk: heldOut.isEmpty ? nil : heldOut.reduce(0, +) / Double(heldOut.count))
  }

  /// The number of groups of drawn networks.
  public var groupCount: Int { groups.count * (division.heldOut.isEmpty ? 1 : 2) }

  private static let drawsPerGroup = 25

  private var groups: [Range<Int>] {
    stride(from: 0, to: configuration.draws, by: Self.drawsPerGroup).map {
      $0..<min($0 + Self.drawsPerGroup, configuration.draws)
    }
  }

  /// The risks of all draws in their order, so many groups at once.
  private func drawn(
    _ posterior: NoisyNetwork, on rows: [Int], for purpose: Purpose, _ threads: Int,
    _ advance: @Sendable @escaping () async -> Void
  ) async throws -> [Double] {
    let groups = groups
    var found = [[Double]](repeating: [], count: groups.count)
    try await withThrowingTaskGroup(of: (Int, [Double]).self) { tasks in
      var next = 0
      func start() {
        guard next < groups.count else { return }
        let index = next
        next += 1
        tasks.addTask {
          try Task.checkCancellation()
          return (index, risks(of: posterior, on: rows, for: purpose, groups[index]))
        }
      }
      for _ in 0..<max(1, threads) { start() }
      while let (index, risks) = try await tasks.next() {
        found[index] = risks
        start()
        await advance()
      }
    }
    return Array(found.joined())
  }
}

/// Why the risk of a network cannot be studied.
public enum RiskStudyError: Error, Equatable, CustomStringConvertible {
  /// The prior or the sample would have too few rows.
  case tooFewRows(file: String, count: Int)
  /// A training left parameters that are not finite numbers.
  case diverged

  /// One line that names the data or the option.
  public var description: String {
    switch self {
    case .tooFewRows(let file, let count):
      "\(file): of \(count) rows the prior or the sample would get fewer than \(RowDivision.fewest); change "
        + "--prior-share or --held-out-share, or give more rows"
    case .diverged: "training diverged, so that a parameter is no number; lower --learning-rate"
    }
  }
}
