import Console

/// Places for the names of nodes: of eight beside each node, one within the picture, as far as there is one, with the
/// least overlap with nodes, links and names that are placed already.
struct LabelPlacement {
  typealias Point = NodeLayout.Point

  /// A box of the drawing.
  struct Box {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    var area: Double { (right - left) * (bottom - top) }

    func overlap(_ other: Box) -> Double {
      let width = min(right, other.right) - max(left, other.left)
      let height = min(bottom, other.bottom) - max(top, other.top)
      return width > 0 && height > 0 ? width * height : 0
    }

    /// Whether a line between two points enters the box (Liang and Barsky's clipping).
    func isCrossed(from start: Point, to end: Point) -> Bool {
      var (enter, leave) = (0.0, 1.0)
      let (run, rise) = (end.x - start.x, end.y - start.y)
      for (step, room) in [
        (-run, start.x - left), (run, right - start.x), (-rise, start.y - top), (rise, bottom - start.y),
      ] {
        if step == 0 {
          if room < 0 { return false }
        } else if step < 0 {
          enter = max(enter, room / step)
        } else {
          leave = min(leave, room / step)
        }
      }
      return enter < leave
    }
  }

  /// A name at its place.
  struct Label {
    let anchor: Drawing.Anchor
    let x: Double
    /// The base line of the text.
    let y: Double
    let box: Box
  }

  private static let (height, distance) = (14.0, 12.0)
  /// What a line through a name counts, in square points of overlap, and how often each point beyond the picture.
  private static let (crossing, beyond) = (60.0, 8.0)

  private let places: [Point]
  private let lines: [(start: Point, end: Point)]
  private let picture: Box
  private var taken: [Box] = []

  /// - Parameters:
  ///   - size: the width and height of the picture.
  ///   - places: the places of the nodes.
  ///   - lines: the ends of the lines to keep clear of.
  init(in size: Point, places: [Point], lines: [(start: Point, end: Point)]) {
    picture = Box(left: 0, top: 0, right: size.x, bottom: size.y)
    (self.places, self.lines) = (places, lines)
  }

  /// Places the name of a node.
  ///
  /// - Complexity: O(n) for n nodes, lines and names.
  mutating func place(_ text: String, at node: Int) -> Label {
    let width = Self.width(text)
    let center = places[node]
    let labels = [(1.0, 0.0), (-1, 0), (0, -1), (0, 1), (0.8, -0.8), (0.8, 0.8), (-0.8, -0.8), (-0.8, 0.8)].map {
      Self.label(width: width, center, x: $0.0, y: $0.1)
    }
    var best = (label: labels[0], cost: Double.infinity)
    for label in labels {
      let cost = cost(label.box, of: node)
      if cost < best.cost { best = (label, cost) }
    }
    taken.append(best.label.box)
    return best.label
  }

  private static func label(width: Double, _ center: Point, x: Double, y: Double) -> Label {
    let (textX, middle) = (center.x + distance * x, center.y + (distance + 3) * y)
    let anchor: Drawing.Anchor = x > 0 ? .start : x < 0 ? .end : .middle
    let left = x > 0 ? textX : x < 0 ? textX - width : textX - width / 2
    let box = Box(left: left, top: middle - height / 2, right: left + width, bottom: middle + height / 2)
    return Label(anchor: anchor, x: textX, y: middle + 4.5, box: box)
  }

  private func cost(_ box: Box, of node: Int) -> Double {
    var cost = Self.beyond * (box.area - box.overlap(picture))
    for (other, place) in places.enumerated() where other != node {
      cost += box.overlap(Box(left: place.x - 9, top: place.y - 9, right: place.x + 9, bottom: place.y + 9))
    }
    for other in taken { cost += box.overlap(other) }
    for line in lines where box.isCrossed(from: line.start, to: line.end) { cost += Self.crossing }
    return cost
  }

  /// About how wide a text of 13 points is; letters beyond Latin scripts may be twice as wide.
  static func width(_ text: String) -> Double {
    text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 7.2 : 13) }
  }
}
