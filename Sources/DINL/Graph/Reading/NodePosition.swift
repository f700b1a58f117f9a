import Foundation

/// Where a node is drawn, as its file says.
public struct NodePosition: Equatable, Sendable {
  /// The distance to the right, or the longitude in degrees.
  public let x: Double
  /// The distance upward, or the latitude in degrees.
  public let y: Double
  /// Whether the position is a longitude and a latitude.
  public let isGeographic: Bool

  /// A position; nil if a coordinate is missing or not finite.
  init?(x: Double?, y: Double?, isGeographic: Bool = false) {
    guard let x, let y, x.isFinite, y.isFinite else { return nil }
    (self.x, self.y, self.isGeographic) = (x, y, isGeographic)
  }

  /// The names that a geographic position may have, in order of preference.
  private static let geographic = [("Longitude", "Latitude"), ("longitude", "latitude"), ("lon", "lat")]
  /// The names of all texts that may give a position.
  static let names = Set(geographic.flatMap { [$0.0, $0.1] } + ["x", "y", "pos", "graphics.x", "graphics.y"])

  /// The position in a node's named texts: `Longitude` and `Latitude`, or `x` and `y`, or `pos` with both, all upward;
  /// or `graphics` with `x` and `y`, downward as editors of GML write it.
  init?(_ text: (String) -> String?) {
    func number(_ name: String) -> Double? {
      text(name).flatMap { Double($0.trimmingCharacters(in: .whitespaces)) }
    }
    for (longitude, latitude) in Self.geographic {
      guard let position = Self(x: number(longitude), y: number(latitude), isGeographic: true) else { continue }
      self = position
      return
    }
    let pair = (text("pos") ?? "").split(whereSeparator: { ",! ".contains($0) }).map { Double($0) }
    let places = [
      Self(x: number("x"), y: number("y")),
      pair.count >= 2 ? Self(x: pair[0], y: pair[1]) : nil,
      Self(x: number("graphics.x"), y: number("graphics.y").map { -$0 }),
    ]
    guard let position = places.lazy.compactMap({ $0 }).first else { return nil }
    self = position
  }
}

extension AttributedDocument {
  /// Where the nodes are, as their texts say.
  var positions: [NodePosition?] { nodes.map { node in NodePosition { node.data[$0] } } }
}
