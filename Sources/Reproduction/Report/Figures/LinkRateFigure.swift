import Console
import Trials

/// A picture of the rate of each link of the tree, without penalty and at the chosen β.
struct LinkRateFigure {
  let runs: VariantRuns

  /// The mean rate of each link, nil where it is not finite.
  private func means(_ runs: [Run]) -> [Double?] {
    let rows = runs.compactMap(\.linkRates)
    return (0..<(rows.map(\.count).min() ?? 0)).map { link in Spread(rows.map { $0[link] })?.mean }
  }

  func picture() -> Picture {
    let links = runs.network.links.enumerated().filter(\.element.inTree)
    let axes = Axes(height: 86 + 40 * Double(links.count), left: 156, top: 34)
    let (free, chosen) = (means(runs.free), means(runs.chosen))
    let x = axes.xScale([0] + (free + chosen).compactMap(\.self))
    var shapes = axes.horizontal(x, title: "rate, nats per sample (variational)") { short($0) }
    for (row, (index, link)) in links.enumerated() {
      let top = axes.top + 4 + 40 * Double(row)
      shapes.append(Drawing.fittedLabel(name(of: link), axes.left - 8, top + 20, .end))
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
    return axes.picture(name: "Rate of each link", finding: finding, shapes)
  }

  /// The link with the greatest rate at the chosen β, and its share of all.
  private var finding: String {
    let rates = means(runs.chosen)
    let known = runs.network.links.indices.compactMap { link -> (link: Int, rate: Double)? in
      guard runs.network.links[link].inTree, rates.indices.contains(link), let rate = rates[link] else { return nil }
      return (link, rate)
    }
    guard let most = known.max(by: { $0.rate < $1.rate }), most.rate > 0 else {
      return "No link has a known rate at the chosen β."
    }
    let all = known.reduce(0) { $0 + $1.rate }
    return "At the chosen β the greatest rate, \(short(most.rate)) nats per sample or "
      + "\(percent(most.rate / all, digits: 0)) of all, is that of \(name(of: runs.network.links[most.link]))."
  }

  /// The link's ends, the one nearer to the fusion node last.
  private func name(of link: LinkRecord) -> String {
    let network = runs.network
    let isFirstChild = network.parents[link.first] == link.second
    let (child, parent) = isFirstChild ? (link.first, link.second) : (link.second, link.first)
    return "\(network.nodes[child]) → \(network.nodes[parent])"
  }
}
