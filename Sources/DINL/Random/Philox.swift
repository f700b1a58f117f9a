/// Philox4x32-10, a counter-based random function: a bijection of 128-bit counters for each 64-bit key.
///
/// Any block can be computed without the blocks before it, so that independent streams need no extra work.
///
/// Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011, §3.3.
@usableFromInline
enum Philox {
  /// The 128 random bits at a counter under a key.
  ///
  /// - Complexity: O(1), ten rounds.
  @inlinable
  static func block(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
    var counter = counter
    var key = key
    for _ in 0..<10 {
      let low = UInt64(counter.x) &* 0xD251_1F53
      let high = UInt64(counter.z) &* 0xCD9E_8D57
      counter = SIMD4(
        UInt32(truncatingIfNeeded: high >> 32) ^ counter.y ^ key.x,
        UInt32(truncatingIfNeeded: high),
        UInt32(truncatingIfNeeded: low >> 32) ^ counter.w ^ key.y,
        UInt32(truncatingIfNeeded: low))
      key = key &+ SIMD2(0x9E37_79B9, 0xBB67_AE85)
    }
    return counter
  }
}
