import RealModule

extension CapacitatedGraph {
  /// The law of random capacities: log-uniform over a decade, 10^U with U uniform on [6, 7), in values per second.
  ///
  /// Equal ratios of capacities are then equally likely, as among link technologies.
  public static func randomCapacity(using random: inout RandomStream) -> Double {
    1e6 * .exp10(random.uniform())
  }

  /// A random connected graph of n nodes and m links with log-uniform capacities.
  ///
  /// It is a spanning tree, in which each node, in random order, joins a uniformly drawn earlier one, with further
  /// pairs that are drawn uniformly. Every connected graph of this size can occur; the law is not uniform over them.
  ///
  /// - Parameters:
  ///   - nodeCount: n ≥ 1.
  ///   - linkCount: m in n − 1 ... n(n − 1)/2.
  ///   - width: of every link, at least 1, in values per sample.
  ///   - random: the stream from which links and capacities are drawn.
  /// - Throws: `impossibleSize`, `tooLarge`, `invalidWidth`, `exchangeOverflow`.
  /// - Complexity: O(n + m) expected while m ≤ n²/4, else O(n²).
  public static func randomConnected(
    nodeCount: Int, linkCount: Int, width: Int = 1, using random: inout RandomStream
  ) throws(GraphError) -> CapacitatedGraph {
    try CapacitatedGraph(
      nodeCount: nodeCount,
      links: randomLinks(nodeCount: nodeCount, linkCount: linkCount, width: width, using: &random))
  }

  static func randomLinks(
    nodeCount: Int, linkCount: Int, width: Int, using random: inout RandomStream
  ) throws(GraphError) -> [Link] {
    try requireCountable(nodes: nodeCount, links: linkCount)
    guard nodeCount >= 1, linkCount >= nodeCount - 1, linkCount <= nodeCount * (nodeCount - 1) / 2
    else { throw .impossibleSize(nodeCount: nodeCount, linkCount: linkCount) }
    var order = Array(0..<nodeCount)
    random.shuffle(&order)
    var pairs: [SIMD2<Int>] = []
    pairs.reserveCapacity(linkCount)
    var taken = Set<SIMD2<Int>>(minimumCapacity: linkCount)
    func add(_ first: Int, _ second: Int) {
      let pair = SIMD2(min(first, second), max(first, second))
      if taken.insert(pair).inserted { pairs.append(pair) }
    }
    for position in 1..<nodeCount { add(order[position], order[random.index(below: position)]) }
    if linkCount > nodeCount * (nodeCount - 1) / 4 {
      // In a dense graph rejection would take long to find the last free pairs; a shuffle does not.
      var free: [SIMD2<Int>] = []
      for first in 0..<nodeCount {
        for second in (first + 1)..<nodeCount where !taken.contains(SIMD2(first, second)) {
          free.append(SIMD2(first, second))
        }
      }
      random.shuffle(&free)
      pairs += free.prefix(linkCount - pairs.count)
    } else {
      while pairs.count < linkCount {
        let first = random.index(below: nodeCount)
        let second = random.index(below: nodeCount)
        if first != second { add(first, second) }
      }
    }
    var links: [Link] = []
    for pair in pairs {
      links.append(Link(pair.x, pair.y, capacity: randomCapacity(using: &random), width: width))
    }
    return links
  }

  /// A Barabási–Albert graph with log-uniform capacities: each new node joins `attachments` earlier ones, drawn in
  /// proportion to their degrees, without repetition.
  ///
  /// It starts from a star of `attachments` + 1 nodes, and so has `attachments`·(n − `attachments`) links.
  ///
  /// Source: A.-L. Barabási, R. Albert, "Emergence of scaling in random networks", Science 286, 1999.
  ///
  /// - Parameters:
  ///   - nodeCount: n > `attachments`.
  ///   - attachments: at least 1.
  ///   - width: of every link, at least 1, in values per sample.
  ///   - random: the stream from which links and capacities are drawn.
  /// - Throws: `impossibleAttachments`, `tooLarge`, `invalidWidth`, `exchangeOverflow`.
  /// - Complexity: O(n · `attachments`²) expected.
  public static func barabasiAlbert(
    nodeCount: Int, attachments: Int, width: Int = 1, using random: inout RandomStream
  ) throws(GraphError) -> CapacitatedGraph {
    guard attachments >= 1, nodeCount > attachments else {
      throw .impossibleAttachments(nodeCount: nodeCount, attachments: attachments)
    }
    guard isCountable(nodeCount: nodeCount, attachments: attachments) else { throw .tooLarge }
    var links: [Link] = []
    // Both ends of every link are listed here, so that a uniform draw is in proportion to degree.
    var ends: [Int] = []
    func join(_ node: Int, _ target: Int, _ random: inout RandomStream) {
      links.append(Link(target, node, capacity: randomCapacity(using: &random), width: width))
      ends.append(target)
      ends.append(node)
    }
    for leaf in 1...attachments { join(leaf, 0, &random) }
    for node in (attachments + 1)..<nodeCount {
      var targets: [Int] = []
      while targets.count < attachments {
        let target = ends[random.index(below: ends.count)]
        if !targets.contains(target) { targets.append(target) }
      }
      for target in targets { join(node, target, &random) }
    }
    return try CapacitatedGraph(nodeCount: nodeCount, links: links)
  }

  /// Whether a Barabási–Albert graph has no more nodes and links than ``greatestCount``.
  static func isCountable(nodeCount: Int, attachments: Int) -> Bool {
    nodeCount <= greatestCount && nodeCount - attachments <= greatestCount / attachments
  }
}
