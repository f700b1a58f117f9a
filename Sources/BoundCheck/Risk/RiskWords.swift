import Console
import PlainText

extension RiskEvidence {
  /// The text for a terminal: the limit with its confidence, what it is about, and what was observed.
  ///
  /// - Parameter width: the number of columns of the output.
  public func summary(width: Int) -> String {
    ([
      "",
      "\(data.name.plain(upTo: .max)): \(data.samples) samples, \(data.features) features, \(data.classes) classes; "
        + "\(rows.prior) rows of the prior, \(rows.sample) of the sample, \(rows.heldOut) held out",
    ] + data.notices.map { "note: \($0.plain(upTo: .max))" } + [
      "", network.viewText(width: width, file: "the answer of --json"), "", limitLine, "", "The limit is about:",
    ] + meanings.map { "- \($0)" } + ["", "Observed, without a limit:"] + observations.map { "- \($0)" })
    .joined(separator: "\n")
  }

  /// The limit with its confidence, in a sentence.
  var limitLine: String {
    "With \(percentExactly(configuration.confidence)) confidence over the division of the rows and the draws, networks "
      + "drawn from the posterior err on a share of at most \(short(limit: riskLimit, .up)) on average (GB-020)."
  }

  /// The two senses of the risk.
  var meanings: [String] {
    [
      "the \(rows.sample + rows.heldOut) rows that the prior did not see, whatever the data are;",
      "new rows, if all rows are independent draws of one law.",
    ]
  }

  /// What was observed, and what the limit rests on.
  var observations: [String] {
    var lines = [
      "\(short(sampleRisk)) of the rows of the sample, over \(losses.count) drawn networks",
      heldOutRisk.map { "\(short($0)) of the rows held out, over as many" } ?? "no rows are held out",
      "guessing the most frequent class errs on \(short(chanceRisk)) of all rows"
        + (isVacuous ? "; the limit is no better" : ""),
      "the prior is the training on its rows with noise of deviation \(short(deviation)) on each parameter",
    ]
    lines.append(
      furtherEpochs == 0
        ? "the posterior is the prior: no further training on the sample lowers the limit"
        : "the posterior is trained for \(furtherEpochs) more epochs on the sample; its relative entropy to the prior "
          + "is \(short(relativeEntropy)) nats")
    return lines
  }
}
