import DINL

/// A plain Dijkstra that can be given a deliberate fault; without one it is correct.
struct PlantedDijkstra {
  enum Fault: CaseIterable, Sendable {
    /// A node keeps its first place in the queue, though its distance has decreased since.
    case noDecreaseKey
    /// A node keeps the distance with which it was first reached.
    case fixedOnDiscovery
    /// The last link is not relaxed.
    case missingRelaxation
    /// The cost is the width times the capacity, instead of divided by it.
    case capacityForCost
    /// A link leads one way only.
    case directed
    /// Every link costs one more, whatever its capacity.
    case constantPart
  }

  let graph: CapacitatedGraph
  let root: Int
  var fault: Fault?

  private func cost(_ link: Link) -> Double {
    switch fault {
    case .capacityForCost: Double(link.width) * link.capacity
    case .constantPart: Double(link.width) / link.capacity + 1
    default: Double(link.width) / link.capacity
    }
  }

  private var arcs: [DirectedArc<Double>] {
    let links = fault == .missingRelaxation ? graph.links.dropLast() : graph.links[...]
    return links.flatMap { link in
      let arc = DirectedArc(source: link.first, target: link.second, cost: cost(link))
      return fault == .directed ? [arc] : [arc, DirectedArc(source: arc.target, target: arc.source, cost: arc.cost)]
    }
  }

  /// The distances, and of the arcs that attain them the one of fewest hops, then of the smallest source.
  var claim: (distances: [Double], parents: [Int?]) {
    let arcs = arcs
    var distances = [Double](repeating: .infinity, count: graph.nodeCount)
    var places = distances
    var isSettled = [Bool](repeating: false, count: graph.nodeCount)
    (distances[root], places[root]) = (0, 0)
    while let node = places.indices.filter({ !isSettled[$0] && places[$0] < .infinity })
      .min(by: { places[$0] < places[$1] })
    {
      isSettled[node] = true
      for arc in arcs where arc.source == node && !isSettled[arc.target] {
        let isNew = distances[arc.target] == .infinity
        if fault == .fixedOnDiscovery, !isNew { continue }
        distances[arc.target] = min(distances[arc.target], distances[node] + arc.cost)
        if isNew || fault != .noDecreaseKey { places[arc.target] = distances[arc.target] }
      }
    }
    return (distances, parents(arcs, distances))
  }

  private func parents(_ arcs: [DirectedArc<Double>], _ distances: [Double]) -> [Int?] {
    let tight = arcs.filter { distances[$0.source] + $0.cost == distances[$0.target] }
    let hops = PathOracles.bellmanFord(
      nodeCount: graph.nodeCount, root: root,
      arcs: tight.map { DirectedArc(source: $0.source, target: $0.target, cost: 1) })
    return graph.nodeNames.indices.map { node in
      node == root
        ? nil
        : tight.filter { $0.target == node && hops[$0.source] != nil }.map(\.source)
          .min { (hops[$0] ?? 0, $0) < (hops[$1] ?? 0, $1) }
    }
  }
}
