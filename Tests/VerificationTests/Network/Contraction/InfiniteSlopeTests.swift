import PropertyTesting
import Testing

@testable import Verification

extension `RD-006 a channel passes on at most its contraction coefficient of what is known of its input` {
  /// A law of two inputs, and two rows of which the second alone never gives the first output.
  ///
  /// At the end where the second input is certain, F's slope is infinite; where the supremum is only a little above the
  /// probability of that output in the first row, it turns so near to the end that rounding leaves its sign open.
  static let oneSided = Generator<[[Int]]> { source throws(Discard) in
    var rows: [[Int]] = []
    for least in [[1, 1], [1, 0, 0], [1, 1]] {
      var row: [Int] = []
      for number in least { row.append(try source.integer(in: number...9)) }
      rows.append(row)
    }
    rows[2].insert(0, at: 0)
    return rows
  }

  private static let width = Tolerance.rounding(operations: 1 << 18, condition: 1, scale: 1).value

  @Test(.property(cases: 1000)) func `an output that one input never gives leaves an interval of rounding`() {
    checkProperty(Self.oneSided) { numbers in
      let channel = try DiscreteChannel(numbers.dropFirst().map(Drawn.law))
      #expect(try channel.contraction(input: Drawn.law(numbers[0])).error <= Self.width)
    }
  }

  /// Whether the coefficient is not known to rounding by other ends of the search for a tangent, or other trials of its fall.
  private func isWide(
    _ numbers: [[Int]], ends: [Double] = DivergenceRatio.ends, trials: [Double] = DivergenceRatio.trials
  ) throws -> Bool {
    let (law, rows) = (Drawn.law(numbers[0]), numbers.dropFirst().map(Drawn.law))
    let channel = try DiscreteChannel(rows)
    let least = try channel.squaredMaximalCorrelation(input: law).lower
    let ratio = DivergenceRatio(
      try FiniteLaw(rows[0]), try FiniteLaw(rows[1]), share: try FiniteLaw(law).probabilities[0], ends: ends,
      trials: trials)
    let bounds = Estimate.between(least, channel.contraction.upper, near: channel.contraction.value)
    return ratio.supremum(within: bounds).error > Self.width
  }

  @Test func `control: a tangent beside the end alone is refuted as narrow`() {
    let minima = Self.oneSided.smallestCounterexamples(seeds: 2, cases: 3000) { try isWide($0, ends: [36]) }
    #expect(!minima.contains("not refuted"))
  }

  @Test func `control: a tangent whose fall counts up to the end is refuted as narrow`() {
    let minima = Self.oneSided.smallestCounterexamples(seeds: 2, cases: 3000) { try isWide($0, trials: []) }
    #expect(!minima.contains("not refuted"))
  }
}
