import Console
import Refutation

/// The gap and some bounds on it over the parameter of a family.
struct BoundCurves {
  let report: AtlasReport
  let family: AtlasReport.Family

  /// What a curve is of, and how it is drawn.
  private struct Series {
    let label: String
    let style: String
    /// The values at the members' numbers, ascending.
    let points: [(x: Double, y: Double)]
  }

  private static let chosen: [(bound: AtlasBound, style: String)] = [
    (.mutualInformation, "tree"), (.individualSamples, "tree dashed"), (.conditionalInformation, "free"),
    (.divergenceOfSum, "gated"), (.totalVariation, "bound dashed"),
  ]

  private var members: [MemberReport] {
    report.members.filter { $0.position != nil }.sorted { ($0.position ?? 0) < ($1.position ?? 0) }
  }

  private var series: [Series] {
    func points(_ value: (MemberReport) -> Double?) -> [(x: Double, y: Double)] {
      members.compactMap { member in
        guard let x = member.position, let y = value(member) else { return nil }
        return (x, y)
      }
    }
    let gap = Series(
      label: "gap", style: "dense", points: points { $0.bounds.first { $0.group == .gap }?.truth })
    let bounds = Self.chosen.map { entry in
      Series(
        label: entry.bound.label, style: entry.style,
        points: points { member in member.bounds.first { $0.name == entry.bound.name }?.value })
    }
    return ([gap] + bounds).filter { !$0.points.isEmpty }
  }

  /// Whether numbers span so much that only a logarithmic axis shows them all.
  private static func isWide(_ values: [Double]) -> Bool {
    guard let least = values.min(), let greatest = values.max() else { return false }
    return least > 0 && greatest / least > 30
  }

  func picture() -> Picture {
    let series = series
    let fixed = report.members.filter { $0.position == nil }.compactMap { member in
      member.bounds.first { $0.group == .gap }.map { (label: "gap, \(member.label)", value: $0.truth) }
    }
    let top = 30 + 18 * Double(series.count + fixed.count)
    let axes = Axes(height: 280 + top, top: top)
    let values = series.flatMap { $0.points.map(\.y) } + fixed.map(\.value)
    let (isWideX, isWideY) = (Self.isWide(members.compactMap(\.position)), Self.isWide(values))
    let x = axes.xScale(members.compactMap(\.position), isLogarithmic: isWideX)
    let y = axes.yScale(isWideY ? values : values + [0], isLogarithmic: isWideY)
    var shapes = axes.vertical(y, title: "in units of the loss") { isWideY ? short($0) : tickLabel($0, among: y.ticks) }
    shapes += axes.horizontal(x, title: "\(family.parameter), \(family.meaning)") {
      isWideX ? short($0) : tickLabel($0, among: x.ticks)
    }
    for (row, fixed) in fixed.enumerated() {
      shapes += [Drawing.line(axes.left, y(fixed.value), axes.right, y(fixed.value), "dense dashed thin")]
      shapes += legend(fixed.label, "dense dashed thin", row: series.count + row)
    }
    // The gap is drawn last, above the bounds that are equal to it.
    for (row, one) in series.enumerated().reversed() {
      let points = one.points.map { (x($0.x), y($0.y)) }
      shapes.append(Drawing.path(points, "\(one.style) line"))
      if row == 0 { shapes += points.map { Drawing.dot($0.0, $0.1, radius: 3.5, "dense bar") } }
      shapes += legend(one.label, "\(one.style) line", row: row)
    }
    return axes.picture(name: "The gap and bounds on it", finding: finding, shapes)
  }

  private func legend(_ text: String, _ style: String, row: Int) -> [Markup] {
    let y = 14 + 18 * Double(row)
    return [Drawing.line(10, y - 4, 38, y - 4, style), Drawing.label(text, 46, y)]
  }

  /// The gap and the extremes of the bounds at both ends of the axis.
  private var finding: String {
    let ends = [members.first, members.last].compactMap(\.self)
    let places = ends.count == 2 && ends[0].label == ends[1].label ? [ends[0]] : ends
    let sentences = places.compactMap { member -> String? in
      let bounds = member.bounds.filter { $0.group == .gap }
      guard let least = bounds.min(by: { $0.value < $1.value }), let most = bounds.max(by: { $0.value < $1.value })
      else { return nil }
      return "at \(member.label) the gap is \(AtlasWords.truth(least, digits: 4)), and the bounds reach from "
        + "\(AtlasWords.value(least, digits: 4)) (\(least.label)) to \(AtlasWords.value(most, digits: 4)) (\(most.label))"
    }
    let text = sentences.joined(separator: "; ")
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }
}
