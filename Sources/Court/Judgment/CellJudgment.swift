import Verification

/// What the answers of a program on the samples of one law and size show.
///
/// - SeeAlso: EX-010
package struct CellJudgment: Encodable, Sendable {
  /// A number with two limits.
  package struct Limits: Encodable, Sendable {
    package let value: Double
    /// The limits; nil where the draws give none.
    package let lower: Double?
    package let upper: Double?
  }

  /// A count of runs, with limits of its probability in a run.
  package struct Count: Encodable, Sendable {
    package let count: Int
    package let lower: Double
    package let upper: Double
  }

  /// What is shown of the median of the answers.
  package enum Verdict: String, Encodable, Sendable {
    /// The least median exceeds the information: more than half of all answers would be too high.
    case overestimates
    /// The greatest median is below the information: more than half of all answers would be too low.
    case underestimates
    /// Neither is shown.
    case notShown = "no bias shown"
  }

  package let law: String
  package let size: Int
  /// I(X;Y) in nats, and its certified ends.
  package let information: Limits
  /// H(Y) in nats, and its certified ends.
  package let entropy: Limits?
  /// The answers in the order of the runs, in nats; nil where a run gave no number.
  package let answers: [Double?]
  /// How many runs gave no number, by the kind of fault.
  package let faults: [String: Int]
  /// What the first run without a number did.
  package let firstFault: String?
  /// The median of the answers; its limits hold for every law of the answers.
  package let median: Limits?
  /// The mean of the answers less I(X;Y); its limits hold if the answers are normal.
  package let bias: Limits?
  /// The standard deviation of the answers; its limits hold if the answers are normal.
  package let deviation: Limits?
  /// The runs with a number below 0.
  package let negative: Count
  /// The runs with a number above H(Y).
  package let aboveEntropy: Count?
  package let verdict: Verdict

  /// The judgment on the outcomes of a law and size.
  ///
  /// - Parameters:
  ///   - law: the law.
  ///   - size: the size of the samples.
  ///   - outcomes: the outcomes of all runs, at least one.
  ///   - miss: the probability with which each limit may miss.
  /// - Throws: `VerificationError`.
  package init(_ law: CertifiedLaw, size: Int, outcomes: [RunOutcome], miss: Double) throws(VerificationError) {
    (self.law, self.size) = (law.name, size)
    information = Self.certified(law.information)
    entropy = law.entropy.map(Self.certified)
    answers = outcomes.map(\.number)
    let all = outcomes.compactMap { outcome -> RunOutcome.Fault? in
      if case .nothing(let fault) = outcome { fault } else { nil }
    }
    faults = Dictionary(grouping: all, by: \.kind.rawValue).mapValues(\.count)
    firstFault = all.first?.text
    let limits = try MedianLimits(answers, miss: miss)
    let numbers = answers.compactMap(\.self)
    median = numbers.isEmpty ? nil : Limits(finite: Self.middle(numbers), limits.lower, limits.upper)
    // The limits of the mean and of the deviation would need to know what the other runs would have said.
    let summary = numbers.count == answers.count && numbers.count > 1 ? try SampleSummary(numbers) : nil
    bias = try summary.flatMap { (summary) throws(VerificationError) in
      try Self.bias(summary, law.information, miss: miss)
    }
    deviation = try summary.flatMap { (summary) throws(VerificationError) in
      let interval = try summary.standardDeviationInterval(confidence: Self.confidence(miss))
      return Limits(finite: interval.value, interval.lower, interval.upper)
    }
    negative = try Self.count(answers, above: nil, miss: miss)
    aboveEntropy = try law.entropy.map { [answers] (entropy) throws(VerificationError) in
      try Self.count(answers, above: entropy, miss: miss)
    }
    verdict =
      limits.lower > law.information.upper
      ? .overestimates : limits.upper < law.information.lower ? .underestimates : .notShown
  }

  private static func certified(_ estimate: Estimate) -> Limits {
    Limits(value: estimate.value, lower: estimate.lower, upper: estimate.upper)
  }

  /// The confidence of an interval of which each end may miss with a probability; rounded up, so that none misses more.
  private static func confidence(_ miss: Double) -> Double { (1 - 2 * miss).nextUp }

  /// The median of some numbers; of an even number of them the mean of the two in the middle.
  private static func middle(_ numbers: [Double]) -> Double {
    let sorted = numbers.sorted()
    let (low, high) = (sorted[(sorted.count - 1) / 2], sorted[sorted.count / 2])
    let distance = high - low
    return distance.isFinite ? low + distance / 2 : low / 2 + high / 2
  }

  /// Student's limits of the mean, less the certified ends of the information.
  private static func bias(
    _ summary: SampleSummary, _ information: Estimate, miss: Double
  ) throws(VerificationError) -> Limits? {
    let mean = try summary.meanInterval(confidence: confidence(miss))
    return Limits(
      finite: mean.value - information.value, (mean.lower - information.upper).nextDown,
      (mean.upper - information.lower).nextUp)
  }

  /// The runs whose number is above an entropy, or below 0 if there is none.
  ///
  /// Those without a number, and those between the certified ends of the entropy, may be such runs or not.
  private static func count(
    _ answers: [Double?], above entropy: Estimate?, miss: Double
  ) throws(VerificationError) -> Count {
    let numbers = answers.compactMap(\.self)
    let count = numbers.count { number in entropy.map { number > $0.upper } ?? (number < 0) }
    let possible = numbers.count { number in entropy.map { number > $0.lower } ?? (number < 0) }
    let open = possible - count + answers.count - numbers.count
    let confidence = confidence(miss)
    return Count(
      count: count,
      lower: try BinomialCount.probabilityInterval(
        successes: count, trials: answers.count, confidence: confidence
      ).lower,
      upper: try BinomialCount.probabilityInterval(
        successes: count + open, trials: answers.count, confidence: confidence
      ).upper)
  }
}

extension CellJudgment.Limits {
  /// A number with limits, of which infinite ones are none; nil if the number itself is too large for one.
  init?(finite value: Double, _ lower: Double, _ upper: Double) {
    guard value.isFinite else { return nil }
    self.init(value: value, lower: lower.isFinite ? lower : nil, upper: upper.isFinite ? upper : nil)
  }
}
