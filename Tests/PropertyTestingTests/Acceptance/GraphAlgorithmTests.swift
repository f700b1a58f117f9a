import PropertyTesting
import Testing

// The article TestYourGraphAlgorithm shows parts of this file, line for line.

typealias Graph = GeneratedGraph<Int>

/// The number of links from vertex 0 to each vertex, by breadth-first search.
func distances(in graph: Graph, hasBug: Bool) -> [Int?] {
  var distances = [Int?](repeating: nil, count: graph.vertexCount)
  var queue = [(vertex: 0, distance: 0)]
  distances[0] = 0
  while !queue.isEmpty {
    // The planted bug: the queue is used as a stack.
    let (vertex, distance) = hasBug ? queue.removeLast() : queue.removeFirst()
    for (next, _) in graph.neighbors[vertex] where distances[next] == nil {
      distances[next] = distance + 1
      queue.append((next, distance + 1))
    }
  }
  return distances
}

/// The links of a minimum spanning tree, by Prim's algorithm.
func spanningTree(of graph: Graph, hasBug: Bool) -> [Graph.Edge] {
  var tree: [Graph.Edge] = []
  // The vertices of the tree, each with the cost at which it was reached.
  var reached = [0: 0]
  func cost(_ link: Graph.Edge) -> Int {
    // The planted bug: the cost of the way from vertex 0 is added, as in Dijkstra's algorithm.
    link.capacity + (hasBug ? reached[link.from] ?? reached[link.to] ?? 0 : 0)
  }
  while true {
    let leaving = graph.links.filter { (reached[$0.from] == nil) != (reached[$0.to] == nil) }
    guard let cheapest = leaving.min(by: { cost($0) < cost($1) }) else { return tree }
    tree.append(cheapest)
    reached[reached[cheapest.from] == nil ? cheapest.from : cheapest.to] = cost(cheapest)
  }
}

/// The greatest flow from vertex 0 to the last one, over links that lead from the lower vertex to the higher, by
/// augmenting paths.
func maximumFlow(in graph: Graph, hasBug: Bool) -> Int {
  var room = [[Int]](repeating: Array(repeating: 0, count: graph.vertexCount), count: graph.vertexCount)
  for link in graph.links { room[min(link.from, link.to)][max(link.from, link.to)] = link.capacity }
  var flow = 0
  while let path = augmentingPath(from: 0, in: room) {
    let step = path.map { room[$0.from][$0.to] }.min() ?? 0
    for (from, to) in path {
      room[from][to] -= step
      // The planted bug: what flows over a link cannot be taken back later.
      if !hasBug { room[to][from] += step }
    }
    flow += step
  }
  return flow
}

/// A path with room on each link from a vertex to the last one, depth first; `nil` if there is none.
func augmentingPath(from start: Int, in room: [[Int]]) -> [(from: Int, to: Int)]? {
  var seen: Set = [start]
  func path(from vertex: Int) -> [(from: Int, to: Int)]? {
    if vertex == room.count - 1 { return [] }
    for next in room.indices where room[vertex][next] > 0 && seen.insert(next).inserted {
      if let rest = path(from: next) { return [(vertex, next)] + rest }
    }
    return nil
  }
  return path(from: start)
}

@Suite struct `Graph algorithms of your own` {
  static let graphs = Generator<Graph>.graph(
    .connected(vertices: 2...8, extraLinks: 0...8), capacity: .integer(in: 1...100))

  @Test func `breadth-first search finds the fewest links`() {
    checkProperty(Self.graphs) { graph in
      #expect(areFewest(distances(in: graph, hasBug: false), in: graph))
    }
  }

  /// Whether vertex 0 is at distance 0, and every other vertex one step behind its nearest neighbor.
  func areFewest(_ distances: [Int?], in graph: Graph) -> Bool {
    distances.indices.allSatisfy { vertex in
      let nearest = graph.neighbors[vertex].compactMap { distances[$0.vertex] }.min()
      return distances[vertex] == (vertex == 0 ? 0 : nearest.map { $0 + 1 })
    }
  }

  @Test func `control: a stack in place of the queue is refuted, first by a ring of five vertices`() {
    let smallest = Self.graphs.smallestCounterexamples { graph in
      !areFewest(distances(in: graph, hasBug: true), in: graph)
    }
    #expect(smallest == [Self.ring.swiftLiteral])
  }

  static let ring = Graph(
    vertexCount: 5, links: [.init(1, 0, 1), .init(2, 0, 1), .init(3, 1, 1), .init(4, 2, 1), .init(3, 4, 1)])

  @Test func `Prim's algorithm finds a minimum spanning tree`() {
    checkProperty(Self.graphs) { graph in
      #expect(isMinimumSpanningTree(spanningTree(of: graph, hasBug: false), of: graph))
    }
  }

  /// Whether some links are one fewer than the vertices, and connect the ends of each link of the graph without one
  /// that is heavier than it.
  func isMinimumSpanningTree(_ tree: [Graph.Edge], of graph: Graph) -> Bool {
    tree.count == graph.vertexCount - 1
      && graph.links.allSatisfy { link in
        let lighter = tree.filter { $0.capacity <= link.capacity }
        return areConnected(link.from, link.to, in: Graph(vertexCount: graph.vertexCount, links: lighter))
      }
  }

  func areConnected(_ start: Int, _ end: Int, in graph: Graph) -> Bool {
    var reached: Set = [start]
    var waiting = [start]
    while let vertex = waiting.popLast() {
      for (next, _) in graph.neighbors[vertex] where reached.insert(next).inserted { waiting.append(next) }
    }
    return reached.contains(end)
  }

  @Test func `control: Dijkstra's costs in Prim's algorithm are refuted, first by a triangle`() {
    let smallest = Self.graphs.smallestCounterexamples { graph in
      !isMinimumSpanningTree(spanningTree(of: graph, hasBug: true), of: graph)
    }
    #expect(smallest == [Self.triangle.swiftLiteral])
  }

  static let triangle = Graph(vertexCount: 3, links: [.init(1, 0, 1), .init(2, 0, 2), .init(1, 2, 1)])

  @Test func `augmenting paths find the maximum flow`() {
    checkProperty(Self.graphs) { graph in
      #expect(maximumFlow(in: graph, hasBug: false) == minimumCut(of: graph))
    }
  }

  /// The least capacity of all cuts between vertex 0 and the last one, each of which is tried.
  func minimumCut(of graph: Graph) -> Int {
    let last = graph.vertexCount - 1
    let capacities = (0..<1 << (last - 1)).map { chosen in
      func isBefore(_ vertex: Int) -> Bool { vertex == 0 || vertex < last && chosen >> (vertex - 1) & 1 == 1 }
      let cut = graph.links.filter { isBefore(min($0.from, $0.to)) && !isBefore(max($0.from, $0.to)) }
      return cut.reduce(0) { $0 + $1.capacity }
    }
    return capacities.min() ?? 0
  }

  @Test func `control: flow that cannot be taken back is refuted, first by two paths with a link between them`() {
    let smallest = Self.graphs.smallestCounterexamples { graph in
      maximumFlow(in: graph, hasBug: true) != minimumCut(of: graph)
    }
    #expect(smallest == [Self.twoPaths.swiftLiteral])
  }

  static let twoPaths = Graph(
    vertexCount: 4, links: [.init(1, 0, 1), .init(2, 0, 1), .init(3, 1, 1), .init(1, 2, 1), .init(2, 3, 1)])
}
