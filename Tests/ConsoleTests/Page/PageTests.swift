import Console
import Testing

@Suite struct `Parts of a page` {
  @Test func `a cell has the title of its column as its label, and an empty one no content`() {
    let table = Markup.table(titles: ["a & b", "c"], rows: [[TableCell("1"), TableCell("", style: "figure")]])
    #expect(table.source.contains("<td data-label=\"a &amp; b\">1</td><td data-label=\"c\" class=\"figure\"></td>"))
  }

  @Test func `a list of names is cut only if it is longer than allowed, and then whole in a part that opens`() {
    func source(_ count: Int) -> String { Markup.names((0..<count).map { "n\($0)" }, atMost: 3).map(\.source).joined() }
    #expect(source(0) == "" && source(3) == "n0, n1, n2")
    #expect(
      source(4) == "n0, n1, n2, … <details><summary>all 4 names</summary><p>n0, n1, n2, n3</p></details>")
  }

  @Test func `a label is moved into its picture, and only if it would leave it`() {
    func x(_ text: String, _ x: Double, _ anchor: Drawing.Anchor) -> String {
      let source = Drawing.fittedLabel(text, x, 0, anchor, within: 100).source
      return String(source.split(separator: "\"")[1])
    }
    #expect(x("ab", 50, .start) == "50.00" && x("ab", 50, .end) == "50.00" && x("ab", 50, .middle) == "50.00")
    #expect(x("ab", 99, .start) == "83.20" && x("ab", 1, .end) == "16.80" && x("ab", 0, .middle) == "9.40")
    // A text that is wider than its picture begins at its edge.
    #expect(x(String(repeating: "m", count: 50), 50, .middle) == coordinate(2 + 25 * 7.4))
  }

  /// The sizes of letters in pictures on a phone 390 wide, of which a margin and a scroll bar leave 343, in points.
  static func sizes(_ rules: String, width: Double) -> [Double] {
    rules.matches(of: #/font-size: ([0-9.]+)px/#).compactMap { Double($0.output.1) }.map { $0 * 343 / width }
  }

  @Test func `letters of pictures have eleven points or more on a phone`() {
    let sizes = Self.sizes(PictureStyle.rules, width: Axes.width)
    #expect(sizes.count >= 3 && sizes.allSatisfy { $0 >= 11 }, "\(sizes)")
  }

  @Test func `control: the letters of pictures 640 wide are too small`() {
    #expect(Self.sizes(PictureStyle.rules, width: 640).contains { $0 < 11 })
  }

  @Test func `the sheet makes cards of rows on a phone, and keeps rows and figures whole on paper`() throws {
    let sheet = ReportStyle.sheet
    let phone = try #require(sheet.firstRange(of: "@media screen and (max-width: 640px)"))
    let paper = try #require(sheet.firstRange(of: "@media print"))
    let (cards, print) = (sheet[phone.upperBound..<paper.lowerBound], sheet[paper.upperBound...])
    #expect(cards.contains("content: attr(data-label)") && cards.contains("table, tbody, tr, td { display: block; }"))
    #expect(print.contains("thead { display: table-header-group; }"))
    #expect(print.contains("tr, figure, figcaption, li, dl > div, .verdict { break-inside: avoid; }"))
    #expect(print.contains("h1, h2, h3, summary { break-after: avoid; }"))
  }
}
