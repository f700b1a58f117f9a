/// The reports of the public comparison on Hypothesis: on five problems, each on 100 runs, which all ended with the
/// same input.
///
/// From each report we copied the mean number of evaluations during shrinking, its 95 % confidence interval, the least
/// and the greatest number, and the input.
package enum HypothesisReports {
  /// The version that the reports name.
  package static let version = "Hypothesis 5.23.11"
  /// Where the reports are; the version is that of one commit.
  package static let address =
    "https://github.com/jlink/shrinking-challenge/tree/ce160e27f605e6e7f98f104c60bf804e6ffe2757/pbt-libraries/"
    + "hypothesis/challenges"

  static let boundFive = EvaluationStatistics(mean: 136.86, interval: 131.59...141.58, range: 109...253)
  static let largeUnionList = EvaluationStatistics(mean: 341.02, interval: 331.14...351.06, range: 213...472)
  static let reverse = EvaluationStatistics(mean: 45.95, interval: 43.77...48.03, range: 23...91)
  static let calculator = EvaluationStatistics(mean: 341.4, interval: 305.41...374.11, range: 100...902)
  static let lengthList = EvaluationStatistics(mean: 85.05, interval: 82.18...88.04, range: 47...115)
}
