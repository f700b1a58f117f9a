import AuditRun
import Console

/// The graph of the claims and of what each uses, colored by status; each node leads to its claim.
struct DependencyFigure {
  private static let node = (width: 76.0, height: 24.0)
  private static let pitch = (x: 100.0, claim: 32.0, passing: 12.0)
  private static let margin = 8.0

  private let claims: [ClaimReport]
  private let layout: DependencyLayout
  private let centers: [(x: Double, y: Double)]
  private let height: Double

  init(_ claims: [ClaimReport]) {
    self.claims = claims
    let layout = DependencyLayout(
      ids: claims.map(\.id), uses: Dictionary(claims.map { ($0.id, $0.uses) }, uniquingKeysWith: { first, _ in first }))
    self.layout = layout
    let room = { (place: Int) in layout.isPassing(place) ? Self.pitch.passing : Self.pitch.claim }
    let heights = layout.layers.map { $0.map(room).reduce(0, +) }
    let tallest = heights.max() ?? 0
    height = tallest + 2 * Self.margin
    var centers = Array(repeating: (x: 0.0, y: 0.0), count: layout.layerOf.count)
    for (layer, places) in layout.layers.enumerated() {
      var y = Self.margin + (tallest - heights[layer]) / 2
      for place in places {
        centers[place] = (Self.margin + Self.node.width / 2 + Double(layer) * Self.pitch.x, y + room(place) / 2)
        y += room(place)
      }
    }
    self.centers = centers
  }

  /// The picture, as wide as it is drawn, so that its text keeps its size.
  ///
  /// - Parameters:
  ///   - id: The beginning of the ids in the picture.
  ///   - finding: What the picture shows, in words.
  func picture(id: String, finding: String) -> Markup {
    let width = 2 * Self.margin + Self.node.width + Double(max(layout.layers.count, 1) - 1) * Self.pitch.x
    return .picture(
      "dependencies", role: "group", size: (width, height), title: ("\(id)-title", "What each claim uses"),
      words: ("\(id)-finding", finding), layout.uses.map(line) + claims.indices.map(node))
  }

  private func node(_ index: Int) -> Markup {
    let claim = claims[index]
    let badge = Badge(claim.computed)
    let (x, y) = centers[index]
    let title = "\(claim.id), \(claim.computed.rawValue): \(claim.title)"
    return .element(
      "a", ["href": "#\(claim.id)", "class": "node \(badge.tone.rawValue)", "aria-label": title],
      [
        .element("title", text: title),
        .element(
          "rect",
          [
            "x": coordinate(x - Self.node.width / 2), "y": coordinate(y - Self.node.height / 2),
            "width": coordinate(Self.node.width), "height": coordinate(Self.node.height), "rx": "5",
          ]),
        .element(
          "text", ["x": coordinate(x), "y": coordinate(y + 4.5), "text-anchor": "middle"],
          text: "\(badge.sign) \(claim.id)"),
      ])
  }

  /// The line from a claim to one that it uses, in the color of the used one if that is broken.
  private func line(_ use: DependencyLayout.Use) -> Markup {
    let isBroken = claims[use.to].computed == .broken
    let style = (isBroken ? "use broken" : "use") + (use.closesCircle ? " circular" : "")
    let half = Self.node.width / 2
    let (start, end) = (centers[use.from], centers[use.to])
    guard !use.closesCircle else {
      return .element(
        "path",
        [
          "class": style,
          "d": "M\(point(start.x, start.y - 12)) C\(point(start.x, start.y - 40)) \(point(end.x, end.y - 40)) "
            + point(end.x, end.y - 12),
        ])
    }
    var path = "M\(point(start.x - half, start.y))"
    var last = (x: start.x - half, y: start.y)
    for place in use.places.dropFirst() {
      let center = centers[place]
      let middle = (last.x + center.x + half) / 2
      path += " C\(point(middle, last.y)) \(point(middle, center.y)) \(point(center.x + half, center.y))"
      last = (center.x + half, center.y)
      if layout.isPassing(place) {
        path += " L\(point(center.x - half, center.y))"
        last.x = center.x - half
      }
    }
    return .element("path", ["class": style, "d": path])
  }

  private func point(_ x: Double, _ y: Double) -> String { "\(coordinate(x)) \(coordinate(y))" }
}
