import Console
import Verification

/// The report of a check: one self-contained page of XHTML with inline pictures.
struct CheckReport {
  let evidence: CheckEvidence

  /// The text of `check.html`; equal evidence gives equal text.
  func html() -> String {
    Markup.page(title: "dinl: the generalization bound on \(evidence.data.name)", sections)
  }

  private var sections: [Markup] {
    introduction
      + figure(
        "The gap and its bounds", BoundFigure(evidence: evidence).picture(),
        "Each bar is the interval of a bound; the band is the interval of the gap. The verdict \"holds\" is that each "
          + "bar begins at or above the greatest magnitude in the band, \"violated\" that a bar ends below the least. "
          + "The slack is the bound less that magnitude.")
      + figure(
        "The risk and the rate", TradeOffFigure(evidence: evidence).picture(),
        "Each small dot is a weight β of the rate, a mean over \(evidence.estimates.draws) draws (for the weight that "
          + "is checked, over all draws), at its rate on fresh samples; the line is the least risk found up to each "
          + "rate. The bars are at R_g, the rate on the training half at the weight that is checked. Hollow dots are "
          + "estimates without interval; the ring at R_g is an estimate of the convex envelope of D from above: "
          + "trained networks are not the best of their rate.")
      + figure(
        "The tree and the rate of its links", RateTreeFigure(network: evidence.network).picture(),
        "Rates are in nats per sample on fresh samples, a variational upper bound; a thicker link has a greater rate. "
          + "The rate behind a node is that of its one link toward the fusion node, which is filled; a relay sees no "
          + "columns. Pruned links are dashed."
      )
      + linkTable + views + setting
  }

  private var introduction: [Markup] {
    let lead = (evidence.riskLines + evidence.verdictNotes).joined(separator: " ")
    return Markup.heading("The generalization bound on \(evidence.data.name)", verdict: evidence.verdictLine)
      + (lead.isEmpty ? [] : [.element("p", ["class": "lead"], text: lead)]) + [
        .element(
          "p", ["class": "soft"],
          text: "\(evidence.configuration.draws) independent draws of a supersample of \(evidence.pairs) pairs out of "
            + "\(evidence.data.samples) samples; gated D-INL is trained on one sample of each pair, the other is fresh. "
            + "The loss is \(evidence.lossName). Rates and informations are in nats."),
        provedTable,
      ]
  }

  private var provedTable: Markup {
    let proved = evidence.proved
    var rows = [
      ("risk on the training half", proved.trainingRisk), ("risk on the fresh half", proved.freshRisk),
      ("gap", proved.gap),
    ].map { row($0.0, CheckEvidence.Limits($0.1), slack: nil, verdict: nil) }
    for term in proved.terms {
      rows.append(
        row(
          evidence.title(of: term), term.bound, slack: term.slack, verdict: term.verdict,
          detail: "information \(term.information.value.map { "\(short($0)), " } ?? "")"
            + "\(evidence.range(term.information)) nats"))
    }
    let interval = "\(percentExactly(proved.confidence)) interval, all together"
    let titles = ["In units of the loss", "Value", interval, "Slack", "Verdict"]
    return .table(titles: titles, rows: rows)
  }

  private func row(
    _ name: String, _ interval: CheckEvidence.Limits, slack: CheckEvidence.Limits?, verdict: BoundVerdict?,
    detail: String? = nil
  ) -> [TableCell] {
    let style = verdict.map { $0 == .holds ? "confirmed" : $0 == .violated ? "refused" : "soft" } ?? "soft"
    return [
      TableCell([.text(name)] + (detail.map { [.element("div", ["class": "soft"], text: $0)] } ?? [])),
      TableCell(interval.value.map { short($0) } ?? "–", style: "figure"),
      TableCell(evidence.range(interval)), TableCell(slack.map(evidence.range) ?? ""),
      TableCell(verdict?.rawValue ?? "", style: style),
    ]
  }

  typealias BoundVerdict = SupersampleFindings.BoundVerdict

  private var linkTable: [Markup] {
    let rows = evidence.linkRows.map { row in
      row.enumerated().map { TableCell($1, style: $0 == 0 ? "name" : nil) }
    }
    return [.table(titles: evidence.linkTitles, rows: rows)]
  }

  /// The columns that each node sees.
  private var views: [Markup] { [.element("h2", text: "The columns of each node")] + evidence.network.viewMarkup }

  private func figure(_ title: String, _ picture: Picture, _ note: String) -> [Markup] {
    Markup.figure(title, level: 2, picture, note: note)
  }
}
