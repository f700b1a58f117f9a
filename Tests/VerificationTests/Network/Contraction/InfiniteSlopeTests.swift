import PropertyTesting
import Testing

@testable import Verification

extension `RD-006 the contraction coefficient bounds the share of information that a channel preserves` {
  /// A law of two inputs, and two rows of which only the second never produces the first output.
  ///
  /// At the end where the second input is certain, the slope of F is infinite. If the supremum is only a little above
  /// the probability of that output in the first row, the slope changes sign so near the end that rounding hides its
  /// sign.
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

  @Test(.property(cases: 1000))
  func `an output that one input never produces leaves an interval as narrow as rounding error`() {
    checkProperty(Self.oneSided) { numbers in
      let channel = try DiscreteChannel(numbers.dropFirst().map(Drawn.law))
      #expect(try channel.contraction(input: Drawn.law(numbers[0])).error <= Self.width)
    }
  }

  /// Whether the interval is wider than rounding error, with other ends of the search for a tangent or other points at
  /// which the sign of the slope is tested.
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

  @Test func `control: an interval by a tangent next to the end alone is refuted as narrow`() {
    let minima = Self.oneSided.smallestCounterexamples(seeds: 2, cases: 3000) { try isWide($0, ends: [36]) }
    #expect(!minima.contains("not refuted"))
  }

  @Test func `control: an interval by a tangent extended to the end is refuted as narrow`() {
    let minima = Self.oneSided.smallestCounterexamples(seeds: 2, cases: 3000) { try isWide($0, trials: []) }
    #expect(!minima.contains("not refuted"))
  }
}
