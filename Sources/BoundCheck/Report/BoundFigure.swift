import Console

/// The gap's interval as a band, and the interval of each bound as a bar.
struct BoundFigure {
  let evidence: CheckEvidence

  func picture() -> Picture {
    let proved = evidence.proved
    let axes = Axes(height: 126 + 46 * Double(proved.terms.count), left: 16, top: 48)
    // Where no bound on the risk follows, no bound is vacuous.
    let room = proved.riskBound.map { _ in proved.chanceRisk - proved.trainingRisk.upper }
    let x = axes.xScale(
      [0, proved.gap.lower, proved.gap.upper] + [room].compactMap { $0 }
        + proved.terms.flatMap { [$0.bound.lower, $0.bound.upper] })
    let constant = evidence.hasClaimsConstant ? "" : " with σ = \(exactly(evidence.configuration.sigma))"
    var shapes = axes.horizontal(x, title: "gap and bounds\(constant), in units of the loss") {
      tickLabel($0, among: x.ticks)
    }
    shapes += [
      Drawing.box(
        x(proved.gap.lower), axes.top, width: max(2, x(proved.gap.upper) - x(proved.gap.lower)),
        height: axes.bottom - axes.top, "band"),
      Drawing.line(x(proved.gap.value), axes.top, x(proved.gap.value), axes.bottom, "dense line"),
      Drawing.label("gap", x(proved.gap.value), axes.top - 8, .middle, "label dense-text"),
    ]
    if let room {
      shapes += [
        Drawing.line(x(room), axes.top, x(room), axes.bottom, "letter"),
        Drawing.fittedLabel("vacuous from here", x(room), axes.top - 26, .middle, "label letter-text"),
      ]
    }
    for (index, term) in proved.terms.enumerated() {
      let y = axes.top + 34 + 46 * Double(index)
      // The text stands on the side of the band with more room.
      let isLeft = x(proved.gap.lower) > (axes.left + axes.right) / 2
      let place = isLeft ? x(proved.gap.lower) - 8 : x(proved.gap.upper) + 8
      let style = term.verdict == .holds ? "gated" : term.verdict == .violated ? "tree" : "free"
      shapes += [
        Drawing.fittedLabel("\(term.shortName): \(term.verdict.rawValue)", place, y - 12, isLeft ? .end : .start),
        Drawing.box(
          x(term.bound.lower), y - 4, width: max(2, x(term.bound.upper) - x(term.bound.lower)), height: 9,
          "\(style) bar"),
      ]
      if let value = term.bound.value { shapes.append(Drawing.dot(x(value), y + 0.5, radius: 6, "\(style) hollow")) }
    }
    return axes.picture(name: "The gap and the bounds on it", finding: finding, shapes)
  }

  /// The limits of the gap and of the least bound.
  private var finding: String {
    let (proved, least) = (evidence.proved, evidence.proved.terms.min { $0.bound.lower < $1.bound.lower })
    let gap = "The gap is \(evidence.range(CheckEvidence.Limits(proved.gap)))"
    guard let least else { return gap + "." }
    return "\(gap); the least bound on it (\(least.shortName)) is \(evidence.range(least.bound)): "
      + "\(least.verdict.rawValue)."
  }
}
