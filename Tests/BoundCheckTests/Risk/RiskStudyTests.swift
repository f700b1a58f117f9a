import DINL
import TestSupport
import Testing
import Trials
import Verification

@testable import BoundCheck

@Suite struct `GB-020 the risk of a trained network` {
  static let small: RiskConfiguration = {
    var configuration = RiskConfiguration()
    (configuration.draws, configuration.epochs, configuration.hiddenWidth, configuration.latentWidth) = (60, 5, 8, 4)
    return configuration
  }()

  static func study(_ dataset: Dataset, _ configuration: RiskConfiguration = small) throws -> RiskStudy {
    try RiskStudy(
      configuration: configuration, dataset: dataset, network: SmallCheck.network(for: dataset, configuration))
  }

  /// The data with other features and labels in some rows.
  static func altered(_ dataset: Dataset, rows: [Int]) -> Dataset {
    var (features, labels) = (dataset.features, dataset.labels)
    for row in rows {
      labels[row] = (labels[row] + 1) % dataset.classNames.count
      for column in 0..<dataset.featureCount { features[row * dataset.featureCount + column] += 3 }
    }
    return Dataset(
      name: dataset.name, file: dataset.file, checksum: dataset.checksum, featureNames: dataset.featureNames,
      features: features, labels: labels, classNames: dataset.classNames)
  }

  /// Whether parts hold each row once.
  func isDivision(_ parts: [[Int]], of count: Int) -> Bool { parts.joined().sorted() == Array(0..<count) }

  @Test func `each row is in one part, and each part has its share`() throws {
    for seed in 0..<20 {
      var stream = RandomStream(seed: UInt64(seed))
      let division = try #require(RowDivision(of: 97, priorShare: 0.4, heldOutShare: 0.2, using: &stream))
      #expect(isDivision([division.prior, division.sample, division.heldOut], of: 97))
      #expect(division.prior.count == 39 && division.heldOut.count == 19)
    }
    var stream = RandomStream(seed: 1)
    let least = RowDivision(of: 8, priorShare: 0.5, heldOutShare: 0, using: &stream)
    #expect(least?.prior.count == 4 && least?.sample.count == 4 && least?.heldOut.isEmpty == true)
    #expect(RowDivision(of: 8, priorShare: 0.6, heldOutShare: 0, using: &stream) == nil)
    #expect(RowDivision(of: 8, priorShare: 0.4, heldOutShare: 0, using: &stream) == nil)
    #expect(RowDivision(of: 100, priorShare: 0.5, heldOutShare: 0.5, using: &stream) == nil)
  }

  @Test func `control: a row in two parts, and one in none, are refuted`() {
    #expect(isDivision([[0, 2], [1]], of: 3))
    #expect(!isDivision([[0, 1], [1, 2]], of: 3) && !isDivision([[0], [2]], of: 3))
  }

  @Test func `each row is in the sample as often as its share`() throws {
    var counts = [Int](repeating: 0, count: 20)
    for seed in 0..<2000 {
      var stream = RandomStream(seed: UInt64(seed))
      for row in RowDivision(of: 20, priorShare: 0.5, heldOutShare: 0.25, using: &stream)?.sample ?? [] {
        counts[row] += 1
      }
    }
    // Each count has the law of 2,000 trials of probability ¼; a false alarm in fewer than one of 10⁷ runs.
    let law = try BinomialCount(trials: 2000, probability: 0.25)
    for count in counts {
      #expect(try law.upperTail(atLeast: count) > 1e-9 && law.lowerTail(atMost: count) > 1e-9)
    }
    #expect(try law.upperTail(atLeast: 1000) < 1e-9)
  }

  @Test func `the prior does not depend on rows other than its own`() async throws {
    let noise = SmallCheck.noise()
    let study = try Self.study(noise)
    let other = try Self.study(Self.altered(noise, rows: study.division.sample + study.division.heldOut))
    let (own, others) = (try await study.prior(), try await other.prior())
    #expect(study.division == other.division && own == others)
  }

  @Test func `control: a prior that depends on rows of the sample is refuted`() async throws {
    let noise = SmallCheck.noise()
    let study = try Self.study(noise)
    let rows = study.division.prior + study.division.sample.prefix(1)
    let other = try Self.study(Self.altered(noise, rows: study.division.sample))
    let (own, others) = (try await study.prior(on: rows), try await other.prior(on: rows))
    #expect(own != others)
  }

