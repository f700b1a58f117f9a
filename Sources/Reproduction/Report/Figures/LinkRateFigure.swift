import Console

/// A picture of the rate of each link of the tree, without penalty and at the chosen β.
struct LinkRateFigure {
  let runs: VariantRuns

  /// The mean rate of each link, nil where it is not finite.
  private func means(_ runs: [Run]) -> [Double?] {
    let rows = runs.compactMap(\.linkRates)
    return (0..<(rows.map(\.count).min() ?? 0)).map { link in Spread(rows.map { $0[link] })?.mean }
  }

  func markup() -> Markup {
    let links = runs.network.links.enumerated().filter(\.element.inTree)
    let axes = Axes(height: 86 + 40 * Double(links.count), left: 150, top: 34)
    let (free, chosen) = (means(runs.free), means(runs.chosen))
    let x = axes.xScale([0] + (free + chosen).compactMap(\.self))
    var shapes = axes.horizontal(x, title: "rate, nats per sample (variational)") { short($0) }
    for (row, (index, link)) in links.enumerated() {
      let top = axes.top + 4 + 40 * Double(row)
      let isFirstChild = runs.network.parents[link.first] == link.second
      let (child, parent) = isFirstChild ? (link.first, link.second) : (link.second, link.first)
      let names = runs.network.nodes
      shapes.append(Drawing.label("\(names[child]) → \(names[parent])", axes.left - 8, top + 20, .end))
      for (offset, rates, style) in [(0.0, free, "free bar"), (16.0, chosen, "gated bar")]
      where rates.indices.contains(index) {
        guard let rate = rates[index] else { continue }
        shapes.append(Drawing.box(axes.left, top + offset, width: x(rate) - axes.left, height: 13, style))
      }
    }
    shapes += [
      Drawing.box(axes.left, 8, width: 22, height: 12, "free bar"), Drawing.label("β = 0", axes.left + 28, 19),
      Drawing.box(axes.left + 110, 8, width: 22, height: 12, "gated bar"),
      Drawing.label("β = \(short(runs.network.chosenBeta))", axes.left + 138, 19),
    ]
    return axes.picture(name: "Rate of each link", shapes)
  }
}
