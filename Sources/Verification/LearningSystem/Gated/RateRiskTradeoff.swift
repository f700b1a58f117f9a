/// The least risk as a function of the rate, over the hypotheses of a class.
///
/// - SeeAlso: GB-003, GB-004, GB-010
public struct RateRiskTradeoff: Sendable {
  let rates: [Double]
  let risks: [Double]
  let rateTolerance: Tolerance
  let riskTolerance: Tolerance

  /// D(ρ) = inf{R(w): rate(w) ≤ ρ}, or `nil` if no hypothesis has a rate of at most ρ.
  ///
  /// - Parameters:
  ///   - rate: ρ, in nats per sample.
  ///   - isMean: whether ρ is a mean of the class's rates, so that some hypothesis has a rate of at most ρ.
  public func distortion(at rate: Estimate, isMean: Bool = false) -> Estimate? {
    estimate(at: rate, isMean: isMean) { bound in
      zip(rates, risks).filter { $0.0 <= bound }.map(\.1).min()
    }
  }

  /// The convex envelope of ``distortion(at:isMean:)``, or `nil` where that has no value.
  ///
  /// It is the least mean risk of a random hypothesis with mean rate at most ρ; two hypotheses suffice.
  ///
  /// - Parameters:
  ///   - rate: ρ, in nats per sample.
  ///   - isMean: whether ρ is a mean of the class's rates, so that some hypothesis has a rate of at most ρ.
  public func envelope(at rate: Estimate, isMean: Bool = false) -> Estimate? {
    estimate(at: rate, isMean: isMean) { bound in
      var least: Double?
      for (low, risk) in zip(rates, risks) where low <= bound {
        least = min(least ?? .infinity, risk)
        for (high, other) in zip(rates, risks) where high > bound {
          least = min(least ?? .infinity, risk + (other - risk) * ((bound - low) / (high - low)))
        }
      }
      return least
    }
  }

  /// inf_w {R(w) + β(rate(w) − ρ)}, the Lagrangian form of the trade-off, finite for every ρ.
  ///
  /// - Parameters:
  ///   - weight: β ≥ 0.
  ///   - rate: ρ, in nats per sample.
  public func lagrangian(weight: Estimate, at rate: Estimate) -> Estimate {
    let sums = zip(rates, risks).map { own, risk in
      Estimate(risk, within: riskTolerance) + weight * Estimate(own, within: rateTolerance).clamped(atLeast: 0)
    }
    return sums.dropFirst().reduce(sums[0], Estimate.minimum) - weight * rate
  }

  /// The interval of a function that decreases in the rate and increases in every risk and rate of the class.
  private func estimate(at rate: Estimate, isMean: Bool, _ function: (Double) -> Double?) -> Estimate? {
    let slack = rateTolerance.value
    guard let least = function((rate.upper + slack).nextUp) else { return nil }
    var most = function((rate.lower - slack).nextDown)
    if isMean, let lowest = rates.min() {
      // A hypothesis with the least rate is admitted: one of those that may have it. No rate lies between the sum and
      // the number nearest to it.
      let ofLowest = zip(rates, risks).filter { $0.0 <= lowest + 2 * slack }.map(\.1).max()
      most = [most, ofLowest].compactMap(\.self).min()
    }
    let tolerance = 2 * riskTolerance.value
    return Estimate(
      value: least, lower: (least - tolerance).nextDown, upper: most.map { ($0 + tolerance).nextUp } ?? .infinity)
  }
}
