/// The gated quantities of GB-003 for the class of all gates P(T|Z) in front of one fixed decoder.
public struct FreeGateFigures: Sendable {
  /// The rate R_g in nats per sample.
  public let rate: Estimate
  /// The optimization gap δ_m = E[J_S(W) − min J_S], where the minimum over all gates lies between a primal and a dual
  /// value.
  public let optimizationGap: Estimate
  /// The distortion D(R_g) over all gates.
  public let distortion: Estimate
}

extension SystemEnumeration {
  /// The figures of a system whose hypotheses are gates in front of one fixed decoder, compared with the class of all
  /// gates.
  ///
  /// - Parameter messageLoss: ℓ(z, t) ≥ 0, values×messages; the system's loss must be its mean over the gate's noise.
  /// - Returns: the figures, or `nil` if the system has no gate.
  /// - Throws: `.invalidInput` if the losses do not fit the gate.
  public func freeGate(messageLoss: [[Double]]) throws(VerificationError) -> FreeGateFigures? {
    guard let figures = gates(.empirical) else { return nil }
    let beta = Estimate(exactly: system.rateWeight)
    var optimum = Estimate(exactly: 0)
    for index in 0..<classes.count where classes.masses[index] > 0 {
      let sample = classes.counts(in: index).map { $0 / Double(classes.sampleCount) }
      let source = try FiniteSource(law: sample, distortion: messageLoss)
      optimum += Estimate(exactly: classes.masses[index]) * (try source.optimum(weight: system.rateWeight).lagrangian)
    }
    // The masses are rounded, and no optimum exceeds the largest loss.
    let scale = messageLoss.joined().max() ?? 0
    let slack = Tolerance.rounding(operations: roundings + classes.count, condition: 1, scale: scale).value
    optimum = optimum + Estimate(value: 0, lower: -slack, upper: slack)
    let objective = risks().empirical + beta * figures.rate
    let population = try FiniteSource(law: law, distortion: messageLoss)
    let (least, most) = (
      try population.distortion(atRate: figures.rate.upper),
      try population.distortion(atRate: figures.rate.lower)
    )
    return FreeGateFigures(
      rate: figures.rate, optimizationGap: (objective - optimum).clamped(atLeast: 0),
      distortion: Estimate(value: most.value, lower: min(least.lower, most.value), upper: most.upper))
  }
}
