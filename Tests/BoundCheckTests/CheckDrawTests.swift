@testable import DINL
import TestSupport
import Testing
import Trials
import Verification

@testable import BoundCheck

@Suite struct `A draw of a check` {
  /// Whether the halves have the given number of samples each, all of them different.
  func areHalves(_ halves: (training: [Int], fresh: [Int]), pairs: Int, samples: Int) -> Bool {
    let all = halves.training + halves.fresh
    return halves.training.count == pairs && halves.fresh.count == pairs && Set(all).count == 2 * pairs
      && all.allSatisfy { 0..<samples ~= $0 }
  }

  @Test func `takes different samples for the two halves, and different ones in each draw`() throws {
    let check = try SmallCheck.check(SmallCheck.noise())
    let halves = (0..<50).map { check.supersample(ofDraw: $0) }
    #expect(halves.allSatisfy { areHalves(($0.training, $0.fresh), pairs: 60, samples: 200) })
    #expect(Set(halves.map(\.training)).count == 50)
    #expect(halves[3] == check.supersample(ofDraw: 3))
  }

  @Test func `control: a sample in both halves is refuted`() {
    #expect(areHalves(([0, 1], [2, 3]), pairs: 2, samples: 4))
    #expect(!areHalves(([0, 1], [1, 3]), pairs: 2, samples: 4))
    #expect(!areHalves(([0, 1], [2, 4]), pairs: 2, samples: 4))
  }

  /// Whether a count of events agrees with a probability, at a false-alarm rate of 10⁻¹⁰ on each side.
  func isExpected(_ count: Int, of trials: Int, _ probability: Double) throws -> Bool {
    let law = try BinomialCount(trials: trials, probability: probability)
    return try law.upperTail(atLeast: count) > 1e-10 && law.lowerTail(atMost: count) > 1e-10
  }

