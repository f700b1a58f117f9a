import Console
import Foundation
import JSONReading
import Trials

/// What a sweep writes.
public struct SweepResults: Sendable, Equatable {
  /// The spread of each claim.
  public let evidence: SweepEvidence
  /// The text of `sweep.csv`: a header, then one line per training.
  public let table: String

  /// The names of the files, in the order in which they are written.
  public static let fileNames = ["sweep.json", "sweep.csv", "sweep.html"]
  /// The name of the file that says how long a sweep took, which differs between runs of one plan.
  public static let timingsFileName = "sweep-timings.json"

  /// Writes the files; each is replaced as a whole.
  ///
  /// - Throws: `OutputError` if a file cannot be written.
  public func write(to directory: OutputDirectory) throws {
    let contents = [
      try JSONEncoder.canonical.encode(evidence), Data(table.utf8), Data(SweepReport(evidence: evidence).html().utf8),
    ]
    for (name, content) in zip(Self.fileNames, contents) { try directory.write(content, to: name) }
  }
}

/// All trainings of a sweep as a table, a line each.
struct SweepTable {
  let outline: SweepOutline
  /// The trainings of each job, in order.
  let trainings: [[SweepTraining]]

  private static let header = [
    "dataset", "topology", "graph", "seed", "variant", "gate", "beta", "accuracy", "cross_entropy_nats", "values",
    "rate_nats_per_sample",
  ]

  func csv() -> String {
    var lines = [Self.header.joined(separator: ",")]
    let plan = outline.plan
    for (job, own) in zip(outline.jobs, trainings) {
      let place = [
        plan.datasets[job.dataset], plan.topologies[job.topology].title.csvField, "\(job.graph + 1)", "\(job.seed + 1)",
      ]
      for training in own {
        let cells = [
          training.variant.rawValue, training.gate ?? "", "\(training.beta)", "\(training.accuracy)",
          "\(training.crossEntropy)", "\(training.values)", training.rate.map { "\($0)" } ?? "",
        ]
        lines.append((place + cells).joined(separator: ","))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
