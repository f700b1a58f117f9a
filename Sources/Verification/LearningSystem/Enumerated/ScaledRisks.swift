/// The mean risks as shares of the interval [a, b] that holds all losses, and the relative entropies of coins with these
/// shares.
///
/// - SeeAlso: GB-009
public struct ScaledRisks: Sendable {
  /// q = (E[R(W)] − a)/(b − a); 0 if b = a.
  public let population: Estimate
  /// p = (E[R̂_S(W)] − a)/(b − a); 0 if b = a.
  public let empirical: Estimate
  /// p_i = (E ℓ(W,Z_i) − a)/(b − a) for each sample i, m values; 0 if b = a.
  public let samples: [Estimate]
  /// −ln of the least probability of a value, a bound on ln(dP_{W,Z_i}/d(P_W⊗μ)).
  private let greatestLogarithm: Estimate

  init(_ risks: RiskFigures, extent: LossExtent, law: [Double]) {
    func scaled(_ risk: Estimate) -> Estimate {
      if extent.span.upper == 0 { return Estimate(exactly: 0) }
      return ((risk - extent.least) / extent.span).clamped(atLeast: 0).clamped(atMost: 1)
    }
    population = scaled(risks.population)
    empirical = scaled(risks.empirical)
    samples = risks.sampleRisks.map(scaled)
    // A probability has a relative error far below 1/2.
    let least = (law.filter { $0 > 0 }.min() ?? 1) / 2
    greatestLogarithm = -.log(Estimate(exactly: least))
  }

  /// kl(p ‖ q) in nats.
  public var divergence: Estimate { divergence(of: empirical) }

  /// (1/m) Σ_i kl(p_i ‖ q) in nats.
  public var meanDivergence: Estimate {
    samples.map(divergence).sum() / Estimate(exactly: Double(samples.count))
  }

  /// kl(p ‖ q) for a mean p of the losses of W on training samples, finite also where q may be 0 or 1 (GB-009, step 4).
  private func divergence(of share: Estimate) -> Estimate {
    let plain = BinaryEntropy.divergence(of: share, from: population)
    let one = Estimate(exactly: 1)
    let low = Estimate(exactly: share.upper) * greatestLogarithm - .log1p(-Estimate(exactly: population.upper))
    let high = (one - Estimate(exactly: share.lower)) * greatestLogarithm - .log(Estimate(exactly: population.lower))
    return plain.clamped(atMost: min(low.upper, high.upper, greatestLogarithm.upper))
  }
}
