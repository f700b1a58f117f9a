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
    let network = try CheckNetwork(of: dataset, views: ViewRequest(), graph: nil, configuration: configuration) {
      try SensorAssignment(evenly: dataset.featureCount, sensors: $0)
    }
    return try RiskStudy(configuration: configuration, dataset: dataset, network: network)
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

  @Test func `each row is in each part as often as its share`() throws {
    var counts = [Int](repeating: 0, count: 20)
    for seed in 0..<2000 {
      var stream = RandomStream(seed: UInt64(seed))
      for row in RowDivision(of: 20, priorShare: 0.5, heldOutShare: 0.25, using: &stream)?.sample ?? [] {
        counts[row] += 1
      }
    }
    // Each count has the law of 2,000 trials of probability ¼; a false alarm in one of 10⁸ runs.
    let law = try BinomialCount(trials: 2000, probability: 0.25)
    for count in counts {
      #expect(try law.upperTail(atLeast: count) > 1e-9 && law.lowerTail(atMost: count) > 1e-9)
    }
    #expect(try law.upperTail(atLeast: 1000) < 1e-9)
  }

  @Test func `the prior does not depend on rows other than its own`() throws {
    let noise = SmallCheck.noise()
    let study = try Self.study(noise)
    let others = study.division.sample + study.division.heldOut
    let other = try Self.study(Self.altered(noise, rows: others))
    #expect(try study.division == other.division && study.prior() == other.prior())
  }

  @Test func `control: a prior that depends on rows of the sample is refuted`() throws {
    let noise = SmallCheck.noise()
    let study = try Self.study(noise)
    let rows = study.division.prior + study.division.sample.prefix(1)
    let other = try Self.study(Self.altered(noise, rows: study.division.sample))
    #expect(try study.prior(on: rows) != other.prior(on: rows))
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
    #expect(once.heldOutRisk != nil && study.groupCount == 6)
  }

  @Test func `on coin tosses the limit is never below one half`() async throws {
    for seed in 1...8 {
      var configuration = Self.small
      configuration.seed = UInt64(seed)
      let result = try await Self.study(SmallCheck.noise(), configuration).result(threads: 2)
      #expect(result.limit.limit >= 0.5, "\(seed): \(result.limit.limit)")
    }
  }

  /// The limit of a network that learned the sample's coin tosses by heart, with an amount for the relative entropy.
  private func limitOfMemory(_ amount: (NoisyNetwork, NoisyNetwork) -> Estimate) throws -> Double {
    var configuration = Self.small
    (configuration.epochs, configuration.hiddenWidth, configuration.learningRate) = (80, 24, 0.03)
    (configuration.weightDecay, configuration.beta) = (0, 0)
    let study = try Self.study(SmallCheck.noise(), configuration)
    let (prior, memory) = (try study.prior(), try study.prior(on: study.division.sample))
    let posterior = NoisyNetwork(means: memory.means, deviation: prior.deviation)
    let samples = SmallCheck.noise().samples(standardizedOn: study.division.prior)
    let modules = configuration.modules(
      on: study.network.tree.treeFlow, views: study.network.views, classCount: 2, gate: .gaussian,
      stream: RandomStream(seed: 5))
    let losses = (0..<200).map {
      posterior.risk(
        in: modules, on: samples, subset: study.division.sample, stream: RandomStream(seed: 6).stream(UInt64($0)))
    }
    return try RiskLimit(
      losses: losses, sampleCount: study.division.sample.count, relativeEntropy: amount(posterior, prior),
      confidence: 0.95
    ).limit
  }

  @Test func `control: a network that memorizes coin tosses is refuted without its relative entropy`() throws {
    #expect(try limitOfMemory { $0.relativeEntropy(to: $1) } >= 0.5)
    #expect(try limitOfMemory { _, _ in Estimate(exactly: 0) } < 0.5)
  }

  @Test func `on the digits the limit is below half the error of guessing`() async throws {
    let digits = try ShippedDataset.digits.read(from: Project.data)
    var configuration = RiskConfiguration()
    configuration.draws = 200
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

  @Test func `a training that diverges is an error that names the option`() throws {
    var configuration = Self.small
    (configuration.learningRate, configuration.weightDecay) = (1e30, 0)
    let study = try Self.study(SmallCheck.noise(), configuration)
    #expect(throws: RiskStudyError.diverged) { _ = try study.prior() }
  }
}
