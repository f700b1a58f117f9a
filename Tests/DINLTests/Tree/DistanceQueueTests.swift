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

  @Test func `control: a queue that gives nodes out of order, or one node twice, is refuted`() {
    #expect(Self.settlesInOrder([(0, 1), (2, 1), (1, 3)]))
    #expect(!Self.settlesInOrder([(0, 3), (1, 1)]))
    #expect(!Self.settlesInOrder([(0, 1), (0, 1)]))
  }
}
