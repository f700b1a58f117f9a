import RealModule

/// Counts of the bits 0 and 1 of masks, by the knowledge of bettors on them.
///
/// Training depends on the halves, not on the columns. So the bits of a fair mask remain fair coins given the samples,
/// and given the losses of both halves, and no bettor who knows one of these, or earlier bits, expects to win. Each
/// bettor bets by the share of ones among the earlier bits with the same known value, (ones + ½)/(bits + 1).
/// Source of the bets: R. Krichevsky, V. Trofimov, IEEE Trans. Inform. Theory 27, 1981.
///
/// - SeeAlso: GB-006
public struct MaskTally: Equatable, Sendable, Codable {
  /// For each bettor, the counts of 0 and of 1 for each value of the bettor's knowledge: nothing, the previous bit of
  /// the same draw, which sample comes first in the data, the step of the training loss, or that of the fresh loss.
  private var counts = [[Int]](repeating: [], count: 5)

  /// The greatest probability of calling a fair mask unfair, for any number of draws.
  public static let falseAlarm = 1e-9

  /// An empty tally.
  public init() {}

  /// Whether this can be the tally of the given number of bits; a tally that is read from a file need not be.
  ///
  /// - Complexity: O(counts).
  public func isTally(ofBits count: Int) -> Bool {
    counts.count == MaskTally().counts.count
      && counts.allSatisfy { row in
        row.allSatisfy { (0...count).contains($0) } && row.reduce(into: count) { $0 = max(-1, $0 - $1) } == 0
      }
  }

  /// The tally of the bits of one draw.
  ///
  /// - Parameters:
  ///   - mask: for each pair, the column trained on, 0 or 1.
  ///   - isOrdered: for each pair, whether the sample in column 0 comes first in the data.
  ///   - training: for each pair, the step of the training loss, at least 0.
  ///   - fresh: for each pair, the step of the fresh loss, at least 0.
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

  /// Adds the counts of another tally.
  public static func += (left: inout MaskTally, right: MaskTally) {
    for (gambler, row) in right.counts.enumerated() {
      for (place, count) in row.enumerated() { left.add(count, to: gambler, at: place) }
    }
  }

  private mutating func add(_ count: Int, to gambler: Int, at place: Int) {
    while counts[gambler].count <= place | 1 { counts[gambler].append(0) }
    counts[gambler][place] += count
  }

  /// The logarithm of the bettors' mean capital, if each started with 1; 0 before the first bit.
  public var logCapital: Double {
    let capitals = counts.map { row in
      stride(from: 0, to: row.count, by: 2).reduce(0) { $0 + Self.logCapital(zeros: row[$1], ones: row[$1 + 1]) }
    }
    let most = capitals.max() ?? 0
    return most + Double.log(capitals.reduce(0) { $0 + Double.exp($1 - most) } / Double(capitals.count))
  }

  /// Whether the mean capital is below 1/``falseAlarm``, which it reaches for fair coins with at most that probability.
  public var isFair: Bool { logCapital < -Double.log(Self.falseAlarm) }

  /// The logarithm of the capital after n bits: ln[2ⁿ·B(zeros + ½, ones + ½)/B(½, ½)].
  private static func logCapital(zeros: Int, ones: Int) -> Double {
    let (zeros, ones) = (Double(zeros), Double(ones))
    return (zeros + ones) * Double.log(2) + Double.logGamma(zeros + 0.5) + Double.logGamma(ones + 0.5)
      - Double.logGamma(zeros + ones + 1) - Double.log(Double.pi)
  }
}
