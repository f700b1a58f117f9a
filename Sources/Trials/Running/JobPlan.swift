import Console
import Verification

/// Independent jobs as they are known without the data: their names, and the shape of their results.
public protocol JobPlan: Sendable {
  /// The name of one job.
  associatedtype Job: JournalJob
  /// The result of one job.
  associatedtype Result: Codable, Sendable

  /// The jobs by phase; all jobs of one phase end before the next phase begins.
  var phases: [[Job]] { get }

  /// Whether a result has the shape of the job's result.
  func isResult(_ result: Result, of job: Job) -> Bool
}

extension JobPlan {
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
}
