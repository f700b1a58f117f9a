import Console

/// The exponents as a table.
enum GrowthTable {
  static func text(_ results: [GrowthResult], width: Int) -> String {
    var table = TextTable(
      ["size", "work", "from", "to", "exponent of time", "exponent of memory"],
      alignments: [.left, .left, .right, .right, .right, .right])
    for result in results {
      table.append([
        result.series, result.work, "\(result.points.first?.size ?? 0)", "\(result.points.last?.size ?? 0)",
        result.time.map(ExponentText.of) ?? "–", result.memory.map(ExponentText.of) ?? "–",
      ])
    }
    return table.text(width: width)
  }
}

/// An exponent with its standard error.
enum ExponentText {
  static func of(_ fit: ExponentFit) -> String {
    fixed(fit.exponent, digits: 2) + (fit.standardError.map { " ± \(fixed($0, digits: 2))" } ?? "")
  }
}
