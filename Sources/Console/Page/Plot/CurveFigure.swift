/// Curves over a common axis, as a self-contained picture.
package struct CurveFigure {
  /// One curve, given by its points.
  package struct Curve {
    package let name: String
    /// The classes of the style sheet that give the line its color.
    let style: String
    package let points: [(x: Double, y: Double)]

    package init(name: String, style: String, points: [(x: Double, y: Double)]) {
      (self.name, self.style, self.points) = (name, style, points)
    }
  }

  /// The corner that holds the legend.
  package enum LegendPlace { case topLeft, topRight, bottomRight }

  /// The name of the file without its extension.
  package let name: String
  let title: String
  let xTitle: String
  let yTitle: String
  let legend: LegendPlace
  package let curves: [Curve]
  /// Whether both axes are logarithmic.
  let isLogarithmic: Bool

  package init(
    name: String, title: String, xTitle: String, yTitle: String, legend: LegendPlace, curves: [Curve],
    isLogarithmic: Bool = false
  ) {
    (self.name, self.title, self.xTitle, self.yTitle) = (name, title, xTitle, yTitle)
    (self.legend, self.curves, self.isLogarithmic) = (legend, curves, isLogarithmic)
  }

  package func picture() -> Picture {
    let axes = Axes(width: 640, height: 400)
    let x = axes.xScale(curves.flatMap { $0.points.map(\.x) }, isLogarithmic: isLogarithmic)
    let y = axes.yScale(curves.flatMap { $0.points.map(\.y) }, isLogarithmic: isLogarithmic)
    var shapes = [Drawing.box(0, 0, width: axes.width, height: axes.height, "paper")]
    shapes += axes.vertical(y, title: yTitle) { label($0, among: y.ticks) }
    shapes += axes.horizontal(x, title: xTitle) { label($0, among: x.ticks) }
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

  private func label(_ value: Double, among ticks: [Double]) -> String {
    isLogarithmic ? short(value) : tickLabel(value, among: ticks)
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
  package func file() -> String {
    let source = picture().markup.source
    let sheet = Markup.style(PictureStyle.standalone).source
    guard let end = source.firstIndex(of: ">") else { return source }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + source[...end] + sheet
      + source[source.index(after: end)...] + "\n"
  }
}
