import Console

/// Independent jobs whose results are stored, resumed and combined.
public protocol JobList: JobPlan {
  /// Runs one job; the result depends only on the list and the job, not on what else runs.
  func run(_ job: Job) throws -> Result
}

extension JobList {
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
