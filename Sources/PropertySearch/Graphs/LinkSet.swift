/// The pairs of vertices that are linked: one bit per pair in small graphs, a hash set in others.
@usableFromInline
struct LinkSet {
  private static let dense = 256
  @usableFromInline let vertexCount: Int
  private var bits: [UInt64]
  private var pairs: Set<Int> = []

  @usableFromInline
  init(vertexCount: Int) {
    self.vertexCount = vertexCount
    bits = vertexCount <= Self.dense ? Array(repeating: 0, count: (vertexCount * vertexCount + 63) / 64) : []
  }

  /// Inserts a pair.
  ///
  /// - Returns: Whether the pair was new; false for a loop.
  @usableFromInline
  mutating func insert(_ from: Int, _ to: Int) -> Bool {
    guard from != to else { return false }
    let place = min(from, to) * vertexCount + max(from, to)
    guard vertexCount <= Self.dense else { return pairs.insert(place).inserted }
    let mask: UInt64 = 1 << UInt64(place & 63)
    guard bits[place >> 6] & mask == 0 else { return false }
    bits[place >> 6] |= mask
    return true
  }
}
