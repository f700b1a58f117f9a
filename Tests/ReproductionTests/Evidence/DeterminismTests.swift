import Console
import DINL
import Foundation
import Synchronization
import TestSupport
import Testing
import Trials

@testable import Reproduction

@Suite struct `The same seed gives the same evidence` {
  /// A tiny experiment on the wines, with both kinds of job and two networks.
  static func experiment(seed: UInt64 = 1, gate: GateKind = .gaussian) throws -> Experiment {
    var configuration = ExperimentConfiguration()
    (configuration.seed, configuration.seeds, configuration.selectionSeeds) = (seed, 2, 2)
    (configuration.graphs, configuration.epochs, configuration.betas) = (1, 2, [0, 1e-2])
    (configuration.hiddenWidth, configuration.latentWidth, configuration.gate) = (6, 3, gate)
    let dataset = try ShippedDataset.wine.read(from: Project.data)
    return try Experiment(
      configuration: configuration, dataset: dataset,
      views: instanceViews(of: dataset) { try ShippedDataset.wine.assignment(of: dataset, sensors: $0) })
  }

  static func bytes(_ runs: [Experiment.Job: [Run]], of experiment: Experiment) throws -> Data {
    try Evidence(
      environment: Provenance.Environment(sources: "", toolchain: "", gslVersion: ""),
      data: Provenance.DataSource(experiment.dataset), configuration: experiment.configuration,
      networks: experiment.evidence(from: runs), readings: [], fingerprint: ""
    ).json()
  }

  /// Whether jobs done in other orders give the same bytes as in their own order.
  func isIndependentOfOrder(
    _ experiment: Experiment, _ run: ([Experiment.Job]) throws -> [Experiment.Job: [Run]]
  ) throws -> Bool {
    let jobs = experiment.jobs
    let reference = try Self.bytes(run(jobs), of: experiment)
    return try [jobs.reversed(), Array(jobs[3...] + jobs[..<3])].allSatisfy {
      try Self.bytes(run($0), of: experiment) == reference
    }
  }

  @Test(arguments: [GateKind.gaussian, .categorical(routes: 4, temperature: 0.5)])
  func `with any number of threads`(gate: GateKind) async throws {
    let experiment = try Self.experiment(gate: gate)
    var files: Set<Data> = []
    for threads in [1, 2, 5] {
      let runs = try await experiment.run(finished: [:], threads: threads) { _, _ in }
      files.insert(try Self.bytes(runs, of: experiment))
    }
    #expect(files.count == 1)
  }

  @Test func `control: another seed gives other evidence`() async throws {
    var files: Set<Data> = []
    for seed in 1...2 {
      var experiment = try Self.experiment(seed: UInt64(seed))
      let runs = try await experiment.run(finished: [:], threads: 2) { _, _ in }
      experiment = try Self.experiment()
      files.insert(try Self.bytes(runs, of: experiment))
    }
    #expect(files.count == 2)
  }

  @Test func `in any order of the jobs`() throws {
    let experiment = try Self.experiment()
    let holds = try isIndependentOfOrder(experiment) { jobs in
      Dictionary(uniqueKeysWithValues: try jobs.map { ($0, try experiment.run($0)) })
    }
    #expect(holds)
  }

  @Test func `control: a stream that jobs share is refuted`() throws {
    let experiment = try Self.experiment()
    let holds = try isIndependentOfOrder(experiment) { jobs in
      var shared = RandomStream(seed: 1)
      return Dictionary(
        uniqueKeysWithValues: try jobs.map { job in
          let network = experiment.networks[job.network]
          let own = SeedExperiment(
            configuration: experiment.configuration, dataset: experiment.dataset, tree: network.tree,
            views: network.views, phase: job.phase, seedIndex: job.seedIndex, stream: shared.stream(shared.next()))
          return (job, try own.runs())
        })
    }
    #expect(!holds)
  }

  /// The bytes of an experiment that is interrupted after some jobs and continued from its journal.
  func resumed(after count: Int, in url: URL, damage: (URL) throws -> Void = { _ in }) async throws -> Data {
    struct Interrupted: Error {}
    let experiment = try Self.experiment()
    let journal = try RunJournal<Experiment.Job, [Run]>(
      in: OutputDirectory(url), basis: experiment.configuration, program: "")
    let recorded = Mutex(0)
    await #expect(throws: Interrupted.self) {
      try await experiment.run(finished: [:], threads: 2) { job, runs in
        if recorded.withLock({ $0 }) == count { throw Interrupted() }
        try journal.record(runs, of: job)
        recorded.withLock { $0 += 1 }
      }
    }
    try damage(url.appending(path: ".partial"))
    let finished = try RunJournal<Experiment.Job, [Run]>(
      in: OutputDirectory(url), basis: experiment.configuration, program: ""
    ).finishedJobs { experiment.isResult($1, of: $0) }.results
    let runs = try await experiment.run(finished: finished, threads: 1) { job, _ in
      #expect(finished[job] == nil, "a finished job is not run again")
    }
    return try Self.bytes(runs, of: experiment)
  }

  private func reference() async throws -> Data {
    let experiment = try Self.experiment()
    return try Self.bytes(try await experiment.run(finished: [:], threads: 2) { _, _ in }, of: experiment)
  }

  @Test(arguments: [0, 1, 5])
  func `after an interruption too`(count: Int) async throws {
    let bytes = try await withTemporaryDirectory { try await resumed(after: count, in: $0) }
    #expect(try await bytes == reference())
  }

  /// Changes one figure in a job's file.
  private func change(_ partial: URL, sealing: Bool) throws {
    let files = try FileManager.default.contentsOfDirectory(at: partial, includingPropertiesForKeys: nil)
    let file = try #require(files.first { $0.pathExtension == "json" })
    let whole = try Data(contentsOf: file)
    func changed(_ data: Data) -> Data {
      Data(String(decoding: data, as: UTF8.self).replacing("\"crossEntropy\" : ", with: "\"crossEntropy\" : 1").utf8)
    }
    let body = changed(try #require(SealedDocument.body(of: whole)))
    try (sealing ? SealedDocument.file(of: body) : changed(whole)).write(to: file)
  }

  @Test func `after one figure of the journal was changed too`() async throws {
    let bytes = try await withTemporaryDirectory { url in
      try await resumed(after: 3, in: url) { try change($0, sealing: false) }
    }
    #expect(try await bytes == reference())
  }

  @Test func `control: a changed figure with a recomputed checksum is refuted`() async throws {
    let bytes = try await withTemporaryDirectory { url in
      try await resumed(after: 3, in: url) { try change($0, sealing: true) }
    }
    #expect(try await bytes != reference())
  }
}
