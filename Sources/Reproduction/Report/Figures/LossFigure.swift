import Console

/// A picture of the mean training loss of each variant over the epochs.
struct LossFigure {
  let runs: VariantRuns

  private typealias Point = (epoch: Double, loss: Double)

  private var curves: [(name: String, style: String, points: [Point])] {
    [
      ("dense INL", "dense", mean(runs.dense)), ("D-INL", "tree", mean(runs.tree)),
      ("gated, β = \(short(runs.network.chosenBeta))", "gated", mean(runs.chosen)),
    ]
  }

  /// The epochs, from 1, in which the mean loss is a finite number.
  private func mean(_ runs: [Run]) -> [Point] {
    (0..<(runs.map(\.trainingLoss.count).min() ?? 0)).compactMap { epoch in
      Spread(runs.map { $0.trainingLoss[epoch] }).map { (epoch: Double(epoch + 1), loss: $0.mean) }
    }
  }

  func picture() -> Picture {
    let axes = Axes()
    let curves = curves
    let points = curves.flatMap(\.points)
    let x = axes.xScale([0, points.map(\.epoch).max() ?? 1])
    let y = axes.yScale(points.map(\.loss), isLogarithmic: true)
    var shapes = axes.vertical(y, title: "training cross-entropy, nats per sample") { short($0) }
    shapes += axes.horizontal(x, title: "epoch") { short($0) }
    for (index, curve) in curves.enumerated() {
      let points = curve.points.map { (x: x($0.epoch), y: y($0.loss)) }
      let row = axes.top + 14 + 18 * Double(index)
      shapes += [
        Drawing.path(points, "\(curve.style) line"),
        Drawing.line(axes.right - 170, row - 4, axes.right - 142, row - 4, "\(curve.style) line"),
        Drawing.label(curve.name, axes.right - 134, row),
      ]
    }
    return axes.picture(name: "Training loss by variant", finding: finding, shapes)
  }

  private var finding: String {
    let ends = curves.compactMap { curve in
      curve.points.last.map { "\(curve.name) \(short($0.loss)) in epoch \(short($0.epoch))" }
    }
    return ends.isEmpty
      ? "No loss is known." : "The last mean loss, in nats per sample: \(ends.joined(separator: "; "))."
  }
}
