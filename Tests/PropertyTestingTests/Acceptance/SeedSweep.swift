import PropertyTesting

/// What a search finds on many seeds: the answers, and the effort to find them.
struct SeedSweep {
  let seeds: Int
  var answers: [String: Int] = [:]
  var evaluations: [Int] = []
  var cases: [Int] = []
  var missed = 0

  init<Value>(
    _ generator: Generator<Value>, cases: Int, evaluations bound: Int, seeds: Int,
    describing description: (Value) -> String,
    failsOn isFailing: (Value) -> Bool?
  ) {
    self.seeds = seeds
    for seed in 0..<seeds {
      let search = Search(cases: cases, baseSeed: UInt64(seed) &* 0x9E37_79B9 &+ 1, maximumEvaluations: bound)
      let outcome = search.run(generator) { value in
        isFailing(value).map { $0 ? .failed : .passed } ?? .discarded
      }
      guard case .failed(let failure) = outcome else {
        missed += 1
        continue
      }
      answers[description(failure.minimal), default: 0] += 1
      evaluations.append(failure.evaluations)
      self.cases.append(failure.caseIndex + 1)
    }
    evaluations.sort()
    self.cases.sort()
  }

  var median: Int { evaluations.isEmpty ? 0 : evaluations[evaluations.count / 2] }
  var maximum: Int { evaluations.last ?? 0 }

  /// Whether every seed led to this answer.
  func isOne(_ answer: String) -> Bool { answers == [answer: seeds] && missed == 0 }

  /// One line for a failed expectation to show.
  var summary: String {
    "answers \(answers.sorted { $0.value > $1.value }.prefix(8).map { "\($0.value)× \($0.key)" }), missed \(missed), "
      + "evaluations \(median) median \(maximum) most, cases \(cases.last ?? 0) most"
  }
}
