import Foundation
import TestSupport
import Testing

/// Begins a run into the folder `cut` and kills it when some of its jobs are done, but not all.
///
/// A busy machine may look away until the run is over; then it is begun anew, a few times.
///
/// - Parameters:
///   - work: the folder of its finished jobs.
///   - jobs: the number of all of them.
/// - Returns: the number of finished jobs.
func killed(_ call: [String], work: String, jobs: Int, in directory: URL) throws -> Int {
  func finished() -> Int {
    let names = try? FileManager.default.contentsOfDirectory(atPath: directory.appending(path: work).path)
    return (names ?? []).count { $0.hasSuffix(".json") }
  }
  for _ in 0..<8 {
    try? FileManager.default.removeItem(at: directory.appending(path: "cut"))
    let outcome = try DINLProgram.call(call + ["--output", "cut"], in: directory) { process in
      while process.isRunning, finished() < 1 { usleep(500) }
      kill(process.processIdentifier, SIGKILL)
    }
    if outcome.isEndedBySignal, (1..<jobs).contains(finished()) { return finished() }
  }
  throw CancellationError()
}

@Suite struct `A run that was killed` {
  /// A call, the folder of its finished jobs, their number and unit, and the files that it leaves.
  struct Killed: Sendable, CustomTestStringConvertible {
    let call: [String]
    let work: String
    let jobs: Int
    let takenOver: String
    let files: [String]

    var testDescription: String { call[0] }
  }

  static let all = [
    Killed(
      call: Array(
        `dinl check`.check("", threads: 1, more: ["--epochs", "120"]).filter { !["--output", ""].contains($0) }),
      work: "cut/.partial-check", jobs: 4, takenOver: " taken over from the earlier run",
      files: ["check.json", "check.html"]),
    Killed(
      call: ["refute", "gap <= sqrt(2*sigma^2*I/m)", "--systems", "4000", "--threads", "1", "--shard", "1/1"],
      work: "cut/.partial-refute", jobs: 10, takenOver: "parts of the search taken over", files: ["part.json"]),
  ]

  @Test(arguments: all) func `goes on with the jobs that were done, to the same bytes`(killed: Killed) throws {
    try withTemporaryDirectory { directory in
      let whole = try DINLProgram.call(killed.call + ["--output", "whole"], in: directory)
      #expect(whole.status == 0, "\(whole.error)")
      let done = try DINLCommandTests.killed(killed.call, work: killed.work, jobs: killed.jobs, in: directory)
      let resumed = try DINLProgram.call(killed.call + ["--output", "cut", "--resume"], in: directory)
      #expect(done > 0 && resumed.status == 0 && resumed.error.contains(killed.takenOver), "\(resumed)")
      for name in killed.files {
        func bytes(_ output: String) throws -> Data {
          let data = try Data(contentsOf: directory.appending(path: "\(output)/\(name)"))
          // A part says how long it took, and seals that.
          let text = String(decoding: data, as: UTF8.self)
          return Data(text.replacing(/"seconds" : [0-9.e-]+|"sha256":"[0-9a-f]+"/, with: "").utf8)
        }
        #expect(try bytes("cut") == bytes("whole"), "\(name)")
      }
    }
  }

  @Test func `control: a finished job that is not as it was written is done again`() throws {
    try withTemporaryDirectory { directory in
      let killed = Self.all[1]
      let done = try DINLCommandTests.killed(killed.call, work: killed.work, jobs: killed.jobs, in: directory)
      let work = directory.appending(path: killed.work)
      let names = try FileManager.default.contentsOfDirectory(atPath: work.path).filter { $0.hasSuffix(".json") }
      for name in names {
        let file = work.appending(path: name)
        try Data(contentsOf: file).dropLast(1).write(to: file)
      }
      let resumed = try DINLProgram.call(killed.call + ["--output", "cut", "--resume"], in: directory)
      #expect(resumed.status == 0 && names.count == done && !resumed.error.contains("taken over"), "\(resumed)")
      #expect(resumed.error.contains("the job is run again"))
    }
  }
}
