import DINL
import Foundation
import Testing

@testable import Reproduction

@Suite struct `The same seed gives the same evidence` {
  private static let configuration: ExperimentConfiguration = {
    var configuration = ExperimentConfiguration()
    (configuration.seeds, configuration.selectionSeeds, configuration.epochs) = (3, 2, 1)
    (configuration.hiddenWidth, configuration.latentWidth, configuration.betas) = (6, 3, [0, 1e-3])
    configuration.graphs = 1
    return configuration
  }()

  private static func evidence(
    threads: Int, finished: [Experiment.Job: [Run]] = [:], _ change: (inout ExperimentConfiguration) -> Void = { _ in }
  ) async throws -> Data {
    var configuration = configuration
    change(&configuration)
    let experiment = try ReducedExperiment.system(configuration)
    let runs = try await experiment.run(finished: finished, threads: threads) { _, _ in }
    let networks = try experiment.evidence(from: runs)
    return try JSONEncoder.canonical.encode(networks)
  }

  @Test func `with one thread and with four`() async throws {
    #expect(try await Self.evidence(threads: 1) == Self.evidence(threads: 4))
  }

  @Test func `when it was interrupted and resumed`() async throws {
    let experiment = try ReducedExperiment.system(Self.configuration)
    let whole = try await experiment.run(finished: [:], threads: 2) { _, _ in }
    let half = whole.filter { $0.key.seedIndex % 2 == 0 }
    #expect(!half.isEmpty && half.count < whole.count)
    // By way of the journal, so that numbers that JSON would change are found.
    let folder = try TemporaryFolder()
    let journal = try RunJournal(in: try OutputDirectory(folder.url), basis: Self.configuration)
    for (job, runs) in half { try journal.record(runs, of: job) }
    let kept = journal.finishedJobs()
    #expect(kept == half)
    #expect(try await Self.evidence(threads: 2, finished: kept) == Self.evidence(threads: 1))
  }

  @Test func `control: another seed, or a job that saw another's stream, is refuted`() async throws {
    let first = try await Self.evidence(threads: 1)
    #expect(try await Self.evidence(threads: 1) { $0.seed = 2 } != first)
    let experiment = try ReducedExperiment.system(Self.configuration)
    var swapped: [Experiment.Job: [Run]] = [:]
    let (one, two) = (experiment.jobs[0], experiment.jobs[1])
    (swapped[one], swapped[two]) = (try experiment.run(two), try experiment.run(one))
    #expect(try await Self.evidence(threads: 1, finished: swapped) != first)
  }
}
