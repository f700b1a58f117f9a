import PropertyTesting
import ShrinkingChallenge
import Testing

/// The thirteen problems of the public collection "shrinking challenge": one answer, the smallest, whatever the seed.
@Suite struct `The shrinking challenge` {
  /// Expects the normal form of the challenge on all seeds; see ``Problem/expectOne``.
  func expect<Value>(
    _ challenge: ChallengeProblem<Value>, enumeration: (structure: UInt64, amounts: UInt64, longest: Int)?,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    challenge.problem.expectOne(challenge.normalForm, enumeration: enumeration, sourceLocation: sourceLocation)
  }

  @Test func `bound five`() { expect(ShrinkingChallenge.boundFive, enumeration: nil) }

  @Test func `large union list`() { expect(ShrinkingChallenge.largeUnionList, enumeration: (5, 2, 7)) }

  @Test func reverse() { expect(ShrinkingChallenge.reverse, enumeration: (4, 4, 3)) }

  @Test func calculator() { expect(ShrinkingChallenge.calculator, enumeration: (1, 2, 10)) }

  @Test func `length list`() { expect(ShrinkingChallenge.lengthList, enumeration: (99, 1000, 2)) }

  @Test func `difference must not be zero`() { expect(ShrinkingChallenge.differenceNotZero, enumeration: (0, 20, 2)) }

  @Test func `difference must not be small`() { expect(ShrinkingChallenge.differenceNotSmall, enumeration: (0, 20, 2)) }

  @Test func `difference must not be one`() { expect(ShrinkingChallenge.differenceNotOne, enumeration: (0, 20, 2)) }

  @Test func `binary heap`() { expect(ShrinkingChallenge.binaryHeap, enumeration: (1, 2, 13)) }

  @Test func coupling() { expect(ShrinkingChallenge.coupling, enumeration: (10, 10, 3)) }

  @Test func deletion() { expect(ShrinkingChallenge.deletion, enumeration: (3, 3, 4)) }

  @Test func distinct() { expect(ShrinkingChallenge.distinct, enumeration: (3, 3, 4)) }

  @Test func `nested lists`() { expect(ShrinkingChallenge.nestedLists, enumeration: (11, 0, 13)) }
}
