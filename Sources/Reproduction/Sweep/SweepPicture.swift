import Console

/// A picture of the spreads of one figure: a row for each dataset and weight.
struct SweepPicture {
  let kind: SweepFigure.Kind
  let topology: String
  let gate: String?
  let spreads: [SweepSpread]

  /// What it shows.
  var title: String { SweepSpread.title(kind) + (gate.map { ", \($0)" } ?? "") }

  func picture() -> Picture {
    let axes = Axes(height: 96 + 24 * Double(spreads.count), left: 166, top: 30)
    let mark = kind == .rate ? 100 * Findings.letterRateReduction : 0
    let ends = spreads.flatMap { spread in
      [spread.medianLimits, spread.middleLimits].flatMap { [$0.lower, $0.upper].compactMap(\.self) } + [spread.median]
    }
    let x = axes.xScale(ends.map { 100 * $0 } + [mark])
    var shapes = axes.horizontal(x, title: "\(SweepSpread.unit(kind)), over graphs") { tickLabel($0, among: x.ticks) }
    shapes.append(Drawing.line(x(mark), axes.top, x(mark), axes.bottom, kind == .rate ? "letter" : "dense line"))
    if kind == .rate {
      shapes.append(Drawing.fittedLabel("letter: 45.7 %", x(mark), axes.top - 6, .middle, "label letter-text"))
    }
    for (row, spread) in spreads.enumerated() {
      let y = axes.top + 16 + 24 * Double(row)
      shapes.append(
        Drawing.label(spread.dataset + (spread.beta.map { " \(short($0))" } ?? ""), axes.left - 8, y + 4, .end))
      for (limits, style) in [(spread.middleLimits, "gated thin"), (spread.medianLimits, "gated bold")] {
        guard let lower = limits.lower, let upper = limits.upper else { continue }
        shapes.append(Drawing.line(x(100 * lower), y, x(100 * upper), y, style))
      }
      shapes.append(Drawing.dot(x(100 * spread.median), y, radius: 4, "gated dot-solid"))
    }
    return axes.picture(name: "\(title), \(topology)", finding: finding, shapes)
  }

  private var finding: String {
    let medians = spreads.map { 100 * $0.median }
    guard let least = medians.min(), let most = medians.max() else { return "No figure is known." }
    let unit = SweepSpread.unit(kind)
    return spreads.count == 1
      ? "The median of the graphs drawn is \(fixed(least, digits: 1)) \(unit)."
      : "Medians of the graphs drawn lie from \(fixed(least, digits: 1)) to \(fixed(most, digits: 1)) \(unit)."
  }
}