  @Test func `trains on each sample as often as on any other`() throws {
    var configuration = SmallCheck.configuration
    configuration.pairs = 5
    let check = try SmallCheck.check(SmallCheck.noise(samples: 20), configuration)
    let trials = 4000
    var (trained, fresh) = ([Int](repeating: 0, count: 20), [Int](repeating: 0, count: 20))
    for draw in 0..<trials {
      let halves = check.supersample(ofDraw: draw)
      for sample in halves.training { trained[sample] += 1 }
      for sample in halves.fresh { fresh[sample] += 1 }
    }
    for count in trained + fresh { #expect(try isExpected(count, of: trials, 1 / 4)) }
    #expect(try !isExpected(trained[0] + trials / 8, of: trials, 1 / 4))
  }

  @Test func `gives the same bits on one thread and on three, and after an interruption`() async throws {
    var configuration = SmallCheck.configuration
    (configuration.draws, configuration.epochs, configuration.sweep, configuration.sweepDraws) = (12, 2, [0, 0.1], 3)
    let check = try SmallCheck.check(SmallCheck.noise(), configuration)
    let once = try await SmallCheck.draws(check, threads: 1)
    #expect(try await SmallCheck.draws(check, threads: 3) == once)
    #expect(once.map(\.index) == Array(0..<12) + [0, 1, 2, 0, 1, 2])
    let some = check.jobs.filter { $0.start == 5 || $0.weight == 2 }
    let finished = Dictionary(uniqueKeysWithValues: try some.map { ($0, try check.run($0)) })
    var recorded: [Check.Job] = []
    let resumed = try await check.run(finished: finished, threads: 2) { job, _ in recorded.append(job) }
    #expect(try check.ordered(resumed).flatMap(\.self) == once)
    #expect(Set(recorded) == Set(check.jobs).subtracting(some))
    configuration.seed = 2
    #expect(try await SmallCheck.draws(SmallCheck.check(SmallCheck.noise(), configuration)) != once)
  }

  @Test func `that diverges reports it, and NaN counts as the greatest loss`() throws {
    var configuration = SmallCheck.configuration
    (configuration.learningRate, configuration.epochs, configuration.loss) = (1e30, 2, .quantized(steps: 4))
    let check = try SmallCheck.check(SmallCheck.noise(), configuration)
    let error = #expect(throws: DivergedTraining.self) { try check.draw(3, beta: 0) }
    #expect(error == DivergedTraining(draw: 3, beta: 0))
    #expect(check.steps(SampleLoss(crossEntropy: .nan, isMistake: false)) == 4)
    #expect(check.steps(SampleLoss(crossEntropy: 0, isMistake: false)) == 0)
  }

  @Test func `memorizes labels that are coin tosses, and the bound lies above the gap of one half`() async throws {
    var configuration = SmallCheck.configuration
    (configuration.draws, configuration.epochs, configuration.pairs) = (300, 16, 40)
    let check = try SmallCheck.check(SmallCheck.noise(), configuration)
    let draws = try await SmallCheck.draws(check)
    let proved = try SmallCheck.evidence(check, from: draws).proved
    #expect(proved.gap.lower > 0.4 && proved.gap.upper < 0.6, "\(proved.gap)")
    #expect(proved.verdict == .holds && proved.isVacuous)
    configuration.sigma = 1 / 4
    let wrong = try SmallCheck.check(SmallCheck.noise(), configuration)
    #expect(try SmallCheck.evidence(wrong, from: draws).proved.verdict == .violated)
  }

  @Test func `handles constant columns, a class missing from training, and a loss of several steps`() async throws {
    var configuration = SmallCheck.configuration
    (configuration.draws, configuration.epochs, configuration.pairs) = (6, 2, 4)
    configuration.loss = .quantized(steps: 4)
    let plain = SmallCheck.noise(samples: 40, features: 3)
    let features = plain.features.enumerated().map { $0.offset % 3 == 1 ? 7 : $0.element }
    let dataset = Dataset(
      name: "rare", file: "rare.csv", checksum: plain.checksum, featureNames: ["a", "b", "c"], features: features,
      labels: (0..<40).map { $0 == 0 ? 1 : 0 }, classNames: ["x", "y"])
    #expect(dataset.constantFeatures == ["b"])
    let check = try SmallCheck.check(dataset, configuration)
    let draws = try await SmallCheck.draws(check)
    #expect(draws.allSatisfy { $0.training.count == 4 && zip($0.training, $0.training.dropFirst()).allSatisfy(>=) })
    // Guessing by the shares costs ln(40/39) or ln 40, in units of ln 2, cut off at 1 and rounded down.
    #expect(check.chanceRisk == 1.0 / 40)
    #expect(try SmallCheck.evidence(check, from: draws).proved.verdict == .inconclusive)
  }

  @Test func `is of a network with gates, whose rates it measures`() async {
    await #expect(processExitsWith: .failure) {
      var configuration = SmallCheck.configuration
      configuration.gate = .none
      _ = try? SmallCheck.check(SmallCheck.noise(), configuration)
    }
    await #expect(processExitsWith: .success) { _ = try? SmallCheck.check(SmallCheck.noise()) }
  }

  @Test func `needs two samples per pair and says how many`() throws {
    var configuration = SmallCheck.configuration
    configuration.pairs = 101
    let error = #expect(throws: DatasetError.self) { try SmallCheck.check(SmallCheck.noise(), configuration) }
    #expect(isClear("\(try #require(error))", file: "noise.csv", names: ["200", "202", "--pairs"]))
    configuration.pairs = nil
    let few = #expect(throws: DatasetError.self) { try SmallCheck.check(SmallCheck.noise(samples: 7), configuration) }
    #expect(isClear("\(try #require(few))", file: "noise.csv", names: ["7", "8"]))
    #expect(try SmallCheck.check(SmallCheck.noise(samples: 9), configuration).pairs == 4)
  }

  @Test func `with a measured value instead of a class is refused`() {
    let plain = SmallCheck.noise(samples: 40)
    let dataset = Dataset(
      name: "value", file: "value.csv", checksum: plain.checksum, featureNames: plain.featureNames,
      features: plain.features, labels: Array(0..<40), classNames: (0..<40).map(String.init))
    #expect(throws: DatasetError.tooManyClasses(file: "value.csv", found: 40, samples: 40)) {
      try SmallCheck.check(dataset, CheckConfiguration())
    }
  }
}
