import CGSL

/// An estimate with an interval that covers the true value with a stated confidence.
public struct ConfidenceInterval: Equatable, Sendable {
  /// The estimate.
  public let value: Double
  /// The lower confidence limit.
  public let lower: Double
  /// The upper confidence limit.
  public let upper: Double
  /// The probability, in (0, 1), that an interval from this procedure covers the true value.
  public let confidence: Double
}

/// The mean and the standard deviation of a sample of independent draws.
public struct SampleSummary: Equatable, Sendable {
  /// The number of draws, at least 2.
  public let count: Int
  /// The mean of the draws.
  public let mean: Double
  /// The sample standard deviation, with divisor n−1.
  public let standardDeviation: Double

  /// The summary of a sample.
  ///
  /// - Parameter values: at least two finite values.
  /// - Throws: `.invalidInput` if there are fewer than two values or one is not finite.
  /// - Complexity: O(n).
  public init(_ values: [Double]) throws(VerificationError) {
    try require(values.count >= 2, "values", "needs at least 2 values, has \(values.count)")
    try requireFinite(values, "values")
    count = values.count
    let mean = try GSL.value("gsl_stats_mean") { gsl_stats_mean(values, 1, values.count) }
    self.mean = mean
    standardDeviation = try GSL.value("gsl_stats_sd_m") { gsl_stats_sd_m(values, 1, values.count, mean) }
  }

  /// The summary of the differences first − second of a paired sample.
  ///
  /// - Throws: `.invalidInput` if the lengths differ, are below two, or a value is not finite.
  public init(pairedDifferences first: [Double], _ second: [Double]) throws(VerificationError) {
    try require(
      first.count == second.count, "second", "needs \(first.count) values to pair, has \(second.count)")
    try requireFinite(first, "first")
    try requireFinite(second, "second")
    try self.init(zip(first, second).map { $0 - $1 })
  }

  /// The estimated standard deviation of the mean, s/√n.
  public var standardError: Double { standardDeviation / Double(count).squareRoot() }

  /// Student's interval for the mean of a normal population.
  ///
  /// For a summary of paired differences it is the interval of the mean difference.
  /// Source: Student, "The probable error of a mean", 1908.
  ///
  /// - Parameter confidence: the confidence, in (0, 1).
  /// - Throws: `.invalidInput` if the confidence is out of range; `.numerical` if the quantile fails.
  public func meanInterval(confidence: Double) throws(VerificationError) -> ConfidenceInterval {
    try requireOpenUnit(confidence, "confidence")
    let quantile = try GSL.value("gsl_cdf_tdist_Qinv") {
      gsl_cdf_tdist_Qinv((1 - confidence) / 2, Double(count - 1))
    }
    let half = quantile * standardError
    return ConfidenceInterval(value: mean, lower: mean - half, upper: mean + half, confidence: confidence)
  }

  /// The interval of the standard deviation of a normal population, by the law of chi squared.
  ///
  /// - Parameter confidence: the confidence, in (0, 1).
  /// - Throws: `.invalidInput` if the confidence is out of range; `.numerical` if a quantile fails.
  public func standardDeviationInterval(confidence: Double) throws(VerificationError) -> ConfidenceInterval {
    try requireOpenUnit(confidence, "confidence")
    let (freedom, tail) = (Double(count - 1), (1 - confidence) / 2)
    let high = try GSL.value("gsl_cdf_chisq_Qinv") { gsl_cdf_chisq_Qinv(tail, freedom) }
    let low = try GSL.value("gsl_cdf_chisq_Pinv") { gsl_cdf_chisq_Pinv(tail, freedom) }
    return ConfidenceInterval(
      value: standardDeviation, lower: standardDeviation * (freedom / high).squareRoot(),
      upper: standardDeviation * (freedom / low).squareRoot(), confidence: confidence)
  }
}
