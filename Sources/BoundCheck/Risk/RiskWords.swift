import Console
import PlainText

extension RiskEvidence {
  /// The text for a terminal: the limit with its confidence, what it is about, and what was observed.
  ///
  /// - Parameter width: the number of columns of the output.
  public func summary(width: Int) -> String {
    var lines = ["", dataLine]
    lines += data.notices.map { "note: \($0.plain(upTo: .max))" }
    lines += ["", network.viewText(width: width, file: "the answer of --json"), "", limitLine]
    lines += senses.map { "- \($0)" }
    lines += ["", "Observed, without a limit:"]
    lines += observations.map { "- \($0)" }
    return lines.joined(separator: "\n")
  }

  private var dataLine: String {
    "\(data.name.plain(upTo: .max)): \(data.samples) samples, \(data.features) features, \(data.classes) classes; "
      + "\(rows.prior) rows of the prior, \(rows.sample) of the sample, \(rows.heldOut) held out"
  }

  /// The limit, rounded up, and the error of guessing, in digits that tell them apart.
  private var figures: (limit: String, chance: String) { told(riskLimit, from: chanceRisk, limit: .up) }

  /// The limit with its confidence, in a sentence.
  var limitLine: String {
    "With \(percentExactly(configuration.confidence)) confidence, networks drawn from the posterior err on a share of at "
      + "most \(figures.limit) on average (GB-020), in each of two senses by itself:"
  }

  /// The two senses of the risk.
  var senses: [String] {
    [
      "on the \(rows.sample + rows.heldOut) rows that the prior did not see, whatever the data are; the confidence is "
        + "over the division of these rows and the draws",
      "on new rows, if all rows are independent draws of one law, and the codes of texts and the names of the classes "
        + "were fixed before; the confidence is over the rows too",
    ]
  }

  /// What was observed, and what the limit rests on.
  var observations: [String] {
    let guessing = "guessing the most frequent class errs on \(figures.chance) of all rows"
    return [
      "\(short(sampleRisk)) of the rows of the sample, over \(losses.count) drawn networks",
      heldOutRisk.map { "\(short($0)) of the rows held out, over as many" } ?? "no rows are held out",
      isVacuous ? "\(guessing); the limit is no better" : guessing,
      "the prior is the training on its rows, with noise of deviation \(short(deviation)) on each parameter",
      posteriorLine,
    ]
  }

  private var posteriorLine: String {
    furtherEpochs == 0
      ? "the posterior is the prior: none of the further trainings lowered the limit in the draws of the choice"
      : "the posterior is trained for \(furtherEpochs) more epochs on the sample; its relative entropy to the prior is "
        + "\(short(relativeEntropy)) nats"
  }
}
