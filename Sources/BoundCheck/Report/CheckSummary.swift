import Console
import PlainText
import RealModule
import Verification

extension CheckEvidence {
  /// The text for a terminal: what is proved, the verdict, the estimates and a table of the links.
  public var summary: String {
    let confidence = percentExactly(proved.confidence)
    var table = TextTable(
      ["", "value", "\(confidence), all together", "slack", "verdict"], alignments: [.left, .right, .right, .right])
    let risks = [
      ("risk on the training half", proved.trainingRisk), ("risk on the fresh half", proved.freshRisk),
      ("gap", proved.gap),
    ]
    for (name, interval) in risks {
      table.append([name, short(interval.value), range(CheckEvidence.Limits(interval)), "", ""])
    }
    for term in proved.terms {
      table.append([
        title(of: term), term.bound.value.map { short($0) } ?? "–", range(term.bound), range(term.slack),
        term.verdict.rawValue,
      ])
    }
    var links = TextTable(linkTitles, alignments: [.left] + linkTitles.dropFirst().map { _ in .right })
    for row in linkRows { links.append(row) }
    return
      (header + [
        "", network.viewText, "", table.text(cellWidth: 40), "", verdictLine,
      ] + riskLines + [
        "The mask: \(maskLine)", "", "Estimates, without interval:",
      ]
      + estimateLines.map { "- \($0)" } + ["", links.text(cellWidth: 24)]).joined(separator: "\n")
  }

  private var header: [String] {
    [
      "",
      "\(data.name): \(data.samples) samples, \(data.features) features, \(data.classes) classes; "
        + "\(configuration.draws) draws of \(pairs) pairs; \(lossName) loss",
    ] + data.notices.map { "note: \($0.plain(upTo: .max))" }
  }

  private func range(_ interval: Limits) -> String {
    "\(short(limit: interval.lower, .down)) … \(short(limit: interval.upper, .up))"
  }
}
