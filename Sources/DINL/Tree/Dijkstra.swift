extension CapacitatedGraph {
  /// The least path cost from a root to every node; infinite if there is no path.
  ///
  /// Costs are added from the root outward, one link at a time, in the order in which the certificate adds them.
  ///
  /// - Parameters:
  ///   - root: in 0 ..< n.
  ///   - costs: one positive cost per link.
  /// - Complexity: O((V + E) log V).
  /// - SeeAlso: GR-002
  func distances(from root: Int, costs: ContiguousArray<Double>) -> [Double] {
    var queue = DistanceQueue(nodeCount: nodeCount)
    queue.offer(0, to: root)
    offsets.withUnsafeBufferPointer { offsets in
      arcs.withUnsafeBufferPointer { arcs in
        costs.withUnsafeBufferPointer { costs in
          while let node = queue.popLeast() {
            let distance = queue.distances[node]
            for position in offsets[node]..<offsets[node + 1] {
              let arc = arcs[position]
              queue.offer(distance + costs[arc.link], to: arc.target)
            }
          }
        }
      }
    }
    return Array(queue.distances)
  }
}
