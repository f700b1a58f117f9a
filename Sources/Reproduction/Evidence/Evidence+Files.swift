import Console
import Foundation
import JSONReading

extension Evidence {
  /// The bytes of `results.json`; equal evidence gives equal bytes.
  public func json() throws -> Data { try JSONEncoder.canonical.encode(self) }

  /// The text of `results.csv`: a header, then one line per run.
  public func csv() -> String {
    let header = [
      "network", "variant", "beta", "phase", "seed", "accuracy", "validation_accuracy", "cross_entropy_nats",
      "forward_values", "backward_values", "bytes", "samples", "values_per_sample", "rate_nats_per_sample",
      "final_training_loss_nats",
    ]
    var lines = [header.joined(separator: ",")]
    for network in networks {
      for run in network.runs {
        let cells = [
          network.name.csvField, run.variant.rawValue, "\(run.beta)", run.phase.rawValue, "\(run.seedIndex)",
          "\(run.accuracy)", "\(run.validationAccuracy)", "\(run.crossEntropy)", "\(run.exchange.forwardValues)",
          "\(run.exchange.backwardValues)", "\(run.exchange.bytes)", "\(run.exchange.samples)",
          "\(run.exchange.valuesPerSample)", run.rate.map { "\($0)" } ?? "",
          run.trainingLoss.last.map { "\($0)" } ?? "",
        ]
        lines.append(cells.joined(separator: ","))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Evidence {
  /// The names of the files that a reproduction writes, in the order in which it writes them.
  public static let fileNames = ["results.json", "results.csv", "report.html"]

  /// The name of the file that says how long a reproduction took, which differs between runs of one seed.
  public static let timingsFileName = "results-timings.json"

  /// Writes the files; each is replaced as a whole.
  ///
  /// - Throws: `OutputError` if a file cannot be written.
  public func write(to directory: OutputDirectory) throws {
    let contents = [try json(), Data(csv().utf8), Data(Report(evidence: self).html().utf8)]
    precondition(contents.count == Self.fileNames.count, "each file has its contents")
    for (name, content) in zip(Self.fileNames, contents) { try directory.write(content, to: name) }
  }
}
