import PropertySearch

/// What a search finds on many seeds: the answers, and the effort to find them.
package struct SeedSweep: Sendable {
  /// The number of seeds.
  package let seeds: Int
  /// The shrunk inputs, with the number of seeds that led to each.
  package private(set) var answers: [String: Int] = [:]
  /// For each seed that led to a failure, in ascending order: how often the property was evaluated, from the first
  /// failure to the end of shrinking, both included.
  package private(set) var evaluations: [Int] = []
  /// For each seed that led to a failure, in ascending order: the number of cases until it.
  package private(set) var cases: [Int] = []
  /// The number of seeds on which no case failed.
  package private(set) var missed = 0

  init<Value>(_ problem: Problem<Value>, cases: Int, evaluations bound: Int, seeds: Int) {
    self.seeds = seeds
    for seed in 0..<seeds {
      let search = Search(cases: cases, baseSeed: UInt64(seed) &* 0x9E37_79B9 &+ 1, maximumEvaluations: bound)
      var evaluations = 0
      let outcome = search.run(problem.generator) { value -> Search.CaseVerdict in
        let fails = problem.isFailing(value)
        if fails == true || evaluations > 0 { evaluations += 1 }
        return fails.map { $0 ? .failed : .passed } ?? .discarded
      }
      guard case .failed(let failure) = outcome else {
        missed += 1
        continue
      }
      answers[problem.describe(failure.minimal), default: 0] += 1
      self.evaluations.append(evaluations)
      self.cases.append(failure.caseIndex + 1)
    }
    self.evaluations.sort()
    self.cases.sort()
  }

  /// The median of the numbers of evaluations, the upper of two; 0 without a failure.
  package var median: Int { evaluations.isEmpty ? 0 : evaluations[evaluations.count / 2] }
  /// The greatest number of evaluations; 0 without a failure.
  package var maximum: Int { evaluations.last ?? 0 }

  /// Whether every seed led to this answer.
  package func isOne(_ answer: String) -> Bool { answers == [answer: seeds] && missed == 0 }

  /// One line for a failed expectation to show.
  package var summary: String {
    "answers \(answers.sorted { $0.value > $1.value }.prefix(8).map { "\($0.value)× \($0.key)" }), missed \(missed), "
      + "evaluations \(median) median \(maximum) most, cases \(cases.last ?? 0) most"
  }
}
