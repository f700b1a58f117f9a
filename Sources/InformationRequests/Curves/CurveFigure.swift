import Console

/// Curves over a common axis, as a self-contained picture.
struct CurveFigure {
  /// One curve, given by its points.
  struct Curve {
    let name: String
    /// The classes of the style sheet that give the line its color.
    let style: String
    let points: [(x: Double, y: Double)]
  }

  /// The corner that holds the legend.
  enum LegendPlace { case topLeft, topRight, bottomRight }

  /// The name of the file without its extension.
  let name: String
  let title: String
  let xTitle: String
  let yTitle: String
  let legend: LegendPlace
  let curves: [Curve]

  func picture() -> Picture {
    let axes = Axes(width: 640, height: 400)
    let x = axes.xScale(curves.flatMap { $0.points.map(\.x) })
    let y = axes.yScale(curves.flatMap { $0.points.map(\.y) })
    var shapes = [Drawing.box(0, 0, width: axes.width, height: axes.height, "paper")]
    shapes += axes.vertical(y, title: yTitle) { tickLabel($0, among: y.ticks) }
    shapes += axes.horizontal(x, title: xTitle) { tickLabel($0, among: x.ticks) }
    for curve in curves { shapes.append(Drawing.path(curve.points.map { (x($0.x), y($0.y)) }, "\(curve.style) line")) }
    let (left, top) = legendCorner(axes)
    for (index, curve) in curves.enumerated() {
      let row = top + 18 * Double(index)
      shapes += [
        Drawing.line(left, row - 4, left + 28, row - 4, "\(curve.style) line"),
        Drawing.label(curve.name, left + 36, row),
      ]
    }
    return axes.picture(name: title, finding: finding, shapes)
  }

  /// The values of each curve at the ends of the axis.
  private var finding: String {
    let parts = curves.compactMap { curve -> String? in
      guard let first = curve.points.first, let last = curve.points.last else { return nil }
      return "\(curve.name) from \(short(first.y)) at \(short(first.x)) to \(short(last.y)) at \(short(last.x))"
    }
    return "\(yTitle) over \(xTitle): \(parts.joined(separator: "; "))."
  }

  private func legendCorner(_ axes: Axes) -> (left: Double, top: Double) {
    let width = 36 + 7 * Double(curves.map(\.name.count).max() ?? 0)
    let left = legend == .topLeft ? axes.left + 14 : axes.right - width - 8
    let top = legend == .bottomRight ? axes.bottom - 18 * Double(curves.count) + 4 : axes.top + 20
    return (left, top)
  }

  /// The text of an SVG file with the picture and its style sheet.
  func file() -> String {
    let source = picture().markup.source
    let sheet = Markup.style(PictureStyle.standalone).source
    guard let end = source.firstIndex(of: ">") else { return source }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + source[...end] + sheet
      + source[source.index(after: end)...] + "\n"
  }
}
