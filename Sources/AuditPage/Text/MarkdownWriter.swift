import Console

/// Converts a Markdown text of a proof, such as a claim's statement, to HTML.
///
/// All text is escaped, so that a page shows markup in it and never obeys it; the only elements are those of the blocks
/// that `BlockReader` and of the spans that `SpanReader` know.
struct MarkdownWriter {
  private let links: PageLinks

  /// A converter for a page.
  ///
  /// - Parameter links: Where the links of the text lead.
  init(links: PageLinks) { self.links = links }

  /// The elements of a text.
  ///
  /// - Parameters:
  ///   - text: The text as it is written, with the indentation of its lines.
  ///   - line: The line of the file on which it begins, which errors name.
  /// - Throws: `MathematicsError` for mathematics that cannot be converted.
  func nodes(of text: String, line: Int = 1) throws(MathematicsError) -> [Markup] {
    var reader = BlockReader(PlacedText(text, line: line).lines)
    return try nodes(of: try reader.blocks(), isTight: false)
  }

  /// The elements of a text on one line, such as a title.
  func spans(of text: String) throws(MathematicsError) -> [Markup] {
    try spans(of: PlacedText(text))
  }

  private func spans(of text: PlacedText) throws(MathematicsError) -> [Markup] {
    try SpanReader.nodes(of: text, links: links)
  }

  private func nodes(of blocks: [MarkdownBlock], isTight: Bool) throws(MathematicsError) -> [Markup] {
    var nodes: [Markup] = []
    for block in blocks {
      switch block {
      case .paragraph(let text) where isTight: nodes += try spans(of: text)
      case .paragraph(let text): nodes.append(.element("p", [:], try spans(of: text)))
      case .list(let start, let isLoose, let items):
        nodes.append(try list(start: start, items: items, isTight: !isLoose))
      case .quote(let blocks): nodes.append(.element("blockquote", [:], try self.nodes(of: blocks, isTight: false)))
      case .code(let lines):
        let text = lines.map { $0.text + "\n" }.joined()
        nodes.append(.element("pre", [:], [.element("code", text: text)]))
      case .formula(let source):
        nodes.append(FormulaBox(try TeXParser.mathematics(source, isDisplay: true)).markup)
      case .table(let header, let alignments, let rows):
        let head = Markup.element("thead", [:], [try row(header, alignments, cell: "th")])
        var lines: [Markup] = []
        for cells in rows { lines.append(try row(cells, alignments, cell: "td")) }
        nodes.append(.element("table", [:], [head, .element("tbody", [:], lines)]))
      }
    }
    return nodes
  }

  private func list(
    start: Int?, items: [[MarkdownBlock]], isTight: Bool
  ) throws(MathematicsError) -> Markup {
    var nodes: [Markup] = []
    for item in items { nodes.append(.element("li", [:], try self.nodes(of: item, isTight: isTight))) }
    guard let start else { return .element("ul", [:], nodes) }
    return start == 1 ? .element("ol", [:], nodes) : .element("ol", ["start": "\(start)"], nodes)
  }

  private func row(
    _ cells: [PlacedText], _ alignments: [MarkdownBlock.Alignment?], cell name: String
  ) throws(MathematicsError) -> Markup {
    var nodes: [Markup] = []
    for (cell, alignment) in zip(cells, alignments) {
      let content = try spans(of: cell)
      nodes.append(
        alignment.map { .element(name, ["style": "text-align: \($0.rawValue)"], content) }
          ?? .element(name, [:], content))
    }
    return .element("tr", [:], nodes)
  }
}
