/// The risk between the operational D(R) and the bounds, over the rate of the gates.
struct SandwichFigure {
  let evidence: CheckEvidence

  /// The least fresh risk up to each rate, a step function.
  private func envelope(_ points: [CheckEvidence.Weight]) -> [(rate: Double, risk: Double)] {
    var least = Double.infinity
    return points.sorted { $0.trainingRate < $1.trainingRate }.map { point in
      least = min(least, point.freshRisk)
      return (point.trainingRate, least)
    }
  }

  func markup() -> Markup {
    let (proved, estimates) = (evidence.proved, evidence.estimates)
    let bounds = proved.terms.compactMap { term in term.bound.value.map { (value: $0, lower: term.bound.lower) } }
    let bound = bounds.min { $0.value < $1.value } ?? (value: 0, lower: 0)
    let byBound = (
      value: proved.trainingRisk.value + bound.value, low: proved.trainingRisk.lower + bound.lower,
      high: proved.riskBound
    )
    let letter = estimates.operationalDistortion + estimates.optimisationGap + bound.value
    let bayes = evidence.configuration.loss == .zeroOne ? evidence.data.bayesAccuracy.map { 1 - $0 } : nil
    let axes = Axes(height: 420, top: 30)
    let x = axes.xScale(estimates.curve.map(\.trainingRate) + [estimates.gateRate], isLogarithmic: true)
    let y = axes.yScale(
      [0, proved.chanceRisk, byBound.high, letter] + estimates.curve.map(\.freshRisk) + [bayes].compactMap { $0 })
    var shapes = axes.vertical(y, title: "risk: mean loss of fresh samples") { tickLabel($0, among: y.ticks) }
    shapes += axes.horizontal(x, title: "rate of all gates, nats per sample (variational)") { short($0) }
    for (level, name, below) in [(proved.chanceRisk, "guessing by the classes' shares", false)]
      + (bayes.map { [($0, "least possible risk", true)] } ?? [])
    {
      shapes += [
        Drawing.line(axes.left, y(level), axes.right, y(level), "letter"),
        Drawing.label(name, axes.left + 4, y(level) + (below ? 16 : -6), .start, "label letter-text"),
      ]
    }
    let steps = envelope(estimates.curve)
    var path: [(x: Double, y: Double)] = []
    for (index, step) in steps.enumerated() {
      if index > 0 { path.append((x(step.rate), y(steps[index - 1].risk))) }
      path.append((x(step.rate), y(step.risk)))
    }
    shapes.append(Drawing.path(path, "tree line"))
    // The words of neighbours that lie close stand in rows below one another.
    var (row, last) = (0, -Double.infinity)
    for point in estimates.curve.sorted(by: { $0.trainingRate < $1.trainingRate }) {
      let place = x(point.trainingRate)
      row = place - last < 70 ? row + 1 : 0
      last = place
      shapes += [
        Drawing.dot(place, y(point.freshRisk), radius: 4, "tree hollow"),
        Drawing.label(
          "β = \(short(point.beta))", place, y(point.freshRisk) + 18 + 15 * Double(row), .middle, "tick"),
      ]
    }
    // Where the rate lies to the right, the words stand on its left.
    let place = x(estimates.gateRate)
    let isRight = place > (axes.left + axes.right) / 2
    let (side, anchor): (Double, Drawing.Anchor) = isRight ? (-12, .end) : (12, .start)
    shapes += Drawing.errorBar(x: place, y(proved.freshRisk.lower), y(proved.freshRisk.upper), "dense line")
    shapes += Drawing.errorBar(x: place, y(byBound.low), y(byBound.high), "gated line")
    shapes += [
      Drawing.dot(place, y(proved.freshRisk.value), radius: 5, "dense dot-solid"),
      Drawing.label("risk", place + side, y(proved.freshRisk.value) - 6, anchor, "label dense-text"),
      Drawing.dot(place, y(byBound.value), radius: 5, "gated dot-solid"),
      Drawing.label("training risk + least bound", place + side, y(byBound.value) + 4, anchor),
      Drawing.dot(place, y(letter), radius: 5, "gated hollow"),
      Drawing.label("D(R_g) + δ + least bound, estimated", place + side, y(letter) - 8, anchor),
    ]
    return axes.picture(name: "The risk between D(R) and the bound", shapes)
  }
}
