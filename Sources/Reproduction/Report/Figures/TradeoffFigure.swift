import Console

/// A picture of rate against accuracy over β, with the chosen weight and the letter's saving marked.
struct TradeoffFigure {
  let runs: VariantRuns

  private struct Point {
    let beta: Double
    let rate: Spread
    let accuracy: Spread
  }

  private var points: [Point] {
    runs.gated.compactMap { beta, runs in
      guard let rate = Spread(runs.compactMap(\.rate)), let accuracy = Spread(runs.map(\.accuracy)) else { return nil }
      return Point(beta: beta, rate: rate, accuracy: accuracy)
    }
  }

  func picture() -> Picture {
    let axes = Axes(height: 380, top: 30)
    let points = points
    let dense = Spread(runs.dense.map(\.accuracy))
    let goal = (Spread(runs.free.compactMap(\.rate))?.mean).map { (1 - Findings.letterRateReduction) * $0 }
    let x = axes.xScale(points.map(\.rate.mean) + [goal].compactMap { $0 }, isLogarithmic: true)
    let y = axes.yScale(
      points.flatMap { [$0.accuracy.low, $0.accuracy.high] } + [dense?.low, dense?.high].compactMap { $0 })
    var shapes: [Markup] = []
    if let dense {
      shapes += [
        Drawing.box(
          axes.left, y(dense.high), width: axes.right - axes.left, height: y(dense.low) - y(dense.high), "band"),
        Drawing.label("dense INL ± std", axes.left + 8, y(dense.mean) + 4, .start, "label dense-text"),
      ]
    }
    shapes += axes.vertical(y, title: "test accuracy, %") { tickLabel(100 * $0, among: y.ticks.map { 100 * $0 }) }
    shapes += axes.horizontal(x, title: "latent rate of all links, nats per sample (variational)") { short($0) }
    if let goal {
      shapes += [
        Drawing.line(x(goal), axes.top, x(goal), axes.bottom, "letter"),
        Drawing.fittedLabel("letter: −45.7 %", x(goal) + 6, axes.bottom - 8, .start, "label letter-text"),
      ]
    }
    shapes.append(Drawing.path(points.map { (x($0.rate.mean), y($0.accuracy.mean)) }, "gated line"))
    for (index, point) in points.enumerated() {
      // Labels stand above and below in turn, because adjacent points may be close; the first point, at β = 0, is the
      // rightmost.
      let isAbove = index % 2 == 1
      let (px, isChosen) = (x(point.rate.mean), point.beta == runs.network.chosenBeta)
      shapes += Drawing.errorBar(x: px, y(point.accuracy.low), y(point.accuracy.high), "gated thin")
      if isChosen { shapes.append(Drawing.dot(px, y(point.accuracy.mean), radius: 9, "chosen")) }
      shapes += [
        Drawing.dot(px, y(point.accuracy.mean), radius: 4.5, "gated dot-solid"),
        Drawing.fittedLabel(
          (index == 0 ? "β = " : "") + short(point.beta) + (isChosen ? ", chosen" : ""),
          isChosen ? px + 14 : px, isAbove ? y(point.accuracy.high) - 8 : y(point.accuracy.low) + 16,
          // The long label extends away from the letter's line, which tends to lie to its right.
          isChosen ? .end : .middle,
          isChosen ? "label strong" : "tick"),
      ]
    }
    return axes.picture(name: "Rate against accuracy over β", finding: finding, shapes)
  }

  /// What the chosen weight saves against β = 0, and the accuracies of both.
  private var finding: String {
    let points = points
    guard let free = points.first(where: { $0.beta == 0 }), free.rate.mean > 0,
      let chosen = points.first(where: { $0.beta == runs.network.chosenBeta })
    else { return "The rates at β = 0 and at the chosen β are not both known." }
    let saved = percent(1 - chosen.rate.mean / free.rate.mean)
    return "At the chosen β = \(short(chosen.beta)) the mean rate is \(saved) less "
      + "than at β = 0, at an accuracy of \(percent(chosen.accuracy.mean)) against \(percent(free.accuracy.mean))."
  }
}
