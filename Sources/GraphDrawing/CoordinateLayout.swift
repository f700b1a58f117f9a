import DINL
import Foundation

/// A layout by the coordinates of a file.
struct CoordinateLayout {
  let layout: NodeLayout

  private typealias Point = NodeLayout.Point

  /// The area of the drawing for each node, and the least and the greatest side of its area, in points.
  private static let (areaOfNode, leastSide, greatestSide) = (11_000.0, 420.0, 6000.0)
  /// The radius of the ring of nodes with the same coordinates, and the distance of a node without any to its neighbor.
  private static let (ringRadius, neighborDistance) = (16.0, 44.0)

  /// The layout; nil if fewer than half of the nodes have coordinates of one kind, or all of these are at one place.
  init?(_ tree: ShortestPathTree, _ positions: [NodePosition?]) {
    let isGeographic = positions.count { $0?.isGeographic == true } >= positions.count { $0?.isGeographic == false }
    let given = positions.map { $0.flatMap { $0.isGeographic == isGeographic ? $0 : nil } }
    let count = given.count { $0 != nil }
    guard count >= 2, 2 * count >= given.count, let flat = Self.flat(given, isGeographic: isGeographic) else {
      return nil
    }
    var (places, size) = Self.fitted(flat)
    Self.placeOthers(&places, tree, size)
    layout = NodeLayout(
      places: Self.spread(places.map { $0 ?? Point(x: size.x / 2, y: size.y / 2) }), size: size,
      rule: .coordinates(isGeographic: isGeographic, without: given.count - count))
  }

  /// Points whose greatest coordinate is 1 in magnitude, upward; nil if they are all at one place.
  private static func flat(_ positions: [NodePosition?], isGeographic: Bool) -> [Point?]? {
    let given = positions.compactMap { $0 }
    // A map is cut where the longitudes leave the widest gap, so that an ocean does not tear a network apart.
    let cut = isGeographic ? widestGap(given.map(\.x)) : -.infinity
    let shrink = isGeographic ? cos(given.reduce(0) { $0 + $1.y / Double(given.count) } * .pi / 180) : 1
    let points = positions.map { position in
      position.map { Point(x: ($0.x < cut ? $0.x + 360 : $0.x) * max(shrink, 0.1), y: -$0.y) }
    }
    let greatest = points.reduce(0) { max($0, $1.map { max($0.x.magnitude, $0.y.magnitude) } ?? 0) }
    guard greatest > 0, greatest.isFinite else { return nil }
    let scaled = points.map { $0.map { Point(x: $0.x / greatest, y: $0.y / greatest) } }
    let distinct = scaled.compactMap { $0 }
    return distinct.contains { $0 != distinct[0] } ? scaled : nil
  }

  /// The longitude behind the widest gap on the circle of longitudes.
  private static func widestGap(_ longitudes: [Double]) -> Double {
    let sorted = longitudes.sorted()
    guard let first = sorted.first, let last = sorted.last, first >= -180, last <= 360 else { return -.infinity }
    var widest = (size: first + 360 - last, behind: first)
    for (left, right) in zip(sorted, sorted.dropFirst()) where right - left > widest.size {
      widest = (right - left, right)
    }
    return widest.behind
  }

  /// The points in an area whose size grows with their number, and that area.
  private static func fitted(_ points: [Point?]) -> (places: [Point?], size: Point) {
    let given = points.compactMap { $0 }
    let (left, right) = (given.map(\.x).min() ?? 0, given.map(\.x).max() ?? 0)
    let (top, bottom) = (given.map(\.y).min() ?? 0, given.map(\.y).max() ?? 0)
    let ratio = min(max((right - left) / max(bottom - top, 1e-300), 0.5), 2.4)
    let area = areaOfNode * Double(points.count)
    let size = Point(
      x: min(max((area * ratio).squareRoot(), leastSide * max(ratio, 1)), greatestSide),
      y: min(max((area / ratio).squareRoot(), leastSide / min(ratio, 1)), greatestSide))
    let scale = min(size.x / max(right - left, 1e-300), size.y / max(bottom - top, 1e-300))
    let places = points.map { point in
      point.map {
        Point(
          x: size.x / 2 + scale * ($0.x - left - (right - left) / 2),
          y: size.y / 2 + scale * ($0.y - top - (bottom - top) / 2))
      }
    }
    return (places, size)
  }

  /// Places nodes without coordinates beside their parents, or else beside a child that has a place.
  private static func placeOthers(_ places: inout [Point?], _ tree: ShortestPathTree, _ size: Point) {
    let walk = TreeWalk(parents: tree.parents, root: tree.root)
    var beside = [Int](repeating: 0, count: places.count)
    func place(_ node: Int, beside neighbor: Int?) {
      guard places[node] == nil, let neighbor, let center = places[neighbor] else { return }
      // Turning by the golden angle keeps those beside one node apart.
      let angle = 2.399963 * Double(beside[neighbor]) + 0.6
      beside[neighbor] += 1
      places[node] = Point(
        x: min(max(center.x + neighborDistance * cos(angle), 0), size.x),
        y: min(max(center.y + neighborDistance * sin(angle), 0), size.y))
    }
    for node in walk.order.reversed() { if let parent = tree.parents[node] { place(parent, beside: node) } }
    for node in walk.order { place(node, beside: tree.parents[node]) }
  }

  /// The places with those that coincide spread on a small ring.
  private static func spread(_ places: [Point]) -> [Point] {
    let groups = Dictionary(grouping: places.indices) { SIMD2(places[$0].x.rounded(), places[$0].y.rounded()) }
    var spread = places
    for nodes in groups.values where nodes.count > 1 {
      let radius = max(ringRadius, ringRadius * Double(nodes.count) / 4)
      for (position, node) in nodes.enumerated() {
        let angle = 2 * Double.pi * Double(position) / Double(nodes.count)
        spread[node].x += radius * cos(angle)
        spread[node].y += radius * sin(angle)
      }
    }
    return spread
  }
}
