import Console

/// A picture of the risk over the rate of the gates: at the weight that is checked, by its bound, and of the sweep.
struct TradeOffFigure {
  let evidence: CheckEvidence

  /// The least fresh risk up to each rate, a step function.
  private func envelope(_ points: [CheckEvidence.Weight]) -> [(rate: Double, risk: Double)] {
    var least = Double.infinity
    return points.sorted { $0.freshRate < $1.freshRate }.map { point in
      least = min(least, point.freshRisk)
      return (point.freshRate, least)
    }
  }

  /// The weights by ascending rate, each with the row below the axis in which its label is clear of the others.
  private func marks(_ x: Scale) -> [(point: CheckEvidence.Weight, row: Int)] {
    var ends: [Double] = []
    return evidence.estimates.curve.sorted { $0.freshRate < $1.freshRate }.map { point in
      let half = Drawing.textWidth("β = \(short(point.beta))") / 2
      // Where the fitted label ends at the latest.
      let place = min(max(x(point.freshRate), half), Axes.width - half)
      let row = ends.firstIndex { $0 <= place - half } ?? ends.count
      if row == ends.count { ends.append(place + half) } else { ends[row] = place + half }
      return (point, row)
    }
  }

  func picture() -> Picture {
    let (proved, estimates) = (evidence.proved, evidence.estimates)
    let bound = proved.terms.compactMap { term in term.bound.value.map { (value: $0, lower: term.bound.lower) } }
      .min { $0.value < $1.value }
    // Nil where no theorem applies.
    let byBound = proved.riskBound.flatMap { most in
      bound.map {
        (
          value: min(1, proved.trainingRisk.value + $0.value), low: min(1, proved.trainingRisk.lower + $0.lower),
          high: most
        )
      }
    }
    let bayes = evidence.configuration.loss == .zeroOne ? evidence.data.bayesAccuracy.map { 1 - $0 } : nil
    let x = Axes().xScale(estimates.curve.map(\.freshRate) + [estimates.gateRate], isLogarithmic: true)
    let marks = marks(x)
    let strip = 16 * Double((marks.map(\.row).max() ?? 0) + 1)
    let axes = Axes(height: 400 + strip, top: 30, bottom: 52 + strip)
    let y = axes.yScale(
      [0, proved.chanceRisk, proved.freshRisk.upper] + estimates.curve.map(\.freshRisk)
        + [bayes, byBound?.high].compactMap { $0 })
    var shapes = axes.vertical(y, title: "risk: mean loss of fresh samples") { tickLabel($0, among: y.ticks) }
    shapes += axes.horizontal(x, title: "rate of all gates, nats per sample (variational)") { short($0) }
    for (level, name, below) in [(proved.chanceRisk, evidence.chanceName, false)]
      + (bayes.map { [($0, CheckEvidence.bayesName, true)] } ?? [])
    {
      shapes += [
        Drawing.line(axes.left, y(level), axes.right, y(level), "letter"),
        Drawing.fittedLabel(name, axes.left + 4, y(level) + (below ? 16 : -6), .start, "label letter-text"),
      ]
    }
    let steps = envelope(estimates.curve)
    var path: [(x: Double, y: Double)] = []
    for (index, step) in steps.enumerated() {
      if index > 0 { path.append((x(step.rate), y(steps[index - 1].risk))) }
      path.append((x(step.rate), y(step.risk)))
    }
    shapes.append(Drawing.path(path, "tree line"))
    for mark in marks {
      let place = x(mark.point.freshRate)
      shapes += [
        Drawing.line(place, y(mark.point.freshRisk), place, axes.bottom, "grid"),
        Drawing.dot(place, y(mark.point.freshRisk), radius: 4, "tree hollow"),
        Drawing.fittedLabel(
          "β = \(short(mark.point.beta))", place, axes.bottom + 36 + 16 * Double(mark.row), .middle, "tick"),
      ]
    }
    // If the rate lies in the right half, its labels stand on its left.
    let place = x(estimates.gateRate)
    let isRight = place > (axes.left + axes.right) / 2
    // The curve falls to the right: a label on the right is clear of it beside the dot, one on the left above it.
    let (gap, word) = (12.0, 30.0)
    let isRoom = place + gap + word <= axes.right
    let start = isRoom ? place : place - gap - word
    let before = path.last { $0.x <= start }?.y
    let curve = (path.filter { start <= $0.x && $0.x <= start + gap + word }.map(\.y) + [before].compactMap { $0 })
      .min()
    let wordHeight = min(y(proved.freshRisk.value), curve ?? axes.bottom) - 8
    let (side, anchor): (Double, Drawing.Anchor) = isRight ? (-gap, .end) : (gap, .start)
    shapes += Drawing.errorBar(x: place, y(proved.freshRisk.lower), y(proved.freshRisk.upper), "dense line")
    shapes += [
      Drawing.line(place, axes.top, place, axes.bottom, "letter"),
      Drawing.label("R_g", place, axes.top - 8, .middle, "label letter-text"),
      Drawing.dot(place, y(proved.freshRisk.value), radius: 5, "dense dot-solid"),
      Drawing.label(
        "risk", place + (isRoom ? gap : -gap), wordHeight, isRoom ? .start : .end, "label dense-text"),
    ]
    if let byBound {
      shapes += Drawing.errorBar(x: place, y(byBound.low), y(byBound.high), "gated line")
      shapes += [
        Drawing.dot(place, y(byBound.value), radius: 5, "gated dot-solid"),
        Drawing.fittedLabel(
          "training risk + least bound", place + side, min(y(byBound.value) + 4, wordHeight - 14), anchor),
      ]
    }
    if let distortion = estimates.operationalDistortion {
      shapes.append(Drawing.dot(place, y(distortion), radius: 6, "tree hollow"))
    }
    return axes.picture(name: "The risk, its bound and what the sweep found", finding: finding, shapes)
  }

  /// The risk at R_g, its bound and the least risk of the sweep.
  private var finding: String {
    let (proved, estimates) = (evidence.proved, evidence.estimates)
    var parts = [
      "at R_g = \(short(estimates.gateRate)) nats per sample the fresh risk is \(short(proved.freshRisk.value))"
    ]
    if let most = proved.riskBound { parts.append("by the bound at most \(short(limit: most, .up))") }
    parts.append("\(evidence.chanceName) has \(short(proved.chanceRisk))")
    if let best = estimates.curve.min(by: { $0.freshRisk < $1.freshRisk }) {
      parts.append("the least risk of the sweep is \(short(best.freshRisk)), at β = \(short(best.beta))")
    }
    let sentence = parts.joined(separator: "; ")
    return sentence.prefix(1).uppercased() + sentence.dropFirst() + "."
  }
}
