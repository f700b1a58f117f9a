import BigInt

/// The ranks of order statistics that limit a quantile of any law, chosen by exact binomial tails.
///
/// Of n independent draws of one law let X(1) ≤ … ≤ X(n) be the draws in ascending order. X(j) exceeds a p-quantile of
/// the law with probability at most P(B ≤ j − 1), where B counts successes in n trials of probability p; so does, by
/// reflection, the (1 − p)-quantile exceed X(n + 1 − j).
/// Source: H. A. David, H. N. Nagaraja, *Order Statistics*, 3rd ed., 2003, section 7.1.
///
/// - SeeAlso: EX-009
public enum QuantileRank {
  /// A share p as a quotient of whole numbers.
  public struct Share: Sendable, Equatable {
    let numerator: Int
    let denominator: Int

    /// The share numerator / denominator, above 0 and below 1; the denominator is at most 2³¹.
    public init(_ numerator: Int, of denominator: Int) {
      precondition(numerator > 0 && numerator < denominator && denominator <= 1 << 31, "a share lies between 0 and 1")
      (self.numerator, self.denominator) = (numerator, denominator)
    }
  }

  /// The greatest rank j, from 1, of which X(j) exceeds a p-quantile with probability at most 1/k; nil if even the
  /// least draw exceeds it more often.
  ///
  /// - Parameters:
  ///   - share: p.
  ///   - draws: n, at least 1.
  ///   - misses: k, at least 1.
  /// - Complexity: O(n·j) words of work.
  public static func lower(of share: Share, draws: Int, oneMissIn misses: Int) -> Int? {
    precondition(draws >= 1 && misses >= 1, "there are draws, and misses are rarer than calls")
    let (success, failure) = (BigUInt(share.numerator), BigUInt(share.denominator - share.numerator))
    // All in units of the denominator to the power of n: the sum of C(n, i)·a^i·(b − a)^(n − i) for i below the rank.
    let all = BigUInt(share.denominator).power(draws)
    var term = failure.power(draws)
    var (sum, rank) = (BigUInt(0), 0)
    while rank < draws {
      sum += term
      guard sum * BigUInt(misses) <= all else { break }
      rank += 1
      term = term * BigUInt(draws - rank + 1) * success / (BigUInt(rank) * failure)
    }
    return rank == 0 ? nil : rank
  }

  /// The least number of draws of which X(1) exceeds a p-quantile with probability at most 1/k.
  ///
  /// - Parameters:
  ///   - share: p.
  ///   - misses: k, at least 1.
  /// - Complexity: O(m²) words of work for the result m.
  public static func leastDraws(for share: Share, oneMissIn misses: Int) -> Int {
    precondition(misses >= 1, "misses are rarer than calls")
    let (failure, all) = (BigUInt(share.denominator - share.numerator), BigUInt(share.denominator))
    var (draws, none, whole) = (1, failure, all)
    while none * BigUInt(misses) > whole { (draws, none, whole) = (draws + 1, none * failure, whole * all) }
    return draws
  }
}
