extension Recording {
  /// The errors in the tables that the generator declared, as texts for people.
  public var misuses: [String] { tables.compactMap { misuse(of: $0) } }

  /// What is wrong with a table; `nil` if its axes are counts before it, and enough choices for its cells follow.
  ///
  /// Whether each of those choices is a cell cannot be checked.
  func misuse(of table: TableLayout) -> String? {
    let place = "a table declared before choice \(table.start)"
    for position in table.axes.flatMap({ [$0.length] + ($0.repeats.map { [$0] } ?? []) }) {
      guard choices.indices.contains(position), position < table.start, choices[position].kind == .count else {
        return "\(place) names choice \(position) as a count; name what axis(in:) returned before it"
      }
    }
    let lengths = table.axes.flatMap { axis in
      Array(repeating: choices[axis.length].number, count: axis.repeats.map { choices[$0].number } ?? 1)
    }
    if table.isTriangular, lengths.count != 2 || lengths[0] != lengths[1] {
      return "\(place) is triangular and needs two axes of one length"
    }
    var cells = 1
    for length in lengths {
      let (product, overflow) = cells.multipliedReportingOverflow(by: length)
      cells = overflow ? Int.max : product
    }
    if table.isTriangular { cells = (cells + lengths[0]) / 2 }
    let drawn = choices.count - table.start
    guard cells > drawn else { return nil }
    return "\(place) has \(cells) cells, and \(drawn) choices follow; declare as many as are drawn, or isTriangular"
  }
}
