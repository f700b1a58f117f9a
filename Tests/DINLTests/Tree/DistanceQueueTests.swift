import Testing

@testable import DINL

@Suite struct `The queue of distances` {
  /// Whether each node is returned once, and never before one of smaller distance. This makes Dijkstra's algorithm
  /// settle each node once. (With a wrong order it would still find the right distances, but settle nodes repeatedly.)
  static func settlesInOrder(_ popped: [(node: Int, distance: Double)]) -> Bool {
    Set(popped.map(\.node)).count == popped.count
      && zip(popped, popped.dropFirst()).allSatisfy { $0.distance <= $1.distance }
  }

  @Test func `gives the least distance first, under random offers and decreases`() {
    for seed in 0..<200 as Range<UInt64> {
      var random = RandomStream(seed: seed)
      let nodeCount = 1 + random.index(below: 60)
      var queue = DistanceQueue(nodeCount: nodeCount)
      var least = [Double](repeating: .infinity, count: nodeCount)
      for _ in 0..<(3 * nodeCount) {
        let node = random.index(below: nodeCount)
        let distance = Double(random.index(below: 40))
        queue.offer(distance, to: node)
        least[node] = min(least[node], distance)
      }
      var popped: [(node: Int, distance: Double)] = []
      while let node = queue.popLeast() { popped.append((node, queue.distances[node])) }
      #expect(Self.settlesInOrder(popped))
      #expect(Array(queue.distances) == least)
      #expect(Set(popped.map(\.node)) == Set(least.indices.filter { least[$0] < .infinity }))
    }
  }

  /// Whether a queue agrees with a list under mixed offers and pops, in which a node may come back at a smaller distance.
  private static func agreesWithList(seed: UInt64, nodeCount: Int) -> Bool {
    var random = RandomStream(seed: seed)
    var queue = DistanceQueue(nodeCount: nodeCount)
    var least = [Double](repeating: .infinity, count: nodeCount)
    var waiting = Set<Int>()
    for _ in 0..<(4 * nodeCount) {
      if random.uniform() < 0.7 {
        let (node, distance) = (random.index(below: nodeCount), Double(random.index(below: 1000)))
        queue.offer(distance, to: node)
        if distance < least[node] {
          least[node] = distance
          waiting.insert(node)
        }
      } else {
        let next = queue.popLeast()
        guard waiting.isEmpty == (next == nil) else { return false }
        guard let next else { continue }
        guard waiting.contains(next), least[next] == waiting.lazy.map({ least[$0] }).min() else { return false }
        waiting.remove(next)
      }
    }
    while let next = queue.popLeast() {
      guard least[next] == waiting.lazy.map({ least[$0] }).min(), waiting.remove(next) != nil else { return false }
    }
    return waiting.isEmpty && Array(queue.distances) == least
  }

  @Test func `agrees with a list under mixed offers and pops`() {
    for seed in 0..<42 as Range<UInt64> {
      let nodeCount = [1, 2, 5, 6, 21, 22, 100][Int(seed % 7)]
      #expect(Self.agreesWithList(seed: seed, nodeCount: nodeCount))
    }
  }

  @Test func `a popped node comes back only at a smaller distance`() {
    var queue = DistanceQueue(nodeCount: 2)
    queue.offer(3, to: 1)
    #expect(queue.popLeast() == 1 && queue.popLeast() == nil)
    queue.offer(3, to: 1)
    queue.offer(4, to: 1)
    #expect(queue.popLeast() == nil)
    queue.offer(2, to: 1)
    #expect(queue.popLeast() == 1 && queue.popLeast() == nil && queue.distances[1] == 2)
  }

  @Test func `control: a queue that gives nodes out of order, or one node twice, is refuted`() {
    #expect(Self.settlesInOrder([(0, 1), (2, 1), (1, 3)]))
    #expect(!Self.settlesInOrder([(0, 3), (1, 1)]))
    #expect(!Self.settlesInOrder([(0, 1), (0, 1)]))
  }
}
