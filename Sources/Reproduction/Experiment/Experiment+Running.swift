import DINL

extension Experiment {
  /// Runs jobs side by side, and hands each over as it is finished.
  ///
  /// All jobs of one phase end before the next phase begins. What comes back does not depend on `threads`.
  ///
  /// - Parameters:
  ///   - finished: the jobs that need not be run.
  ///   - threads: how many jobs run at once, at least 1.
  ///   - record: called for each finished job, one at a time.
  /// - Throws: what a job or `record` throws.
  public func run(
    finished: [Job: [Run]], threads: Int, record: (Job, [Run]) async throws -> Void
  ) async throws -> [Job: [Run]] {
    precondition(threads >= 1, "some thread must do the work")
    var results = finished.filter { jobs.contains($0.key) }
    for phase in [Run.Phase.selection, .test] {
      var waiting = jobs.filter { $0.phase == phase && results[$0] == nil }[...]
      try await withThrowingTaskGroup(of: (Job, [Run]).self) { group in
        func startNext() {
          guard let job = waiting.popFirst() else { return }
          group.addTask { (job, try run(job)) }
        }
        for _ in 0..<threads { startNext() }
        while let (job, runs) = try await group.next() {
          startNext()
          results[job] = runs
          try await record(job, runs)
        }
      }
    }
    return results
  }
}
