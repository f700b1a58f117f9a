import Testing
import Verification

@Suite struct `EX-009 order statistics limit a quantile of any law` {
  typealias Share = QuantileRank.Share

  /// A law on 0, 1, 2, … by whole weights.
  typealias Law = [Int]

  /// How many of the weighted samples of n draws from a law have their j-th least draw above a quantile, and all weight.
  ///
  /// By enumeration of every sample; the quantile is the least value whose weight with that of smaller ones is at least
  /// a share of all.
  static func misses(_ law: Law, of share: (Int, Int), draws: Int, rank: Int) -> (missed: Int, all: Int) {
    let whole = law.reduce(0, +)
    var (sum, quantile) = (0, 0)
    for (value, weight) in law.enumerated() {
      sum += weight
      if sum * share.1 >= share.0 * whole {
        quantile = value
        break
      }
    }
    var (missed, all) = (0, 0)
    var sample = [Int](repeating: 0, count: draws)
    func visit(_ place: Int, _ weight: Int) {
      guard place < draws else {
        all += weight
        if sample.sorted()[rank - 1] > quantile { missed += weight }
        return
      }
      for (value, own) in law.enumerated() where own > 0 {
        sample[place] = value
        visit(place + 1, weight * own)
      }
    }
    visit(0, 1)
    return (missed, all)
  }

  /// Whether a rank's draw exceeds a quantile of a law in at most one of k samples.
  static func holds(_ law: Law, _ share: (Int, Int), draws: Int, rank: Int, oneIn misses: Int) -> Bool {
    let found = Self.misses(law, of: share, draws: draws, rank: rank)
    return found.missed * misses <= found.all
  }

  /// Laws with and without atoms at their quantiles.
  static let laws: [Law] = [[1, 1], [1, 9], [3, 1, 1], [1, 0, 2, 1], [5, 4, 1]]

  @Test(arguments: [(1, 2), (1, 10), (9, 10), (1, 3)])
  func `a miss is no more frequent than its rate, on every sample of every law`(share: (Int, Int)) {
    var count = 0
    for draws in 1...7 {
      for misses in [2, 3, 10, 60, 100] {
        guard let rank = QuantileRank.lower(of: Share(share.0, of: share.1), draws: draws, oneMissIn: misses) else {
          #expect(QuantileRank.leastDraws(for: Share(share.0, of: share.1), oneMissIn: misses) > draws)
          continue
        }
        #expect(QuantileRank.leastDraws(for: Share(share.0, of: share.1), oneMissIn: misses) <= draws)
        for law in Self.laws {
          #expect(Self.holds(law, share, draws: draws, rank: rank, oneIn: misses), "\(law) \(draws) \(misses)")
          count += 1
        }
      }
    }
    #expect(count >= Self.laws.count)
  }

  @Test(arguments: [(1, 2), (1, 10), (9, 10)])
  func `control: the next rank misses too often where the quantile is the last of its share`(share: (Int, Int)) {
    // A law of two values whose lower one has just the share.
    let law = [share.0, share.1 - share.0]
    var count = 0
    for draws in 2...7 {
      for misses in [2, 10, 60] {
        let rank = QuantileRank.lower(of: Share(share.0, of: share.1), draws: draws, oneMissIn: misses) ?? 0
        guard rank < draws else { continue }
        count += 1
        #expect(!Self.holds(law, share, draws: draws, rank: rank + 1, oneIn: misses), "\(draws) \(misses)")
      }
    }
    #expect(count >= 12)
  }

  @Test func `control: of draws that come in equal pairs the rank misses too often`() throws {
    // 14 draws, of which each two are equal, are seven: their 2nd least is the least draw of the seven pairs.
    let rank = try #require(QuantileRank.lower(of: Share(1, of: 2), draws: 14, oneMissIn: 40))
    #expect(rank == 3)
    #expect(!Self.holds([1, 1], (1, 2), draws: 7, rank: (rank + 1) / 2, oneIn: 40))
    #expect(Self.holds([1, 1], (1, 2), draws: 14, rank: rank, oneIn: 40))
  }

  @Test func `a hundred draws have the ranks of the tables`() {
    // Σ_{i<j} C(100, i)/2^100 by Python's integers: 0.0176 at j = 40, 0.0284 at 41; 4.4e-4 at 34, 9.0e-4 at 35.
    #expect(QuantileRank.lower(of: Share(1, of: 2), draws: 100, oneMissIn: 40) == 40)
    #expect(QuantileRank.lower(of: Share(1, of: 2), draws: 100, oneMissIn: 2000) == 34)
    // 0.9^100 = 2.66e-5, and 3.22e-4 with one success more.
    #expect(QuantileRank.lower(of: Share(1, of: 10), draws: 100, oneMissIn: 40_000) == nil)
    #expect(QuantileRank.lower(of: Share(1, of: 10), draws: 100, oneMissIn: 3000) == 2)
    #expect(QuantileRank.leastDraws(for: Share(1, of: 10), oneMissIn: 40_000) == 101)
  }
}
