/// Points in a binary tree of boxes, for searches by the greatest distance of coordinates.
struct PointTree {
  /// The points of a box, and the box; a box that is not cut has no children.
  private struct Node {
    let points: Range<Int>
    let low: [Double]
    let high: [Double]
    var children: (Int, Int)?
  }

  private var points: [[Double]]
  private var nodes: [Node] = []

  /// A tree of some points, all with the same number of coordinates.
  init(_ points: [[Double]]) {
    self.points = points
    if !points.isEmpty { _ = makeNode(0..<points.count) }
  }

  private mutating func makeNode(_ range: Range<Int>) -> Int {
    var (low, high) = (points[range.lowerBound], points[range.lowerBound])
    for point in points[range] {
      for (axis, value) in point.enumerated() {
        if value < low[axis] { low[axis] = value }
        if value > high[axis] { high[axis] = value }
      }
    }
    let place = nodes.count
    nodes.append(Node(points: range, low: low, high: high))
    let axis = low.indices.max { high[$0] - low[$0] < high[$1] - low[$1] } ?? 0
    guard range.count > 8, high[axis] > low[axis] else { return place }
    points[range].sort { $0[axis] < $1[axis] }
    let middle = range.lowerBound + range.count / 2
    nodes[place].children = (makeNode(range.lowerBound..<middle), makeNode(middle..<range.upperBound))
    return place
  }

  /// The distance from a point of the tree to its k-th nearest other point; 0 if there are too few.
  func distance(from point: [Double], toNeighbor neighbors: Int) -> Double {
    // The point itself is the nearest, at distance 0.
    var nearest = [Double](repeating: .infinity, count: neighbors + 1)
    search(0, point, &nearest)
    return nearest[neighbors].isFinite ? nearest[neighbors] : 0
  }

  private func search(_ place: Int, _ point: [Double], _ nearest: inout [Double]) {
    let node = nodes[place]
    guard let children = node.children else {
      for other in points[node.points] {
        var distance = 0.0
        for (one, two) in zip(point, other) { distance = max(distance, abs(one - two)) }
        guard distance < nearest[nearest.count - 1] else { continue }
        let slot = nearest.firstIndex { distance < $0 } ?? 0
        nearest.insert(distance, at: slot)
        nearest.removeLast()
      }
      return
    }
    let (first, second) = (gap(children.0, point), gap(children.1, point))
    let order =
      first <= second ? [(children.0, first), (children.1, second)] : [(children.1, second), (children.0, first)]
    for (child, gap) in order where gap < nearest[nearest.count - 1] { search(child, point, &nearest) }
  }

  /// The least distance from a point to a box.
  private func gap(_ place: Int, _ point: [Double]) -> Double {
    let node = nodes[place]
    var gap = 0.0
    for axis in point.indices { gap = max(gap, node.low[axis] - point[axis], point[axis] - node.high[axis]) }
    return gap
  }

  /// The number of points within a distance.
  func count(from point: [Double], within distance: Double) -> Int { count(0, point, distance) }

  private func count(_ place: Int, _ point: [Double], _ distance: Double) -> Int {
    let node = nodes[place]
    var farthest = 0.0
    for axis in point.indices {
      if node.low[axis] - point[axis] > distance || point[axis] - node.high[axis] > distance { return 0 }
      farthest = max(farthest, point[axis] - node.low[axis], node.high[axis] - point[axis])
    }
    if farthest <= distance { return node.points.count }
    if let children = node.children {
      return count(children.0, point, distance) + count(children.1, point, distance)
    }
    return points[node.points].count { other in
      zip(point, other).allSatisfy { abs($0 - $1) <= distance }
    }
  }
}
