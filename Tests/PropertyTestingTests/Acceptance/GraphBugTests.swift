import PropertyTesting
import ShrinkingChallenge
import Testing

/// Eight deliberate bugs in programs on graphs: each is found within 5,000 cases, and shrunk to the one canonical
/// minimum.
@Suite struct `Deliberate bugs in programs on graphs` {
  typealias Graph = GeneratedGraph<Int>

  static let capacities = Generator<Int>.integer(in: 1...100)
  static let arbitrary = Generator<Graph>.graph(
    .arbitrary(vertices: 1...12, links: 0...24), capacity: capacities)
  static let connected = Generator<Graph>.graph(
    .connected(vertices: 1...12, extraLinks: 0...16), capacity: capacities)

  func text(_ graph: Graph) -> String {
    "\(graph.vertexCount): " + graph.links.map { "\($0.from)-\($0.to)/\($0.capacity)" }.joined(separator: " ")
  }

  func problem(_ generator: Generator<Graph>, failsOn: @escaping (Graph) -> Bool?) -> Problem<Graph> {
    Problem(generator, describing: text, failsOn: failsOn)
  }

  @Test func cycle() {
    problem(Self.arbitrary) { $0.links.count > $0.vertexCount - $0.components.count }
      .expectOne("3: 0-1/1 0-2/1 1-2/1", enumeration: (3, 0, 11))
  }

  @Test func disconnected() {
    problem(Self.arbitrary) { $0.components.count > 1 }
      .expectOne("2: ", enumeration: (3, 0, 2))
  }

  @Test func `a distance of 150 or more`() {
    problem(Self.connected) { ($0.distances(from: 0).max() ?? 0) >= 150 }
      .expectOne("3: 1-0/50 2-1/100", enumeration: (3, 99, 6))
  }

  @Test func `a distance fixed on discovery`() {
    problem(Self.connected) { $0.distances(from: 0) != $0.distancesFixedOnDiscovery }
      .expectOne("3: 1-0/1 2-0/3 1-2/1", enumeration: (3, 3, 9))
  }

  @Test func `a maximum flow without residual arcs`() {
    problem(Self.connected) { graph in
      graph.vertexCount > 1 && graph.maximumFlow(residual: true) != graph.maximumFlow(residual: false)
    }
    .expectOne("4: 1-0/1 2-0/1 3-1/1 1-2/1 2-3/1", enumeration: (6, 1, 14))
  }

  @Test func `a degree of five or more`() {
    problem(Self.connected) { ($0.neighbors.map(\.count).max() ?? 0) >= 5 }
      .expectOne("6: 1-0/1 2-0/1 3-0/1 4-0/1 5-0/1", enumeration: (5, 0, 12))
  }

  @Test func `two components with links`() {
    problem(Self.arbitrary) { $0.components.count { $0.count > 1 } >= 2 }
      .expectOne("4: 0-1/1 2-3/1", enumeration: (4, 0, 8))
  }

  @Test func `a complete graph on four vertices`() {
    problem(Self.arbitrary) { $0.holdsCompleteFour }
      .expectOne("4: 0-1/1 0-2/1 0-3/1 1-2/1 1-3/1 2-3/1", enumeration: nil)
  }
}

extension GeneratedGraph<Int> {
  var components: [[Int]] {
    var found: [[Int]] = []
    var seen = Array(repeating: false, count: vertexCount)
    let neighbors = neighbors
    for start in 0..<vertexCount where !seen[start] {
      seen[start] = true
      var component = [start]
      var head = 0
      while head < component.count {
        for (next, _) in neighbors[component[head]] where !seen[next] {
          seen[next] = true
          component.append(next)
        }
        head += 1
      }
      found.append(component)
    }
    return found
  }

  /// The distances by Bellman-Ford, with the capacities as lengths.
  func distances(from root: Int) -> [Int] {
    var distances = Array(repeating: Int.max / 2, count: vertexCount)
    distances[root] = 0
    for _ in 0..<vertexCount {
      for link in links {
        distances[link.to] = min(distances[link.to], distances[link.from] + link.capacity)
        distances[link.from] = min(distances[link.from], distances[link.to] + link.capacity)
      }
    }
    return distances
  }

  /// The bug: a vertex keeps the distance with which it was first reached.
  var distancesFixedOnDiscovery: [Int] {
    var distances = Array(repeating: Int.max / 2, count: vertexCount)
    distances[0] = 0
    let neighbors = neighbors
    var queue = [0]
    var head = 0
    while head < queue.count {
      for (next, length) in neighbors[queue[head]] where distances[next] == Int.max / 2 {
        distances[next] = distances[queue[head]] + length
        queue.append(next)
      }
      head += 1
    }
    return distances
  }

  /// The flow from the first vertex to the last along depth-first paths; the bug is to leave out the residual arcs.
  func maximumFlow(residual: Bool) -> Int {
    let count = vertexCount
    // Links are directed from the smaller to the greater vertex.
    var room = Array(repeating: 0, count: count * count)
    for link in links { room[min(link.from, link.to) * count + max(link.from, link.to)] = link.capacity }
    var flow = 0
    while true {
      var previous = Array(repeating: -1, count: count)
      func visit(_ vertex: Int) {
        for next in 0..<count where previous[next] < 0 && room[vertex * count + next] > 0 {
          previous[next] = vertex
          visit(next)
        }
      }
      previous[0] = 0
      visit(0)
      guard previous[count - 1] >= 0 else { return flow }
      var step = Int.max
      var vertex = count - 1
      while vertex != 0 {
        step = min(step, room[previous[vertex] * count + vertex])
        vertex = previous[vertex]
      }
      vertex = count - 1
      while vertex != 0 {
        room[previous[vertex] * count + vertex] -= step
        if residual { room[vertex * count + previous[vertex]] += step }
        vertex = previous[vertex]
      }
      flow += step
    }
  }

  var holdsCompleteFour: Bool {
    var linked = Array(repeating: 0, count: vertexCount)
    for link in links {
      linked[link.from] |= 1 << link.to
      linked[link.to] |= 1 << link.from
    }
    for a in 0..<vertexCount {
      for b in a + 1..<max(a + 1, vertexCount) where linked[a] >> b & 1 == 1 {
        for c in b + 1..<max(b + 1, vertexCount) where linked[a] >> c & linked[b] >> c & 1 == 1 {
          for d in c + 1..<max(c + 1, vertexCount) where linked[a] >> d & linked[b] >> d & linked[c] >> d & 1 == 1 {
            return true
          }
        }
      }
    }
    return false
  }
}
