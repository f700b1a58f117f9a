import PropertyTesting
import ShrinkingChallenge
import Testing

extension Problem {
  /// Expects one answer on all seeds.
  ///
  /// - Parameters:
  ///   - answer: The smallest failing input.
  ///   - enumeration: Where to look exhaustively for a smaller one: the greatest distance of a choice from its simplest
  ///     value, that of an integer or number if it differs, and the greatest number of choices. A property that does
  ///     not depend on amounts needs only the simplest, 0. Without it no smaller input is sought.
  ///   - mostCases: Within how many cases each search must fail.
  func expectOne(
    _ answer: String, enumeration: (structure: UInt64, amounts: UInt64, longest: Int)?, mostCases: Int = 5000,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let sweep = sweep(cases: mostCases, seeds: PropertySettings.effort > 1 ? 1000 : 100)
    #expect(sweep.isOne(answer), "\(sweep.summary)", sourceLocation: sourceLocation)
    #expect(sweep.median <= 400 && sweep.maximum <= 2000, "\(sweep.summary)", sourceLocation: sourceLocation)
    // The control: the input as found is not yet the smallest; without shrinking the same check refutes it.
    let unshrunk = self.sweep(cases: mostCases, evaluations: 0, seeds: 10)
    #expect(!unshrunk.isOne(answer), "unshrunk: \(unshrunk.summary)", sourceLocation: sourceLocation)
    guard let enumeration else { return }
    let simplest = SimplestFailure(
      generator: generator, structure: enumeration.structure, amounts: enumeration.amounts, longest: enumeration.longest
    )
    #expect(simplest.find(isFailing).map(describe) == answer, sourceLocation: sourceLocation)
  }
}
