import Console

/// A picture of the rate against β: one faint line per seed, and the mean. The weights stand at equal distances.
struct RateFigure {
  let runs: VariantRuns

  func picture() -> Picture {
    let axes = Axes(height: 336, bottom: 68)
    let betas = runs.gated.map(\.beta)
    let slot = (axes.right - axes.left) / Double(max(1, betas.count))
    // Weights stand at equal distances, which keeps any grid legible.
    func place(_ index: Int) -> Double { axes.left + slot * (Double(index) + 0.5) }
    let y = axes.yScale([0] + runs.gated.flatMap { $0.runs.compactMap(\.rate) })
    var shapes = axes.vertical(y, title: "latent rate of all links, nats per sample") { short($0) }
    for (index, beta) in betas.enumerated() {
      // Two rows in turn: numbers such as 0.0005 are wider than their share of the axis.
      let row = axes.bottom + (index % 2 == 0 ? 18 : 34)
      shapes.append(Drawing.label(beta == 0 ? "0" : short(beta), place(index), row, .middle, "tick"))
    }
    shapes.append(axes.horizontalTitle("β, nats of loss per nat of rate"))
    for seed in runs.free.map(\.seedIndex) {
      let points = runs.gated.enumerated().compactMap { index, group in
        group.runs.first { $0.seedIndex == seed }?.rate.map { (x: place(index), y: y($0)) }
      }
      shapes.append(Drawing.path(points, "gated faint"))
    }
    let meansOfWeights = runs.gated.enumerated().map { index, group in
      Spread(group.runs.compactMap(\.rate)).map { (x: place(index), y: y($0.mean)) }
    }
    let means = meansOfWeights.compactMap(\.self)
    shapes.append(Drawing.path(means, "gated line"))
    shapes += means.map { Drawing.dot($0.x, $0.y, radius: 4.5, "gated dot-solid") }
    if let free = Spread(runs.free.compactMap(\.rate)) {
      let goal = y((1 - Findings.letterRateReduction) * free.mean)
      shapes += [
        Drawing.line(axes.left, goal, axes.right, goal, "letter"),
        Drawing.fittedLabel("letter: −45.7 %", axes.right - 6, goal - 6, .end, "label letter-text"),
      ]
    }
    if let index = betas.firstIndex(of: runs.network.chosenBeta), let mean = meansOfWeights[index] {
      shapes += [
        Drawing.dot(mean.x, mean.y, radius: 9, "chosen"),
        Drawing.label("chosen", mean.x, mean.y + 24, .middle, "label strong"),
      ]
    }
    return axes.picture(name: "Rate against β", finding: finding, shapes)
  }

  /// The mean rates at the ends of the grid, and whether the mean falls at every step.
  private var finding: String {
    let means = runs.gated.compactMap { group in
      Spread(group.runs.compactMap(\.rate)).map { (beta: group.beta, rate: $0.mean) }
    }
    guard let first = means.first, let last = means.last else { return "No rate is known." }
    let ends = "\(short(first.rate)) nats per sample at β = \(short(first.beta))"
    guard means.count > 1 else { return "The mean rate is \(ends)." }
    let falls = zip(means, means.dropFirst()).count { $0.rate > $1.rate }
    return "The mean rate goes from \(ends) to \(short(last.rate)) at β = \(short(last.beta)); it falls at \(falls) of "
      + "\(means.count - 1) steps."
  }
}
