import Console
import TestEvidence

/// A table of numbers whose rows and columns are numbered from 0.
struct CaseTable {
  private let table: CaseDrawing.Table
  private let caption: String

  init(_ table: CaseDrawing.Table, caption: String) { (self.table, self.caption) = (table, caption) }

  private var columns: Int { table.rows.map(\.count).max() ?? 0 }

  /// The table in words.
  var words: String {
    let name = table.title.isEmpty ? "a table" : "“\(table.title)”"
    return "\(name) of \(counted(table.rows.count, "row", "rows")) and \(counted(columns, "column", "columns"))"
  }

  var markup: Markup {
    let corner = Markup.element("td", [:])
    let titles = (0..<columns).map { Markup.element("th", ["scope": "col"], text: "\($0)") }
    let rows = table.rows.enumerated().map { index, cells -> Markup in
      let blanks = Array(repeating: Markup.element("td", [:]), count: columns - cells.count)
      return .element(
        "tr", [:],
        [.element("th", ["scope": "row"], text: "\(index)")] + cells.map { .element("td", text: $0) } + blanks)
    }
    return PageSection.scroller(
      caption, isWide: columns > 5,
      .element(
        "table", ["class": "numbers"],
        [
          .element("caption", text: caption), .element("thead", [:], [.element("tr", [:], [corner] + titles)]),
          .element("tbody", [:], rows),
        ]))
  }
}
