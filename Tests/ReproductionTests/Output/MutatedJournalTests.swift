import Foundation
import PropertyTesting
import Testing

@testable import Reproduction

@Suite struct `Mutated journals are taken over, passed over or refused in a line` {
  @Test func `whatever the bytes of an entry`() throws {
    try withTemporaryDirectory { url in
      let journal = try RunJournal<Experiment.Job, [Run]>(
        in: OutputDirectory(url), basis: "these options", program: "this program")
      let job = Experiment.Job(network: 0, phase: .test, seedIndex: 0)
      try journal.record([madeUpRun()], of: job)
      let folder = url.appending(path: ".partial")
      let file = try #require(
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).first)
      let entry = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      checkReader([entry], failure: RunJournalError.self) { bytes in
        // A file that cannot be written is the test's own fault, not the reader's.
        try? Data(bytes).write(to: file)
        let jobs = try journal.finishedJobs { _, _ in true }.results
        #expect(jobs.count <= 1)
      }
    }
  }
}
