extension Markup {
  /// The text of a page in the style of the reports, which refers to nothing outside itself.
  package static func page(title: String, _ sections: [Markup]) -> String {
    let head = Markup.element(
      "head", [:],
      [
        .element("meta", ["charset": "utf-8"]),
        .element("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
        .element("title", text: title),
        .style(ReportStyle.sheet),
      ])
    let page = Markup.element(
      "html", ["lang": "en", "xmlns": "http://www.w3.org/1999/xhtml"],
      [head, .element("body", [:], [.element("main", [:], sections)])])
    return "<!DOCTYPE html>\n\(page.source)\n"
  }
}
