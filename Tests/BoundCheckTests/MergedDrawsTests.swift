import Foundation
import TestSupport
import Testing
import Trials

@testable import BoundCheck

@Suite struct `EX-008 the merge of the parts of a check equals the check of one process` {
  static let program = Provenance.Environment(sources: "c0ffee", toolchain: "Swift", gslVersion: "2.7")

  /// A check of two weights and six jobs.
  static func check(seed: UInt64 = 1, loss: CheckConfiguration.Loss = .zeroOne) throws -> Check {
    var configuration = SmallCheck.configuration
    (configuration.seed, configuration.draws, configuration.pairs, configuration.epochs) = (seed, 17, 20, 1)
    (configuration.sweep, configuration.sweepDraws, configuration.loss) = ([0.1], 7, loss)
    return try SmallCheck.check(SmallCheck.noise(), configuration)
  }

  static func files(_ evidence: CheckEvidence) throws -> [Data] {
    [try evidence.json(), Data(CheckReport(evidence: evidence).html().utf8)]
  }

  func whole(_ check: Check) async throws -> [Data] {
    let draws = try await check.run(finished: [:], threads: 2) { _, _ in }
    return try Self.files(check.outline.evidence(from: draws, environment: Self.program, fingerprint: "f00d"))
  }

  /// The files from parts that are given in the order of their numbers from the last; `run` does the jobs of one.
  func merged(
    _ count: Int, of check: Check,
    run: (Shard) async throws -> [Check.Job: [CheckDraw]]
  ) async throws -> [Data] {
    try await withTemporaryDirectory { folder in
      var files: [PartFile] = []
      for index in (1...count).reversed() {
        let shard = Shard(index: index, count: count)
        let part = Part(
          shard, of: check.outline, environment: Self.program, fingerprint: "f00d",
          call: PartCall(arguments: ["check"], notes: []))
        let file = folder.appending(path: "\(index).json")
        try part.finished(try await run(shard), Provenance.Timings(seconds: 1, threads: 1)).data().write(to: file)
        files.append(try PartFile(at: file.path))
      }
      let parts = try PartSet<CheckOutline>(files, program: Self.program)
      return try Self.files(
        parts.outline.evidence(from: parts.results, environment: Self.program, fingerprint: parts.fingerprint))
    }
  }

  @Test(arguments: [CheckConfiguration.Loss.zeroOne, .quantized(steps: 3)])
  func `for any number of parts`(loss: CheckConfiguration.Loss) async throws {
    let check = try Self.check(loss: loss)
    #expect(check.jobs.count == 6)
    let whole = try await whole(check)
    for count in [1, 2, 5, 7] {
      let files = try await merged(count, of: check) { shard in
        try await JobShare(check, of: shard).run(finished: [:], threads: shard.index) { _, _ in }
      }
      #expect(files == whole, "\(count) parts")
    }
  }

  @Test func `control: draws whose seed depends on the part give other bytes`() async throws {
    let check = try Self.check()
    let files = try await merged(2, of: check) { shard in
      try await JobShare(try Self.check(seed: UInt64(shard.index)), of: shard).run(finished: [:], threads: 1) { _, _ in
      }
    }
    #expect(try await files != whole(check))
  }
}
