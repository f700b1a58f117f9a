import PropertyTesting
import Testing

@testable import Verification

extension `RD-006 the contraction coefficient bounds the share of information that a channel preserves` {
  /// Two inputs whose law is near 6 : 7 and whose rows are near 3 : 1 and 1 : 5, in parts of 2^20.
  ///
  /// There the supremum of the ratio lies near the law itself, and the rounding error of the slope of F matters most.
  static let near = Generator<[[Int]]> { source throws(Discard) in
    let (prior, first, second) = ((6, 7), (3, 1), (1, 5))
    return try [prior, first, second].map { pair throws(Discard) in
      let size = (1 << 20) / (pair.0 + pair.1)
      let change = try source.integer(in: -(1 << 12)...(1 << 12))
      return [pair.0 * size + change, pair.1 * size - change]
    }
  }

  /// The coefficient at the law, with the default ends of the search for a tangent, or with others.
  func coefficient(_ numbers: [[Int]], ends: [Double] = DivergenceRatio.ends) throws -> Estimate {
    let rows = try numbers.dropFirst().map { try FiniteLaw(Drawn.law($0)) }
    let prior = try FiniteLaw(Drawn.law(numbers[0]))
    let bounds = try DiscreteChannel(rows.map(\.weights)).contraction
    let (share, whole) = (prior.probabilities[0], Estimate(value: bounds.value, lower: 0, upper: bounds.upper))
    return DivergenceRatio(rows[0], rows[1], share: share, ends: ends).supremum(within: whole)
  }

  /// Whether a coefficient has the same relative accuracy as at laws far from the maximum.
  func isNarrow(_ coefficient: Estimate) -> Bool {
    coefficient.error <= Tolerance.rounding(operations: 1 << 18, condition: 1, scale: coefficient.upper).value
  }

  @Test(.property(cases: 200)) func `a law near the maximum of the ratio has a narrow interval by a tangent`() {
    checkProperty(Self.near) { numbers in
      let coefficient = try coefficient(numbers)
      #expect(isNarrow(coefficient))
      let channel = try DiscreteChannel(numbers.dropFirst().map(Drawn.law))
      #expect(coefficient.overlaps(try channel.contraction(input: Drawn.law(numbers[0]))))
    }
  }

  @Test func `control: bounds without a tangent are refuted as narrow`() {
    let minima = Self.near.smallestCounterexamples(seeds: 2, cases: 500) { try !isNarrow(coefficient($0, ends: [])) }
    #expect(!minima.contains("not refuted"))
  }
}
