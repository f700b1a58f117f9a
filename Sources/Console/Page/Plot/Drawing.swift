/// Shapes of an inline SVG, by their coordinates; their colors come from the classes of the style sheet.
package enum Drawing {
  package static func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String) -> Markup {
    .element(
      "line",
      [
        "x1": coordinate(x1), "y1": coordinate(y1), "x2": coordinate(x2), "y2": coordinate(y2), "class": style,
      ])
  }

  package static func path(_ points: [(x: Double, y: Double)], _ style: String) -> Markup {
    let list = points.map { "\(coordinate($0.x)),\(coordinate($0.y))" }.joined(separator: " ")
    return .element("polyline", ["points": list, "class": style])
  }

  package static func dot(_ x: Double, _ y: Double, radius: Double, _ style: String) -> Markup {
    .element("circle", ["cx": coordinate(x), "cy": coordinate(y), "r": coordinate(radius), "class": style])
  }

  package static func box(_ x: Double, _ y: Double, width: Double, height: Double, _ style: String) -> Markup {
    .element(
      "rect",
      [
        "x": coordinate(x), "y": coordinate(y), "width": coordinate(max(0, width)),
        "height": coordinate(max(0, height)), "class": style,
      ])
  }

  package enum Anchor: String { case start, middle, end }

  package static func label(
    _ text: String, _ x: Double, _ y: Double, _ anchor: Anchor = .start, _ style: String = "label"
  ) -> Markup {
    .element(
      "text",
      ["x": coordinate(x), "y": coordinate(y), "text-anchor": anchor.rawValue, "class": style], text: text)
  }

  /// A vertical bar from `low` to `high` with short caps.
  package static func errorBar(x: Double, _ low: Double, _ high: Double, _ style: String) -> [Markup] {
    [line(x, low, x, high, style), line(x - 4, low, x + 4, low, style), line(x - 4, high, x + 4, high, style)]
  }

  /// The whole picture, with a name for readers who cannot see it.
  package static func picture(width: Double, height: Double, name: String, _ children: [Markup]) -> Markup {
    .element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(coordinate(width)) \(coordinate(height))",
        "role": "img", "aria-label": name,
      ], children)
  }
}
