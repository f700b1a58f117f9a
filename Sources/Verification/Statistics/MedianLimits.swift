import RealModule

/// Confidence limits for the median of independent draws of one law, whatever the law is.
///
/// A limit is the draw of a certain rank from below or from above. It misses every median at most with a stated
/// probability, that of fewer heads in as many tosses of a fair coin.
/// Source: W. R. Thompson, "On confidence ranges for the median", Annals of Mathematical Statistics 7:122, 1936.
///
/// - SeeAlso: EX-010
public struct MedianLimits: Equatable, Sendable {
  /// A number that exceeds the least median at most with the probability `miss`; −∞ if no draw is low enough.
  public let lower: Double
  /// A number that is below the greatest median at most with the probability `miss`; ∞ if no draw is high enough.
  public let upper: Double
  /// The rank of the limits among the draws, counted from either end; 0 if there are too few draws.
  public let rank: Int

  /// The limits of draws, of which some may be missing.
  ///
  /// A missing draw counts as −∞ for the lower limit and as ∞ for the upper one, so that the limits cover whatever
  /// numbers stand for the missing ones.
  ///
  /// - Parameters:
  ///   - draws: at least one draw; `nil` for a missing one.
  ///   - miss: the probability with which each limit may miss, in (0, 1).
  /// - Throws: `.invalidInput` if there is no draw, one is NaN, or `miss` is out of range; `.numerical` if a tail fails.
  /// - Complexity: O(n log n).
  public init(_ draws: [Double?], miss: Double) throws(VerificationError) {
    try require(!draws.isEmpty, "draws", "needs at least 1 draw")
    for (index, draw) in draws.enumerated() {
      try require(draw?.isNaN != true, "draws[\(index)]", "must be a number")
    }
    let rank = try Self.rank(count: draws.count, miss: miss)
    self.rank = rank
    lower = rank == 0 ? -.infinity : draws.map { $0 ?? -.infinity }.sorted()[rank - 1]
    upper = rank == 0 ? .infinity : draws.map { $0 ?? .infinity }.sorted(by: >)[rank - 1]
  }

  /// The greatest rank k for which fewer than k heads in `count` tosses of a fair coin have at most the probability
  /// `miss`; 0 if there is none.
  ///
  /// - Throws: `.invalidInput` if `count` or `miss` is out of range; `.numerical` if a tail fails.
  /// - Complexity: O(log n) tails.
  public static func rank(count: Int, miss: Double) throws(VerificationError) -> Int {
    try requireOpenUnit(miss, "miss")
    let tosses = try BinomialCount(trials: count, probability: 0.5)
    var (low, high) = (0, count + 1)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if try tosses.lowerTail(atMost: middle - 1) <= miss { low = middle } else { high = middle }
    }
    return low
  }

  /// The least number of draws that have limits at all: the least n with 2⁻ⁿ ≤ `miss`.
  ///
  /// - Throws: `.invalidInput` if `miss` is not in (0, 1).
  public static func leastCount(miss: Double) throws(VerificationError) -> Int {
    try requireOpenUnit(miss, "miss")
    // A number in double precision is at least 2⁻¹⁰⁷⁴.
    return (1...1074).first { Double(sign: .plus, exponent: -$0, significand: 1) <= miss } ?? 1074
  }
}
