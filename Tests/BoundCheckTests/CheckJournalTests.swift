import Testing
import Trials
import Verification

@testable import BoundCheck

@Suite struct `A journal of a check that was changed` {
  @Test func `is refused by the shape of its draws`() throws {
    var configuration = SmallCheck.configuration
    (configuration.draws, configuration.epochs, configuration.pairs) = (3, 1, 20)
    let check = try SmallCheck.check(SmallCheck.noise(), configuration)
    let (job, draws) = (check.jobs[0], try check.run(check.jobs[0]))
    #expect(check.isResult(draws, of: job))
    func isRefused(_ change: (inout [CheckDraw]) -> Void) -> Bool {
      var changed = draws
      change(&changed)
      return !check.isResult(changed, of: job)
    }
    #expect(isRefused { $0 = [] })
    #expect(isRefused { $0.swapAt(0, 1) })
    #expect(isRefused { $0[0].beta += 1 })
    #expect(isRefused { $0[0].training = [] })
    #expect(isRefused { $0[0].fresh = [1.5] })
    #expect(isRefused { $0[0].linkRates.removeLast() })
    #expect(isRefused { $0[0].freshRate = .infinity })
    #expect(isRefused { $0[0].mask = .init() })
    #expect(!check.isResult(draws, of: Check.Job(weight: .max, start: .max)))
  }

  @Test func `that lacks a job gives no evidence`() async throws {
    var configuration = SmallCheck.configuration
    (configuration.draws, configuration.epochs) = (10, 1)
    let check = try SmallCheck.check(SmallCheck.noise(), configuration)
    var results = try await check.run(finished: [:], threads: 2) { _, _ in }
    func evidence(from results: [Check.Job: [CheckDraw]]) throws -> CheckEvidence {
      try check.outline.evidence(
        from: results, environment: Provenance.Environment(sources: "", toolchain: "", gslVersion: ""),
        fingerprint: "")
    }
    #expect(try evidence(from: results).draws.count == 10)
    let lost = results.removeValue(forKey: check.jobs[1]) ?? []
    let error = #expect(throws: VerificationError.self) { try evidence(from: results) }
    #expect("\(try #require(error))".contains("has none of 0-5"))
    // The wrong way counts on without the job.
    let rest = check.jobs.flatMap { results[$0] ?? [] }
    #expect(try SmallCheck.evidence(check, from: rest).draws.count == 10 - lost.count && !lost.isEmpty)
  }

  @Test func `control: draws that were not changed are not refused`() throws {
    var configuration = SmallCheck.configuration
    (configuration.draws, configuration.epochs, configuration.loss) = (2, 1, .quantized(steps: 3))
    let check = try SmallCheck.check(SmallCheck.noise(), configuration)
    for job in check.jobs { #expect(check.isResult(try check.run(job), of: job)) }
  }
}
