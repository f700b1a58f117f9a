import Console

/// A picture of the mean training loss of each variant over the epochs.
struct LossFigure {
  let runs: VariantRuns

  private var curves: [(name: String, style: String, losses: [Double])] {
    [
      ("dense INL", "dense", mean(runs.dense)), ("D-INL", "tree", mean(runs.tree)),
      ("gated, β = \(short(runs.network.chosenBeta))", "gated", mean(runs.chosen)),
    ]
  }

  private func mean(_ runs: [Run]) -> [Double] {
    (0..<(runs.map(\.trainingLoss.count).min() ?? 0)).compactMap { epoch in
      Spread(runs.map { $0.trainingLoss[epoch] })?.mean
    }
  }

  func markup() -> Markup {
    let axes = Axes()
    let curves = curves
    let x = axes.xScale([0, Double(curves.map(\.losses.count).max() ?? 1)])
    let y = axes.yScale(curves.flatMap(\.losses), isLogarithmic: true)
    var shapes = axes.vertical(y, title: "training cross-entropy, nats per sample") { short($0) }
    shapes += axes.horizontal(x, title: "epoch") { short($0) }
    for (index, curve) in curves.enumerated() {
      let points = curve.losses.enumerated().map { (x: x(Double($0.offset + 1)), y: y($0.element)) }
      let row = axes.top + 14 + 18 * Double(index)
      shapes += [
        Drawing.path(points, "\(curve.style) line"),
        Drawing.line(axes.right - 170, row - 4, axes.right - 142, row - 4, "\(curve.style) line"),
        Drawing.label(curve.name, axes.right - 134, row),
      ]
    }
    return axes.picture(name: "Training loss by variant", shapes)
  }
}
