import Console
import Refutation
import Trials
import Verification

/// A search as independent parts, whose systems do not depend on one another.
struct RefuteSearch: JobList {
  /// One part of the search: the unit of work that is distributed, stored and resumed.
  struct Job: JournalJob {
    /// The number of the part, from 0.
    var part: Int

    /// The number of the part, such as "part-3".
    var name: String { "part-\(part)" }
  }

  let outline: RefuteOutline
  private let refuter: Refuter

  init(_ inequality: Inequality, options: Refuter.Options) {
    outline = RefuteOutline(inequality, options: options)
    refuter = Refuter(inequality, options: options)
  }

  var phases: [[Job]] { outline.phases }

  func run(_ job: Job) -> Refuter.Record { refuter.record(ofPart: job.part) }

  func isResult(_ record: Refuter.Record, of job: Job) -> Bool { outline.isResult(record, of: job) }
}

/// The settings of a search on which its answer depends.
struct RefuteOutline: RunOutline {
  static let command = "refute"

  let inequality: String
  let systems: Int
  let seed: UInt64
  let losses: [String]

  init(_ inequality: Inequality, options: Refuter.Options) {
    (self.inequality, systems, seed) = (inequality.text, options.systems, options.seed)
    losses = options.losses.map(\.description)
  }

  /// The search of these settings; nil if a text is none.
  private var search: (inequality: Inequality, options: Refuter.Options)? {
    guard let claim = try? Inequality(inequality) else { return nil }
    var options = Refuter.Options()
    (options.systems, options.seed, options.losses) = (systems, seed, losses.compactMap { Fraction($0) })
    guard options.losses.count == losses.count, RefuteCommand.areAllowed(options.losses) else { return nil }
    return (claim, options)
  }

  /// Whether there is a search of these settings.
  var isSound: Bool { search != nil && Limits.systems.range.contains(systems) }

  /// One phase: the parts of the search.
  var phases: [[RefuteSearch.Job]] { [(0..<Refuter.parts).map { RefuteSearch.Job(part: $0) }] }

  func isResult(_ record: Refuter.Record, of job: RefuteSearch.Job) -> Bool {
    guard (0..<Refuter.parts).contains(job.part), let search else { return false }
    return Refuter(search.inequality, options: search.options).isRecord(record)
  }

  /// The report of the search from the records of all its parts.
  ///
  /// - Throws: `VerificationError` if a part has no record.
  func report(from records: [RefuteSearch.Job: Refuter.Record]) throws -> RefutationReport? {
    let all = try ordered(records)
    return search.map { claim, options in
      RefutationReport(claim, Refuter(claim, options: options).result(of: all), options: options)
    }
  }
}
