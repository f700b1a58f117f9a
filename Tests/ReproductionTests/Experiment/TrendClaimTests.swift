import DINL
import Testing
import Verification

@testable import Reproduction

@Suite struct `EX-004 the rate of trained gates falls as its weight grows` {
  private static func refutes(_ runs: [Run], _ configuration: ExperimentConfiguration) throws -> Bool {
    try Findings(runs: runs, configuration: configuration, chosenBeta: 0).trendClaim().verdict.isRefusal
  }

  @Test func `holds on the digits at a false-alarm rate of one in a billion`() async throws {
    #expect(!(try Self.refutes(try await ReducedExperiment.runs(), ReducedExperiment.configuration)))
  }

  @Test func `control: an objective that rewards the rate instead of penalizing it is refuted`() async throws {
    var configuration = ReducedExperiment.configuration
    configuration.epochs = 3
    let charged = try await runs(configuration, sign: 1)
    #expect(!(try Self.refutes(charged, configuration)))
    #expect(try Self.refutes(try await runs(configuration, sign: -1), configuration))
  }

  @Test func `control: rates with equal marginals that are not exchangeable are declared to fall`() throws {
    // rate_j = (U − j/128) mod 1: each rate has the same law, uniform, so that the weight has no effect on the law of a
    // rate; yet three of them fall strictly unless U is below 2/128. Only exchangeability excludes this.
    var stream = RandomStream(seed: 19)
    let sequences = (0..<20).map { _ in
      let start = stream.uniform()
      return (0..<3).map { step -> Double in
        let rate = start - Double(step) / 128
        return rate < 0 ? rate + 1 : rate
      }
    }
    let test = try TrendTest(pointCount: 3, seedCount: 20, falseAlarmRate: Findings.trendFalseAlarmRate)
    #expect(try test.outcome(sequences).isDecreasing)
    #expect(try test.power(decreasingProbability: 1 - 2.0 / 128) > 0.99)
  }

  /// Runs trained at ±β, recorded as runs at β.
  private func runs(_ configuration: ExperimentConfiguration, sign: Double) async throws -> [Run] {
    let weights = configuration.betas.map { sign * $0 }
    let runs = try await ReducedExperiment.impostors(.gated, weights: weights, configuration: configuration)
    return runs.flatMap { own in
      zip(own, configuration.betas).map { run, beta in
        var run = run
        run.beta = beta
        return run
      }
    }
  }

  @Test func `control: rates that do not depend on the weight are refuted`() async throws {
    var runs = try await ReducedExperiment.runs()
    let free = runs.filter { $0.phase == .test && $0.variant == .gated && $0.beta == 0 }
    for index in runs.indices where runs[index].phase == .test && runs[index].variant == .gated {
      let step = try #require(ReducedExperiment.configuration.betas.firstIndex(of: runs[index].beta))
      runs[index].rate = free[(runs[index].seedIndex + step) % free.count].rate
    }
    #expect(try Self.refutes(runs, ReducedExperiment.configuration))
  }
}
