import DINL
import Foundation
import GraphDrawing
import TestSupport
import Testing

/// The drawing of a tree as its elements.
struct DrawnTree {
  let elements: [WellFormedness.Element]

  init(_ text: String) throws { elements = try #require(WellFormedness.elements(of: text), "not well-formed") }

  init(_ tree: ShortestPathTree, positions: [NodePosition?]? = nil, name: String = "net.json") throws {
    let places = positions ?? Array(repeating: nil, count: tree.graph.nodeCount)
    try self.init(TreeDrawing(tree, positions: places, fileName: name).svg())
  }

  func all(_ name: String, _ style: String? = nil) -> [WellFormedness.Element] {
    elements.filter { $0.name == name && (style == nil || $0.attributes["class"] == style) }
  }

  /// The texts of all elements of a name.
  func texts(_ name: String) -> [String] { all(name).map(\.text) }

  func text(id: String) -> String? { elements.first { $0.attributes["id"] == id }?.text }

  /// The centers of the circles of nodes, but for that of the legend.
  var nodes: [(x: Double, y: Double)] {
    all("circle").filter { $0.attributes["r"] != "7.00" }.map { (number($0, "cx"), number($0, "cy")) }
  }

  func number(_ element: WellFormedness.Element, _ name: String) -> Double {
    element.attributes[name].flatMap(Double.init) ?? .nan
  }

  /// The width and the height of the picture.
  var size: (width: Double, height: Double) {
    let picture = elements.last
    return (picture.map { number($0, "width") } ?? .nan, picture.map { number($0, "height") } ?? .nan)
  }
}

/// Graphs for drawings.
enum Drawable {
  static func tree(_ links: [(Int, Int)], nodes: Int, root: Int = 0, names: [String]? = nil) throws -> ShortestPathTree
  {
    try CapacitatedGraph(
      nodeNames: names ?? (0..<nodes).map { "n\($0)" }, links: links.map { Link($0.0, $0.1, capacity: 1) }
    ).shortestPathTree(from: root)
  }

  /// The positions of a file of nodes and their attributes, as the readers give them.
  static func positions(_ attributes: [String]) throws -> [NodePosition?] {
    let nodes = attributes.enumerated().map { "n\($0.offset) [\($0.element)];" }.joined()
    return try GraphFile(Data("graph { \(nodes) }".utf8)).positions
  }

  static func map(_ places: [(longitude: Double, latitude: Double)?]) throws -> [NodePosition?] {
    try positions(places.map { $0.map { "Longitude=\"\($0.longitude)\", Latitude=\"\($0.latitude)\"" } ?? "" })
  }
}
