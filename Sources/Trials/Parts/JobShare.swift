/// The jobs of a list that are in one share of it.
public struct JobShare<Jobs: JobList>: JobList {
  private let list: Jobs
  private let own: Set<Jobs.Job>
  /// The jobs by phase, in the order of the list.
  public let phases: [[Jobs.Job]]

  /// The share of a list.
  public init(_ list: Jobs, of shard: Shard) {
    var place = -1
    phases = list.phases.map { phase in
      phase.filter { _ in
        place += 1
        return shard.holds(place)
      }
    }
    (self.list, own) = (list, Set(phases.joined()))
  }

  /// Runs a job as the list runs it.
  public func run(_ job: Jobs.Job) throws -> Jobs.Result { try list.run(job) }

  /// Whether a job is in the share, and a result has the shape of its result.
  public func isResult(_ result: Jobs.Result, of job: Jobs.Job) -> Bool {
    own.contains(job) && list.isResult(result, of: job)
  }
}
