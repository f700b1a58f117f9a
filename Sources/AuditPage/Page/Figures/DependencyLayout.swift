/// The places of claims in layers from left to right: each claim lies to the right of all that it uses.
///
/// Method: K. Sugiyama, S. Tagawa and M. Toda, *Methods for visual understanding of hierarchical system structures* (1981):
/// layers by the longest path, passing places where a line crosses a layer, and orders by the mean place of neighbors.
struct DependencyLayout {
  /// A claim that another uses.
  struct Use: Equatable {
    /// The number of the claim that uses the other.
    let from: Int
    /// The number of the used claim.
    let to: Int
    /// Whether it closes a circle, so that the used claim does not lie to the left.
    let closesCircle: Bool
    /// The numbers of the places that the line passes, from `from` to `to`.
    let places: [Int]
  }

  /// The ids of the claims; the number of a claim is its index.
  let ids: [String]
  /// What uses what.
  private(set) var uses: [Use] = []
  /// The layer of each place: first the claims, then the passing places.
  private(set) var layerOf: [Int]
  /// The places of each layer from top to bottom.
  private(set) var layers: [[Int]] = []
  private var neighbors: [[Int]]

  /// The layout of a graph.
  ///
  /// - Parameters:
  ///   - ids: The claims.
  ///   - uses: The claims that each uses; those that are not among `ids` are left out.
  init(ids: [String], uses: [String: [String]]) {
    self.ids = ids
    let numbers = Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let used = ids.map { id in (uses[id] ?? []).compactMap { numbers[$0] } }
    let layering = Layering(used)
    layerOf = layering.layers
    neighbors = ids.map { _ in [] }
    for claim in ids.indices { for other in used[claim] { add(claim, other) } }
    layers = Array(repeating: [], count: (layerOf.max() ?? -1) + 1)
    for (place, layer) in layerOf.enumerated() { layers[layer].append(place) }
    order()
  }

  /// Whether a place is only passed by a line.
  func isPassing(_ place: Int) -> Bool { place >= ids.count }

  private mutating func add(_ claim: Int, _ other: Int) {
    guard layerOf[claim] > layerOf[other] else {
      uses.append(Use(from: claim, to: other, closesCircle: true, places: []))
      return
    }
    var places = [claim]
    for layer in stride(from: layerOf[claim] - 1, to: layerOf[other], by: -1) {
      places.append(layerOf.count)
      layerOf.append(layer)
      neighbors.append([])
    }
    places.append(other)
    for (right, left) in zip(places, places.dropFirst()) {
      neighbors[right].append(left)
      neighbors[left].append(right)
    }
    uses.append(Use(from: claim, to: other, closesCircle: false, places: places))
  }

  /// Orders each layer so that few lines cross: by sweeps from left to right and back, of which the best is kept.
  private mutating func order() {
    var best = (layers, crossings)
    for sweep in 0..<24 {
      let isForward = sweep.isMultiple(of: 2)
      for layer in isForward ? Array(layers.indices) : layers.indices.reversed() {
        let beside = layer + (isForward ? -1 : 1)
        guard layers.indices.contains(beside) else { continue }
        let rank = Dictionary(uniqueKeysWithValues: layers[beside].enumerated().map { ($1, Double($0)) })
        let scale = Double(layers[beside].count) / Double(max(layers[layer].count, 1))
        let keys = layers[layer].enumerated().map { index, place -> (key: Double, index: Int, place: Int) in
          let ranks = neighbors[place].compactMap { rank[$0] }
          let mean = ranks.isEmpty ? Double(index) * scale : ranks.reduce(0, +) / Double(ranks.count)
          return (mean, index, place)
        }
        layers[layer] = keys.sorted { ($0.key, $0.index) < ($1.key, $1.index) }.map(\.place)
      }
      if crossings < best.1 { best = (layers, crossings) }
    }
    layers = best.0
  }

  /// The number of pairs of lines that cross between layers.
  var crossings: Int {
    var rank = layerOf.map { _ in 0 }
    for layer in layers { for (index, place) in layer.enumerated() { rank[place] = index } }
    return layers.map { layer in
      let lines = layer.flatMap { place in
        neighbors[place].filter { layerOf[$0] < layerOf[place] }.map { (rank[place], rank[$0]) }
      }
      return lines.indices.reduce(0) { sum, first in
        sum + lines[first...].count { ($0.0 - lines[first].0) * ($0.1 - lines[first].1) < 0 }
      }
    }.reduce(0, +)
  }
}

/// The layer of each claim: one more than the greatest of the claims that it uses, without the uses that close a circle.
private struct Layering {
  private(set) var layers: [Int]
  private let used: [[Int]]
  private var isOpen: [Bool]

  init(_ used: [[Int]]) {
    self.used = used
    layers = used.map { _ in -1 }
    isOpen = used.map { _ in false }
    for claim in used.indices { visit(claim) }
  }

  private mutating func visit(_ claim: Int) {
    guard layers[claim] < 0, !isOpen[claim] else { return }
    isOpen[claim] = true
    var layer = 0
    for other in used[claim] where !isOpen[other] {
      visit(other)
      layer = max(layer, layers[other] + 1)
    }
    isOpen[claim] = false
    layers[claim] = layer
  }
}
