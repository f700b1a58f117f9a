import RealModule

/// The information that a loss has about the mask that chose the training half of a pair, in nats.
///
/// A pair of samples has one trained on and one fresh; the mask, a fair coin, says which column is fresh. `gap` is the
/// mean fresh loss less the mean training loss, of a loss that is 0 or 1.
///
/// - SeeAlso: GB-006
public enum MaskInformation {
  /// I(L;U) of the loss L in one column: ½[c·ψ(g/2c) + (1−c)·ψ(g/2(1−c))], c the centre and g the gap.
  ///
  /// It grows with |g|, and falls as c comes nearer to ½.
  ///
  /// - Parameters:
  ///   - centre: the mean of the fresh and the training loss, in [0, 1].
  ///   - gap: of magnitude at most 2·min(centre, 1 − centre).
  public static func singleLoss(centre: Double, gap: Double) throws(VerificationError) -> Estimate {
    try requireUnit(centre, "centre")
    let room = 2 * min(centre, 1 - centre)
    try require(gap.magnitude <= room, "gap", "must have a magnitude of at most \(room), is \(gap)")
    return
      (Estimate(exactly: 0.5)
      * (perspective(of: gap / 2, over: Estimate(exactly: centre))
        + perspective(of: gap / 2, over: Estimate(exactly: 1) - Estimate(exactly: centre))))
      .clamped(atLeast: 0)
  }

  /// I(ΔL;U) of the difference of the two columns' losses: ½·s·ψ(g/s), s the spread and g the gap.
  ///
  /// It grows with |g| and falls in s. The two losses themselves tell no more than their difference.
  ///
  /// - Parameters:
  ///   - spread: P(ΔL ≠ 0), in [0, 1].
  ///   - gap: of magnitude at most the spread.
  public static func lossDifference(spread: Double, gap: Double) throws(VerificationError) -> Estimate {
    try requireUnit(spread, "spread")
    try require(gap.magnitude <= spread, "gap", "must have a magnitude of at most \(spread), is \(gap)")
    return (Estimate(exactly: 0.5) * perspective(of: gap, over: Estimate(exactly: spread))).clamped(atLeast: 0)
  }

  /// The most that both answers, and so both losses, tell of the mask given the supersample: ln 2·min(1, 4c).
  ///
  /// - Parameter centre: the mean of the fresh and the training loss, in [0, 1].
  public static func conditionalCeiling(centre: Double) throws(VerificationError) -> Double {
    try requireUnit(centre, "centre")
    return Double.log(2) * min(1, 4 * centre)
  }

  /// b·ψ(a/b), ψ(x) = (1+x)ln(1+x) + (1−x)ln(1−x); 0 where b is.
  private static func perspective(of a: Double, over b: Estimate) -> Estimate {
    guard b.lower > 0, a != 0 else { return Estimate(exactly: 0) }
    let ratio = Estimate(exactly: a.magnitude) / b
    // Rounding alone takes the quotient above 1.
    let x = Estimate(value: min(1, ratio.value), lower: min(1, ratio.lower), upper: min(1, ratio.upper))
    return b * (Estimate.relativeEntropyTerm(x) + Estimate.relativeEntropyTerm(-x))
  }

  private static func requireUnit(_ value: Double, _ parameter: String) throws(VerificationError) {
    try require(value >= 0 && value <= 1, parameter, "must lie in 0 to 1, is \(value)")
  }
}
