import Console
import DINL
import Trials

/// A picture of the tree with its fusion node on top and the rate of each link of which it is known.
struct RateTreeFigure {
  let network: CheckEvidence.Network

  private let width = 640.0
  private let rowHeight = 96.0
  private let greatestStroke = 7.0

  /// The position of each node: leaves side by side, each parent above the mean position of its children.
  private func places() -> [(x: Double, y: Double)] {
    let walk = TreeWalk(parents: network.parents, root: network.root)
    let (children, order) = (walk.children, walk.order)
    var columns = [Double](repeating: 0, count: network.nodes.count)
    let leaves = order.filter { children[$0].isEmpty }
    for (place, leaf) in leaves.enumerated() { columns[leaf] = (Double(place) + 0.5) / Double(leaves.count) }
    for node in order.reversed() where !children[node].isEmpty {
      columns[node] = children[node].reduce(0) { $0 + columns[$1] } / Double(children[node].count)
    }
    return network.nodes.indices.map { (24 + (width - 48) * columns[$0], 40 + rowHeight * Double(network.hops[$0])) }
  }

  func markup() -> Markup {
    let places = places()
    let links = network.links.filter(\.inTree)
    let greatest = links.compactMap(\.rate).max() ?? 0
    var shapes: [Markup] = []
    for link in links {
      let (a, b) = (places[link.first], places[link.second])
      let share = link.rate.map { greatest > 0 ? $0 / greatest : 0 } ?? 0
      let stroke = 1 + (greatestStroke - 1) * share
      shapes.append(
        .element(
          "line",
          [
            "x1": coordinate(a.x), "y1": coordinate(a.y), "x2": coordinate(b.x), "y2": coordinate(b.y),
            "class": "tree-link", "stroke-width": coordinate(stroke),
          ],
          [
            .element("title", text: link.title(nodes: network.nodes))
          ]))
    }
    for link in links {
      guard let rate = link.rate else { continue }
      let child = network.parents[link.first] == link.second ? link.first : link.second
      let parent = child == link.first ? link.second : link.first
      // Near the child, where the links of one parent are farther apart.
      let share = 0.38
      let x = places[child].x + share * (places[parent].x - places[child].x)
      let y = places[child].y + share * (places[parent].y - places[child].y)
      // Outside the links of one parent, and clear of the link over the height of the digits, 6 points above and below.
      let (run, rise) = (places[parent].x - places[child].x, places[child].y - places[parent].y)
      let clearance = 6 + 6 * (run / rise).magnitude + greatestStroke / 2
      let isLeft = run > 0
      shapes.append(
        Drawing.label(
          short(rate), x + (isLeft ? -clearance : clearance), y + 5, isLeft ? .end : .start, "label strong"))
    }
    for (node, place) in places.enumerated() {
      let isRoot = node == network.root
      let name = network.views[node].isEmpty && !isRoot ? "\(network.nodes[node]) (relay)" : network.nodes[node]
      shapes.append(Drawing.dot(place.x, place.y, radius: isRoot ? 11 : 8, isRoot ? "fusion-node" : "node"))
      if !isRoot, let parent = network.parents[node], network.parents.contains(node) {
        // Between two links, on the side away from the link to the parent.
        let isLeft = places[parent].x >= place.x
        shapes.append(
          Drawing.label(name, place.x + (isLeft ? -14 : 14), place.y + 4, isLeft ? .end : .start, "tick"))
      } else {
        shapes.append(Drawing.label(name, place.x, place.y + (isRoot ? -18 : 24), .middle, "tick"))
      }
    }
    let height = 40 + rowHeight * Double(network.hops.max() ?? 0) + 44
    return Drawing.picture(width: width, height: height, name: "The tree with the rate of each link", shapes)
  }
}
