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

  /// A label that is moved sideways as far as it must to lie within a picture.
  ///
  /// - Parameters:
  ///   - text: the text, whose width is estimated.
  ///   - x: where the text is anchored, if there is room.
  ///   - y: the height of its base line.
  ///   - anchor: the part of the text that lies at `x`.
  ///   - style: the classes of the label.
  ///   - width: the width of the picture.
  package static func fittedLabel(
    _ text: String, _ x: Double, _ y: Double, _ anchor: Anchor = .start, _ style: String = "label",
    within width: Double = Axes.width
  ) -> Markup {
    let size = textWidth(text)
    let start = x - (anchor == .start ? 0 : anchor == .middle ? size / 2 : size)
    return label(text, x + (max(2, min(start, width - 2 - size)) - start), y, anchor, style)
  }

  /// An estimate of the width of a label's text from above, in points: letters of 13.5 points are 7.4 wide on average.
  package static func textWidth(_ text: String) -> Double { 7.4 * Double(text.count) }
}
