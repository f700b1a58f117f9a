import Testing

@testable import DINL

@Suite struct `The queue of buckets` {
  /// Whether a queue agrees with lists under random additions and removals.
  ///
  /// - Parameter shift: by how much the bucket from which the queue is asked lies behind the one for the lists.
  static func agreesWithLists(seed: UInt64, bucketCount: Int, shift: Int = 0) -> Bool {
    var random = RandomStream(seed: seed)
    var queue = BucketQueue()
    // A second use must find nothing of the first.
    for _ in 0..<2 {
      queue.restart(bucketCount: bucketCount, nodeCount: 1)
      var lists = [[Int]](repeating: [], count: bucketCount)
      for _ in 0..<400 {
        if random.uniform() < 0.6 {
          let bucket = random.index(below: bucketCount)
          // 1 to 100 nodes fill up to four chunks.
          for _ in 0...random.index(below: 100) {
            let node = random.index(below: 1000)
            queue.add(node, to: bucket)
            lists[bucket].append(node)
          }
        } else {
          let start = random.index(below: bucketCount)
          let expected = (0..<bucketCount).lazy.map { (start + $0) % bucketCount }.first { !lists[$0].isEmpty }
          let found = queue.first(from: (start + shift) % bucketCount)
          guard found == expected else { return false }
          guard let found else { continue }
          var nodes: [Int] = []
          queue.removeAll(from: found) { nodes.append($0) }
          guard nodes.sorted() == lists[found].sorted() else { return false }
          lists[found] = []
        }
      }
    }
    return true
  }

  @Test(arguments: [64, 128, 4096, 8192, 32768]) func `agrees with lists`(bucketCount: Int) {
    for seed in 0..<10 as Range<UInt64> { #expect(Self.agreesWithLists(seed: seed, bucketCount: bucketCount)) }
  }

  @Test func `the first bucket is found from any bucket, around the circle`() {
    for bucketCount in [64, 4096, 16384] {
      for bucket in [0, 1, 63, bucketCount / 2, bucketCount - 1] {
        var queue = BucketQueue()
        queue.restart(bucketCount: bucketCount, nodeCount: 1)
        #expect(queue.first(from: bucket) == nil)
        queue.add(7, to: bucket)
        for start in stride(from: 0, to: bucketCount, by: 63) { #expect(queue.first(from: start) == bucket) }
        queue.removeAll(from: bucket) { #expect($0 == 7) }
        #expect(queue.first(from: bucket) == nil)
      }
    }
  }

  @Test func `control: a queue that is asked from the next bucket is refuted`() {
    #expect((0..<10 as Range<UInt64>).contains { !Self.agreesWithLists(seed: $0, bucketCount: 64, shift: 1) })
  }
}
