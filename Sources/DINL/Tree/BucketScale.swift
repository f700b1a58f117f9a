/// How distances are cut into buckets: bucket k has the distances in [k·width, (k + 1)·width), where the width is the
/// greatest power of two that is at most the least cost.
///
/// A bucket is found without rounding, and a link always leads from one bucket to a later one.
///
/// - SeeAlso: GR-006
struct BucketScale: Equatable, Sendable {
  /// The greatest number of buckets in the circle for few nodes: a page of memory holds their ends four times over.
  static let smallCount = 1 << 12
  /// The greatest number of buckets in the circle for any number of nodes.
  static let greatestCount = 1 << 18

  /// 1/width, a power of two.
  let factor: Double
  /// The number of buckets in the circle, a power of two: more than a search may have open at once.
  let count: Int

  /// The scale for the costs of some rows; nil if they differ by too large a factor.
  ///
  /// - Complexity: O(1).
  init?(_ rows: ArcRows) {
    factor = Double(sign: .plus, exponent: -Int(rows.leastCost.exponent), significand: 1)
    let limit = min(max(Self.smallCount, rows.nodeCount), Self.greatestCount)
    // A distance in bucket k is offered to nodes at most in bucket k + 2 + ⌊greatest cost / width⌋.
    guard rows.greatestCost * factor < Double(limit - 3) else { return nil }
    let open = Int(rows.greatestCost * factor) + 3
    count = max(64, 1 << (Int.bitWidth - (open - 1).leadingZeroBitCount))
  }

  init(factor: Double, count: Int) {
    (self.factor, self.count) = (factor, count)
  }

  /// The bucket of a distance.
  @inline(__always)
  func bucket(of distance: Double) -> Int { Int(distance * factor) }
}
