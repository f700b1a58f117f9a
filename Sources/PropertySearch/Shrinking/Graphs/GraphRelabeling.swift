extension Shrinker {
  /// Renames the vertices of each graph to get the simplest recording that still fails: in all orders for at most six
  /// vertices, otherwise in orders by degree and by breadth-first search.
  mutating func relabelGraphs() throws(Pending) {
    var span = 0
    while span < best.spans.count {
      if best.spans[span].kind == .graph { try relabel(span) }
      span += 1
    }
  }

  private mutating func relabel(_ span: Int) throws(Pending) {
    guard let model = GraphModel(span, of: best), model.vertexCount > 1 else { return }
    let orders =
      model.vertexCount <= 6 ? Self.permutations(of: model.vertexCount) : Self.canonicalOrders(of: model)
    var candidates: [[Choice]] = []
    for order in orders {
      var renamed = model
      renamed.rename(order, count: model.vertexCount)
      guard let candidate = renamed.encoded(span: span, in: best),
        ChoiceOrder.precedes(candidate, best.choices)
      else { continue }
      candidates.append(candidate)
    }
    candidates.sort { ChoiceOrder.precedes($0, $1) }
    for candidate in candidates where try consider(candidate) { return }
  }

  static func permutations(of count: Int) -> [[Int]] {
    guard count > 0 else { return [[]] }
    var result: [[Int]] = []
    for shorter in permutations(of: count - 1) {
      for place in 0...shorter.count {
        var order = shorter
        order.insert(count - 1, at: place)
        result.append(order)
      }
    }
    return result
  }

  /// New names by decreasing degree, by increasing degree, and by breadth-first search from each of the first 32
  /// vertices.
  private static func canonicalOrders(of model: GraphModel) -> [[Int]] {
    let degrees = model.degrees
    var adjacency: [[Int]] = Array(repeating: [], count: model.vertexCount)
    for link in model.links {
      adjacency[link.from].append(link.to)
      adjacency[link.to].append(link.from)
    }
    let vertices = Array(0..<model.vertexCount)
    func names(_ sequence: [Int]) -> [Int] { zip(sequence, vertices).sorted { $0.0 < $1.0 }.map(\.1) }
    var orders = [
      names(vertices.sorted { (-degrees[$0], $0) < (-degrees[$1], $1) }),
      names(vertices.sorted { (degrees[$0], $0) < (degrees[$1], $1) }),
    ]
    for start in vertices.prefix(32) {
      var sequence: [Int] = []
      var seen = Set<Int>()
      for root in [start] + vertices where seen.insert(root).inserted {
        sequence.append(root)
        var head = sequence.count - 1
        while head < sequence.count {
          for other in adjacency[sequence[head]].sorted(by: { (degrees[$0], $0) < (degrees[$1], $1) })
          where seen.insert(other).inserted { sequence.append(other) }
          head += 1
        }
      }
      orders.append(names(sequence))
    }
    return orders
  }
}
