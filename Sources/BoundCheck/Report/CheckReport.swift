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
        "The gap and its bounds", BoundFigure(evidence: evidence).markup(),
        "Each bar is the interval of a bound; the band is the interval of the gap. The verdict \"holds\" is that each "
          + "bar begins at or above the greatest magnitude in the band, \"violated\" that a bar ends below the least. "
          + "The slack is the bound less that magnitude.")
      + figure(
        "The risk and the rate", TradeOffFigure(evidence: evidence).markup(),
        "Each small dot is a weight β of the rate, a mean over \(evidence.estimates.draws) draws (for the weight that "
          + "is checked, over all draws), at its rate on fresh samples; the line is the least risk found up to each "
          + "rate. The bars are at R_g, the rate on the training half at the weight that is checked. Hollow dots are "
          + "estimates without interval; the ring at R_g is an estimate of the convex envelope of D from above: "
          + "trained networks are not the best of their rate.")
      + figure(
        "The tree and the rate of its links", RateTreeFigure(network: evidence.network).markup(),
        "Nats per sample on fresh samples, a variational upper bound; a thicker link has a greater rate. A sensor's "
          + "rate is that of its one link toward the fusion node; a relay sees no columns."
      )
      + linkTable + views + setting
  }

  private var introduction: [Markup] {
    [
      .element("h1", text: "The generalization bound on \(evidence.data.name)"),
      .element(
        "p", ["class": "lead"], text: ([evidence.verdictLine] + evidence.riskLines).joined(separator: " ")),
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
            + "\(range(term.information)) nats"))
    }
    let titles = ["", "Value", "\(percentExactly(proved.confidence)) interval, all together", "Slack", "Verdict"]
    return .table(titles: titles, rows: rows)
  }

  private func row(
    _ name: String, _ interval: CheckEvidence.Limits, slack: CheckEvidence.Limits?, verdict: BoundVerdict?,
    detail: String? = nil
  ) -> Markup {
    let style = verdict.map { $0 == .holds ? "confirmed" : $0 == .violated ? "refused" : "soft" } ?? "soft"
    return .element(
      "tr", [:],
      [
        .element("td", [:], [.text(name)] + (detail.map { [.element("div", ["class": "soft"], text: $0)] } ?? [])),
        .element("td", ["class": "figure"], text: interval.value.map { short($0) } ?? "–"),
        .element("td", text: range(interval)),
        .element("td", text: slack.map(range) ?? ""),
        .element("td", ["class": style], text: verdict?.rawValue ?? ""),
      ])
  }

  private func range(_ limits: CheckEvidence.Limits) -> String {
    "\(short(limit: limits.lower, .down)) to \(short(limit: limits.upper, .up))"
  }

  typealias BoundVerdict = SupersampleFindings.BoundVerdict

  private var linkTable: [Markup] {
    let rows = evidence.linkRows.map { row in
      Markup.element("tr", [:], row.map { .element("td", text: $0) })
    }
    return [.table(titles: evidence.linkTitles, rows: rows)]
  }

  /// A table of the columns that each node sees, with notes.
  private var views: [Markup] {
    let network = evidence.network
    let rows = network.viewRows.map { row in
      Markup.element("tr", [:], row.map { .element("td", text: $0) })
    }
    return [
      .element("h2", text: "The columns of each node"), .element("p", text: network.viewSentence + "."),
      .table(titles: CheckEvidence.Network.viewTitles, rows: rows),
    ] + network.viewNotes(namesAtMost: .max).map { .element("p", ["class": "soft"], text: $0) }
  }

  private func figure(_ title: String, _ picture: Markup, _ caption: String) -> [Markup] {
    Markup.figure(title, level: 2, picture, caption: caption)
  }
}
