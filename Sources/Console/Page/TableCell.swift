/// A cell of a table of a page.
package struct TableCell {
  let content: [Markup]
  let style: String?

  /// A cell with content, in the class of a style if it has one.
  package init(_ content: [Markup], style: String? = nil) { (self.content, self.style) = (content, style) }

  /// A cell with a text.
  package init(_ text: String, style: String? = nil) { self.init(text.isEmpty ? [] : [.text(text)], style: style) }
}

extension Markup {
  /// A table, of which narrow screens show each row as a card: its cells below one another, beside their columns' titles.
  package static func table(titles: [String], rows: [[TableCell]]) -> Markup {
    let head = Markup.element("tr", [:], titles.map { .element("th", ["scope": "col"], text: $0) })
    let body = rows.map { row -> Markup in
      precondition(row.count == titles.count, "a row has as many cells as the head")
      return .element("tr", [:], zip(titles, row).map(cell))
    }
    return .element("table", [:], [.element("thead", [:], [head]), .element("tbody", [:], body)])
  }

  private static func cell(_ title: String, _ cell: TableCell) -> Markup {
    guard let style = cell.style else { return .element("td", ["data-label": title], cell.content) }
    return .element("td", ["data-label": title, "class": style], cell.content)
  }

  /// A list of names; of a long list the first names, and all of them in a part that opens.
  package static func names(_ names: [String], atMost most: Int = 12) -> [Markup] {
    guard names.count > most else { return [.text(names.joined(separator: ", "))] }
    return [
      .text(names.prefix(most).joined(separator: ", ") + ", … "),
      .element(
        "details", [:],
        [
          .element("summary", text: "all \(names.count) names"), .element("p", text: names.joined(separator: ", ")),
        ]),
    ]
  }
}
