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

  enum Purpose: UInt64 { case division, parameters, training, deviation, further, choice, draws, heldOut }

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

  /// Some rows; those of the prior determine shift and scale.
  private func samples(of rows: [Int]) -> Samples<Float> {
    dataset.samples(of: rows, standardizedOn: division.prior)
  }

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
  func prior(threads: Int = 1) async throws -> NoisyNetwork { try await prior(on: division.prior, threads: threads) }

  func prior(on rows: [Int], threads: Int = 1) async throws -> NoisyNetwork {
    let modules = untrained()
    _ = modules.train(
      on: samples(of: rows), subset: Array(rows.indices), plan: configuration.plan(rateWeight: configuration.beta),
      stream: stream(for: .training))
    let means = modules.parameters
    try Self.requireFinite(means)
    func risk(_ deviation: Double) async throws -> Double {
      let noisy = NoisyNetwork(means: means, deviation: deviation)
      let count = RiskConfiguration.drawsPerChoice
      return try await risks(of: noisy, on: rows, for: .deviation, draws: count, threads: threads).mean
    }
    let bearable = try await risk(0) + RiskConfiguration.bearableRise
    var deviation = RiskConfiguration.deviations[0]
    for next in RiskConfiguration.deviations {
      deviation = next
      if try await risk(deviation) <= bearable { break }
    }
    return NoisyNetwork(means: means, deviation: deviation)
  }

  /// The networks trained further on the sample, one for each number of passes.
  ///
  /// - Throws: `diverged` if a parameter is not a finite number.
  func candidates(after prior: NoisyNetwork) throws(RiskStudyError) -> [NoisyNetwork] {
    let samples = samples(of: division.sample)
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
      _ = modules.train(
        on: samples, subset: Array(division.sample.indices), plan: plan, stream: stream(for: .further, epochs))
      try Self.requireFinite(modules.parameters)
      candidates.append(NoisyNetwork(means: modules.parameters, deviation: prior.deviation))
    }
    return candidates
  }

  static func requireFinite(_ parameters: [[Float]]) throws(RiskStudyError) {
    guard parameters.joined().allSatisfy(\.isFinite) else { throw .diverged }
  }

  /// Trains the prior and the posteriors, and finds the limit for the best of them.
  ///
  /// The result depends only on the configuration, the data and the network.
  ///
  /// - Parameters:
  ///   - threads: how many drawn networks classify at once.
  ///   - advance: called after each group of networks that are drawn from posteriors.
  /// - Throws: `RiskStudyError.diverged`; `VerificationError` if a limit cannot be computed.
  public func result(threads: Int, advance: @Sendable @escaping () async -> Void = {}) async throws -> RiskResult {
    let prior = try await prior(threads: threads)
    let candidates = try candidates(after: prior)
    let entropies = candidates.map { $0.relativeEntropy(to: prior) }
    func risks(_ place: Int, on rows: [Int], for purpose: Purpose, draws: Int) async throws -> [Double] {
      try await self.risks(
        of: candidates[place], on: rows, for: purpose, draws: draws, threads: threads, advance: advance)
    }
    func limit(_ place: Int, _ draws: [Double]) throws -> RiskLimit {
      try RiskLimit(
        draws: draws, sampleCount: division.sample.count, relativeEntropy: entropies[place],
        confidence: configuration.confidence)
    }
    var limits: [Double] = []
    for place in candidates.indices {
      let draws = try await risks(
        place, on: division.sample, for: .choice, draws: RiskConfiguration.drawsPerChoice)
      limits.append(try limit(place, draws).limit)
    }
    // The first of several equal ones, so the one nearest to the prior.
    let best = limits.indices.min { (limits[$0], $0) < (limits[$1], $1) } ?? 0
    let losses = try await risks(best, on: division.sample, for: .draws, draws: configuration.draws)
    let heldOut =
      division.heldOut.isEmpty
      ? nil : try await risks(best, on: division.heldOut, for: .heldOut, draws: configuration.draws).mean
    return RiskResult(
      epochs: RiskConfiguration.furtherEpochs[best], deviation: prior.deviation, relativeEntropy: entropies[best].upper,
      limit: try limit(best, losses), losses: losses, heldOutRisk: heldOut)
  }

  private static let drawsPerGroup = 25

  /// The number of groups of networks that are drawn from posteriors.
  public var groupCount: Int {
    let choices = RiskConfiguration.furtherEpochs.count * Self.groups(of: RiskConfiguration.drawsPerChoice).count
    return choices + Self.groups(of: configuration.draws).count * (division.heldOut.isEmpty ? 1 : 2)
  }

  private static func groups(of draws: Int) -> [Range<Int>] {
    stride(from: 0, to: draws, by: drawsPerGroup).map { $0..<min($0 + drawsPerGroup, draws) }
  }

  /// The risks on some rows of networks drawn from a noisy one, in the order of the draws, so many groups at once.
  func risks(
    of noisy: NoisyNetwork, on rows: [Int], for purpose: Purpose, draws: Int, threads: Int,
    advance: @Sendable @escaping () async -> Void = {}
  ) async throws -> [Double] {
    let groups = Self.groups(of: draws)
    var found = [[Double]](repeating: [], count: groups.count)
    try await withThrowingTaskGroup(of: (Int, [Double]).self) { tasks in
      var next = 0
      func start() {
        guard next < groups.count else { return }
        let index = next
        next += 1
        tasks.addTask {
          try Task.checkCancellation()
          let (modules, samples, subset) = (untrained(), samples(of: rows), Array(rows.indices))
          return (
            index,
            groups[index].map {
              noisy.risk(in: modules, on: samples, subset: subset, stream: stream(for: purpose, $0))
            }
          )
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

extension [Double] {
  /// The mean of at least one number.
  fileprivate var mean: Double { reduce(0, +) / Double(count) }
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
