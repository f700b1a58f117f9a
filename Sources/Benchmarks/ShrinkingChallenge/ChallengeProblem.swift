/// A problem of the shrinking challenge, with what the public comparison says of it.
package struct ChallengeProblem<Value> {
  /// Its name in the comparison.
  let name: String
  /// The smallest failing input, as the page of the problem states it or else the report on Hypothesis, written as
  /// ``Problem/describe`` shows it.
  package let normalForm: String
  /// What the comparison reports of Hypothesis, which reached the normal form in every run; `nil` without a report.
  let hypothesis: EvaluationStatistics?
  /// The property, with its inputs.
  package let problem: Problem<Value>

  init(_ name: String, normalForm: String, hypothesis: EvaluationStatistics? = nil, _ problem: Problem<Value>) {
    self.name = name
    self.normalForm = normalForm
    self.hypothesis = hypothesis
    self.problem = problem
  }

  /// What searches on some seeds find, as a row of the table.
  func row(seeds: Int) -> ChallengeRow {
    ChallengeRow(name: name, normalForm: normalForm, sweep: problem.sweep(seeds: seeds), hypothesis: hypothesis)
  }
}
