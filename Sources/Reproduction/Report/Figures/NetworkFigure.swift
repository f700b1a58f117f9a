import Console
import DINL
import Foundation
import Trials

/// A picture of the graph on a circle with the fusion node on top and the links of the tree in color.
///
/// Chords of a circle meet no third node, so that no node hides a link.
struct NetworkFigure {
  let network: NetworkEvidence

  private let width = Axes.width
  private let height = 390.0
  private let radius = 126.0

  private func places() -> [(x: Double, y: Double, angle: Double)] {
    var places = [(x: Double, y: Double, angle: Double)](repeating: (0, 0, 0), count: network.nodes.count)
    let walk = TreeWalk(parents: network.parents, root: network.root)
    for (position, node) in walk.order.enumerated() {
      let angle = 2 * Double.pi * Double(position) / Double(network.nodes.count) - Double.pi / 2
      places[node] = (width / 2 + radius * cos(angle), 170 + radius * sin(angle), angle)
    }
    return places
  }

  /// The line width of each link, in points: from 1 for the least capacity to 6 for the greatest, by the logarithm.
  private func strokes() -> [String] {
    let logarithms = network.links.map { log($0.capacity) }
    let (low, high) = (logarithms.min() ?? 0, logarithms.max() ?? 0)
    return logarithms.map { coordinate(high > low ? 1 + 5 * ($0 - low) / (high - low) : 2) }
  }

  func picture() -> Picture {
    let places = places()
    var lines: [Markup] = []
    for inTree in [false, true] {
      for (link, stroke) in zip(network.links, strokes()) where link.inTree == inTree {
        let (a, b) = (places[link.first], places[link.second])
        lines.append(
          .element(
            "line",
            [
              "x1": coordinate(a.x), "y1": coordinate(a.y), "x2": coordinate(b.x), "y2": coordinate(b.y),
              "class": inTree ? "tree-link" : "pruned-link", "stroke-width": stroke,
            ],
            [
              .element("title", text: link.title(nodes: network.nodes))
            ]))
      }
    }
    let nodes = network.nodes.indices.flatMap { node -> [Markup] in
      let place = places[node]
      let isRoot = node == network.root
      let (cosine, sine) = (cos(place.angle), sin(place.angle))
      let anchor: Drawing.Anchor = cosine > 0.3 ? .start : cosine < -0.3 ? .end : .middle
      return [
        Drawing.dot(place.x, place.y, radius: isRoot ? 11 : 8, isRoot ? "fusion-node" : "node"),
        Drawing.fittedLabel(network.nodes[node], place.x + 16 * cosine, place.y + 22 * sine + 4, anchor),
      ]
    }
    let legend = [
      Drawing.line(20, height - 38, 56, height - 38, "tree-link legend"),
      Drawing.label("link of the tree", 64, height - 34),
      Drawing.line(220, height - 38, 256, height - 38, "pruned-link legend"),
      Drawing.label("pruned link", 264, height - 34),
      Drawing.label("thicker: more capacity", 20, height - 12),
    ]
    return Picture(
      width: width, height: height, name: "The graph and its shortest-path tree", finding: finding,
      lines + nodes + legend)
  }

  private var finding: String {
    let kept = network.links.count(where: \.inTree)
    return "The tree keeps \(kept) of \(network.links.count) links and prunes \(network.links.count - kept); the "
      + "farthest node is \(network.hops.max() ?? 0) links from the fusion node."
  }
}
