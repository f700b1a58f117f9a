import Console
import PlainText
import RealModule
import Verification

extension CheckEvidence {
  /// The text for a terminal: what is proved, the verdict, the estimates and a table of the links.
  ///
  /// - Parameter width: the number of columns of the output, to which the tables fit.
  public func summary(width: Int) -> String {
    let confidence = percentExactly(proved.confidence)
    var table = TextTable(
      ["in units of the loss", "value", "\(confidence), all together", "slack", "verdict"],
      alignments: [.left, .right, .right, .right])
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
        "", network.viewText(width: width, file: Self.fileNames[0]), "", table.text(width: width), "", verdictLine,
      ] + verdictNotes + riskLines + [
        "The mask: \(maskLine)", "", "Estimates, without interval:",
      ]
      + estimateLines.map { "- \($0)" } + ["", links.text(width: width)]).joined(separator: "\n")
  }

  private var header: [String] {
    [
      "",
      "\(data.name.plain(upTo: .max)): \(data.samples) samples, \(data.features) features, \(data.classes) classes; "
        + "\(configuration.draws) draws of \(pairs) pairs; \(lossName) loss",
    ] + data.notices.map { "note: \($0.plain(upTo: .max))" }
  }
}
