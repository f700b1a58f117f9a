import Console
import DINL
import Foundation
import PlainText

/// A drawing of a graph and its shortest-path tree, as an SVG file of its own.
///
/// Links of the tree are in color and the others faint; the root is filled. A title and a description say in words what
/// is drawn.
public struct TreeDrawing {
  /// The greatest number of nodes whose names are written; of a larger graph, the root's alone.
  static let greatestNameCount = 300
  private static let (margin, side, titleHeight, legendHeight) = (64.0, 96.0, 40.0, 92.0)
  /// The least width, which the legend needs.
  private static let leastWidth = 640.0

  private let tree: ShortestPathTree
  private let fileName: String
  let layout: NodeLayout
  private let size: NodeLayout.Point
  private let places: [NodeLayout.Point]

  /// A drawing of a tree.
  ///
  /// - Parameters:
  ///   - tree: the tree with its graph of n nodes.
  ///   - positions: n entries, where the nodes are by their file; nil for a node without a place.
  ///   - fileName: the name of the file of the graph.
  /// - Complexity: O(n log n + links).
  public init(_ tree: ShortestPathTree, positions: [NodePosition?], fileName: String) {
    (self.tree, self.fileName) = (tree, fileName.plain())
    layout = NodeLayout(of: tree, positions: positions)
    let width = max(layout.size.x + 2 * Self.side, Self.leastWidth)
    let (left, top) = ((width - layout.size.x) / 2, Self.titleHeight + Self.margin)
    size = NodeLayout.Point(x: width, y: top + layout.size.y + Self.margin + Self.legendHeight)
    places = layout.places.map { NodeLayout.Point(x: left + $0.x, y: top + $0.y) }
  }

