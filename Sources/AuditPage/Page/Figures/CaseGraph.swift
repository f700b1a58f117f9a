import Console
import Foundation
import TestEvidence

/// The picture of a graph: its nodes on a circle, the root filled, each link with its label.
struct CaseGraph {
  private static let node = 14.0

  private let graph: CaseDrawing.Graph
  private let radius: Double
  /// What the outer nodes need, and loops on them.
  private let margin: Double
  private let links: [CaseDrawing.Graph.Link]

  init(_ graph: CaseDrawing.Graph) {
    self.graph = graph
    // A link to a node that is not there cannot be drawn; the words count it all the same.
    let nodes = 0..<max(graph.nodeCount, 0)
    links = graph.links.filter { nodes.contains($0.from) && nodes.contains($0.to) }
    // Neighbors on the circle leave room for a label between them.
    radius = max(84, Double(graph.nodeCount) * 5.6 * Self.node / (2 * .pi))
    margin = Self.node + (links.contains { $0.from == $0.to } ? 44 : 8)
  }

  /// The graph in words, with every link.
  var words: String {
    let root = graph.root.map { " with the root \($0)" } ?? ""
    // Word joiners and hard spaces keep a link on one line.
    let texts = graph.links.map { link in
      "\(link.from)\u{2060}–\u{2060}\(link.to)" + (link.label.isEmpty ? "" : "\u{A0}(\(link.label))")
    }
    return "a graph of \(counted(graph.nodeCount, "node", "nodes")) and \(counted(graph.links.count, "link", "links"))"
      + root + (texts.isEmpty ? "" : ": \(listed(texts))")
  }

  /// The width and the height of the picture.
  var size: Double { 2 * (radius + margin) }

  /// The picture, as wide as it is drawn, so that its text keeps its size.
  func markup(id: String) -> Markup {
    let groups = Dictionary(grouping: links.indices) { Set([links[$0].from, links[$0].to]) }
    let paths = links.indices.map { index -> [Markup] in
      let parallel = groups[Set([links[index].from, links[index].to])] ?? []
      let order = Double(parallel.firstIndex(of: index) ?? 0) - Double(parallel.count - 1) / 2
      return link(links[index], order: order)
    }
    return .picture(
      "graph", role: "img", size: (size, size), title: ("\(id)-title", "Graph"), words: ("\(id)-words", words),
      paths.map { $0[0] } + (0..<max(graph.nodeCount, 0)).flatMap(node) + paths.flatMap { $0.dropFirst() })
  }

  private func center(_ node: Int) -> (x: Double, y: Double) {
    let angle = 2 * Double.pi * Double(node) / Double(max(graph.nodeCount, 1)) - .pi / 2
    let middle = radius + margin
    return (middle + radius * cos(angle), middle + radius * sin(angle))
  }

  private func node(_ number: Int) -> [Markup] {
    let (x, y) = center(number)
    let isRoot = number == graph.root
    return [
      .element(
        "circle",
        [
          "class": isRoot ? "point root" : "point", "cx": coordinate(x), "cy": coordinate(y),
          "r": coordinate(Self.node),
        ]),
      .element(
        "text",
        [
          "class": isRoot ? "inside" : "", "x": coordinate(x), "y": coordinate(y + 4.5), "text-anchor": "middle",
        ], text: "\(number)"),
    ]
  }

  /// A line and its label.
  ///
  /// - Parameter order: The place among the links between the same nodes, 0 in their middle.
  private func link(_ link: CaseDrawing.Graph.Link, order: Double) -> [Markup] {
    let (start, end) = (center(min(link.from, link.to)), center(max(link.from, link.to)))
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let length = (dx * dx + dy * dy).squareRoot()
    guard length > 0 else { return loop(link, at: start, order: order) }
    let bend = (x: -dy / length * 34 * order, y: dx / length * 34 * order)
    let control = (x: (start.x + end.x) / 2 + bend.x, y: (start.y + end.y) / 2 + bend.y)
    // Off the middle, where the lines between opposite nodes meet.
    let share = 0.42
    func along(_ a: Double, _ b: Double, _ c: Double) -> Double {
      (1 - share) * (1 - share) * a + 2 * share * (1 - share) * b + share * share * c
    }
    let place = (x: along(start.x, control.x, end.x), y: along(start.y, control.y, end.y))
    let path = "M\(point(start)) Q\(point(control)) \(point(end))"
    return [.element("path", ["class": "link", "d": path]), label(link, place.x, place.y + 4)]
  }

  private func loop(_ link: CaseDrawing.Graph.Link, at place: (x: Double, y: Double), order: Double) -> [Markup] {
    let middle = radius + margin
    let (dx, dy) = (place.x - middle, place.y - middle)
    let length = max((dx * dx + dy * dy).squareRoot(), 1)
    let size = 18 + 6 * order
    let center = (x: place.x + dx / length * size, y: place.y + dy / length * size)
    let circle = Markup.element(
      "circle",
      ["class": "link", "cx": coordinate(center.x), "cy": coordinate(center.y), "r": coordinate(max(size, 4))])
    return [circle, label(link, center.x, center.y + 4)]
  }

  private func label(_ link: CaseDrawing.Graph.Link, _ x: Double, _ y: Double) -> Markup {
    .element(
      "text", ["class": "label", "x": coordinate(x), "y": coordinate(y), "text-anchor": "middle"], text: link.label)
  }

  private func point(_ point: (x: Double, y: Double)) -> String { "\(coordinate(point.x)) \(coordinate(point.y))" }
}
