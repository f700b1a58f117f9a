import RealModule

/// The information of losses about the mask that selects the training sample of each pair, in nats.
///
/// One sample of a pair is trained on, the other one is fresh; the mask, a fair coin, determines which. The loss is 0
/// or 1, and `gap` is the mean fresh loss less the mean training loss.
///
/// - SeeAlso: GB-006
public enum MaskInformation {
  /// I(L;U) of the loss L in one column: ½[c·ψ(g/(2c)) + (1−c)·ψ(g/(2(1−c)))], where c is the center and g the gap.
  ///
  /// It increases in |g|, and decreases as c approaches ½.
  ///
  /// - Parameters:
  ///   - center: the mean of the fresh and the training loss, in [0, 1].
  ///   - gap: g, of magnitude at most 2·min(center, 1 − center).
  /// - Throws: `.invalidInput` naming the parameter that is out of range.
  public static func singleLoss(center: Double, gap: Double) throws(VerificationError) -> Estimate {
    try requireUnit(center, "center")
    let room = 2 * min(center, 1 - center)
    try require(gap.magnitude <= room, "gap", "must have a magnitude of at most \(room), is \(gap)")
    // Twice the center is exact, and half of the gap might not be.
    return Estimate(exactly: 0.25)
      * (perspective(of: gap, over: Estimate(exactly: 2 * center))
        + perspective(of: gap, over: Estimate(exactly: 2) - Estimate(exactly: 2 * center)))
  }

  /// I(ΔL;U) of the difference of the two columns' losses: ½·s·ψ(g/s), where s is the spread and g the gap.
  ///
  /// It increases in |g| and decreases in s. The two losses have no more information than their difference.
  ///
  /// - Parameters:
  ///   - spread: s = P(ΔL ≠ 0), in [0, 1].
  ///   - gap: g, of magnitude at most the spread.
  /// - Throws: `.invalidInput` naming the parameter that is out of range.
  public static func lossDifference(spread: Double, gap: Double) throws(VerificationError) -> Estimate {
    try requireUnit(spread, "spread")
    try require(gap.magnitude <= spread, "gap", "must have a magnitude of at most \(spread), is \(gap)")
    return Estimate(exactly: 0.5) * perspective(of: gap, over: Estimate(exactly: spread))
  }

  /// An upper bound of the information of both predictions, and so of both losses, about the mask given the
  /// supersample: ln 2·min(1, 4c).
  ///
  /// - Parameter center: c, the mean of the fresh and the training loss, in [0, 1].
  /// - Throws: `.invalidInput` if the center is out of range.
  public static func conditionalCeiling(center: Double) throws(VerificationError) -> Double {
    try requireUnit(center, "center")
    return Double.log(2) * min(1, 4 * center)
  }

  /// b·ψ(a/b) with ψ(x) = (1+x)ln(1+x) + (1−x)ln(1−x) for |a| ≤ b; 0 if a is 0.
  private static func perspective(of a: Double, over b: Estimate) -> Estimate {
    guard a != 0 else { return Estimate(exactly: 0) }
    // Only rounding can make the quotient exceed 1.
    let x = (Estimate(exactly: a.magnitude) / b).clamped(atMost: 1)
    return b * (Estimate.relativeEntropyTerm(x) + Estimate.relativeEntropyTerm(-x))
  }

  private static func requireUnit(_ value: Double, _ parameter: String) throws(VerificationError) {
    try require(value >= 0 && value <= 1, parameter, "must lie in 0 to 1, is \(value)")
  }
}
