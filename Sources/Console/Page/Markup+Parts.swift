// The parts that the reports share.
extension Markup {
  /// A table that scrolls sideways where it is too wide.
  package static func table(titles: [String], rows: [Markup]) -> Markup {
    let head = Markup.element("tr", [:], titles.map { .element("th", text: $0) })
    return .element(
      "div", ["class": "scroll"],
      [.element("table", [:], [.element("thead", [:], [head]), .element("tbody", [:], rows)])])
  }

  /// A picture under a heading of a level, with a caption.
  package static func figure(
    _ title: String, level: Int, _ picture: Markup, caption: String
  ) -> [Markup] {
    [
      .element("h\(level)", text: title),
      .element("figure", [:], [picture, .element("figcaption", text: caption)]),
    ]
  }

  /// Terms with what they are.
  package static func definitions(_ entries: [(term: String, text: String)]) -> Markup {
    .element("dl", [:], entries.flatMap { [.element("dt", text: $0.term), .element("dd", text: $0.text)] })
  }
}
