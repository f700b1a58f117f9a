/// The bounds of GB-001, GB-002 and GB-005 on |E[R(W) − R̂_S(W)]|, and those of GB-003 and GB-004 on E[R(W)].
///
/// - SeeAlso: GB-001, GB-002, GB-003, GB-004, GB-005
public enum GeneralizationBounds {
  /// √(2σ²I(S;W)/m); where σ is 0, infinite information bounds nothing, so that 0·∞ is ∞.
  ///
  /// Source: A. Xu, M. Raginsky, NeurIPS 2017, theorem 1.
  ///
  /// - Parameters:
  ///   - deviation: σ, the sub-Gaussian constant of the loss; half its range.
  ///   - information: I(S;W) in nats.
  ///   - sampleCount: m.
  public static func mutualInformation(
    deviation: Double, information: Estimate, sampleCount: Int
  ) -> Estimate {
    if deviation == 0, information.upper == .infinity {
      return Estimate(value: .infinity, lower: information.lower == .infinity ? .infinity : 0, upper: .infinity)
    }
    let square = Estimate(exactly: deviation) * Estimate(exactly: deviation)
    return .squareRoot(Estimate(exactly: 2) * square * information / Estimate(exactly: Double(sampleCount)))
  }

  /// (1/m) Σ_i √(2σ²I(W;Z_i)).
  ///
  /// Source: Y. Bu, S. Zou, V. Veeravalli, IEEE JSAIT 2020, proposition 1.
  public static func individualSamples(deviation: Double, informations: [Estimate]) -> Estimate {
    let terms = informations.map { mutualInformation(deviation: deviation, information: $0, sampleCount: 1) }
    return terms.sum() / Estimate(exactly: Double(informations.count))
  }

  /// (b−a)·√(2I/m) with I = CMI, f-CMI or loss-difference CMI.
  ///
  /// Source: T. Steinke, L. Zakynthinou, COLT 2020, theorem 2(1).
  public static func conditional(range: Double, information: Estimate, sampleCount: Int) -> Estimate {
    mutualInformation(deviation: range, information: information, sampleCount: sampleCount)
  }

  /// ((b−a)/m) Σ_i √(2I(Δ_i;U_i)).
  ///
  /// Source: Z. Wang, Y. Mao, ICML 2023, theorem 3.2.
  public static func lossDifferences(range: Double, informations: [Estimate]) -> Estimate {
    individualSamples(deviation: range, informations: informations)
  }

  /// D_𝒲(R_g) + δ_m + a bound of the generalization gap.
  public static func rateDistortion(_ figures: GateFigures, generalization: Estimate) -> Estimate? {
    figures.tradeoff.distortion(at: figures.rate).map { $0 + figures.optimizationGap + generalization }
  }
}
