import Console

/// Independent pieces of work whose results are kept, resumed and put together.
public protocol JobList: Sendable {
  /// What names one piece of work.
  associatedtype Job: JournalJob
  /// What one piece of work finds.
  associatedtype Result: Codable, Sendable

  /// The jobs in phases: all jobs of one phase end before the next phase begins.
  var phases: [[Job]] { get }

  /// Does one job; the result depends on the list and the job alone, not on what else runs.
  func run(_ job: Job) throws -> Result

  /// Whether a result has the shape that the job's result has.
  func isResult(_ result: Result, of job: Job) -> Bool
}

extension JobList {
  /// The jobs of all phases in order.
  public var jobs: [Job] { phases.flatMap(\.self) }

  /// Runs the jobs side by side, and hands each over as it is finished.
  ///
  /// What comes back does not depend on `threads`.
  ///
  /// - Parameters:
  ///   - finished: the results of the jobs that need not be run.
  ///   - threads: how many jobs run at once, at least 1.
  ///   - record: called for each finished job, one at a time.
  /// - Throws: what a job or `record` throws.
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
