import RealModule
import Verification

extension CheckEvidence {
  /// What a terminal shows: what is proved, the verdict, the estimates, the links.
  public var summary: String {
    let confidence = percent(proved.confidence, digits: 0)
    var table = TextTable(
      ["", "value", "\(confidence), all together", "slack", "verdict"], alignments: [.left, .right, .right, .right])
    let risks = [
      ("risk on the half trained on", proved.trainingRisk), ("risk on the fresh half", proved.freshRisk),
      ("gap", proved.gap),
    ]
    for (name, interval) in risks {
      table.append([name, short(interval.value), range(CheckEvidence.Limits(interval)), "", ""])
    }
    for term in proved.terms {
      table.append([
        term.name, term.bound.value.map { short($0) } ?? "–", range(term.bound), range(term.slack),
        term.verdict.rawValue,
      ])
    }
    var links = TextTable(Self.linkTitles, alignments: [.left] + Self.linkTitles.dropFirst().map { _ in .right })
    for row in linkRows { links.append(row) }
    return
      (header + [
        "", table.text(cellWidth: 40), "", verdictLine, riskLine,
        "The mask: \(maskLine)", "", "Estimates, without interval:",
      ]
      + estimateLines.map { "- \($0)" } + ["", links.text(cellWidth: 24)]).joined(separator: "\n")
  }

  private var header: [String] {
    var lines = [
      "",
      "\(data.name): \(data.samples) samples, \(data.features) features, \(data.classes) classes; "
        + "\(configuration.draws) draws of \(pairs) pairs; \(lossName) loss",
    ]
    if droppedRows > 0 { lines.append("rows left out, for a value was missing: \(droppedRows)") }
    if !constantFeatures.isEmpty {
      lines.append("constant features, which tell nothing: \(constantFeatures.joined(separator: ", "))")
    }
    return lines
  }

  private var verdictLine: String {
    let confidence = percent(proved.confidence, digits: 0)
    return switch proved.verdict {
    case .holds:
      "GB-006 holds, said with \(confidence) confidence: the draws resolve it, each bound's lower limit clears the gap's "
        + "upper one."
    case .invalid: "GB-006 is not judged: \(maskLine)"
    case .violated: "GB-006 is violated, said with \(confidence) confidence: a bound's upper limit is below the gap."
    case .inconclusive:
      "GB-006 is inconclusive at \(confidence) confidence: limits overlap. The confidence is that of a number of draws "
        + "fixed before; to go on, take more --draws with another --seed."
    }
  }

  /// What bets on the mask's bits say.
  var maskLine: String {
    let limit = -Double.log(MaskTally.falseAlarm)
    let (bits, most) = (short(proved.maskEvidence), short(limit))
    return proved.verdict == .invalid
      ? "its bits are not fair coins given samples and losses (evidence \(bits) of \(most) nats)."
      : "bets on its bits, given samples or losses, have not refuted fair coins (evidence \(bits) of \(most) nats)."
  }

  private var riskLine: String {
    let chance = "guessing by the classes' shares: \(short(proved.chanceRisk))"
    let best = data.bayesAccuracy.map { "; least possible 0-1 risk: \(short(1 - $0))" } ?? ""
    return "By the bound the risk is at most \(short(proved.riskBound)) (\(chance)\(best)): "
      + (proved.isVacuous ? "vacuous." : "not vacuous.")
  }

  private func range(_ interval: Limits) -> String { "\(short(interval.lower)) … \(short(interval.upper))" }
}
