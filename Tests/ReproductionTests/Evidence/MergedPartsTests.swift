import Console
import DINL
import Foundation
import PropertyTesting
import TestSupport
import Testing
import Trials

@testable import Reproduction

@Suite struct `EX-008 the merge of the parts equals the run of one process` {
  static let program = Provenance.Environment(sources: "c0ffee", toolchain: "Swift", gslVersion: "2.7")

  /// A tiny experiment, and the files that one process writes.
  struct Whole: Sendable {
    let experiment: Experiment
    let runs: [Experiment.Job: [Run]]
    let files: [Data]
  }

  static let whole = Task {
    let experiment = try `The same seed gives the same evidence`.experiment()
    let runs = try await experiment.run(finished: [:], threads: 2) { _, _ in }
    let evidence = try experiment.outline.evidence(from: runs, environment: program, fingerprint: "f00d")
    return Whole(experiment: experiment, runs: runs, files: try files(evidence))
  }

  static func files(_ evidence: Evidence) throws -> [Data] {
    [try evidence.json(), Data(evidence.csv().utf8), Data(Report(evidence: evidence).html().utf8)]
  }

  /// A way to do the jobs in parts: how many, in which order they are given, and the threads of each.
  struct Plan: Sendable {
    let count: Int
    let order: [Int]
    let threads: [Int]

    static let all = Generator<Plan> { source throws(Discard) in
      let count = try source.integer(in: 1...11)
      var order = Array(1...count)
      for place in order.indices { order.swapAt(place, try source.integer(in: place...count - 1)) }
      var threads: [Int] = []
      for _ in 0..<count { threads.append(try source.integer(in: 1...3)) }
      return Plan(count: count, order: order, threads: threads)
    }
  }

  /// The files of the parts of an experiment, in the order of the plan; `run` does the jobs of one.
  func parts(
    _ plan: Plan, of experiment: Experiment, in folder: URL,
    run: (JobShare<Experiment>, Shard, Int) async throws -> [Experiment.Job: [Run]] = { share, _, threads in
      try await share.run(finished: [:], threads: threads) { _, _ in }
    }
  ) async throws -> [PartFile] {
    var files: [PartFile] = []
    for (index, threads) in zip(plan.order, plan.threads) {
      let shard = Shard(index: index, count: plan.count)
      let part = Part(
        shard, of: experiment.outline, environment: Self.program, fingerprint: "f00d",
        call: PartCall(arguments: ["reproduce"], notes: []))
      let runs = try await run(JobShare(experiment, of: shard), shard, threads)
      let timings = Provenance.Timings(seconds: Double(index), threads: threads, shard: shard)
      let file = folder.appending(path: "part-\(index).json")
      try part.finished(runs, timings).data().write(to: file)
      files.append(try PartFile(at: file.path))
    }
    return files
  }

  func merged(_ files: [PartFile]) throws -> [Data] {
    let parts = try PartSet<ExperimentOutline>(files, program: Self.program)
    return try Self.files(
      parts.outline.evidence(from: parts.results, environment: Self.program, fingerprint: parts.fingerprint))
  }

  @Test func `for any number of parts in any order, on any threads`() async throws {
    let whole = try await Self.whole.value
    await checkProperty(Plan.all, PropertySettings(cases: 6)) { plan in
      try await withTemporaryDirectory { folder in
        let files = try await parts(plan, of: whole.experiment, in: folder)
        #expect(try merged(files) == whole.files)
      }
    }
  }

  @Test func `for parts whose jobs were done by an earlier run`() async throws {
    let whole = try await Self.whole.value
    try await withTemporaryDirectory { folder in
      let plan = Plan(count: 3, order: [2, 3, 1], threads: [1, 2, 3])
      let files = try await parts(plan, of: whole.experiment, in: folder) { share, _, threads in
        // The first job of each part comes from a journal.
        let journal = try RunJournal<Experiment.Job, [Run]>(
          in: OutputDirectory(folder), basis: "these options", program: Self.program)
        try journal.clear()
        try journal.record(try share.run(share.jobs[0]), of: share.jobs[0])
        let finished = try journal.finishedJobs { share.isResult($1, of: $0) }
        #expect(Set(finished.results.keys) == [share.jobs[0]])
        return try await share.run(finished: finished.results, threads: threads) { _, _ in }
      }
      #expect(try merged(files) == whole.files)
    }
  }

  @Test func `the share of a list takes no result of another share from a journal`() async throws {
    let whole = try await Self.whole.value
    let share = JobShare(whole.experiment, of: Shard(index: 2, count: 3))
    #expect(share.jobs == [1, 4, 7].map { whole.experiment.jobs[$0] } && share.phases.count == 2)
    for job in whole.experiment.jobs {
      let runs = try #require(whole.runs[job])
      #expect(whole.experiment.isResult(runs, of: job) && share.isResult(runs, of: job) == share.jobs.contains(job))
      #expect(!share.isResult([], of: job))
    }
  }

  @Test func `control: jobs whose seed depends on the part give other bytes`() async throws {
    let whole = try await Self.whole.value
    try await withTemporaryDirectory { folder in
      let plan = Plan(count: 2, order: [1, 2], threads: [1, 1])
      let files = try await parts(plan, of: whole.experiment, in: folder) { share, shard, threads in
        let other = try `The same seed gives the same evidence`.experiment(seed: UInt64(shard.index))
        return try await JobShare(other, of: shard).run(finished: [:], threads: threads) { _, _ in }
      }
      #expect(try merged(files) != whole.files)
    }
  }

  @Test func `control: runs in the order of the parts instead of the jobs give other bytes`() async throws {
    let whole = try await Self.whole.value
    // Of two parts, given the second first, each has one of the two seeds of every network and phase.
    let swapped = try whole.experiment.jobs.map { job in
      var other = job
      other.seedIndex = 1 - job.seedIndex
      return (job, try #require(whole.runs[other]))
    }
    let evidence = try whole.experiment.outline.evidence(
      from: Dictionary(uniqueKeysWithValues: swapped), environment: Self.program, fingerprint: "f00d")
    #expect(try Self.files(evidence) != whole.files)
  }

  @Test func `control: a figure that a part rounds to single precision gives other bytes`() async throws {
    let whole = try await Self.whole.value
    try await withTemporaryDirectory { folder in
      let plan = Plan(count: 2, order: [1, 2], threads: [1, 1])
      let files = try await parts(plan, of: whole.experiment, in: folder) { share, shard, threads in
        var runs = try await share.run(finished: [:], threads: threads) { _, _ in }
        if shard.index == 2 {
          for job in share.jobs {
            var own = try #require(runs[job])
            own[0].crossEntropy = Double(Float(own[0].crossEntropy))
            runs[job] = own
          }
        }
        return runs
      }
      #expect(try merged(files) != whole.files)
    }
  }
}
