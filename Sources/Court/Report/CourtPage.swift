import Console
import PlainText

/// A judgment as one page that refers to nothing outside itself.
package struct CourtPage {
  private let report: CourtReport

  package init(_ report: CourtReport) { self.report = report }

  /// The text of the page; equal reports give equal text.
  package var html: String {
    Markup.page(title: "dinl: an estimator of mutual information judged", introduction + pictures + tables)
  }

  private var introduction: [Markup] {
    Markup.heading("Judgment on an estimator of mutual information", verdict: report.findings.first ?? "") + [
      .element(
        "p", [:],
        [.text("The program: "), .element("code", text: report.command.joined(separator: " ").plain(upTo: 500))]),
      .element("ul", [:], report.findings.dropFirst().map { .element("li", text: $0) }),
      .element("p", ["class": "soft"], text: CourtWords.method(report.plan)),
    ]
  }

  private var pictures: [Markup] {
    Markup.figure(
      "The distance from the information", level: 2, DistanceChart(report: report).picture(),
      note:
        "For each law and size the median of the answers less the certified information, with the simultaneous limits. "
        + "Orange is shown to be too high or too low, gray is not; distances are on the scale x/(0.1 + |x|), so that small "
        + "and large ones are seen.")
  }

  private var tables: [Markup] {
    let hasFaults = report.cells.contains { !$0.faults.isEmpty }
    let rows = report.cells.map { Self.row($0, hasFaults: hasFaults) }
    let growth = report.growth.map { growth -> [TableCell] in
      let style = growth.verdict == .grows ? "refused" : "soft"
      return [
        TableCell(growth.law, style: "id"), TableCell(Self.distance(growth.smallest), style: "figure"),
        TableCell(Self.distance(growth.largest), style: "figure"), TableCell(growth.verdict.rawValue, style: style),
      ]
    }
    let sizes = report.plan.sizes
    let titles =
      [
        "law", "n", "I(X;Y)", "median", "bias of the mean (if normal)", "deviation (if normal)", "below 0",
        "above H(Y)",
      ]
      + (hasFaults ? ["no number"] : []) + ["verdict"]
    var parts: [Markup] = [.element("h2", text: "All laws and sizes"), .table(titles: titles, rows: rows)]
    if !growth.isEmpty {
      let titles = ["law", "distance at n = \(sizes[0])", "at n = \(sizes[sizes.count - 1])", "verdict"]
      parts += [.element("h2", text: "From the smallest samples to the largest"), .table(titles: titles, rows: growth)]
    }
    let laws = report.laws.map { [TableCell($0.name, style: "id"), TableCell($0.explanation)] }
    return parts + [.element("h2", text: "The laws"), .table(titles: ["law", "X and Y"], rows: laws)]
  }

  /// A figure with its limits below it.
  private static func figure(_ limits: CellJudgment.Limits?, digits: Int) -> TableCell {
    guard let limits else { return TableCell("–") }
    return TableCell([
      Markup.text(short(limits.value, digits: digits)),
      Markup.element("div", ["class": "soft"], text: CourtWords.limits(limits)),
    ])
  }

  private static func row(_ cell: CellJudgment, hasFaults: Bool) -> [TableCell] {
    let runs = cell.answers.count
    let above = cell.aboveEntropy.map { CourtWords.count($0, of: runs) } ?? ""
    let style = cell.verdict == .notShown ? "soft" : "refused"
    let place = [TableCell(cell.law, style: "id"), TableCell("\(cell.size)", style: "figure")]
    let figures = [
      TableCell(CourtWords.information(cell), style: "figure"), figure(cell.median, digits: 4),
      TableCell(cell.bias.map(CourtWords.limits) ?? "–"), figure(cell.deviation, digits: 3),
    ]
    let counts = [TableCell(CourtWords.count(cell.negative, of: runs)), TableCell(above)]
    let faults = hasFaults ? [TableCell(CourtWords.faults(cell))] : []
    return place + figures + counts + faults + [TableCell(cell.verdict.rawValue, style: style)]
  }

  private static func distance(_ distance: GrowthJudgment.Distance) -> String {
    "\(short(limit: distance.least, .down)) to \(distance.greatest.map { short(limit: $0, .up) } ?? "∞")"
  }
}
