import HeapModule

extension CapacitatedGraph {
  /// The least path cost from a root to every node; infinite where there is no path.
  ///
  /// - Parameters:
  ///   - root: in 0 ..< n.
  ///   - costs: one positive cost a link.
  /// - Complexity: O((V + E) log V).
  /// - SeeAlso: GR-002
  func distances(from root: Int, costs: ContiguousArray<Double>) -> ContiguousArray<Double> {
    var distances = ContiguousArray(repeating: Double.infinity, count: nodeCount)
    distances[root] = 0
    var heap = Heap<Entry>()
    heap.insert(Entry(distance: 0, node: root))
    while let entry = heap.popMin() {
      guard entry.distance == distances[entry.node] else { continue }
      for position in offsets[entry.node]..<offsets[entry.node + 1] {
        let arc = arcs[position]
        let offer = entry.distance + costs[arc.link]
        if offer < distances[arc.target] {
          distances[arc.target] = offer
          heap.insert(Entry(distance: offer, node: arc.target))
        }
      }
    }
    return distances
  }

  private struct Entry: Comparable {
    let distance: Double
    let node: Int
    static func < (left: Self, right: Self) -> Bool { left.distance < right.distance }
  }
}
