extension Search {
  /// What a worker found of its cases.
  private struct Findings: Sendable {
    var first: Int
    var verdicts: [Verdict] = []
    var remarks: [[Observer.Remark]] = []
  }

  /// Runs the property on several cores; which case is reported, and all counts, are those of one core.
  ///
  /// Cases are run in rounds of a fixed size and counted in their order. Scores are not climbed.
  ///
  /// - Parameters:
  ///   - workers: Cores to use.
  ///   - generator: What draws the inputs.
  ///   - property: Its verdict on one input; remarks go to the observer, issues to the scope.
  /// - Returns: The outcome, and the number of the failing case; that case is yet to be shrunk.
  func runConcurrently<Value>(
    workers: Int, _ generator: Generator<Value>,
    property: nonisolated(nonsending) @escaping @Sendable (Value, Observer, IssueScope) async -> Verdict
  ) async -> (outcome: Outcome<Value>, failingCase: Int?) {
    var progress = SearchProgress(self)
    let round = 512
    let share = max(1, (round + workers - 1) / workers)
    while true {
      let start = progress.index
      let end = onlyCase == nil ? start + round : start + 1
      let findings = await withTaskGroup(of: Findings.self) { group in
        for first in stride(from: start, to: end, by: share) {
          group.addTask { [self] in
            await runCases(first..<min(first + share, end), generator, property: property)
          }
        }
        var all: [Findings] = []
        for await part in group { all.append(part) }
        return all.sorted { $0.first < $1.first }
      }
      for part in findings {
        for (verdict, remarks) in zip(part.verdicts, part.remarks) {
          let index = progress.index
          let step = progress.finish(verdict, remarks)
          if verdict == .failed { return (progress.outcome(), index) }
          if step == .stop { return (progress.outcome(), nil) }
        }
      }
    }
  }

  private func runCases<Value>(
    _ cases: Range<Int>, _ generator: Generator<Value>,
    property: nonisolated(nonsending) @escaping @Sendable (Value, Observer, IssueScope) async -> Verdict
  ) async -> Findings {
    var result = Findings(first: cases.lowerBound)
    let issues = IssueScope()
    await issues.run {
      var source = ChoiceSource()
      let observer = Observer()
      for index in cases {
        source.start(seed: CaseRandom.caseSeed(base: baseSeed, caseIndex: index), size: Search.size(ofCase: index))
        var verdict = Verdict.discarded
        if let value = try? generator.body(&source) { verdict = await property(value, observer, issues) }
        result.verdicts.append(verdict)
        result.remarks.append(observer.remarks)
        observer.remarks.removeAll()
        // Later cases cannot matter: the first failure is reported.
        if verdict == .failed { return }
      }
    }
    return result
  }
}
