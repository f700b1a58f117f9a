import Console
import DINL

/// The report of a sweep: one self-contained page of XHTML with inline pictures.
struct SweepReport {
  let evidence: SweepEvidence

  private var plan: SweepPlan { evidence.plan }

  /// The text of `sweep.html`; equal evidence gives equal text.
  func html() -> String { Markup.page(title: "dinl: sweep \(plan.name)", sections) }

  private var sections: [Markup] { introduction + exchange + spreads + pictures + setting + reproduction }

  private var introduction: [Markup] {
    Markup.heading("The letter's claims over graphs, seeds and data", verdict: evidence.verdict) + [
      .element(
        "p", ["class": "soft"],
        text:
          "\(plan.graphs) graphs of each topology, \(evidence.seedCount) on each, on \(plan.datasets.joined(separator: ", ")). "
          + evidence.reading)
    ] + [evidence.shortage].compactMap { $0.map { .element("p", text: $0) } }
  }

  private var exchange: [Markup] {
    let rows = evidence.exchange.map { row in
      [
        TableCell(row.dataset, style: "id"), TableCell(row.topology), TableCell(row.letter),
        TableCell(row.text, style: row.isAsFormula ? nil : "refused"),
      ]
    }
    return [
      .element("h2", text: "Training exchange saved by the tree"),
      .table(titles: ["Data", "Graphs", "Letter", "Saved"], rows: rows),
      .element(
        "p", ["class": "soft"],
        text: "Counted by the ledgers in whole numbers. With n nodes and m links of one width, the tree saves "
          + "(m − n + 1)/m of it on every graph (LG-002)."),
    ]
  }

  private var spreads: [Markup] {
    let titles = ["Claim", "Data", "Graphs", "Figure", "Letter", "Median", "80 % of the graphs", "Least to most"]
    let rows = evidence.spreads.map { row in
      [
        TableCell(row.id, style: "id"), TableCell(row.dataset, style: "name"), TableCell(row.topology),
        TableCell(row.title), TableCell(row.letter), TableCell(row.medianText), TableCell(row.middleText),
        TableCell(row.range),
      ]
    }
    return [.element("h2", text: "Accuracy and latent rate"), .table(titles: titles, rows: rows)]
  }

  private var pictures: [Markup] {
    plan.topologies.map(\.title).flatMap { topology -> [Markup] in
      let own = evidence.spreads.filter { $0.topology == topology }
      let figures = ([nil] + plan.gates.map { Optional($0.rawValue) }).flatMap { gate in
        [SweepFigure.Kind.treeAccuracy, .rate, .gatedAccuracy].compactMap { kind -> SweepPicture? in
          let rows = own.filter { $0.gate == gate && $0.figure == kind }
          return rows.isEmpty ? nil : SweepPicture(kind: kind, topology: topology, gate: gate, spreads: rows)
        }
      }
      return [.element("h2", text: "On graphs: \(topology)")]
        + figures.flatMap { figure in
          Markup.figure(
            figure.title, level: 3, figure.picture(),
            note: "Bold: the limits of the median. Thin: those of 80 % of the graphs. The dot is the median of the "
              + "graphs that were drawn.")
        }
    }
  }

  private var setting: [Markup] {
    let usual = plan.configuration(plan.gates[0])
    var entries = zip(plan.datasets, evidence.data).flatMap { name, data in
      [(term: name, text: "\(data.samples) samples, \(data.file), SHA-256 \(data.sha256)")]
    }
    entries += [
      ("seed", "\(plan.seed)"), ("graphs, seeds on each", "\(plan.graphs), \(plan.seeds)"),
      ("gates", plan.gates.map(\.rawValue).joined(separator: ", ")),
      ("β beside 0", plan.betas.map { short($0) }.joined(separator: ", ")),
    ]
    entries += usual.trainingEntries
    entries.append(
      ("hidden units, latent width", "\(plan.hiddenWidth), \(plan.latentWidth) values per sample"))
    return [.element("h2", text: "Setting"), .definitions(entries + evidence.environment.entries)]
  }

  private var reproduction: [Markup] {
    [
      .element("h2", text: "From a figure to its proof and its test"),
      .element(
        "p",
        text:
          "Each id above is an anchor in Proofs and the beginning of a suite's name, as in swift test --filter EX-009. "
          + "Every training is in sweep.csv, a line each; dinl sweep with the same plan gives the same bytes."),
    ]
  }
}
