import Foundation
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

  /// The time that this thread computes, of which other threads take nothing, for all pops of n nodes; the least of
  /// three runs.
  private static func secondsOfPops(nodeCount: Int) -> Double? {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
    }
    return (0..<3).map { (seed: UInt64) in
      var random = RandomStream(seed: seed)
      var queue = DistanceQueue(nodeCount: nodeCount)
      for node in 0..<nodeCount { queue.offer(random.uniform(), to: node) }
      let start = now()
      while queue.popLeast() != nil {}
      return now() - start
    }.min()
  }

  @Test func `a pop takes logarithmic time`() throws {
    let (few, many) = (
      try #require(Self.secondsOfPops(nodeCount: 1 << 10)), try #require(Self.secondsOfPops(nodeCount: 1 << 14))
    )
    // 16 times the nodes take 16 · 14/10 = 22.4 times as long if a pop takes O(log n), and 256 times if it takes O(n).
    // The limit is as far from one as from the other, by a factor of 3.4.
    #expect(many < 76 * few)
  }

  @Test func `control: a queue that gives nodes out of order, or one node twice, is refuted`() {
    #expect(Self.settlesInOrder([(0, 1), (2, 1), (1, 3)]))
    #expect(!Self.settlesInOrder([(0, 3), (1, 1)]))
    #expect(!Self.settlesInOrder([(0, 1), (0, 1)]))
  }
}
