import Console
import DINL
import Foundation
import TestSupport
import Testing
import Trials

@testable import Reproduction

@Suite struct `EX-008 the merge of the parts of a sweep equals the sweep of one process` {
  static let program = Provenance.Environment(sources: "c0ffee", toolchain: "Swift", gslVersion: "2.7")

  /// A tiny sweep, and the files that one process writes.
  struct Whole: Sendable {
    let sweep: Sweep
    let trainings: [Sweep.Job: [SweepTraining]]
    let files: [Data]
  }

  static let whole = Task {
    let sweep = try Sweep(
      `A plan of a sweep`.plan(["gates": "[\"gaussian\", \"categorical\"]"]), data: Project.data)
    let trainings = try await sweep.run(finished: [:], threads: 2) { _, _ in }
    return Whole(sweep: sweep, trainings: trainings, files: try files(sweep.outline, trainings, fingerprint: "f00d"))
  }

  static func files(
    _ outline: SweepOutline, _ trainings: [Sweep.Job: [SweepTraining]], fingerprint: String
  ) throws -> [Data] {
    let results = try outline.results(from: trainings, environment: program, fingerprint: fingerprint)
    return try withTemporaryDirectory { folder in
      try results.write(to: OutputDirectory(folder))
      return try SweepResults.fileNames.map { try Data(contentsOf: folder.appending(path: $0)) }
    }
  }

  /// The files of a merge of parts, given last first; `run` does the jobs of one.
  func merged(
    _ count: Int, of sweep: Sweep,
    run: (JobShare<Sweep>, Shard) async throws -> [Sweep.Job: [SweepTraining]] = { share, shard in
      try await share.run(finished: [:], threads: shard.index) { _, _ in }
    }
  ) async throws -> [Data] {
    try await withTemporaryDirectory { folder in
      var files: [PartFile] = []
      for index in (1...count).reversed() {
        let shard = Shard(index: index, count: count)
        let part = Part(
          shard, of: sweep.outline, environment: Self.program, fingerprint: "f00d",
          call: PartCall(arguments: ["sweep"], notes: []))
        let trainings = try await run(JobShare(sweep, of: shard), shard)
        let file = folder.appending(path: "part-\(index).json")
        try part.finished(trainings, Provenance.Timings(seconds: 1, threads: index, shard: shard)).data().write(
          to: file)
        files.append(try PartFile(at: file.path))
      }
      let parts = try PartSet<SweepOutline>(files, program: Self.program)
      return try Self.files(parts.outline, parts.results, fingerprint: parts.fingerprint)
    }
  }

  @Test(arguments: [1, 2, 5]) func `in any number of parts, on any threads`(count: Int) async throws {
    let whole = try await Self.whole.value
    #expect(try await merged(count, of: whole.sweep) == whole.files)
  }

  @Test func `every job has figures of its own, all of them of their shape`() async throws {
    let whole = try await Self.whole.value
    #expect(whole.trainings.count == 6 && Set(whole.trainings.values.map { $0.map(\.crossEntropy) }).count == 6)
    for (job, trainings) in whole.trainings {
      #expect(whole.sweep.isResult(trainings, of: job))
      #expect(!whole.sweep.isResult(Array(trainings.dropLast()), of: job))
      var other = job
      other.graph = 3
      #expect(!whole.sweep.isResult(trainings, of: other))
    }
    let evidence = try JSONDecoder().decode(SweepEvidence.self, from: whole.files[0])
    #expect(evidence.exchange.map(\.isAsFormula) == [true] && evidence.exchange[0].formula == 0.4)
    let lines = String(decoding: whole.files[1], as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 1 + 6 * 6 && lines[1].hasPrefix("wine,\"connected, 4 nodes, 5 links\",1,1,dense,,0.0,"))
  }

  @Test func `a second gate changes nothing of the first, nor of the networks without gates`() async throws {
    let whole = try await Self.whole.value
    let alone = try Sweep(`A plan of a sweep`.plan(), data: Project.data)
    let job = alone.jobs[5]
    let own = try alone.run(job)
    #expect(own == Array(try #require(whole.trainings[job]).prefix(4)))
  }

