import Foundation
import Testing

@testable import Reproduction

/// A run of made-up figures.
func madeUpRun(_ variant: Run.Variant = .tree, phase: Run.Phase = .test, seedIndex: Int = 0) throws -> Run {
  try JSONDecoder().decode(
    Run.self,
    from: Data(
      """
      {"variant": "\(variant.rawValue)", "beta": 0.0001, "phase": "\(phase.rawValue)", "seedIndex": \(seedIndex),
       "accuracy": 0.9472222222222222, "validationAccuracy": 0.1, "crossEntropy": 1e-300,
       "trainingLoss": [2.302585092994046, 0.30000000000000004, 5e-324],
       "exchange": {"forwardValues": 10, "backwardValues": 11, "bytes": 84, "samples": 1, "valuesPerSample": 21},
       "rate": 0.3333333333333333, "linkRates": [0, 0.3333333333333333]}
      """.utf8))
}

@Suite struct `A journal of finished jobs` {
  typealias Journal = RunJournal<Experiment.Job, [Run]>

  static let jobs = (0..<3).map { Experiment.Job(network: $0, phase: .test, seedIndex: $0) }

  /// A journal in a directory with three jobs of an experiment.
  func fill(_ url: URL, basis: String = "these options") throws -> Journal {
    let journal = try Journal(in: OutputDirectory(url), basis: basis)
    for job in Self.jobs { try journal.record([madeUpRun(seedIndex: job.seedIndex)], of: job) }
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
      let finished = try Journal(in: OutputDirectory(url), basis: "these options").finishedJobs()
      #expect(Set(finished.keys) == Set(Self.jobs))
      for job in Self.jobs { #expect(try finished[job] == [madeUpRun(seedIndex: job.seedIndex)]) }
    }
  }

  @Test(arguments: ["", "{", "[]", "not JSON", "{\"fingerprint\": 3}"])
  func `passes over a damaged job and keeps the others`(text: String) throws {
    try withTemporaryDirectory { url in
      let journal = try fill(url)
      try Data(text.utf8).write(to: files(of: url)[1])
      #expect(try Set(journal.finishedJobs().keys) == [Self.jobs[0], Self.jobs[2]])
    }
  }

  @Test func `passes over a job whose end is cut off, wherever it is cut`() throws {
    try withTemporaryDirectory { url in
      let journal = try fill(url)
      let file = try files(of: url)[2]
      let whole = try Data(contentsOf: file)
      for length in stride(from: 0, to: whole.count - 1, by: 37) {
        try whole.prefix(length).write(to: file)
        #expect(try Set(journal.finishedJobs().keys) == Set(Self.jobs.prefix(2)))
      }
      try whole.write(to: file)
      #expect(try journal.finishedJobs().count == 3)
    }
  }

  @Test func `control: jobs of another basis are refused with a clear message`() throws {
    try withTemporaryDirectory { url in
      _ = try fill(url)
      let other = try Journal(in: OutputDirectory(url), basis: "other options")
      let error = #expect(throws: RunJournalError.otherRun(directory: url.path)) { try other.finishedJobs() }
      #expect(isClear("\(try #require(error))", file: url.path, names: ["--resume", "options"]))
      try other.clear()
      #expect(try other.finishedJobs().isEmpty)
    }
  }

  @Test func `is empty at first and after it is cleared`() throws {
    try withTemporaryDirectory { url in
      #expect(try Journal(in: OutputDirectory(url), basis: "").finishedJobs().isEmpty)
      let journal = try fill(url)
      try journal.clear()
      #expect(try journal.finishedJobs().isEmpty)
      #expect(try files(of: url).isEmpty)
    }
  }
}
