import DINL

/// One direction of a link with its cost.
struct DirectedArc<Cost: SignedNumeric & Comparable> {
  var source: Int
  var target: Int
  var cost: Cost
}

/// Slow and plain algorithms that share no code with the code under test.
enum PathOracles {
  /// Both directions of every link, at cost width / capacity.
  static func arcs(_ graph: CapacitatedGraph) -> [DirectedArc<Double>] {
    graph.links.flatMap { link in
      let cost = Double(link.width) / link.capacity
      return [
        DirectedArc(source: link.first, target: link.second, cost: cost),
        DirectedArc(source: link.second, target: link.first, cost: cost),
      ]
    }
  }

  /// Both directions of every link at its exact integer cost.
  static func integerArcs(_ graph: CapacitatedGraph) -> [DirectedArc<Int>] {
    arcs(graph).map { DirectedArc(source: $0.source, target: $0.target, cost: Int(exactly: $0.cost)!) }
  }

  /// Bellman-Ford: n − 1 rounds over all arcs; sums from the root outward.
  static func bellmanFord<Cost>(nodeCount: Int, root: Int, arcs: [DirectedArc<Cost>]) -> [Cost?] {
    var distances = [Cost?](repeating: nil, count: nodeCount)
    distances[root] = 0
    for _ in 1..<max(nodeCount, 2) {
      for arc in arcs {
        guard let near = distances[arc.source] else { continue }
        let offer = near + arc.cost
        if distances[arc.target].map({ offer < $0 }) ?? true { distances[arc.target] = offer }
      }
    }
    return distances
  }

  /// Floyd-Warshall on integer costs; Int.max / 4 where there is no path.
  static func floydWarshall(nodeCount: Int, arcs: [DirectedArc<Int>]) -> [[Int]] {
    var distances = [[Int]](repeating: [Int](repeating: Int.max / 4, count: nodeCount), count: nodeCount)
    for node in 0..<nodeCount { distances[node][node] = 0 }
    for arc in arcs { distances[arc.source][arc.target] = min(distances[arc.source][arc.target], arc.cost) }
    for middle in 0..<nodeCount {
      for source in 0..<nodeCount {
        for target in 0..<nodeCount {
          distances[source][target] = min(
            distances[source][target], distances[source][middle] + distances[middle][target])
        }
      }
    }
    return distances
  }

  /// Every simple path from the root, as its nodes and its links.
  static func simplePaths(_ graph: CapacitatedGraph, root: Int) -> [(nodes: [Int], links: [Int])] {
    var paths: [(nodes: [Int], links: [Int])] = [([root], [])]
    var next = 0
    while next < paths.count {
      let path = paths[next]
      next += 1
      for (index, link) in graph.links.enumerated() {
        guard let end = path.nodes.last, link.first == end || link.second == end else { continue }
        let target = link.first == end ? link.second : link.first
        if !path.nodes.contains(target) { paths.append((path.nodes + [target], path.links + [index])) }
      }
    }
    return paths
  }

  /// Every spanning tree, as link indices: all sets of n − 1 links without a cycle.
  static func spanningTrees(_ graph: CapacitatedGraph) -> [[Int]] {
    (0..<(1 << graph.linkCount)).compactMap { mask in
      guard mask.nonzeroBitCount == graph.nodeCount - 1 else { return nil }
      let links = graph.links.indices.filter { mask >> $0 & 1 == 1 }
      return components(graph, links: links) == 1 ? links : nil
    }
  }

  /// The number of connected components under some of the links, by union-find.
  static func components(_ graph: CapacitatedGraph, links: [Int]) -> Int {
    var leader = Array(0..<graph.nodeCount)
    func find(_ node: Int) -> Int { leader[node] == node ? node : find(leader[node]) }
    for link in links { leader[find(graph.links[link].first)] = find(graph.links[link].second) }
    return leader.indices.filter { leader[$0] == $0 }.count
  }

  /// The links on the path from the root to each node in a spanning tree.
  static func paths(_ graph: CapacitatedGraph, root: Int, tree: [Int]) -> [[Int]] {
    var paths = [[Int]?](repeating: nil, count: graph.nodeCount)
    paths[root] = []
    for _ in 0..<graph.nodeCount {
      for index in tree {
        let link = graph.links[index]
        if let near = paths[link.first], paths[link.second] == nil { paths[link.second] = near + [index] }
        if let near = paths[link.second], paths[link.first] == nil { paths[link.first] = near + [index] }
      }
    }
    return paths.map { $0 ?? [] }
  }

  /// The links of the minimum spanning tree under a weight a link, by Kruskal's algorithm.
  static func minimumSpanningTree(_ graph: CapacitatedGraph, weight: (Link) -> Double) -> [Int] {
    var tree: [Int] = []
    for index in graph.links.indices.sorted(by: { weight(graph.links[$0]) < weight(graph.links[$1]) })
    where components(graph, links: tree + [index]) == components(graph, links: tree) - 1 {
      tree.append(index)
    }
    return tree.sorted()
  }
}
