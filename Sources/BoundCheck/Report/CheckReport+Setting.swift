import Console
import Verification

extension CheckReport {
  /// The estimates, and the data and settings of the check.
  var setting: [Markup] {
    let configuration = evidence.configuration
    var entries = evidence.data.entries
    entries += [
      ("seed", "\(configuration.seed)"),
      ("draws, pairs", "\(configuration.draws), \(evidence.pairs)"),
      ("loss, σ", "\(evidence.lossName), \(exactly(configuration.sigma))"),
      ("β", short(configuration.beta)),
      ("sweep of β", evidence.estimates.curve.map { short($0.beta) }.joined(separator: ", ")),
    ]
    entries += configuration.trainingEntries
    entries += [("hidden units", "\(configuration.hiddenWidth)"), ("network", evidence.network.name)]
    entries += evidence.environment.entries
    if let best = evidence.data.bayesAccuracy {
      entries.append((CheckEvidence.bayesName, percent(1 - best, digits: 2)))
    }
    return [
      .element("h2", text: "Estimates"),
      .element("ul", [:], evidence.estimateLines.map { .element("li", text: $0) }),
      .element("h2", text: "Setting"),
      .definitions(entries),
      .element(
        "p", ["class": "soft"],
        text: "The claim, the reason for each interval and what is not claimed are in Proofs/Check.md, GB-006; every "
          + "draw is in check.json."),
    ]
  }
}
