import Console

/// The frames that the parts of the page share.
enum PageSection {
  /// A section under a heading of a level, which names it.
  static func section(_ id: String, _ title: String, level: Int = 2, _ parts: [Markup]) -> Markup {
    .element(
      "section", ["id": id, "aria-labelledby": "\(id)-title"],
      [.element("h\(level)", ["id": "\(id)-title"], text: title)] + parts)
  }

  /// A part that may be folded.
  static func details(_ summary: String, isOpen: Bool = false, _ parts: [Markup]) -> Markup {
    let title = Markup.element("summary", text: summary)
    return isOpen ? .element("details", ["open": ""], [title] + parts) : .element("details", [:], [title] + parts)
  }

  /// A table with a caption, the first cell of each row being its heading.
  ///
  /// - Parameters:
  ///   - caption: What the table holds.
  ///   - titles: The headings of the columns.
  ///   - rows: The rows, by ``row(_:_:)``.
  static func table(caption: String, titles: [String], rows: [Markup]) -> Markup {
    .element(
      "table", [:],
      [
        .element("caption", text: caption),
        .element("thead", [:], [.element("tr", [:], titles.map { .element("th", ["scope": "col"], text: $0) })]),
        .element("tbody", [:], rows),
      ])
  }

  /// The cells of a row of a table.
  static func cells(_ cells: [[Markup]]) -> [Markup] {
    cells.enumerated().map { index, cell in
      index == 0 ? .element("th", ["scope": "row"], cell) : .element("td", [:], cell)
    }
  }

  /// A part that scrolls sideways where it is too wide; the keyboard reaches it if it may be.
  static func scroller(_ name: String, isWide: Bool, _ part: Markup) -> Markup {
    guard isWide else { return .element("div", ["class": "scroll"], [part]) }
    return .element("div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": name], [part])
  }

  /// Terms with what they are.
  static func definitions(_ entries: [(term: String, content: [Markup])]) -> Markup {
    .element(
      "dl", [:],
      entries.map { entry in
        .element("div", [:], [.element("dt", text: entry.term), .element("dd", [:], entry.content)])
      })
  }
}
