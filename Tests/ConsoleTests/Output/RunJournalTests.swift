import Console
import Foundation
import TestSupport
import Testing

@Suite struct `A journal of finished jobs` {
  /// A job that is a number.
  struct Job: JournalJob {
    let number: Int
    var name: String { "\(number)-test-\(number)" }
  }

  /// Made-up figures, some of which no short decimal writes.
  struct Figures: Codable, Equatable {
    var losses = [2.302585092994046, 0.30000000000000004, Double.leastNonzeroMagnitude]
    var number = 0
  }

  typealias Journal = RunJournal<Job, [Figures]>

  static let jobs = (0..<3).map { Job(number: $0) }

  /// A journal in a directory with three jobs of an experiment.
  func fill(_ url: URL, basis: String = "these options") throws -> Journal {
    let journal = try Journal(in: OutputDirectory(url), basis: basis, program: "this")
    for job in Self.jobs { try journal.record([Figures(number: job.number)], of: job) }
    return journal
  }

  func files(of url: URL) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(
      at: url.appending(path: ".partial"), includingPropertiesForKeys: nil
    ).sorted { $0.path < $1.path }
  }

  @Test func `gives back what it was given, to the bit, to another journal of the same basis`() throws {
    try withTemporaryDirectory { url in
      _ = try fill(url)
      let found = try Journal(in: OutputDirectory(url), basis: "these options", program: "this").finishedJobs { _, _ in
        true
      }
      let finished = found.results
      #expect(found.misfits.isEmpty)
      #expect(Set(finished.keys) == Set(Self.jobs))
      for job in Self.jobs { #expect(finished[job] == [Figures(number: job.number)]) }
    }
  }

  @Test(arguments: ["", "{", "[]", "not JSON", "{\"fingerprint\": 3}"])
  func `passes over a damaged job and keeps the others`(text: String) throws {
    try withTemporaryDirectory { url in
      let journal = try fill(url)
      try Data(text.utf8).write(to: files(of: url)[1])
      let found = try journal.finishedJobs { _, _ in true }
      #expect(Set(found.results.keys) == [Self.jobs[0], Self.jobs[2]])
      #expect(found.misfits.map { $0.hasSuffix("/1-test-1.json") } == [true])
    }
  }

  @Test func `passes over a job whose end is cut off, wherever it is cut`() throws {
    try withTemporaryDirectory { url in
      let journal = try fill(url)
      let file = try files(of: url)[2]
      let whole = try Data(contentsOf: file)
      for length in stride(from: 0, to: whole.count - 1, by: 37) {
        try whole.prefix(length).write(to: file)
        #expect(try Set(journal.finishedJobs { _, _ in true }.results.keys) == Set(Self.jobs.prefix(2)))
      }
      try whole.write(to: file)
      #expect(try journal.finishedJobs { _, _ in true }.results.count == 3)
    }
  }

  @Test func `control: jobs of another basis are refused with a clear message`() throws {
    try withTemporaryDirectory { url in
      _ = try fill(url)
      let other = try Journal(in: OutputDirectory(url), basis: "other options", program: "this")
      let error = #expect(throws: RunJournalError.otherRun(directory: url.path)) {
        try other.finishedJobs { _, _ in true }
      }
      #expect(isClear("\(try #require(error))", file: url.path, names: ["--resume", "options", "--force"]))
      let refusal = #expect(throws: OutputError.self) { try other.protect() }
      #expect(isClear("\(try #require(refusal))", file: url.path, names: ["--force", "interrupted"]))
      try other.clear()
      #expect(try other.finishedJobs { _, _ in true }.results.isEmpty)
    }
  }

  @Test func `is empty at first and after it is cleared`() throws {
    try withTemporaryDirectory { url in
      let empty = try Journal(in: OutputDirectory(url), basis: "", program: "").finishedJobs { _, _ in true }
      #expect(empty.results.isEmpty && empty.misfits.isEmpty)
      let journal = try fill(url)
      try journal.protect()
      try journal.clear()
      #expect(try journal.finishedJobs { _, _ in true }.results.isEmpty)
      #expect(try files(of: url).isEmpty)
    }
  }

  @Test func `control: jobs of another program are refused, and given up without a word if nobody asks for them`()
    throws
  {
    try withTemporaryDirectory { url in
      _ = try fill(url)
      let other = try Journal(in: OutputDirectory(url), basis: "these options", program: "another")
      let error = #expect(throws: RunJournalError.otherProgram(directory: url.path)) {
        try other.finishedJobs { _, _ in true }
      }
      #expect(isClear("\(try #require(error))", file: url.path, names: ["--resume", "version"]))
      #expect(throws: Never.self) { try other.protect() }
    }
  }

  @Test func `names a job that lies under another's name, and one whose result does not fit`() throws {
    try withTemporaryDirectory { url in
      let journal = try fill(url)
      let files = try files(of: url)
      try Data(contentsOf: files[0]).write(to: files[1])
      let found = try journal.finishedJobs { job, _ in job != Self.jobs[2] }
      #expect(Set(found.results.keys) == [Self.jobs[0]])
      #expect(found.misfits.map { URL(filePath: $0).lastPathComponent } == ["1-test-1.json", "2-test-2.json"])
    }
  }

  @Test func `of a check leaves a reproduction's in the same folder alone`() throws {
    try withTemporaryDirectory { url in
      let journal = try Journal(in: OutputDirectory(url, of: "reproduce"), basis: "", program: "")
      try journal.record([Figures()], of: Self.jobs[0])
      let other = try RunJournal<Job, Figures>(in: OutputDirectory(url, of: "check"), basis: "", program: "")
      try other.protect()
      try other.clear()
      #expect(try journal.finishedJobs { _, _ in true }.results.count == 1)
    }
  }
}
