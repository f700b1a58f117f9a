import PropertySearch

/// The three properties of two positive integers, the first of which is at least 10.
extension ShrinkingChallenge {
  /// Their difference is not zero.
  package static var differenceNotZero: ChallengeProblem<(Int, Int)> {
    difference("difference: not zero", normalForm: "(10, 10)") { $0 == 0 }
  }

  /// Their difference is not one to four.
  package static var differenceNotSmall: ChallengeProblem<(Int, Int)> {
    difference("difference: not small", normalForm: "(10, 6)") { (1...4).contains($0) }
  }

  /// Their difference is not one.
  package static var differenceNotOne: ChallengeProblem<(Int, Int)> {
    difference("difference: not one", normalForm: "(10, 9)") { $0 == 1 }
  }

  private static func difference(
    _ name: String, normalForm: String, _ fails: @escaping (Int) -> Bool
  ) -> ChallengeProblem<(Int, Int)> {
    let positive = Generator<Int>.integer(in: 1...Int.max)
    // The difference of two positive integers does not overflow.
    return ChallengeProblem(
      name, normalForm: normalForm, Problem(positive.zip(positive)) { $0 >= 10 && fails(abs($0 - $1)) })
  }
}
