import Console
import Refutation

/// A report as one page that refers to nothing outside itself.
package struct AtlasPage {
  private let report: AtlasReport

  package init(_ report: AtlasReport) { self.report = report }

  /// The text of the page; equal reports give equal text.
  package var html: String {
    Markup.page(
      title: "dinl: bounds on \(report.title)",
      introduction + pictures + tables + orders + closedForms + constants + figures)
  }

  private var introduction: [Markup] {
    var parts = Markup.heading("\(report.title): bounds and true gap", verdict: report.findings.first ?? "")
    if let family = report.family {
      let size = family.size.sorted { $0.key < $1.key }.map { "; \($0.key): \($0.value)" }.joined()
      parts += [
        .element("p", ["class": "lead"], text: "System: \(family.explanation)."),
        .element("p", text: "\(family.parameter) is \(family.meaning)\(size)."),
        .element("p", text: "Known by GB-015: \(family.finding)."),
      ]
    }
    parts.append(.element("ul", [:], report.findings.dropFirst().map { .element("li", text: $0) }))
    return parts
  }

  private var pictures: [Markup] {
    if let family = report.family {
      return Markup.figure(
        "The gap and bounds on it", level: 2, BoundCurves(report: report, family: family).picture(),
        note:
          "A curve joins the members that are shown; bounds that are equal to one another, or to the gap, lie on one "
          + "another. The table has all bounds.")
        + Markup.figure(
          "Which bound is the least", level: 2, BoundMap(report: report, family: family).picture(),
          note: "A full dot is the tightest bound: its certified interval lies below all others. A pale dot is one of "
            + "several that may be the least, which rounding cannot tell apart. A ring is a bound that is attained by "
            + "GB-015, a hollow dot a vacuous one, no better than the limits of the losses, a small dot any other.")
    }
    return report.members.flatMap { member in
      [AtlasBound.Group.gap, .risk].filter { group in member.bounds.contains { $0.group == group } }.flatMap { group in
        let picture = BoundBars(member: member, group: group).picture()
        return Markup.figure(
          picture.name, level: 2, picture,
          note:
            "The line is the true value. A green bar is the least bound, or one of those that rounding cannot tell apart "
            + "from it; an orange one is vacuous, no better than the limits of the losses; a gray one is any other.")
      }
    }
  }

  private var tables: [Markup] {
    let isFamily = report.family != nil
    return AtlasBound.Group.allCases.flatMap { group -> [Markup] in
      guard report.members.contains(where: { $0.bounds.contains { $0.group == group } }) else { return [] }
      let title = Markup.element("h2", text: "All bounds on \(AtlasWords.title(group))")
      return [title, isFamily ? familyTable(group) : systemTable(group)]
    } + (isFamily ? [legend] : [])
  }

  private func familyTable(_ group: AtlasBound.Group) -> Markup {
    let matrix = BoundMatrix(report.members, group)
    let truths = [TableCell("true value", style: "id")] + matrix.truths.map { TableCell($0 ?? "–", style: "figure") }
    let rows = matrix.rows.map { row in
      [TableCell(row.label)]
        + row.cells.map { cell in TableCell(cell.map(marked) ?? [.text("–")], style: "figure") }
    }
    return .table(titles: ["bound"] + report.members.map(\.label), rows: [truths] + rows)
  }

  /// A value with its marks, of which that of an optimal constant leads to its section.
  private func marked(_ comparison: BoundComparison) -> [Markup] {
    var text = BoundMatrix.marked(comparison)
    guard comparison.optimalConstant != nil, text.hasSuffix("°") else { return [.text(text)] }
    text.removeLast()
    return [.text(text), .element("a", ["href": "#GB-011"], text: "°")]
  }

  private func systemTable(_ group: AtlasBound.Group) -> Markup {
    let rows = report.members.flatMap { member in
      member.bounds.filter { $0.group == group }.map { row -> [TableCell] in
        let verdict = AtlasWords.verdict(row.bound)
        let remarks = AtlasWords.remarks(row)
        let link = row.optimalConstant == nil ? [] : [Markup.text(" "), .element("a", ["href": "#GB-011"], text: "°")]
        return [
          TableCell([.text(row.label), .element("div", ["class": "soft"], text: row.bound.inequality)]),
          TableCell(AtlasWords.value(row, digits: 6), style: "figure"),
          TableCell(AtlasWords.truth(row, digits: 6), style: "figure"),
          TableCell(row.share.map { short($0, digits: 4) } ?? "", style: "figure"),
          TableCell(verdict, style: verdict == "holds" ? "confirmed" : verdict == "refuted" ? "refused" : "soft"),
          TableCell([.text(remarks.joined(separator: ", "))] + link),
        ]
      }
    }
    return .table(titles: ["bound", "value", "true value", "true/bound", "verdict", "remarks"], rows: rows)
  }

  private var legend: Markup {
    .element(
      "p", ["class": "soft"],
      text:
        "* tightest; ~ among the best, which rounding cannot tell apart; = attained; ≈ equal to rounding; # vacuous; ! refuted; ° its "
        + "constant cannot be improved.")
  }

  private var orders: [Markup] {
    let rows = report.members.flatMap { member in
      member.orders.map { order -> [TableCell] in
        let verdict = AtlasWords.verdict(order)
        return [
          TableCell(member.label), TableCell(order.claim, style: "id"), TableCell(order.inequality),
          TableCell(certified(order.lesser, from: order.leastLesser, to: order.mostLesser), style: "figure"),
          TableCell(certified(order.greater, from: order.leastGreater, to: order.mostGreater), style: "figure"),
          TableCell(verdict, style: verdict == "holds" ? "confirmed" : verdict == "refuted" ? "refused" : "soft"),
        ]
      }
    }
    guard report.family == nil, !rows.isEmpty else { return [] }
    return [
      .element("h2", text: "Orders that are theorems"),
      .table(titles: ["system", "claim", "order", "left", "right", "verdict"], rows: rows),
    ]
  }

  private var closedForms: [Markup] {
    let rows = report.members.flatMap { member in
      member.closedForms.map { form -> [TableCell] in
        [
          TableCell(member.label), TableCell(form.quantity, style: "id"), TableCell(form.formula),
          TableCell(AtlasWords.figure(form.byFormula), style: "figure"),
          TableCell(AtlasWords.figure(form.computed), style: "figure"),
          TableCell(form.agrees ? "agrees" : "differs", style: form.agrees ? "confirmed" : "refused"),
        ]
      }
    }
    guard !rows.isEmpty else { return [] }
    return [
      .element("h2", text: "Closed forms"),
      .table(titles: ["member", "quantity", "closed form", "its value", "computed", "verdict"], rows: rows),
    ]
  }

  private var constants: [Markup] {
    guard report.members.contains(where: { $0.bounds.contains { $0.optimalConstant != nil } }) else { return [] }
    return [
      .element("h2", ["id": "GB-011"], text: "Constants that cannot be improved"),
      .element(
        "p",
        text:
          "Claim GB-011 (Proofs/Atlas.md): the 2 of GB-001 and of all forms of GB-002 is optimal for every number of "
          + "samples, and the √2 of the bounds of GB-005 by losses for one sample. Systems come as near to equality as one "
          + "wants, where the informations tend to 0; no system of this page need come near."),
    ]
  }

  private var figures: [Markup] {
    let omitted = report.members.flatMap(\.omitted)
    let unique = omitted.enumerated().filter { omitted.firstIndex(of: $0.element) == $0.offset }.map(\.element)
    let note = Markup.element(
      "p", ["class": "soft"],
      text:
        "Information is in nats, risks in units of the loss. Every figure has certified ends, which atlas.json gives; "
        + "where they leave fewer digits certain, the ends are shown. A bound \"holds\" if its least possible slack is not "
        + "negative, and is \"not refuted\" if rounding leaves that open. What the words mean, and what is proved of the "
        + "families, is GB-015 in Proofs/Atlas.md."
        + unique.map { " Left out: \($0)." }.joined())
    guard report.family == nil, let member = report.members.first else { return [note] }
    let rows = member.figures.map { figure in
      [
        TableCell(figure.name, style: "id"), TableCell(AtlasWords.figure(figure), style: "figure"),
        TableCell(figure.explanation),
      ]
    }
    return [
      .element("h2", text: "All figures"), .table(titles: ["quantity", "value", "what it is"], rows: rows), note,
    ]
  }
}