  @Test func `figures that no training has are refused`() async throws {
    let whole = try await Self.whole.value
    let job = whole.sweep.jobs[0]
    let good = String(decoding: try JSONEncoder().encode(try #require(whole.trainings[job])), as: UTF8.self)
    for (figure, wrong) in [
      ("accuracy", "1.5"), ("crossEntropy", "1e300"), ("rate", "0"), ("rate", "-1"), ("values", "-1"),
    ] {
      let text = good.replacing(try Regex("\"\(figure)\":[0-9.e-]+"), with: "\"\(figure)\":\(wrong)")
      let trainings = try JSONDecoder().decode([SweepTraining].self, from: Data(text.utf8))
      #expect(!whole.sweep.isResult(trainings, of: job), "\(figure) \(wrong)")
    }
  }

  @Test func `a part that was forged with its checksum is refused in a line or united`() async throws {
    let whole = try await Self.whole.value
    let part = Part(
      .whole, of: whole.sweep.outline, environment: Self.program, fingerprint: "f00d",
      call: PartCall(arguments: ["sweep"], notes: [])
    ).finished(whole.trainings, Provenance.Timings(seconds: 1, threads: 1))
    let body = try #require(SealedDocument.body(of: part.data()))
    func merged(_ body: Data) throws(PartError) -> [Data] {
      let file = try PartFile(SealedDocument.file(of: body), at: "part.json")
      return try PartSet<SweepOutline>([file], program: Self.program).evidence { outline, results in
        try Self.files(outline, results, fingerprint: "f00d")
      }
    }
    #expect(try merged(body) == whole.files)
    let counts = try ForgedDocument.outcomes(
      of: body, in: "outline", step: 10, named: "part.json"
    ) { (forged) throws(PartError) in _ = try merged(forged) }
    #expect(counts.united > 0 && counts.refused > 50, "\(counts)")
  }

  @Test func `the plan of a part is sound only with what the reading of a plan asks for`() throws {
    let good = try `A plan of a sweep`.plan()
    #expect(good.isSound)
    let text = String(decoding: try JSONEncoder().encode(good), as: UTF8.self)
    for (field, wrong) in [
      ("name", "\"a/b\""), ("datasets", "[]"), ("datasets", "[\"wine\",\"wine\"]"), ("datasets", "[\"w\"]"),
      ("graphs", "0"), ("seeds", "10001"), ("gates", "[]"), ("betas", "[0.1,0.1]"), ("betas", "[0]"), ("betas", "[]"),
      ("epochs", "0"), ("learningRate", "0"), ("learningRate", "2000"), ("weightDecay", "-1"),
      ("weightDecay", "1000000"), ("hiddenWidth", "0"), ("latentWidth", "1025"), ("topologies", "[]"),
      ("topologies", "[{\"grid\":{\"rows\":1000000000000,\"columns\":1000000000000}}]"),
      ("topologies", "[{\"connected\":{\"nodes\":4,\"links\":2}}]"),
      ("topologies", "[{\"preferential\":{\"nodes\":-9223372036854775808,\"attachments\":1}}]"),
    ] {
      var members = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      members[field] = try JSONSerialization.jsonObject(with: Data(wrong.utf8), options: .fragmentsAllowed)
      let forged = try JSONSerialization.data(withJSONObject: members)
      #expect(try !JSONDecoder().decode(SweepPlan.self, from: forged).isSound, "\(field) \(wrong)")
    }
  }

  @Test func `control: jobs whose graph depends on the part give other bytes`() async throws {
    let whole = try await Self.whole.value
    let files = try await merged(2, of: whole.sweep) { share, shard in
      var found: [Sweep.Job: [SweepTraining]] = [:]
      for job in share.jobs {
        var other = job
        other.graph = (job.graph + shard.index) % 3
        found[job] = try whole.trainings[other]
      }
      return found
    }
    #expect(files != whole.files)
  }
}