  @Test func `the relative entropy is the squared distance over twice the variance`() {
    let own = NoisyNetwork(means: [[1, 2], [], [5]], deviation: 0.5)
    let other = NoisyNetwork(means: [[4, 2], [], [1]], deviation: 0.5)
    let entropy = own.relativeEntropy(to: other)
    #expect(entropy.lower <= 50 && 50 <= entropy.upper && entropy.error < 1e-12)
    #expect(own.relativeEntropy(to: own).upper < 1e-300)
    // 1 + 2⁻²³ less 2⁻⁴⁰ needs more digits than single precision.
    let near = NoisyNetwork(means: [[Float(1).nextUp]], deviation: 1)
    let tiny = near.relativeEntropy(to: NoisyNetwork(means: [[Float(0x1p-40)]], deviation: 1))
    let distance = 1 + 0x1p-23 - 0x1p-40
    #expect(tiny.lower <= distance * distance / 2 && distance * distance / 2 <= tiny.upper && tiny.error < 1e-15)
  }

  @Test func `networks of two deviations have no such relative entropy`() async {
    await #expect(processExitsWith: .failure) {
      let other = NoisyNetwork(means: [[0]], deviation: 1)
      _ = NoisyNetwork(means: [[0]], deviation: 2).relativeEntropy(to: other)
    }
  }

  @Test func `noise of deviation 0 is none, and every drawn network has parameters of its own`() throws {
    let noise = SmallCheck.noise()
    let study = try Self.study(noise)
    let samples = noise.samples(standardizedOn: study.division.prior)
    let modules = Self.small.modules(
      on: study.network.tree.treeFlow, views: study.network.views, classCount: 2, gate: .gaussian,
      stream: RandomStream(seed: 3))
    let means = modules.parameters
    let (rows, stream) = (Array(0..<100), RandomStream(seed: 4))
    let accuracy = modules.evaluate(on: samples, subset: rows, stream: stream).accuracy
    let still = NoisyNetwork(means: means, deviation: 0).risk(in: modules, on: samples, subset: rows, stream: stream)
    #expect(Tolerance.rounding(operations: 2, condition: 1, scale: 1).accepts(still, 1 - accuracy))
    #expect((still * 100).rounded() / 100 == still)
    _ = NoisyNetwork(means: means, deviation: 0.25).risk(in: modules, on: samples, subset: rows, stream: stream)
    let drawn = modules.parameters
    let steps = zip(drawn.joined(), means.joined()).map { Double($0 - $1) / 0.25 }
    // The sum of n squares has a deviation of √(2n): a false alarm in fewer than one of 10⁸ runs.
    let (count, squares) = (Double(steps.count), steps.reduce(0) { $0 + $1 * $1 })
    #expect((squares - count).magnitude < 7 * (2 * count).squareRoot())
    _ = NoisyNetwork(means: means, deviation: 0.25).risk(
      in: modules, on: samples, subset: rows, stream: stream.stream(9))
    #expect(modules.parameters != drawn)
  }

  @Test func `gives the same bits on one thread and on three`() async throws {
    let study = try Self.study(SmallCheck.noise())
    let once = try await study.result(threads: 1)
    #expect(try await study.result(threads: 3) == once)
    #expect(once.losses.count == 60 && Set(once.losses).count > 1 && once.limit.sampleRisk <= once.limit.limit)
    #expect(once.heldOutRisk != nil && study.groupCount == 6 * 2 + 3 * 2)
  }

  /// A study, its result, and the parts of which the result is made.
  struct Parts: Sendable {
    let study: RiskStudy
    let result: RiskResult
    let entropy: Estimate
    let draws: [Double]
    let choice: [Double]

    init() async throws {
      // A prior of few rows, so that some training on the sample is of use.
      var stream = RandomStream(seed: 83)
      var configuration = `GB-020 the risk of a trained network`.small
      (configuration.priorShare, configuration.epochs) = (0.1, 2)
      let views = try GaussianViews().dataset(sampleCount: 800, using: &stream)
      study = try `GB-020 the risk of a trained network`.study(views, configuration)
      result = try await study.result(threads: 2)
      let prior = try await study.prior()
      let candidates = try study.candidates(after: prior)
      var limits: [Double] = []
      var choices: [[Double]] = []
      for candidate in candidates {
        let draws = try await study.risks(
          of: candidate, on: study.division.sample, for: .choice, draws: RiskConfiguration.drawsPerChoice, threads: 1)
        choices.append(draws)
        limits.append(
          try RiskLimit(
            draws: draws, sampleCount: study.division.sample.count,
            relativeEntropy: candidate.relativeEntropy(to: prior), confidence: 0.95
          ).limit)
      }
      let best = try #require(limits.indices.min { (limits[$0], $0) < (limits[$1], $1) })
      try #require(RiskConfiguration.furtherEpochs[best] == result.epochs && result.deviation == prior.deviation)
      (entropy, choice) = (candidates[best].relativeEntropy(to: prior), choices[best])
      draws = try await study.risks(
        of: candidates[best], on: study.division.sample, for: .draws, draws: study.configuration.draws, threads: 1)
    }

    func limit(_ draws: [Double], _ entropy: Estimate) throws -> RiskLimit {
      try RiskLimit(
        draws: draws, sampleCount: study.division.sample.count, relativeEntropy: entropy,
        confidence: study.configuration.confidence)
    }
  }

  /// Made once for both tests that use it.
  static let parts = Task { try await Parts() }

  @Test func `the limit is that of new draws from the best candidate, with its relative entropy`() async throws {
    let parts = try await Self.parts.value
    #expect(parts.result.losses == parts.draws && parts.result.relativeEntropy == parts.entropy.upper)
    #expect(try parts.result.limit == parts.limit(parts.draws, parts.entropy))
    #expect(parts.result.epochs > 0 && parts.entropy.lower > 0)
  }

  @Test func `control: a limit without the relative entropy, or by the draws of the choice, is another result`()
    async throws
  {
    let parts = try await Self.parts.value
    #expect(try parts.result.limit != parts.limit(parts.draws, Estimate(exactly: 0)))
    #expect(Array(parts.draws.prefix(parts.choice.count)) != parts.choice)
    #expect(try parts.result.limit != parts.limit(parts.choice, parts.entropy))
  }

  @Test func `candidates go on from the prior, the further the more`() async throws {
    let study = try Self.study(SmallCheck.noise())
    let prior = try await study.prior()
    let candidates = try study.candidates(after: prior)
    let distances = candidates.map { $0.relativeEntropy(to: prior).value }
    #expect(candidates[0] == prior && distances[0] < 1e-300 && distances[1] > 0 && distances[1] < distances[5])
    let untrained = NoisyNetwork(
      means: Self.small.modules(
        on: study.network.tree.treeFlow, views: study.network.views, classCount: 2, gate: .gaussian,
        stream: RandomStream(seed: 8)
      ).parameters, deviation: prior.deviation)
    #expect(distances[5] < untrained.relativeEntropy(to: prior).value / 4)
  }

  /// The limit of a network that learned the sample's coin tosses by heart, with an amount for the relative entropy.
  private func limitOfMemory(_ amount: (NoisyNetwork, NoisyNetwork) -> Estimate) async throws -> Double {
    var configuration = Self.small
    (configuration.epochs, configuration.hiddenWidth, configuration.learningRate) = (80, 24, 0.03)
    (configuration.weightDecay, configuration.beta) = (0, 0)
    let study = try Self.study(SmallCheck.noise(), configuration)
    let (prior, memory) = (try await study.prior(), try await study.prior(on: study.division.sample))
    let posterior = NoisyNetwork(means: memory.means, deviation: prior.deviation)
    let draws = try await study.risks(
      of: posterior, on: study.division.sample, for: .draws, draws: 200, threads: 2)
    return try RiskLimit(
      draws: draws, sampleCount: study.division.sample.count, relativeEntropy: amount(posterior, prior),
      confidence: 0.95
    ).limit
  }

  @Test func `control: a network that memorizes coin tosses is refuted without its relative entropy`() async throws {
    let (limit, without) = (
      try await limitOfMemory { $0.relativeEntropy(to: $1) }, try await limitOfMemory { _, _ in Estimate(exactly: 0) }
    )
    #expect(limit >= 0.5 && without < 0.5)
  }

  @Test func `on the digits the limit is below half the error of guessing`() async throws {
    let digits = try ShippedDataset.digits.read(from: Project.data)
    var configuration = RiskConfiguration()
    (configuration.draws, configuration.epochs) = (50, 20)
    let study = try Self.study(digits, configuration)
    let evidence = study.evidence(
      of: try await study.result(threads: 2),
      environment: Provenance.Environment(sources: "c0ffee", toolchain: "Swift", gslVersion: "2.7"))
    #expect(evidence.riskLimit < evidence.chanceRisk / 2 && !evidence.isVacuous, "\(evidence.limitLine)")
    #expect(evidence.chanceRisk > 0.89 && evidence.rows.prior + evidence.rows.sample + evidence.rows.heldOut == 1797)
    #expect(evidence.sampleRisk <= evidence.sampleLimit && evidence.sampleLimit <= evidence.riskLimit)
  }

  @Test func `too few rows are an error that names the options`() throws {
    #expect(throws: RiskStudyError.tooFewRows(file: "noise.csv", count: 7)) {
      _ = try Self.study(SmallCheck.noise(samples: 7))
    }
    let text = "\(RiskStudyError.tooFewRows(file: "noise.csv", count: 7))"
    #expect(text.hasPrefix("noise.csv: of 7 rows") && text.contains("--prior-share"))
  }

  @Test func `a training that diverges is an error that names the option`() async throws {
    var configuration = Self.small
    (configuration.learningRate, configuration.weightDecay) = (1e30, 0)
    let study = try Self.study(SmallCheck.noise(), configuration)
    await #expect(throws: RiskStudyError.diverged) { _ = try await study.prior() }
  }
}
