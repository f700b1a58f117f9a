import RealModule

/// The gap between fresh and training loss, the bounds on it, and verdicts with a confidence.
///
/// All intervals jointly cover their true values with the confidence.
///
/// - SeeAlso: GB-006, EX-005
public struct SupersampleFindings: Equatable, Sendable {
  /// The information in a bound.
  public enum Quantity: String, Equatable, Sendable, CaseIterable {
    /// I(L;U), the information of the loss in one column.
    case singleLoss
    /// I(ΔL;U), the information of the difference of the losses.
    case lossDifference
    /// I(ΔL;U), I(L₀,L₁;U) and, for 0-1 losses, I(predictions;U), each given the supersample: loss-difference CMI,
    /// e-CMI and f-CMI, which have the same limits.
    case conditional
  }

  /// The verdict on a bound.
  public enum BoundVerdict: String, Equatable, Sendable, Codable {
    /// The bound's lower limit is at least the upper limit of the gap's magnitude.
    case holds
    /// The bound's upper limit is below the lower limit of the gap's magnitude, so the constant σ is too small. This
    /// cannot happen for σ = ½, because the gap and the informations are functions of the same means, for which the
    /// bound is a theorem.
    case violated
    /// The limits overlap.
    case inconclusive
    /// The tally rejects that the bits of the mask are fair coins given samples or losses, which the bound and the
    /// intervals assume.
    case invalid
  }

  /// One bound on the gap.
  public struct Term: Equatable, Sendable {
    /// The information in the bound.
    public let quantity: Quantity
    /// The information in nats, the mean over the steps of the loss. For the conditional one, the value is that of the
    /// loss difference, a lower bound; the draws do not determine where between the limits it lies.
    public let information: ConfidenceInterval
    /// The bound 2σ√(2I), the mean over the steps.
    public let bound: ConfidenceInterval
    /// The bound less the magnitude of the gap.
    public let slack: ConfidenceInterval
    /// The verdict on the bound.
    public let verdict: BoundVerdict
  }

  /// The probability that all intervals jointly cover their values.
  public let confidence: Double
  /// The sub-Gaussian constant σ in the bounds.
  public let sigma: Double
  /// The mean loss on the half that was trained on.
  public let trainingRisk: ConfidenceInterval
  /// The mean loss on the fresh half.
  public let freshRisk: ConfidenceInterval
  /// The fresh risk less the training risk.
  public let gap: ConfidenceInterval
  /// The evidence against fair mask bits: ln of the mean capital of bettors on them who started with 1, in nats.
  public let maskEvidence: Double
  /// The single-loss term, which is the smallest, then the others.
  public let terms: [Term]

  /// The verdict on all terms: invalid if the tally rejects a fair mask, violated if one term is, holds if all do, else
  /// inconclusive.
  public var verdict: BoundVerdict {
    if terms.contains(where: { $0.verdict == .invalid }) { return .invalid }
    if terms.contains(where: { $0.verdict == .violated }) { return .violated }
    return terms.allSatisfy { $0.verdict == .holds } ? .holds : .inconclusive
  }

  /// The upper limit on the fresh risk by the least bound: the sum of the upper limits of the training risk and of that
  /// bound, at most 1.
  ///
  /// Nil if it does not follow: for a constant below ½, for which the bound is not a theorem, for a violated bound, and
  /// if the tally rejects a fair mask.
  public var riskBound: Double? {
    guard sigma >= 1 / 2, verdict == .holds || verdict == .inconclusive else { return nil }
    return min(1, (trainingRisk.upper + (terms.map(\.bound.upper).min() ?? 1)).nextUp)
  }

  /// The findings from draws.
  ///
  /// - Parameters:
  ///   - draws: independent draws.
  ///   - mask: the tally of the bits of their masks; if it rejects a fair mask, the verdict is invalid.
  ///   - confidence: the joint confidence of all intervals, in (0, 1).
  ///   - sigma: the sub-Gaussian constant of the loss; ½ for losses in [0, 1]; below ½ the theorem does not apply.
  /// - Throws: `.invalidInput` naming the parameter that is out of range.
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
  /// The probability with which each one-sided limit may miss: there are six limits per step, and two of each risk.
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

/// The mean of intervals that cover their values jointly, with a lower limit of at least a given number.
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
