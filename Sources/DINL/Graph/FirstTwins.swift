/// For each of some pairs of nodes the first pair of the same two nodes, in either order.
struct FirstTwins {
  private var twins: [Int]

  /// - Parameters:
  ///   - ends: pairs of nodes; one with an end beyond 0 ..< nodeCount is its own twin.
  ///   - nodeCount: the number of nodes, 0 or more.
  /// - Complexity: O(V + E), whatever the pairs.
  init(_ ends: [SIMD2<Int>], nodeCount: Int) {
    twins = Array(ends.indices)
    // The pairs of each lesser end as compressed rows, in their order.
    var offsets = [Int](repeating: 0, count: nodeCount + 1)
    for pair in ends where Self.areNodes(pair, nodeCount) { offsets[pair.min() + 1] += 1 }
    for node in 0..<nodeCount { offsets[node + 1] += offsets[node] }
    var rows = [Int](repeating: 0, count: offsets[nodeCount])
    var next = offsets
    for (index, pair) in ends.enumerated() where Self.areNodes(pair, nodeCount) {
      rows[next[pair.min()]] = index
      next[pair.min()] += 1
    }
    // For each node the last pair that was the first of its row with this greater end.
    var firsts = [Int](repeating: -1, count: nodeCount)
    for index in rows {
      let (pair, first) = (ends[index], firsts[ends[index].max()])
      if first >= 0, ends[first].min() == pair.min() {
        twins[index] = first
      } else {
        firsts[pair.max()] = index
      }
    }
  }

  private static func areNodes(_ pair: SIMD2<Int>, _ nodeCount: Int) -> Bool {
    pair.min() >= 0 && pair.max() < nodeCount
  }

  /// The index of the first pair of the same two nodes as a pair has; that of the pair itself if it is the first.
  subscript(index: Int) -> Int { twins[index] }
}
