import Console

/// A picture of the test accuracy of each variant: one dot per seed beside mean and standard deviation, and the band of
/// dense INL.
struct AccuracyFigure {
  let runs: VariantRuns

  private var groups: [(name: String, detail: String, style: String, values: [Double])] {
    [
      ("dense INL", "", "dense", runs.dense.map(\.accuracy)),
      ("D-INL", "", "tree", runs.tree.map(\.accuracy)),
      ("gates", "β = 0", "gated", runs.free.map(\.accuracy)),
      ("gates", "β = \(short(runs.network.chosenBeta))", "gated", runs.chosen.map(\.accuracy)),
    ]
  }

  private var finding: String {
    let means = groups.compactMap { group -> String? in
      let name = group.detail.isEmpty ? group.name : "\(group.name) at \(group.detail)"
      return Spread(group.values).map { "\(name) \(percent($0.mean)) (± \(percent($0.deviation)))" }
    }
    return means.isEmpty ? "No accuracy is known." : "Mean accuracy: \(means.joined(separator: ", "))."
  }

  func picture() -> Picture {
    let axes = Axes(height: 380, bottom: 92)
    let dense = Spread(runs.dense.map(\.accuracy))
    let scale = axes.yScale(groups.flatMap(\.values) + [dense?.low, dense?.high].compactMap { $0 })
    var shapes: [Markup] = []
    if let dense {
      shapes.append(
        Drawing.box(
          axes.left, scale(dense.high), width: axes.right - axes.left, height: scale(dense.low) - scale(dense.high),
          "band"))
    }
    shapes += axes.vertical(scale, title: "test accuracy, %") {
      tickLabel(100 * $0, among: scale.ticks.map { 100 * $0 })
    }
    let slot = (axes.right - axes.left) / Double(groups.count)
    for (index, group) in groups.enumerated() {
      let middle = axes.left + slot * (Double(index) + 0.5)
      for (seed, value) in group.values.enumerated() {
        // Dots are spread over five columns, so that equal values do not hide each other.
        let shift = Double(seed % 5 - 2) * 6
        shapes.append(Drawing.dot(middle - 18 + shift, scale(value), radius: 3, "\(group.style) dot"))
      }
      if let spread = Spread(group.values) {
        shapes += Drawing.errorBar(x: middle + 28, scale(spread.low), scale(spread.high), "\(group.style) line")
        shapes += [
          Drawing.dot(middle + 28, scale(spread.mean), radius: 4.5, "\(group.style) dot-solid"),
          Drawing.label(percent(spread.mean), middle, axes.bottom + 56, .middle, "tick"),
          Drawing.label("± \(percent(spread.deviation))", middle, axes.bottom + 73, .middle, "tick"),
        ]
      }
      shapes += [
        Drawing.label(group.name, middle, axes.bottom + 18, .middle),
        Drawing.label(group.detail, middle, axes.bottom + 35, .middle),
      ]
    }
    return axes.picture(name: "Test accuracy by variant", finding: finding, shapes)
  }
}
