import Console
import Foundation
import PropertyTesting
import Reproduction
import TestSupport
import Testing
import Verification

@Suite struct `A journal that was changed` {
  typealias Entry = JournalEntry<Experiment.Job, [Run]>

  /// A tiny experiment with the results of all its jobs, and the body of its first job's file.
  struct FinishedRun: Sendable {
    let experiment: Experiment
    let results: [Experiment.Job: [Run]]
    let body: String
    var job: Experiment.Job { experiment.jobs[0] }
  }

  static let run: FinishedRun? = {
    guard let experiment = try? `The same seed gives the same evidence`.experiment() else { return nil }
    let pairs = experiment.jobs.compactMap { job in (try? experiment.run(job)).map { (job, $0) } }
    let results = Dictionary(uniqueKeysWithValues: pairs)
    guard let first = results[experiment.jobs[0]],
      let file = try? Entry(fingerprint: "f", program: "p", job: experiment.jobs[0], result: first).data(),
      let body = SealedDocument.body(of: file)
    else { return nil }
    return FinishedRun(experiment: experiment, results: results, body: String(decoding: body, as: UTF8.self))
  }()

  @Test func `is ignored or refused in one line`() throws {
    let run = try #require(Self.run)
    try withTemporaryDirectory { url in
      let journal = try RunJournal<Experiment.Job, [Run]>(
        in: OutputDirectory(url), basis: "these options", program: "this program")
      try journal.record(try #require(run.results[run.job]), of: run.job)
      let folder = url.appending(path: ".partial")
      let file = try #require(
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).first)
      let written = try Data(contentsOf: file)
      checkReader([String(decoding: written, as: UTF8.self)], failure: RunJournalError.self) { bytes in
        // A file that cannot be written is the test's own fault, not the reader's.
        try? Data(bytes).write(to: file)
        let finished = try journal.finishedJobs { _, _ in true }
        #expect(finished.results.count == (Data(bytes) == written ? 1 : 0))
        #expect(finished.results.count + finished.misfits.count == 1)
      }
    }
  }

  @Test func `control: without the checksum an edit would be accepted`() throws {
    let run = try #require(Self.run)
    let outcome = Search(cases: 2000).run(.mutants(of: [run.body])) { text in
      let isChanged = text.bytes != Array(run.body.utf8)
      return isChanged && Entry(body: Data(text.bytes)) != nil ? .failed : .passed
    }
    guard case .failed = outcome else {
      Issue.record("no edit would be taken over")
      return
    }
  }

  /// Whether a changed body with a matching checksum is refused, or gives evidence that can be computed.
  func survives(_ body: Data, _ run: FinishedRun, fits: (Experiment.Job, [Run]) -> Bool) -> Bool {
    guard let entry = Entry(file: SealedDocument.file(of: body)), fits(entry.job, entry.result) else {
      return true
    }
    var results = run.results
    results[entry.job] = entry.result
    _ = try? run.experiment.evidence(from: results)
    return entry.result.count == run.results[entry.job]?.count
      && zip(entry.result, run.results[entry.job] ?? []).allSatisfy {
        $0.trainingLoss.count == $1.trainingLoss.count && $0.linkRates?.count == $1.linkRates?.count
          && $0.variant == $1.variant && $0.seedIndex == $1.seedIndex
      }
  }

  @Test func `with a recomputed checksum is refused by its shape or does no harm`() throws {
    let run = try #require(Self.run)
    checkProperty(.mutants(of: [run.body]), PropertySettings(cases: 2000)) { text in
      #expect(survives(Data(text.bytes), run) { run.experiment.isResult($1, of: $0) })
    }
  }

  @Test func `of which a job is missing gives no evidence`() throws {
    let run = try #require(Self.run)
    _ = try run.experiment.evidence(from: run.results)
    var results = run.results
    results[run.job] = nil
    let error = #expect(throws: VerificationError.self) { try run.experiment.evidence(from: results) }
    #expect("\(try #require(error))".contains("has none of \(run.job.name)"))
  }

  @Test func `control: without the check of the shape an empty or foreign result would be accepted`() throws {
    let run = try #require(Self.run)
    for (pattern, text) in [
      (#/"result" : \[[\s\S]*\]/#, "\"result\" : []"), (#/"seedIndex" : 0\n  }/#, "\"seedIndex\" : 1\n  }"),
    ] {
      let body = Data(run.body.replacing(pattern, with: text).utf8)
      #expect(!survives(body, run) { job, _ in run.results[job] != nil })
    }
  }
}
