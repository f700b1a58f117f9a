import DINL
import Testing
import Verification

@testable import BoundCheck

@Suite struct `EX-005 the supersample bounds hold on every shipped data set` {
  /// The draws of each data set, trained once for all tests.
  private static let training = Task {
    var found: [(check: Check, draws: [CheckDraw])] = []
    for dataset in try SmallCheck.datasets() {
      let check = try SmallCheck.check(dataset)
      found.append((check, try await SmallCheck.draws(check)))
    }
    return found
  }

  /// What the draws of a check show at a sub-Gaussian constant.
  private func proved(_ check: Check, _ draws: [CheckDraw], sigma: Double = 1 / 2) throws -> CheckEvidence.Proved {
    var configuration = check.configuration
    configuration.sigma = sigma
    let other = try Check(configuration: configuration, dataset: check.dataset, network: check.network)
    return try SmallCheck.evidence(other, from: draws).proved
  }

  @Test func `the bounds hold and say more than guessing does`() async throws {
    for (check, draws) in try await Self.training.value {
      let proved = try proved(check, draws)
      #expect(proved.verdict == .holds && !proved.isVacuous, "\(check.dataset.name): \(proved)")
      if let best = check.dataset.bayesAccuracy {
        #expect(proved.freshRisk.upper >= 1 - best.upper, "no network is far below the Bayes risk of the law")
      }
    }
  }

  @Test func `control: a bound with a tenth of the sub-Gaussian constant is violated on every data set`() async throws {
    for (check, draws) in try await Self.training.value {
      let proved = try proved(check, draws, sigma: 1 / 20)
      #expect(proved.verdict == .violated, "\(check.dataset.name): \(proved)")
    }
  }

  @Test func `control: a mask that training does not use shows no information`() async throws {
    for (index, (check, draws)) in try await Self.training.value.enumerated() {
      // A fair coin per draw exchanges the halves, so that neither is the training half.
      var coins = RandomStream(seed: 85).stream(UInt64(index))
      let exchanged = draws.map { draw in
        var draw = draw
        if coins.index(below: 2) == 1 { swap(&draw.training, &draw.fresh) }
        return draw
      }
      let proved = try proved(check, exchanged)
      #expect(proved.verdict == .inconclusive && proved.terms.allSatisfy { $0.information.lower == 0 }, "\(proved)")
    }
  }

  /// The verdict on a mask whose coins are 1 with the given probability.
  func verdict(ofCoins share: Double) throws -> SupersampleFindings.BoundVerdict {
    var configuration = SmallCheck.configuration
    (configuration.draws, configuration.epochs) = (60, 1)
    let check = try SmallCheck.check(SmallCheck.noise(), configuration)
    let draws = try (0..<60).map { index in
      let supersample = check.supersample(ofDraw: index) { $0.uniform() < share ? 1 : 0 }
      return try check.draw(index, of: supersample, beta: configuration.beta)
    }
    return try SmallCheck.evidence(check, from: draws).proved.verdict
  }

  @Test func `control: a mask of biased coins is called invalid, one of fair coins is not`() throws {
    #expect(try verdict(ofCoins: 0.6) == .invalid)
    #expect(try verdict(ofCoins: 0.5) == .inconclusive)
  }

  @Test func `few draws are inconclusive`() async throws {
    for (check, draws) in try await Self.training.value {
      #expect(try proved(check, Array(draws.prefix(20))).verdict == .inconclusive)
    }
  }
}
