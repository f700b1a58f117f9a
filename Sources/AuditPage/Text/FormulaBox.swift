import Console
import Foundation

/// A formula on lines of its own, with the number of signs of its longest line: where a page cannot be scrolled, as on
/// paper, the style sheet makes long formulas smaller.
struct FormulaBox {
  private let formula: Markup

  init(_ formula: Markup) { self.formula = formula }

  var markup: Markup {
    .element("div", ["class": "formula", "style": "--signs: \(signs)"], [formula])
  }

  private var signs: Int {
    let lines = formula.source.components(separatedBy: "</mtr>")
    return lines.map { $0.replacing(#/<[^>]*>/#, with: "").replacing(#/&[a-z]+;/#, with: "&").count }.max() ?? 0
  }
}
