import Console
import Refutation

/// The bounds of a group on one system as bars, beside the true value.
struct BoundBars {
  let member: MemberReport
  let group: AtlasBound.Group

  private var bounds: [BoundComparison] { member.bounds.filter { $0.group == group } }

  func picture() -> Picture {
    let bounds = bounds
    let axes = Axes(height: 104 + 40 * Double(bounds.count), left: 16, top: 44)
    let truth = bounds[0].truth
    let x = axes.xScale(bounds.map(\.value) + [0, truth])
    var shapes = axes.horizontal(x, title: "in units of the loss") { tickLabel($0, among: x.ticks) }
    func height(_ row: Int) -> Double { axes.top + 24 + 40 * Double(row) }
    for (row, bound) in bounds.enumerated() {
      let style = bound.standing != .looser ? "gated" : bound.isVacuous == .yes ? "tree" : "free"
      let (start, end) = (min(x(0), x(bound.value)), max(x(0), x(bound.value)))
      shapes.append(Drawing.box(start, height(row), width: max(2, end - start), height: 10, "\(style) bar"))
    }
    shapes += [
      Drawing.line(x(truth), axes.top, x(truth), axes.bottom, "dense line"),
      Drawing.fittedLabel(
        "true value \(AtlasWords.truth(bounds[0], digits: 4))", x(truth), axes.top - 14, .middle, "label dense-text"),
    ]
    // Labels stand above the line of the true value.
    for (row, bound) in bounds.enumerated() {
      shapes.append(
        Drawing.label("\(bound.label): \(AtlasWords.value(bound, digits: 4))", axes.left, height(row) - 5))
    }
    return axes.picture(name: "Bounds on \(AtlasWords.title(group))", finding: finding, shapes)
  }

  private var finding: String {
    let bounds = bounds
    guard let least = bounds.min(by: { $0.value < $1.value }), let most = bounds.max(by: { $0.value < $1.value })
    else { return "There is no bound." }
    return "The true value is \(AtlasWords.truth(least, digits: 4)); the bounds reach from "
      + "\(AtlasWords.value(least, digits: 4)) (\(least.label)) to \(AtlasWords.value(most, digits: 4)) (\(most.label))."
  }
}
