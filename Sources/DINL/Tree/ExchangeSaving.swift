extension CapacitatedGraph {
  /// The values that training exchanges per sample when the given links are active: each link carries its latent
  /// forward and its error vector backward.
  ///
  /// The widths of a graph are such that no sum overflows.
  ///
  /// - Parameter active: indices of links, each at most once.
  /// - Returns: 2·Σ width, in values per sample.
  /// - Complexity: O(E).
  /// - SeeAlso: LG-002, LG-003
  public func valuesPerSample(active: some Sequence<Int>) -> Int {
    var isCounted = [Bool](repeating: false, count: linkCount)
    return active.reduce(0) { sum, link in
      precondition(links.indices.contains(link), "the graph has no such link")
      precondition(!isCounted[link], "a link is active once")
      isCounted[link] = true
      return sum + 2 * links[link].width
    }
  }
}

extension ShortestPathTree {
  /// The share of the dense exchange that the tree saves, 1 − Σ_tree d / Σ_E d, in [0, 1].
  ///
  /// - Complexity: O(V log V + E).
  /// - SeeAlso: LG-002
  public var exchangeReduction: Double {
    let dense = graph.valuesPerSample(active: graph.links.indices)
    guard dense > 0 else { return 0 }
    // A single division of integers, so that 19/27 is the `Double` nearest to 19/27.
    return Double(dense - graph.valuesPerSample(active: links)) / Double(dense)
  }

  /// The time from each node to the root by store-and-forward along the tree, n entries, in seconds.
  ///
  /// The model has no compute time and no contention. The times equal ``distances`` at exponent 1.
  ///
  /// - Complexity: O(V log V).
  /// - SeeAlso: LG-004
  public var latencies: [Double] {
    var latencies = [Double](repeating: 0, count: graph.nodeCount)
    for node in hops.indices.sorted(by: { hops[$0] < hops[$1] }) {
      guard let parent = parents[node], let link = parentLinks[node] else { continue }
      latencies[node] = latencies[parent] + graph.links[link].sendingTime
    }
    return latencies
  }

  /// The time until the root has the latents of every node for one sample, in seconds: the largest latency.
  ///
  /// - SeeAlso: LG-004
  public var forwardLatency: Double { latencies.reduce(0, max) }
}
