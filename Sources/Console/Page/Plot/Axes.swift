/// The frame of a plot: where data may be drawn, and the two axes around it.
package struct Axes {
  /// The width of a picture of a report, about that of a phone's screen: text stays legible there.
  package static let width = 400.0
  package let width: Double
  package let height: Double
  package let left: Double
  package let right: Double
  package let top: Double
  package let bottom: Double

  package init(
    width: Double = width, height: Double = 320, left: Double = 54, right: Double = 14, top: Double = 26,
    bottom: Double = 52
  ) {
    (self.width, self.height, self.left, self.top) = (width, height, left, top)
    (self.right, self.bottom) = (width - right, height - bottom)
  }

  package func xScale(_ values: [Double], isLogarithmic: Bool = false) -> Scale {
    isLogarithmic
      ? .logarithmic(values, from: left, to: right) : .linear(values, from: left, to: right, ticks: width < 500 ? 4 : 6)
  }

  package func yScale(_ values: [Double], isLogarithmic: Bool = false) -> Scale {
    isLogarithmic
      ? .logarithmic(values, from: bottom, to: top) : .linear(values, from: bottom, to: top)
  }

  /// A vertical axis with its grid and its title, which gives the unit.
  package func vertical(_ scale: Scale, title: String, label: (Double) -> String) -> [Markup] {
    scale.ticks.flatMap { tick in
      [
        Drawing.line(left, scale(tick), right, scale(tick), "grid"),
        Drawing.label(label(tick), left - 8, scale(tick) + 4, .end, "tick"),
      ]
    } + [Drawing.label(title, max(4, left - 50), top - 10, .start, "axis")]
  }

  /// A horizontal axis with its grid and its title, which gives the unit.
  package func horizontal(_ scale: Scale, title: String, label: (Double) -> String) -> [Markup] {
    scale.ticks.flatMap { tick in
      [
        Drawing.line(scale(tick), top, scale(tick), bottom, "grid"),
        Drawing.label(label(tick), scale(tick), bottom + 18, .middle, "tick"),
      ]
    } + [horizontalTitle(title)]
  }

  package func horizontalTitle(_ title: String) -> Markup {
    Drawing.fittedLabel(title, (left + right) / 2, height - 10, .middle, "axis", within: width)
  }

  /// The picture of all that was drawn.
  package func picture(name: String, finding: String, _ shapes: [Markup]) -> Picture {
    Picture(width: width, height: height, name: name, finding: finding, shapes)
  }
}
