/// What the searches on one problem found, beside the published report on Hypothesis.
package struct ChallengeRow: Sendable {
  /// The titles of the cells.
  package static let header = [
    "problem", "normal form", "reached", "distinct results", "evaluations: mean (95 % interval), least–greatest",
    "\(HypothesisReports.version): reached", "distinct results", "evaluations",
  ]

  private let name: String
  private let normalForm: String
  private let sweep: SeedSweep
  private let hypothesis: EvaluationStatistics?

  /// A row.
  ///
  /// - Parameters:
  ///   - name: The name of the problem.
  ///   - normalForm: The input that every seed should lead to.
  ///   - sweep: What the searches found.
  ///   - hypothesis: The published statistics of 100 runs that all reached the normal form; `nil` without a report.
  package init(name: String, normalForm: String, sweep: SeedSweep, hypothesis: EvaluationStatistics?) {
    self.name = name
    self.normalForm = normalForm
    self.sweep = sweep
    self.hypothesis = hypothesis
  }

  /// One text for each title; "–" for what is not known.
  package var cells: [String] {
    let unknown = "–"
    return [
      name, normalForm, "\(sweep.answers[normalForm, default: 0]) of \(sweep.seeds)", "\(sweep.answers.count)",
      EvaluationStatistics(sweep.evaluations)?.description ?? unknown,
      hypothesis == nil ? unknown : "100 of 100", hypothesis == nil ? unknown : "1",
      hypothesis?.description ?? unknown,
    ]
  }
}

extension ShrinkingChallenge {
  /// The problems in the order of the comparison, each searched when its row is read.
  ///
  /// - Parameter seeds: The number of searches for each.
  package static func rows(seeds: Int = 100) -> some Sequence<ChallengeRow> {
    let makers: [(Int) -> ChallengeRow] = [
      boundFive.row, largeUnionList.row, reverse.row, calculator.row, lengthList.row, differenceNotZero.row,
      differenceNotSmall.row, differenceNotOne.row, binaryHeap.row, coupling.row, deletion.row, distinct.row,
      nestedLists.row,
    ]
    return makers.lazy.map { $0(seeds) }
  }
}
