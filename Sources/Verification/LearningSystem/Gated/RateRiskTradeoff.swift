/// The least risk at a rate over the hypotheses of a class, each a point of rate and risk.
///
/// - SeeAlso: GB-003, GB-004
public struct RateRiskTradeoff: Sendable {
  let rates: [Double]
  let risks: [Double]
  let rateTolerance: Tolerance
  let riskTolerance: Tolerance

  /// inf{R(w): rate(w) ≤ R}, or `nil` if no hypothesis has so low a rate.
  ///
  /// - Parameter isMean: whether R is a mean of the class's rates, so that some hypothesis has no greater one.
  public func distortion(at rate: Estimate, isMean: Bool = false) -> Estimate? {
    estimate(at: rate, isMean: isMean) { bound in
      zip(rates, risks).filter { $0.0 <= bound }.map(\.1).min()
    }
  }

  /// The convex envelope of ``distortion(at:)``, or `nil` where that has no value.
  ///
  /// It is the least mean risk of a random hypothesis of mean rate R; two hypotheses suffice.
  ///
  /// - Parameter isMean: whether R is a mean of the class's rates, so that some hypothesis has no greater one.
  public func envelope(at rate: Estimate, isMean: Bool = false) -> Estimate? {
    estimate(at: rate, isMean: isMean) { bound in
      var least: Double?
      for (low, risk) in zip(rates, risks) where low <= bound {
        least = min(least ?? .infinity, risk)
        for (high, other) in zip(rates, risks) where high > bound && other < risk {
          least = min(least ?? .infinity, risk + (other - risk) * ((bound - low) / (high - low)))
        }
      }
      return least
    }
  }

  /// A function that falls with the rate and rises with every risk and rate of the class, between its extreme values.
  private func estimate(at rate: Estimate, isMean: Bool, _ function: (Double) -> Double?) -> Estimate? {
    let slack = rateTolerance.value
    guard let least = function((rate.upper + slack).nextUp) else { return nil }
    var most = function((rate.lower - slack).nextDown)
    if isMean, let lowest = rates.min() {
      // A hypothesis of the least rate is admitted: one of those that may have it.
      let ofLowest = zip(rates, risks).filter { $0.0 <= (lowest + 2 * slack).nextUp }.map(\.1).max()
      most = [most, ofLowest].compactMap(\.self).min()
    }
    let tolerance = 2 * riskTolerance.value
    return Estimate(
      value: least, lower: (least - tolerance).nextDown, upper: most.map { ($0 + tolerance).nextUp } ?? .infinity)
  }
}
