import DINL
import Foundation
import GraphDrawing
import Testing

@Suite struct `Nodes lie where the file puts them, or on rings about the root` {
  static func layout(_ positions: [NodePosition?], links: [(Int, Int)]? = nil) throws -> NodeLayout {
    let tree = try Drawable.tree(links ?? (1..<positions.count).map { (0, $0) }, nodes: positions.count)
    return NodeLayout(of: tree, positions: positions)
  }

  /// Whether the way east from the first node to the second is a number of times the way north to the third.
  ///
  /// The two ways are about a degree long. A place comes from at most six roundings of numbers up to `greatest`
  /// degrees, the length of a way from 13, and their quotient from 27, each of half an ε.
  static func isScaled(_ places: [NodeLayout.Point], by ratio: Double, greatest: Double) -> Bool {
    let found = (places[1].x - places[0].x) / (places[0].y - places[2].y)
    return abs(found - ratio) <= 14 * .ulpOfOne * greatest
  }

  @Test func `east is right and north is up, at one scale in both directions`() throws {
    let layout = try Self.layout(try Drawable.map([(0, 0), (1, 0), (0, 1), (-1, 0)]))
    let places = layout.places
    #expect(layout.rule == .coordinates(isGeographic: true, without: 0))
    #expect(places[1].x > places[0].x && places[3].x < places[0].x && places[2].y < places[0].y)
    // Both ways differ by the rounding of two places and of a way, each of half an ε of the width.
    #expect(
      abs((places[1].x - places[0].x) - (places[0].x - places[3].x)) <= 1.5 * .ulpOfOne * layout.size.x)
    // The mean latitude is a quarter of a degree, and the greatest number the width of two degrees.
    #expect(Self.isScaled(places, by: cos(0.25 * .pi / 180), greatest: 2))
    #expect(!Self.isScaled(places, by: 1, greatest: 2), "control: a degree is as long east as north")
  }

  @Test func `a degree of longitude shrinks toward the pole`() throws {
    let places = try Self.layout(try Drawable.map([(0, 60), (2, 60), (0, 61), (2, 61)])).places
    // The mean latitude is 60.5 degrees, and the greatest number the latitude of 61.
    #expect(Self.isScaled(places, by: 2 * cos(60.5 * .pi / 180), greatest: 61))
    #expect(!Self.isScaled(places, by: 2 * cos(60 * .pi / 180), greatest: 61), "control: the first node's latitude")
  }

  @Test func `a network across the Pacific is not torn apart at the date line`() throws {
    let places = try Self.layout(try Drawable.map([(179, 0), (-179, 0), (150, 10), (-150, -10)])).places
    #expect(places[2].x < places[0].x && places[0].x < places[1].x && places[1].x < places[3].x)
    let atlantic = try Self.layout(try Drawable.map([(10, 0), (-10, 0), (-80, 10), (30, -10)])).places
    #expect(atlantic[2].x < atlantic[1].x && atlantic[1].x < atlantic[0].x && atlantic[0].x < atlantic[3].x)
  }

  @Test func `coordinates of one kind are used if half of the nodes have some, and not all are at one place`() throws {
    let rings = NodeLayout.Rule.rings
    func rule(_ attributes: String...) throws -> NodeLayout.Rule {
      try Self.layout(try Drawable.positions(attributes)).rule
    }
    #expect(try rule("x=0, y=0", "x=1, y=1", "", "") == .coordinates(isGeographic: false, without: 2))
    #expect(try rule("x=0, y=0", "x=1, y=1", "", "", "") == rings)
    #expect(try rule("x=0, y=0", "", "") == rings && rule("x=5, y=5", "x=5, y=5") == rings)
    #expect(try rule("x=0, y=0", "x=0, y=0") == rings)
    #expect(
      try rule("x=0, y=0", "Longitude=1, Latitude=2", "Longitude=3, Latitude=2")
        == .coordinates(isGeographic: true, without: 1))
    #expect(
      try rule("x=0, y=0", "x=1, y=0", "Longitude=1, Latitude=2") == .coordinates(isGeographic: false, without: 1))
  }

  @Test(arguments: [("1e308", "-1e308"), ("1e-300", "2e-300"), ("1e308", "1e307"), ("400", "-500")])
  func `extreme coordinates give finite places within the area`(first: String, second: String) throws {
    for names in [("x", "y"), ("Longitude", "Latitude")] {
      let attributes = [(first, second), (second, first), (first, first)].map {
        "\(names.0)=\"\($0.0)\", \(names.1)=\"\($0.1)\""
      }
      let layout = try Self.layout(try Drawable.positions(attributes))
      #expect(layout.size.x.isFinite && layout.size.x > 0 && layout.size.x <= 6000 && layout.size.y <= 6000)
      for place in layout.places {
        #expect((-1...layout.size.x + 1).contains(place.x) && (-1...layout.size.y + 1).contains(place.y))
      }
    }
  }

  @Test func `nodes at one place are spread, and nodes without a place lie beside a neighbor in the tree`() throws {
    let twins = try Self.layout(try Drawable.map([(0, 0), (0, 0), (9, 9), (0, 0)])).places
    for (first, second) in [(0, 1), (0, 3), (1, 3)] {
      #expect(hypot(twins[first].x - twins[second].x, twins[first].y - twins[second].y) > 12)
    }
    // A path 0 – 1 – 2 – 3, of which the root and the third have no place.
    let path = try Self.layout(try Drawable.map([nil, (0, 0), nil, (9, 9)]), links: [(0, 1), (1, 2), (2, 3)]).places
    #expect(hypot(path[0].x - path[1].x, path[0].y - path[1].y) < 60)
    #expect(
      hypot(path[2].x - path[3].x, path[2].y - path[3].y) < 60
        || hypot(path[2].x - path[1].x, path[2].y - path[1].y) < 60)
    #expect(path[0] != path[1] && path[2] != path[3])
  }

  @Test func `rings: the root is in the middle, hops are radii, and leaves are apart`() throws {
    let links = (1..<60).map { (($0 - 1) / 3, $0) }
    let tree = try Drawable.tree(links, nodes: 60)
    let layout = NodeLayout(of: tree, positions: Array(repeating: nil, count: 60))
    let middle = layout.places[0]
    #expect(layout.rule == .rings && middle == NodeLayout.Point(x: layout.size.x / 2, y: layout.size.y / 2))
    let radii = layout.places.map { hypot($0.x - middle.x, $0.y - middle.y) }
    let ring = layout.size.x / 2 / Double(tree.hops.max() ?? 1)
    // In each direction a radius comes from a cosine or sine, a product, a sum up to the width and a difference, and then
    // from a hypotenuse: together less than eight ε of half the width.
    for (node, hops) in tree.hops.enumerated() {
      #expect(abs(radii[node] - ring * Double(hops)) <= 4 * .ulpOfOne * layout.size.x)
    }
    for first in 0..<60 {
      for second in first + 1..<60 {
        let (a, b) = (layout.places[first], layout.places[second])
        #expect(hypot(a.x - b.x, a.y - b.y) > 15, "\(first) \(second)")
      }
    }
  }

  @Test func `control: a layout that ignores the coordinates is refuted by their order`() throws {
    let positions = try Drawable.map([(5, 0), (3, 0), (1, 0), (4, 0), (2, 0)])
    func order(_ layout: NodeLayout) -> [Int] {
      layout.places.indices.sorted { layout.places[$0].x < layout.places[$1].x }
    }
    #expect(order(try Self.layout(positions)) == [2, 4, 1, 3, 0])
    #expect(order(try Self.layout(Array(repeating: nil, count: 5))) != [2, 4, 1, 3, 0])
  }
}
