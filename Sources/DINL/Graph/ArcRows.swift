/// One direction of a link with its cost, stored at its source node: 16 bytes, so that a row is read from start to end.
struct Arc: Equatable, Sendable {
  let cost: Double
  let target: Int32
  let link: Int32
}

/// The links around each node as compressed rows: those of node v are `arcs[offsets[v] ..< offsets[v + 1]]`, in the
/// order of the link list.
///
/// 32 bits hold ``CapacitatedGraph/greatestCount`` and twice of it.
struct ArcRows: Sendable {
  let offsets: ContiguousArray<UInt32>
  let arcs: ContiguousArray<Arc>
  /// The least cost; 1 if there is no link.
  let leastCost: Double
  /// The greatest cost; 1 if there is no link.
  let greatestCost: Double

  /// The number of nodes.
  var nodeCount: Int { offsets.count - 1 }

  /// The rows of links whose cost is their sending time.
  ///
  /// - Parameters:
  ///   - nodeCount: n.
  ///   - links: ends in 0 ..< n.
  /// - Complexity: O(V + E).
  init(nodeCount: Int, links: [Link]) {
    var offsets = ContiguousArray<UInt32>(repeating: 0, count: nodeCount + 1)
    for link in links {
      offsets[link.first + 1] += 1
      offsets[link.second + 1] += 1
    }
    for node in 0..<nodeCount { offsets[node + 1] += offsets[node] }
    var next = offsets
    self.init(
      offsets: offsets,
      arcs: ContiguousArray(unsafeUninitializedCapacity: 2 * links.count) { arcs, count in
        func add(_ arc: Arc, to node: Int) {
          arcs.initializeElement(at: Int(next[node]), to: arc)
          next[node] += 1
        }
        for (index, link) in links.enumerated() {
          let (first, second, index) = (Int32(link.first), Int32(link.second), Int32(index))
          add(Arc(cost: link.sendingTime, target: second, link: index), to: link.first)
          add(Arc(cost: link.sendingTime, target: first, link: index), to: link.second)
        }
        count = 2 * links.count
      })
  }

  private init(offsets: ContiguousArray<UInt32>, arcs: ContiguousArray<Arc>) {
    (self.offsets, self.arcs) = (offsets, arcs)
    leastCost = arcs.lazy.map(\.cost).min() ?? 1
    greatestCost = arcs.lazy.map(\.cost).max() ?? 1
  }

  /// The same rows with other costs.
  ///
  /// - Parameter costs: one per link.
  /// - Complexity: O(E).
  func with(costs: ContiguousArray<Double>) -> ArcRows {
    ArcRows(
      offsets: offsets,
      arcs: ContiguousArray(arcs.lazy.map { Arc(cost: costs[Int($0.link)], target: $0.target, link: $0.link) }))
  }

  /// Where the row of a node lies in `arcs`.
  func row(of node: Int) -> Range<Int> { Int(offsets[node])..<Int(offsets[node + 1]) }
}
