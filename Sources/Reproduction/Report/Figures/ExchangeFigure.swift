import Console

/// A picture of the values exchanged per training sample, dense and on the tree, with the letter's figure marked.
struct ExchangeFigure {
  let runs: VariantRuns

  func picture() -> Picture {
    let axes = Axes(height: 190, top: 20)
    let dense = runs.dense.first?.exchange.valuesPerSample ?? 0
    let tree = runs.tree.first?.exchange.valuesPerSample ?? 0
    let scale = axes.xScale([0, dense])
    var shapes = axes.horizontal(scale, title: "values exchanged per sample of training") { short($0) }
    for (index, bar) in [("dense", dense), ("tree", tree)].enumerated() {
      let y = axes.top + 16 + 44 * Double(index)
      shapes += [
        Drawing.box(axes.left, y, width: scale(bar.1) - axes.left, height: 28, "\(bar.0) bar"),
        Drawing.label(bar.0, axes.left - 8, y + 19, .end),
      ]
      let isLong = scale(bar.1) - axes.left > (axes.right - axes.left) / 2
      shapes.append(
        isLong
          ? Drawing.label(short(bar.1), scale(bar.1) - 8, y + 19, .end, "label inside")
          : Drawing.fittedLabel(
            dense > 0 ? "\(short(bar.1)), \(percent(1 - bar.1 / dense, digits: 2)) less" : short(bar.1),
            scale(bar.1) + 30, y + 19))
    }
    let letter = scale((1 - Findings.letterExchangeReduction) * dense)
    shapes += [
      Drawing.line(letter, axes.top - 4, letter, axes.bottom, "letter"),
      Drawing.fittedLabel("letter: −70.4 %", letter + 6, axes.top + 4, .start, "label letter-text"),
    ]
    let saved = dense > 0 ? ", \(percent(1 - tree / dense, digits: 2)) less" : ""
    return axes.picture(
      name: "Exchange in training, dense and tree",
      finding: "Dense training exchanges \(short(dense)) values per sample, training on the tree "
        + "\(short(tree))\(saved).",
      shapes)
  }
}
