import Console

/// The report of a reproduction: one self-contained page of XHTML with inline pictures.
struct Report {
  let evidence: Evidence

  /// The text of `report.html`; equal evidence gives equal text.
  func html() -> String {
    Markup.page(title: "dinl: the letter's experiment on \(evidence.data.name)", sections)
  }

  private var sections: [Markup] {
    introduction + (evidence.networks.first.map { figures(of: VariantRuns($0)) + views(of: $0) } ?? []) + spread
      + readings + setting + reproduction
  }

  private var introduction: [Markup] {
    Markup.heading("D-INL against dense in-network learning", verdict: evidence.verdict) + [
      .element(
        "p", ["class": "lead"],
        text: "Modules on the nodes of a network train together; D-INL keeps the shortest-path tree to the fusion node "
          + "and puts a gate of finite rate on each message. Does it exchange 70.4 % less in training at the same "
          + "accuracy, and do its gates save another 45.7 % of the estimated latent rate?"),
      .element(
        "p", ["class": "soft"],
        text: "\(evidence.data.name), \(evidence.configuration.seeds) paired seeds per network, β chosen on "
          + "\(evidence.configuration.selectionSeeds) others. Figures are mean ± standard deviation over the seeds."),
    ] + evidence.networks.prefix(1).map { table($0.claims) }
  }

  private func table(_ claims: [ClaimRow]) -> Markup {
    let titles = ["Claim", "What is claimed", "Letter", "Ours ± std", "Interval, or p", "Verdict"]
    let rows = claims.map { row in
      [
        TableCell(row.id, style: "id"),
        TableCell([.text(row.claim), .element("div", ["class": "soft"], text: row.detail)]),
        TableCell(row.letter), TableCell(row.ours), TableCell(row.interval),
        TableCell(row.verdict.rawValue, style: row.verdict.isRefusal ? "refused" : "confirmed"),
      ]
    }
    return .table(titles: titles, rows: rows)
  }

  /// One row per network with the figure of each claim.
  private var comparison: Markup {
    let names = evidence.networks.first?.claims.map { row in
      row.letter == ClaimRow.notInLetter ? "\(row.id), \(row.letter)" : row.id
    }
    let rows = evidence.networks.map { network in
      [TableCell(network.name, style: "id"), TableCell(short(network.chosenBeta))]
        + network.claims.map { row in
          let style = row.verdict.isRefusal ? "refused" : "confirmed"
          return TableCell([.text(row.ours), .element("div", ["class": style], text: row.verdict.rawValue)])
        }
    }
    return .table(titles: ["Network", "Chosen β"] + (names ?? []), rows: rows)
  }

  private func figure(_ title: String, _ picture: Picture, _ note: String) -> [Markup] {
    Markup.figure(title, level: 3, picture, note: note)
  }

  private func figures(of runs: VariantRuns) -> [Markup] {
    let heading = Markup.element("h2", text: "What was measured on the \(runs.network.name)")
    return [heading]
      + figure(
        "The graph and its tree", NetworkFigure(network: runs.network).picture(),
        "The fusion node is filled. The tree keeps the quickest path of each sensor to it; other links are pruned.")
      + figure(
        "Exchange in training", ExchangeFigure(runs: runs).picture(),
        "Values of latents and errors, counted where they are handed over.")
      + figure(
        "Accuracy", AccuracyFigure(runs: runs).picture(),
        "One dot per seed, with mean ± standard deviation beside. The band is dense INL's mean ± standard deviation.")
      + figure(
        "The curve of β", TradeoffFigure(runs: runs).picture(),
        "Each point is one weight β, mean ± standard deviation over the seeds. The dashed line is where the letter's "
          + "saving would lie, measured from β = 0.")
      + figure(
        "Rate against β", RateFigure(runs: runs).picture(),
        "One faint line per seed, the mean in bold. β = 0 has the same gates, trained without penalty.")
      + figure(
        "Training loss", LossFigure(runs: runs).picture(), "Mean over the seeds, without the penalty on the rate.")
      + figure(
        "Rate of each link", LinkRateFigure(runs: runs).picture(),
        "Mean over the seeds on the test samples; the sum over links is the latent rate above.")
  }

  /// The columns that each node of a network sees.
  private func views(of network: NetworkEvidence) -> [Markup] {
    [.element("h3", text: "The columns of each node")] + network.viewMarkup
  }

  private var spread: [Markup] {
    guard evidence.networks.count > 1 else { return [] }
    return [.element("h2", text: "Does the result depend on the graph?")]
      + [
        .element(
          "p",
          text: "The same experiment on \(evidence.networks.count - 1) random networks of as many nodes and links.")
      ]
      + SpreadFigure(networks: evidence.networks).pictures().flatMap { picture in
        figure(
          picture.name, picture, "A hollow dot is a network on which a row of the claim was not confirmed or met.")
      } + [comparison]
  }

  private var readings: [Markup] {
    [
      .element("h2", text: "How we interpret what the letter leaves open"),
      .element("ul", [:], evidence.readings.map { .element("li", text: $0) }),
      .element("p", [:], [.text("Reasons and proofs: "), .element("code", text: "Proofs/Experiment.md"), .text(".")]),
    ]
  }
}
