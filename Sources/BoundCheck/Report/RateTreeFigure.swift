import Console
import DINL
import Trials

/// A picture of the tree, a row per node below its parent, with the rate of each link of which it is known, and of the
/// links of the graph that the tree leaves out, as arcs beside it.
struct RateTreeFigure {
  let network: CheckEvidence.Network

  private let rowHeight = 32.0
  private let top = 26.0
  /// Where the fusion node stands; arcs lie to the left.
  private let left = 116.0
  private let greatestStroke = 7.0

  private var kept: [LinkRecord] { network.links.filter(\.inTree) }
  private var pruned: [LinkRecord] { network.links.filter { !$0.inTree } }

  /// The position of each node: its row in the walk of the tree, indented by its hops.
  private var places: [(x: Double, y: Double)] {
    let indent = min(36, 110 / Double(max(1, network.hops.max() ?? 0)))
    var places = [(x: Double, y: Double)](repeating: (left, top), count: network.nodes.count)
    for (row, node) in TreeWalk(parents: network.parents, root: network.root).order.enumerated() {
      places[node] = (left + indent * Double(network.hops[node]), top + rowHeight * Double(row))
    }
    return places
  }

  /// The node of a link that is farther from the fusion node.
  private func child(of link: LinkRecord) -> Int {
    network.parents[link.first] == link.second ? link.first : link.second
  }

  func picture() -> Picture {
    let places = places
    let greatest = kept.compactMap(\.rate).max() ?? 0
    var shapes = pruned.map { link in
      path(arc(places[link.first], places[link.second]), "pruned-link", width: 1.2, link)
    }
    var rates: [Int: Double] = [:]
    for link in kept {
      let child = child(of: link)
      rates[child] = link.rate
      let (from, to) = (places[child == link.first ? link.second : link.first], places[child])
      let share = link.rate.map { greatest > 0 ? $0 / greatest : 0 } ?? 0
      let corner =
        "M \(coordinate(from.x)) \(coordinate(from.y)) V \(coordinate(to.y)) H \(coordinate(to.x))"
      shapes.append(path(corner, "tree-link", width: 1 + (greatestStroke - 1) * share, link))
    }
    for (node, place) in places.enumerated() {
      let isRoot = node == network.root
      shapes.append(Drawing.dot(place.x, place.y, radius: isRoot ? 11 : 8, isRoot ? "fusion-node" : "node"))
      shapes.append(label(of: node, at: place, rate: rates[node]))
    }
    let foot = top + rowHeight * Double(network.nodes.count)
    shapes += legend(at: foot)
    return Picture(
      width: Axes.width, height: foot + 54, name: "The tree with the rate of each link", finding: finding, shapes)
  }

  /// The name of a node, and the rate of its link toward the fusion node.
  private func label(of node: Int, at place: (x: Double, y: Double), rate: Double?) -> Markup {
    let isRelay = network.views[node].isEmpty && node != network.root
    let addition = isRelay ? " (relay)" : ""
    let number = rate.map { short($0) } ?? ""
    // Long names are cut where the picture ends.
    let room = Int((Axes.width - place.x - 18 - Drawing.textWidth(addition + "  " + number)) / Drawing.textWidth("x"))
    let name = network.nodes[node]
    let cut = name.count > max(1, room) ? name.prefix(max(1, room - 1)) + "…" : name
    let rateText = rate == nil ? [] : [Markup.element("tspan", ["class": "label strong"], text: number)]
    return .element(
      "text", ["x": coordinate(place.x + 16), "y": coordinate(place.y + 5), "class": "label"],
      [.text("\(cut)\(addition) ")] + rateText)
  }

  private func path(_ course: String, _ style: String, width: Double, _ link: LinkRecord) -> Markup {
    .element(
      "path", ["d": course, "class": style, "stroke-width": coordinate(width)],
      [.element("title", text: link.title(nodes: network.nodes))])
  }

  /// An arc to the left of two nodes, the wider the more rows lie between them.
  private func arc(_ one: (x: Double, y: Double), _ other: (x: Double, y: Double)) -> String {
    let rows = (one.y - other.y).magnitude / rowHeight
    // A quadratic curve reaches half as far as its control point.
    let reach = 2 * min(left - 14, 8 + 13 * rows)
    return "M \(coordinate(one.x)) \(coordinate(one.y)) Q \(coordinate(min(one.x, other.x) - reach)) "
      + "\(coordinate((one.y + other.y) / 2)) \(coordinate(other.x)) \(coordinate(other.y))"
  }

  private func legend(at y: Double) -> [Markup] {
    [
      Drawing.line(8, y + 14, 40, y + 14, "tree-link legend"),
      Drawing.label("link of the tree, its rate behind the node", 48, y + 18),
      Drawing.line(8, y + 38, 40, y + 38, "pruned-link legend"),
      Drawing.label("pruned link of the graph", 48, y + 42),
    ]
  }

  /// How many links are kept, and which of them has the greatest rate.
  private var finding: String {
    let count = "The tree keeps \(kept.count) of \(network.links.count) links and prunes \(pruned.count)"
    let known = kept.compactMap { link in link.rate.map { (link: link, rate: $0) } }
    guard let most = known.max(by: { $0.rate < $1.rate }) else { return "\(count)." }
    let child = child(of: most.link)
    let parent = child == most.link.first ? most.link.second : most.link.first
    return "\(count); the greatest rate, \(short(most.rate)) nats per sample, is that of "
      + "\(network.nodes[child]) → \(network.nodes[parent])."
  }
}
