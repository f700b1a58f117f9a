import CGSL

/// The law of the number of successes in independent trials.
public struct BinomialCount: Equatable, Sendable {
  /// The number of trials.
  public let trials: Int
  /// The probability of success in each trial.
  public let probability: Double

  /// The law for the given number of trials and probability of success.
  ///
  /// - Parameters:
  ///   - trials: the number of trials, at least 1 and below 2³².
  ///   - probability: the probability of success, in [0, 1].
  /// - Throws: `.invalidInput` naming the parameter that is out of range.
  public init(trials: Int, probability: Double) throws(VerificationError) {
    try require(trials >= 1 && trials <= Int(UInt32.max), "trials", "must be 1 to 2^32 - 1, is \(trials)")
    try require(probability >= 0 && probability <= 1, "probability", "must lie in 0 to 1, is \(probability)")
    self.trials = trials
    self.probability = probability
  }

  /// The probability of at least the given number of successes.
  ///
  /// - Throws: `.numerical` if the library fails.
  public func upperTail(atLeast successes: Int) throws(VerificationError) -> Double {
    if successes <= 0 { return 1 }
    if successes > trials { return 0 }
    return try GSL.value("gsl_cdf_binomial_Q") {
      gsl_cdf_binomial_Q(UInt32(successes - 1), probability, UInt32(trials))
    }
  }

  /// The probability of at most the given number of successes.
  ///
  /// - Throws: `.numerical` if the library fails.
  public func lowerTail(atMost successes: Int) throws(VerificationError) -> Double {
    if successes < 0 { return 0 }
    if successes >= trials { return 1 }
    return try GSL.value("gsl_cdf_binomial_P") {
      gsl_cdf_binomial_P(UInt32(successes), probability, UInt32(trials))
    }
  }

  /// The Clopper–Pearson interval of the probability of success, given an observed count.
  ///
  /// It covers the true probability with at least the confidence, whatever that probability is; both ends are rounded
  /// outward, up to the accuracy of the tails.
  /// Source: C. Clopper, E. Pearson, Biometrika 26:404, 1934.
  ///
  /// - Parameters:
  /// - Throws: `.invalidInput` naming the parameter out of range; `.numerical` if a tail fails.
  /// - Complexity: at most 62 tails for each end.
  public static func probabilityInterval(
    successes: Int, trials: Int, confidence: Double
  ) throws(VerificationError) -> ConfidenceInterval {
    try require(trials >= 1 && trials <= Int(UInt32.max), "trials", "must be 1 to 2^32 - 1, is \(trials)")
    try require(
      successes >= 0 && successes <= trials, "successes", "must lie in 0 to \(trials), is \(successes)")
    try requireOpenUnit(confidence, "confidence")
    let tail = (1 - confidence) / 2
    let lower =
      try successes == 0
      ? 0
      : boundary { (probability) throws(VerificationError) in
        try BinomialCount(trials: trials, probability: probability).upperTail(atLeast: successes) <= tail
      }.below
    let upper =
      try successes == trials
      ? 1
      : boundary { (probability) throws(VerificationError) in
        try BinomialCount(trials: trials, probability: probability).lowerTail(atMost: successes) > tail
      }.above
    return ConfidenceInterval(
      value: Double(successes) / Double(trials), lower: lower, upper: upper, confidence: confidence)
  }

  /// The adjacent numbers between which a condition that holds near 0 ceases to hold.
  ///
  /// The bisection is over bit patterns, which have the same order as the positive numbers. The library's quantile of
  /// the beta law, which would give both ends directly, reports domain errors from 3 successes in 100,000 on.
  private static func boundary(
    _ holds: (Double) throws(VerificationError) -> Bool
  ) throws(VerificationError) -> (below: Double, above: Double) {
    var below = 0.0.bitPattern
    var above = 1.0.bitPattern
    while above - below > 1 {
      let middle = below + (above - below) / 2
      if try holds(Double(bitPattern: middle)) { below = middle } else { above = middle }
    }
    return (Double(bitPattern: below), Double(bitPattern: above))
  }
}
