/// The nodes that Dijkstra's algorithm has reached but not settled, in a circle of buckets.
///
/// A bucket is a list of chunks of nodes, so that it is read almost from start to end; two levels of bits say which
/// buckets have nodes.
///
/// Source: R. B. Dial, "Algorithm 360: Shortest-path forest with topological ordering", 1969.
///
/// - SeeAlso: GR-006
struct BucketQueue: ~Copyable {
  /// The entries of a chunk, of which the first one is where the chunk before it ends.
  private static let chunk: UInt32 = 32

  /// Where each bucket ends in `entries`; 0 if it has no node.
  private var ends: UnsafeMutableBufferPointer<UInt32>
  /// A bit for each bucket: whether it has a node.
  private var bits: UnsafeMutableBufferPointer<UInt64>
  /// A bit for each word of `bits`: whether it is not 0.
  private var summary: UnsafeMutableBufferPointer<UInt64>
  /// The chunks; the first is not used, as an end of 0 says that there is none.
  private var entries: UnsafeMutableBufferPointer<UInt32>
  /// The number of entries in use.
  private var used = Self.chunk
  /// Where the first chunk of those that were given back starts; 0 if there is none.
  private var free: UInt32 = 0

  /// A queue without buckets, to be restarted before use.
  init() {
    ends = .allocate(capacity: 0)
    bits = .allocate(capacity: 0)
    summary = .allocate(capacity: 0)
    entries = .allocate(capacity: 0)
  }

  deinit {
    ends.deallocate()
    bits.deallocate()
    summary.deallocate()
    entries.deallocate()
  }

  /// Empties the queue for a circle of buckets, and keeps its memory where that is enough.
  ///
  /// - Parameters:
  ///   - bucketCount: a power of two, at least 64.
  ///   - nodeCount: how many nodes there are; the queue grows if it needs more memory than is usual for so many.
  /// - Complexity: O(bucketCount).
  mutating func restart(bucketCount: Int, nodeCount: Int) {
    precondition(bucketCount >= 64 && bucketCount.nonzeroBitCount == 1, "a circle of a power of two of buckets")
    if ends.count != bucketCount {
      ends.deallocate()
      bits.deallocate()
      summary.deallocate()
      ends = .allocate(capacity: bucketCount)
      bits = .allocate(capacity: bucketCount >> 6)
      summary = .allocate(capacity: (bucketCount >> 12) + 1)
    }
    if entries.count < 2 * nodeCount {
      entries.deallocate()
      entries = .allocate(capacity: 2 * nodeCount + Int(Self.chunk))
    }
    ends.initialize(repeating: 0)
    bits.initialize(repeating: 0)
    summary.initialize(repeating: 0)
    (used, free) = (Self.chunk, 0)
  }

  /// Adds a node to a bucket.
  ///
  /// - Complexity: O(1) amortized.
  @inline(__always)
  mutating func add(_ node: Int, to bucket: Int) {
    var end = ends[bucket]
    if end % Self.chunk == 0 { end = startChunk(of: bucket, after: end) }
    entries[Int(end)] = UInt32(truncatingIfNeeded: node)
    ends[bucket] = end + 1
  }

  /// The first entry of a new chunk.
  @inline(never)
  private mutating func startChunk(of bucket: Int, after end: UInt32) -> UInt32 {
    if end == 0 {
      bits[bucket >> 6] |= 1 << UInt64(bucket & 63)
      summary[bucket >> 12] |= 1 << UInt64((bucket >> 6) & 63)
    }
    var start = free
    if start == 0 {
      start = used
      used += Self.chunk
      if Int(used) > entries.count { grow() }
    } else {
      free = entries[Int(start)]
    }
    entries[Int(start)] = end
    return start + 1
  }

  private mutating func grow() {
    let wider = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: 2 * Int(used))
    _ = wider.update(fromContentsOf: entries)
    entries.deallocate()
    entries = wider
  }

  /// The first bucket with a node, from a given one on around the circle; nil if there is none.
  ///
  /// - Complexity: O(buckets / 4096).
  func first(from bucket: Int) -> Int? {
    let word = bucket >> 6
    let rest = bits[word] >> UInt64(bucket & 63)
    if rest != 0 { return bucket + rest.trailingZeroBitCount }
    // The words behind it under the same word of the summary; a shift by 64 gives 0.
    let later = (summary[word >> 6] >> UInt64(word & 63)) >> 1
    if later != 0 { return firstBucket(ofWord: word + 1 + later.trailingZeroBitCount) }
    // The other words of the summary, and last the same one, for what lies before the given bucket.
    for step in 1...summary.count {
      let index = ((word >> 6) + step) % summary.count
      if summary[index] != 0 { return firstBucket(ofWord: (index << 6) + summary[index].trailingZeroBitCount) }
    }
    return nil
  }

  private func firstBucket(ofWord word: Int) -> Int { (word << 6) + bits[word].trailingZeroBitCount }

  /// Empties a bucket, and calls a closure with each node that it had.
  ///
  /// - Complexity: O(1 + nodes).
  @inline(__always)
  mutating func removeAll(from bucket: Int, _ body: (Int) -> Void) {
    var end = ends[bucket]
    ends[bucket] = 0
    bits[bucket >> 6] &= ~(1 << UInt64(bucket & 63))
    if bits[bucket >> 6] == 0 { summary[bucket >> 12] &= ~(1 << UInt64((bucket >> 6) & 63)) }
    while end != 0 {
      let start = (end - 1) / Self.chunk * Self.chunk
      for position in (start + 1)..<end { body(Int(entries[Int(position)])) }
      end = entries[Int(start)]
      entries[Int(start)] = free
      free = start
    }
  }
}
