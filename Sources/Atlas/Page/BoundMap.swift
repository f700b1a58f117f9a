import Console
import Refutation

/// Which bound on the gap is the least, which is attained and which is vacuous, for each member of a family.
struct BoundMap {
  let report: AtlasReport
  let family: AtlasReport.Family

  private static let left = 188.0
  private static let rowHeight = 24.0

  func picture() -> Picture {
    let matrix = BoundMatrix(report.members, .gap)
    let (width, left) = (Axes.width, Self.left)
    let step = (width - left - 8) / Double(max(1, report.members.count))
    func x(_ column: Int) -> Double { left + step * (Double(column) + 0.5) }
    let top = 30.0
    let height = top + Self.rowHeight * Double(matrix.rows.count) + 30
    var shapes: [Markup] = []
    for (index, row) in matrix.rows.enumerated() {
      let y = top + Self.rowHeight * (Double(index) + 0.5)
      shapes += [
        Drawing.line(left, y, width - 8, y, "grid"), Drawing.label(row.label, 4, y + 4, .start, "tick"),
      ]
      for (column, cell) in row.cells.enumerated() {
        guard let cell else { continue }
        shapes += mark(cell, x(column), y)
      }
    }
    shapes += labels(x, step: step, y: height - 12)
    shapes.append(Drawing.label("\(family.parameter) =", left - 6, height - 12, .end, "axis"))
    return Picture(
      width: width, height: height, name: "Which bound is the least, attained or vacuous", finding: finding, shapes)
  }

  private func mark(_ cell: BoundComparison, _ x: Double, _ y: Double) -> [Markup] {
    var shapes: [Markup] = []
    switch (cell.standing, cell.isVacuous) {
    case (.tightest, _), (.alone, _): shapes.append(Drawing.dot(x, y, radius: 6, "gated bar"))
    case (.tied, _): shapes.append(Drawing.dot(x, y, radius: 6, "gated dot"))
    case (.looser, .yes): shapes.append(Drawing.dot(x, y, radius: 5, "tree hollow"))
    case (.looser, _): shapes.append(Drawing.dot(x, y, radius: 2.5, "free bar"))
    }
    if cell.isAttained == .yes { shapes.append(Drawing.dot(x, y, radius: 9, "chosen")) }
    return shapes
  }

  /// The numbers of the parameter, as far as they fit beside one another.
  private func labels(_ x: (Int) -> Double, step: Double, y: Double) -> [Markup] {
    let texts = report.members.map { $0.parameter ?? $0.label }
    var (shapes, end) = ([Markup](), -Double.infinity)
    for (column, text) in texts.enumerated() {
      let half = Drawing.textWidth(text) / 2
      guard x(column) - half > end + 2, x(column) + half < Axes.width else { continue }
      shapes.append(Drawing.label(text, x(column), y, .middle, "tick"))
      end = x(column) + half
    }
    return shapes
  }

  private var finding: String {
    let all = report.members.flatMap { $0.bounds.filter { $0.group == .gap } }
    func count(_ condition: (BoundComparison) -> Bool) -> String { "\(all.count(where: condition))" }
    return "Of \(all.count) bounds on the gap of \(report.members.count) members \(count { $0.standing == .tightest }) "
      + "are the tightest alone, \(count { $0.standing == .tied }) among the least, "
      + "\(count { $0.isAttained == .yes }) attained and \(count { $0.isVacuous == .yes }) vacuous."
  }
}
