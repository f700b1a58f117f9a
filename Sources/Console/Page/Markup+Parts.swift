// The parts that the reports share.
extension Markup {
  /// The title of a report and, first of all, its verdict in a sentence.
  package static func heading(_ title: String, verdict: String) -> [Markup] {
    [.element("h1", text: title), .element("p", ["class": "verdict"], text: verdict)]
  }

  /// A picture under a heading of a level, with a caption: what it shows, in its numbers, then how to read it.
  package static func figure(_ title: String, level: Int, _ picture: Picture, note: String) -> [Markup] {
    [
      .element("h\(level)", text: title),
      .element(
        "figure", [:],
        [
          picture.markup,
          .element(
            "figcaption", [:],
            [.element("span", ["class": "finding"], text: picture.finding), .text(" " + note)]),
        ]),
    ]
  }

  /// Terms with what they are.
  package static func definitions(_ entries: [(term: String, text: String)]) -> Markup {
    .element(
      "dl", [:],
      entries.map { entry in
        .element("div", [:], [.element("dt", text: entry.term), .element("dd", text: entry.text)])
      })
  }
}
