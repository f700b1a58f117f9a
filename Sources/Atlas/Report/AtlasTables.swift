import Console
import Refutation

/// A report as text for a terminal.
package struct AtlasTables {
  private let report: AtlasReport
  private let width: Int

  /// The text of a report for a number of columns.
  package init(_ report: AtlasReport, width: Int) { (self.report, self.width) = (report, width) }

  /// The tables, what they show, and what is left out.
  package var text: String {
    var parts = [heading]
    if report.family == nil, let member = report.members.first {
      parts += AtlasBound.Group.allCases.compactMap { systemTable($0, member) } + [ordersTable(member)]
    } else {
      parts += AtlasBound.Group.allCases.compactMap(familyTable) + [Self.legend] + [closedForms].compactMap(\.self)
    }
    parts.append(report.findings.joined(separator: "\n"))
    let omitted = report.members.flatMap(\.omitted)
    let unique = omitted.enumerated().filter { omitted.firstIndex(of: $0.element) == $0.offset }.map(\.element)
    if !unique.isEmpty { parts.append(unique.map { "left out: \($0)" }.joined(separator: "\n")) }
    return parts.joined(separator: "\n\n")
  }

  private var heading: String {
    guard let family = report.family else { return report.title }
    let size = family.size.sorted { $0.key < $1.key }.map { "; \($0.key): \($0.value)" }.joined()
    return "\(family.title): \(family.explanation).\n\(family.parameter) is \(family.meaning)\(size)."
  }

  /// The bounds of a group on one system, the least first.
  private func systemTable(_ group: AtlasBound.Group, _ member: MemberReport) -> String? {
    let rows = member.bounds.filter { $0.group == group }
    guard !rows.isEmpty else { return nil }
    var table = TextTable(
      ["bound on \(AtlasWords.title(group))", "inequality", "bound", "true", "true/bound", "verdict", "remarks"],
      alignments: [.left, .left, .right, .right, .right])
    for row in Self.sorted(rows) {
      table.append([
        row.label, row.bound.inequality, AtlasWords.value(row, digits: 6), AtlasWords.truth(row, digits: 6),
        row.share.map { short($0, digits: 4) } ?? "", AtlasWords.verdict(row.bound),
        AtlasWords.remarks(row).joined(separator: ", "),
      ])
    }
    return table.text(width: width)
  }

  /// The rows of a group, the tightest first; those that are equal in their order.
  private static func sorted(_ rows: [BoundComparison]) -> [BoundComparison] {
    rows.enumerated().sorted { first, second in
      let sign = first.element.group == .converse ? -1.0 : 1.0
      let (left, right) = (sign * first.element.value, sign * second.element.value)
      return left == right ? first.offset < second.offset : left < right
    }.map(\.element)
  }

  private func ordersTable(_ member: MemberReport) -> String {
    var table = TextTable(
      ["claim", "order", "left", "right", "verdict"], alignments: [.left, .left, .right, .right])
    for order in member.orders {
      table.append([
        order.claim, order.inequality, certified(order.lesser, from: order.leastLesser, to: order.mostLesser),
        certified(order.greater, from: order.leastGreater, to: order.mostGreater), AtlasWords.verdict(order),
      ])
    }
    return table.text(width: width)
  }

  /// The bounds of a group as rows, the members as columns.
  private func familyTable(_ group: AtlasBound.Group) -> String? {
    let matrix = BoundMatrix(report.members, group)
    guard !matrix.rows.isEmpty else { return nil }
    var table = TextTable(
      ["bound on \(AtlasWords.title(group))"] + report.members.map(\.label),
      alignments: [.left] + report.members.map { _ in .right })
    table.append(["true value"] + matrix.truths.map { $0 ?? "" })
    for row in matrix.rows {
      table.append([row.label] + row.cells.map { $0.map { BoundMatrix.marked($0) } ?? "–" })
    }
    return table.text(width: width)
  }

  private static let legend = """
    * tightest   ~ among the best, which rounding cannot tell apart   = attained   ≈ equal to rounding   # vacuous, no better than the limits of the \
    losses   ! refuted   ° its constant cannot be improved: GB-011 (Proofs/Atlas.md#GB-011)
    """

  /// The closed forms that differ; those that agree are counted in the findings.
  private var closedForms: String? {
    let forms = report.members.flatMap { member in
      member.closedForms.filter { !$0.agrees }.map { (member.label, $0) }
    }
    guard !forms.isEmpty else { return nil }
    var table = TextTable(
      ["member", "quantity", "closed form", "its value", "computed", ""],
      alignments: [.left, .left, .left, .right, .right])
    for (label, form) in forms {
      table.append([
        label, form.quantity, form.formula, AtlasWords.figure(form.byFormula), AtlasWords.figure(form.computed),
        form.agrees ? "agrees" : "differs",
      ])
    }
    return table.text(width: width)
  }
}

/// The bounds of a group as rows, the members as columns.
struct BoundMatrix {
  struct Row {
    let label: String
    /// A comparison for each member; nil where the bound has no value.
    let cells: [BoundComparison?]
  }

  let rows: [Row]
  /// The true value for each member.
  let truths: [String?]

  init(_ members: [MemberReport], _ group: AtlasBound.Group) {
    let own = members.map { member in member.bounds.filter { $0.group == group } }
    var names: [(name: String, label: String)] = []
    for comparison in own.joined() where !names.contains(where: { $0.name == comparison.name }) {
      names.append((comparison.name, comparison.label))
    }
    rows = names.map { entry in
      Row(label: entry.label, cells: own.map { bounds in bounds.first { $0.name == entry.name } })
    }
    truths = own.map { bounds in bounds.first.map { AtlasWords.truth($0, digits: 4) } }
  }

  /// A value in four digits with its marks.
  static func marked(_ comparison: BoundComparison) -> String {
    var marks = ""
    switch comparison.standing {
    case .tightest: marks += "*"
    case .tied: marks += "~"
    case .looser, .alone: break
    }
    switch comparison.isAttained {
    case .yes: marks += "="
    case .open: marks += "≈"
    case .no: break
    }
    if comparison.isVacuous == .yes { marks += "#" }
    if comparison.bound.isRefuted { marks += "!" }
    if comparison.optimalConstant != nil { marks += "°" }
    return AtlasWords.value(comparison, digits: 4) + (marks.isEmpty ? "" : " " + marks)
  }
}
