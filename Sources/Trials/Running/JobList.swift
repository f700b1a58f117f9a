import Console
import Verification

/// Independent jobs whose results are stored, resumed and combined.
public protocol JobList: Sendable {
  /// The name of one job.
  associatedtype Job: JournalJob
  /// The result of one job.
  associatedtype Result: Codable, Sendable

  /// The jobs by phase; all jobs of one phase end before the next phase begins.
  var phases: [[Job]] { get }

  /// Runs one job; the result depends only on the list and the job, not on what else runs.
  func run(_ job: Job) throws -> Result

  /// Whether a result has the shape of the job's result.
  func isResult(_ result: Result, of job: Job) -> Bool
}

extension JobList {
  /// The jobs of all phases in order.
  public var jobs: [Job] { phases.flatMap(\.self) }

  /// The results of all jobs, in the order of ``jobs``.
  ///
  /// - Throws: `.invalidInput` that names the first job without a result.
  package func ordered(_ results: [Job: Result]) throws(VerificationError) -> [Result] {
    var all: [Result] = []
    for job in jobs {
      guard let result = results[job] else {
        throw .invalidInput(parameter: "results", requirement: "must have one of each job, has none of \(job.name)")
      }
      all.append(result)
    }
    return all
  }

  /// Runs the jobs concurrently and records each result as soon as it is ready.
  ///
  /// The results do not depend on `threads`.
  ///
  /// - Parameters:
  ///   - finished: the results of jobs that need not be run.
  ///   - threads: the number of jobs that run at once, at least 1.
  ///   - record: called for each finished job, one at a time.
  /// - Returns: the results of all jobs.
  /// - Throws: any error of a job or of `record`.
  public func run(
    finished: [Job: Result], threads: Int, record: (Job, Result) async throws -> Void
  ) async throws -> [Job: Result] {
    precondition(threads >= 1, "some thread must do the work")
    let all = Set(jobs)
    var results = finished.filter { all.contains($0.key) }
    for phase in phases {
      var waiting = phase.filter { results[$0] == nil }[...]
      try await withThrowingTaskGroup(of: (Job, Result).self) { group in
        func startNext() {
          guard let job = waiting.popFirst() else { return }
          group.addTask { (job, try run(job)) }
        }
        for _ in 0..<threads { startNext() }
        while let (job, result) = try await group.next() {
          startNext()
          results[job] = result
          try await record(job, result)
        }
      }
    }
    return results
  }
}