  /// The text of the SVG file.
  ///
  /// - Complexity: O(n + links), and O(n²) to place at most ``greatestNameCount`` names.
  public func svg() -> String {
    let title = "The shortest-path tree of \(fileName) toward \(name(tree.root))"
    let children =
      [
        .element("title", ["id": "title"], text: title), .element("desc", ["id": "words"], text: words),
        .style(PictureStyle.standalone), Drawing.box(0, 0, width: size.x, height: size.y, "paper"),
        Drawing.label(Self.cut(title, to: size.x - 48), 24, 30, .start, "label strong"),
      ] + links + nodes + names + legend
    let picture = Markup.element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(coordinate(size.x)) \(coordinate(size.y))",
        "width": coordinate(size.x), "height": coordinate(size.y), "role": "img", "aria-labelledby": "title words",
      ], children)
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\(picture.source)\n"
  }

  private func name(_ node: Int) -> String { tree.graph.nodeNames[node].plain() }

  /// A text that is cut to a width, in points.
  private static func cut(_ text: String, to width: Double) -> String { text.plain(upTo: max(Int(width / 7.2), 8)) }

  /// What the drawing shows, in words.
  var words: String {
    let graph = tree.graph
    let pruned = graph.linkCount - tree.links.count
    let far = graph.nodeNames.indices.max { tree.distances[$0] < tree.distances[$1] } ?? tree.root
    return [
      "\(fileName) has \(Self.counted(graph.nodeCount, "node")) and \(Self.counted(graph.linkCount, "link")).",
      "The shortest-path tree toward the root \(name(tree.root)) keeps \(Self.counted(tree.links.count, "link")), "
        + "drawn in color; \(Self.counted(pruned, "pruned link")) \(pruned == 1 ? "is" : "are") drawn faintly.",
      "The farthest node is \(name(far)), at the distance \(short(tree.distances[far], digits: 6)) \(unit).",
      "Of the training exchange the tree saves \(percent(tree.exchangeReduction, digits: 2)).", placing,
    ].joined(separator: " ")
  }

  private var unit: String { tree.exponent == 1 ? "s" : "s^\(exactly(tree.exponent))" }

  private static func counted(_ count: Int, _ what: String) -> String { "\(count) \(what)\(count == 1 ? "" : "s")" }

  /// Where the nodes lie, in a sentence.
  private var placing: String {
    switch layout.rule {
    case .rings: "Nodes lie on rings about the root, one for each hop."
    case .coordinates(let isGeographic, let without):
      "Nodes lie at \(isGeographic ? "the longitudes and latitudes" : "the coordinates") of the file"
        + (without == 0 ? "." : ", but \(Self.counted(without, "node")) without any beside a neighbor.")
    }
  }

  /// The line width of each link, in points: from 1 for the least capacity to 5 for the greatest, by the logarithm.
  private var strokes: [String] {
    let logarithms = tree.graph.links.map { log($0.capacity) }
    let (low, high) = (logarithms.min() ?? 0, logarithms.max() ?? 0)
    return logarithms.map { coordinate(high > low ? 1 + 4 * ($0 - low) / (high - low) : 2) }
  }

  /// The links, those of the tree last, so that they lie above.
  private var links: [Markup] {
    let inTree = Set(tree.links)
    let strokes = strokes
    return [false, true].flatMap { isInTree in
      tree.graph.links.indices.filter { inTree.contains($0) == isInTree }.map { index in
        let link = tree.graph.links[index]
        let (start, end) = (places[link.first], places[link.second])
        return .element(
          "line",
          [
            "x1": coordinate(start.x), "y1": coordinate(start.y), "x2": coordinate(end.x), "y2": coordinate(end.y),
            "class": isInTree ? "tree-link" : "pruned-link", "stroke-width": strokes[index],
          ], [.element("title", text: title(of: link, isInTree: isInTree))])
      }
    }
  }

  private func title(of link: Link, isInTree: Bool) -> String {
    "\(name(link.first)) – \(name(link.second)): \(short(link.capacity, digits: 6)) values per second, "
      + (isInTree ? "in the tree" : "pruned")
  }

  private var nodes: [Markup] {
    tree.graph.nodeNames.indices.map { node in
      let isRoot = node == tree.root
      let toward = tree.parents[node].map { ", over \(name($0))" } ?? ", the root"
      return .element(
        "circle",
        [
          "cx": coordinate(places[node].x), "cy": coordinate(places[node].y), "r": isRoot ? "9" : "5.5",
          "class": isRoot ? "fusion-node" : "node",
        ],
        [
          .element(
            "title", text: "\(name(node)): \(short(tree.distances[node], digits: 6)) \(unit)\(toward)")
        ])
    }
  }

  private var names: [Markup] {
    let named = tree.graph.nodeCount <= Self.greatestNameCount ? Array(tree.graph.nodeNames.indices) : [tree.root]
    let lines = tree.links.map { (places[tree.graph.links[$0].first], places[tree.graph.links[$0].second]) }
    var placement = LabelPlacement(in: size, places: places, lines: lines)
    // The root's name has the first choice.
    return ([tree.root] + named.filter { $0 != tree.root }).map { node in
      let text = tree.graph.nodeNames[node].plain(upTo: 28)
      let label = placement.place(text, at: node)
      return Drawing.label(text, label.x, label.y, label.anchor, node == tree.root ? "label strong" : "label")
    }
  }

  private var legend: [Markup] {
    let top = size.y - Self.legendHeight + 18
    let hasAll = tree.graph.nodeCount <= Self.greatestNameCount
    let facts =
      "exchange saved \(percent(tree.exchangeReduction, digits: 2)); largest distance "
      + "\(short(tree.distances.max() ?? 0, digits: 6)) \(unit)" + (hasAll ? "" : "; names beyond the root's left out")
    return [
      Drawing.line(24, top, 60, top, "tree-link legend"),
      Drawing.label("tree: \(Self.counted(tree.links.count, "link"))", 68, top + 4),
      Drawing.line(212, top, 248, top, "pruned-link legend"),
      Drawing.label("pruned: \(Self.counted(tree.graph.linkCount - tree.links.count, "link"))", 256, top + 4),
      Drawing.dot(416, top, radius: 7, "fusion-node"), Drawing.label("root", 430, top + 4),
      Drawing.label("thicker: more capacity", 490, top + 4), Drawing.label(facts, 24, top + 28, .start, "tick"),
      Drawing.label(placing, 24, top + 50, .start, "tick"),
    ]
  }
}
