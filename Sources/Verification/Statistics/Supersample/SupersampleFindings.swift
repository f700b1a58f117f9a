import RealModule

/// The gap between fresh and training loss, the bounds on it, and what may be said of them with a confidence.
///
/// All intervals together cover their true values with the confidence.
///
/// - SeeAlso: GB-006, EX-005
public struct SupersampleFindings: Equatable, Sendable {
  /// What a bound is made of.
  public enum Quantity: String, Equatable, Sendable, CaseIterable {
    /// I(L;U): the loss in one column.
    case singleLoss
    /// I(ΔL;U): the difference of the losses.
    case lossDifference
    /// I(ΔL;U), I(L₀,L₁;U) and, for 0-1 losses, I(answers;U), each given the supersample: loss-difference CMI, e-CMI
    /// and f-CMI, which share their limits.
    case conditional
  }

  public enum Verdict: String, Equatable, Sendable, Codable {
    /// The bound's lower limit is at least the gap's upper one: the draws separate the bound from the gap.
    case holds
    /// The bound's upper limit is below the gap's lower one: the constant is too small. At σ = ½ that cannot be said, as
    /// gap and informations are functions of the same means, of which the bound is a theorem.
    case violated
    /// The limits overlap.
    case inconclusive
    /// The mask is not a fair coin given samples or losses, which bound and intervals assume.
    case invalid
  }

  /// One bound on the gap.
  public struct Term: Equatable, Sendable {
    public let quantity: Quantity
    /// Nats; the mean over the steps of the loss. The value of the conditional one is that of the loss difference, which
    /// it is at least; the draws leave open where between the limits it lies.
    public let information: ConfidenceInterval
    /// 2σ√(2I), the mean over the steps.
    public let bound: ConfidenceInterval
    /// The bound less the gap's magnitude.
    public let slack: ConfidenceInterval
    public let verdict: Verdict
  }

  /// The probability that all intervals cover their values.
  public let confidence: Double
  /// The sub-Gaussian constant that the bounds state.
  public let sigma: Double
  /// The mean loss of the half that was trained on.
  public let trainingRisk: ConfidenceInterval
  /// The mean loss of the fresh half.
  public let freshRisk: ConfidenceInterval
  /// The fresh risk less the training risk.
  public let gap: ConfidenceInterval
  /// What bets on the mask's bits have won, ln of the capital of a stake of 1.
  public let maskEvidence: Double
  /// The single-loss term, which is the least, then the others.
  public let terms: [Term]

  /// The verdict on all terms: invalid if the mask is, violated if one is, holds if all do.
  public var verdict: Verdict {
    if terms.contains(where: { $0.verdict == .invalid }) { return .invalid }
    if terms.contains(where: { $0.verdict == .violated }) { return .violated }
    return terms.allSatisfy { $0.verdict == .holds } ? .holds : .inconclusive
  }

  /// An upper limit of the fresh risk by the bound: the upper limits of training risk and least bound, at most 1.
  ///
  /// Nil where that does not follow: for a constant below ½, with which the bound is no theorem, and for a mask whose coins
  /// are not fair.
  public var riskBound: Double? {
    guard sigma >= 1 / 2, verdict == .holds || verdict == .inconclusive else { return nil }
    return min(1, (trainingRisk.upper + (terms.map(\.bound.upper).min() ?? 1)).nextUp)
  }

  /// Judges draws.
  ///
  /// - Parameters:
  ///   - draws: independent ones.
  ///   - mask: the bits of their masks; an unfair one makes the verdict invalid.
  ///   - confidence: in (0, 1), that of all intervals together.
  ///   - sigma: the loss's sub-Gaussian constant; ½ for losses in [0, 1], and less states a false bound.
  /// - Throws: `.invalidInput` naming the parameter out of range.
  /// - Complexity: O(draws · steps).
  public init(
    _ draws: SupersampleDraws, mask: MaskTally = MaskTally(), confidence: Double, sigma: Double = 1 / 2
  ) throws(VerificationError) {
    try requireOpenUnit(confidence, "confidence")
    try requirePositive(sigma, "sigma")
    (self.confidence, self.sigma) = (confidence, sigma)
    maskEvidence = mask.logCapital
    let miss = Self.missOfEach(confidence, steps: draws.stepCount)
    var limits: [SupersampleLimits] = []
    for step in 0..<draws.stepCount { limits.append(try draws.limits(ofStep: step, miss: miss)) }
    trainingRisk = try draws.risk(draws.training, miss: miss)
    freshRisk = try draws.risk(draws.fresh, miss: miss)
    let gap = mean(of: limits.map(\.gap), confidence, atLeast: -1)
    self.gap = gap
    var terms: [Term] = []
    for quantity in Quantity.allCases {
      var informations: [ConfidenceInterval] = []
      for limit in limits { informations.append(try limit.information(quantity, confidence)) }
      let bound = mean(of: informations.map { $0.bound(sigma: sigma) }, confidence, atLeast: 0)
      let information = mean(of: informations, confidence, atLeast: 0)
      terms.append(Term(quantity, information, bound, gap: gap.magnitude, isValid: mask.isFair))
    }
    self.terms = terms
  }
}

extension SupersampleFindings {
  /// The probability with which each one-sided limit may miss: there are six a step, and two of each risk.
  static func missOfEach(_ confidence: Double, steps: Int) -> Double { (1 - confidence) / Double(6 * steps + 4) }
}

extension SupersampleFindings.Term {
  init(
    _ quantity: SupersampleFindings.Quantity, _ information: ConfidenceInterval, _ bound: ConfidenceInterval,
    gap: ConfidenceInterval, isValid: Bool
  ) {
    (self.quantity, self.information, self.bound) = (quantity, information, bound)
    slack = ConfidenceInterval(
      value: bound.value - gap.value, lower: (bound.lower - gap.upper).nextDown,
      upper: (bound.upper - gap.lower).nextUp, confidence: bound.confidence)
    verdict =
      !isValid ? .invalid : bound.lower >= gap.upper ? .holds : bound.upper < gap.lower ? .violated : .inconclusive
  }
}

/// The mean of intervals that cover their values all together, none of which is below a least one.
private func mean(
  of intervals: [ConfidenceInterval], _ confidence: Double, atLeast least: Double
) -> ConfidenceInterval {
  let count = Double(intervals.count)
  guard intervals.count > 1 else {
    let only = intervals[0]
    return ConfidenceInterval(value: only.value, lower: only.lower, upper: only.upper, confidence: confidence)
  }
  let rounding = Tolerance.rounding(operations: intervals.count + 1, condition: 1, scale: 1).value
  return ConfidenceInterval(
    value: intervals.reduce(0) { $0 + $1.value } / count,
    lower: max(least, intervals.reduce(0) { $0 + $1.lower } / count - rounding),
    upper: intervals.reduce(0) { $0 + $1.upper } / count + rounding, confidence: confidence)
}
