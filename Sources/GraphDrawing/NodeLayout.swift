import DINL
import Foundation

/// Where the nodes of a graph are drawn: at the coordinates of its file, or else on rings about the root.
///
/// The same graph, root and coordinates give the same places.
package struct NodeLayout: Sendable {
  /// The rule by which nodes are placed.
  package enum Rule: Equatable, Sendable {
    /// At their coordinates; some nodes without any are placed beside their neighbors in the tree.
    case coordinates(isGeographic: Bool, without: Int)
    /// On a ring for each number of hops to the root, which is in the middle.
    case rings
  }

  /// A point of the drawing, in points to the right and downward.
  package struct Point: Equatable, Sendable {
    package var x: Double
    package var y: Double

    package init(x: Double, y: Double) { (self.x, self.y) = (x, y) }
  }

  /// The place of each node.
  package let places: [Point]
  /// The width and height of the area that holds the places, whose corner is the origin.
  package let size: Point
  package let rule: Rule

  /// The layout of a tree's graph.
  ///
  /// Coordinates are used if at least half of the nodes have some of one kind, and if they are not all at one place.
  ///
  /// - Parameters:
  ///   - tree: the tree with its graph of n nodes.
  ///   - positions: n entries; nil for a node without coordinates.
  /// - Complexity: O(n log n).
  package init(of tree: ShortestPathTree, positions: [NodePosition?]) {
    precondition(positions.count == tree.graph.nodeCount, "an entry a node")
    self = CoordinateLayout(tree, positions)?.layout ?? Self.rings(tree)
  }

  init(places: [Point], size: Point, rule: Rule) {
    (self.places, self.size, self.rule) = (places, size, rule)
  }

  /// The least distance of two leaves on the outermost ring, and of two rings; and the greatest radius of a drawing.
  private static let (leafDistance, ringDistance, greatestRadius) = (46.0, 92.0, 6000.0)

  /// Rings about the root: leaves side by side, each parent in the middle of its leaves.
  private static func rings(_ tree: ShortestPathTree) -> NodeLayout {
    let walk = TreeWalk(parents: tree.parents, root: tree.root)
    let leaves = walk.order.filter { walk.children[$0].isEmpty }
    var ends = [ClosedRange<Double>](repeating: 0...0, count: tree.graph.nodeCount)
    for (position, leaf) in leaves.enumerated() { ends[leaf] = Double(position)...Double(position) }
    for node in walk.order.reversed() {
      guard let first = walk.children[node].first, let last = walk.children[node].last else { continue }
      ends[node] = ends[first].lowerBound...ends[last].upperBound
    }
    let rings = Double(max(tree.hops.max() ?? 0, 1))
    let radius = min(
      max(rings * ringDistance, Double(leaves.count) * leafDistance / (2 * .pi)), greatestRadius)
    let places = tree.graph.nodeNames.indices.map { node in
      let middle = (ends[node].lowerBound + ends[node].upperBound + 1) / 2
      let angle = 2 * Double.pi * middle / Double(leaves.count) - .pi / 2
      let distance = radius * Double(tree.hops[node]) / rings
      return Point(x: radius + distance * cos(angle), y: radius + distance * sin(angle))
    }
    return NodeLayout(places: places, size: Point(x: 2 * radius, y: 2 * radius), rule: .rings)
  }
}
