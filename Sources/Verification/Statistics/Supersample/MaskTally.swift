import RealModule

/// How often the bits of masks were 0 and 1, for each value of what five bettors are given.
///
/// Training sees the halves and not the columns. So a mask of fair coins is also one given the samples, and given the
/// losses of both halves, and no bettor who is given one of these, or the bits before, expects to win. Each bets by the
/// shares of the bits so far with the same given value, (ones + ½) of (bits + 1).
/// Source of the bets: R. Krichevsky, V. Trofimov, IEEE Trans. Inform. Theory 27, 1981.
///
/// - SeeAlso: GB-006
public struct MaskTally: Equatable, Sendable, Codable {
  /// For each bettor, the counts of 0 and of 1 at each given value: none, the bit before in the same draw, which sample
  /// comes first in the data, the step of the training loss, that of the fresh loss.
  private var counts = [[Int]](repeating: [], count: 5)

  /// The probability with which a mask of fair coins may be called unfair, at any number of draws.
  public static let falseAlarm = 1e-9

  public init() {}

  /// Whether this can be the tally of `count` bits; one that is read from a file may not be.
  ///
  /// - Complexity: O(counts).
  public func isTally(ofBits count: Int) -> Bool {
    counts.count == MaskTally().counts.count
      && counts.allSatisfy { row in
        row.allSatisfy { (0...count).contains($0) } && row.reduce(into: count) { $0 = max(-1, $0 - $1) } == 0
      }
  }

  /// The bits of one draw.
  ///
  /// - Parameters:
  ///   - mask: of each pair, 0 or 1: the column trained on.
  ///   - isOrdered: of each pair, whether the sample of column 0 comes first in the data.
  ///   - training: of each pair, the steps of the loss trained on, at least 0.
  ///   - fresh: of each pair, the steps of the fresh loss, at least 0.
  public init(mask: [Int], isOrdered: [Bool], training: [Int], fresh: [Int]) {
    precondition(
      mask.count == isOrdered.count && mask.count == training.count && mask.count == fresh.count,
      "a pair has a bit, an order and two losses")
    for (pair, bit) in mask.enumerated() {
      let before = pair == 0 ? 2 : mask[pair - 1]
      for (gambler, known) in [0, before, isOrdered[pair] ? 1 : 0, training[pair], fresh[pair]].enumerated() {
        add(1, to: gambler, at: 2 * known + bit)
      }
    }
  }

  public static func += (left: inout MaskTally, right: MaskTally) {
    for (gambler, row) in right.counts.enumerated() {
      for (place, count) in row.enumerated() { left.add(count, to: gambler, at: place) }
    }
  }

  private mutating func add(_ count: Int, to gambler: Int, at place: Int) {
    while counts[gambler].count <= place | 1 { counts[gambler].append(0) }
    counts[gambler][place] += count
  }

  /// The logarithm of the bettors' mean capital from a stake of 1; 0 before the first bit.
  public var logCapital: Double {
    let capitals = counts.map { row in
      stride(from: 0, to: row.count, by: 2).reduce(0) { $0 + Self.logCapital(zeros: row[$1], ones: row[$1 + 1]) }
    }
    let most = capitals.max() ?? 0
    return most + Double.log(capitals.reduce(0) { $0 + Double.exp($1 - most) } / Double(capitals.count))
  }

  /// Whether the bettors' mean capital is below that which fair coins reach with probability ``falseAlarm`` at most.
  public var isFair: Bool { logCapital < -Double.log(Self.falseAlarm) }

  /// ln[2ⁿ·B(zeros + ½, ones + ½)/B(½, ½)] of n bits.
  private static func logCapital(zeros: Int, ones: Int) -> Double {
    let (zeros, ones) = (Double(zeros), Double(ones))
    return (zeros + ones) * Double.log(2) + Double.logGamma(zeros + 0.5) + Double.logGamma(ones + 0.5)
      - Double.logGamma(zeros + ones + 1) - Double.log(Double.pi)
  }
}
