import Console

/// An environment of TeX that is a table.
enum TeXEnvironment: String, CaseIterable {
  /// Equations whose parts are aligned in pairs of columns.
  case aligned
  /// Values with their conditions after a brace.
  case cases
  /// A matrix without fences.
  case matrix
  /// A matrix in parentheses.
  case pmatrix

  /// The table with its fences.
  func node(_ rows: [[Markup]]) -> Markup {
    let lines = rows.map { cells in
      Markup.element(
        "mtr", [:], cells.enumerated().map { .element("mtd", ["style": style(column: $0.offset)], [$0.element]) })
    }
    let table = Markup.element("mtable", ["displaystyle": self == .aligned ? "true" : "false"], lines)
    return switch self {
    case .aligned, .matrix: table
    case .cases: .element("mrow", [:], [MathOperator("{", .open).stretched(form: "prefix"), table])
    case .pmatrix:
      .element(
        "mrow", [:],
        [
          MathOperator("(", .open).stretched(form: "prefix"), table,
          MathOperator(")", .close).stretched(form: "postfix"),
        ])
    }
  }

  private func style(column: Int) -> String {
    switch self {
    case .aligned:
      column.isMultiple(of: 2) ? "text-align: right; padding-right: 0" : "text-align: left; padding-left: 0"
    case .cases: "text-align: left"
    case .matrix, .pmatrix: "text-align: center"
    }
  }
}
