/// The definition of a gate's rate.
public enum RateKind: String, CaseIterable, Sendable {
  /// I_μ̂S(Z;T), the information under the training sample's law.
  case empirical
  /// I_μ(Z;T), the information under the population's law.
  case population
  /// E KL(P(T|Z) ‖ s) with the gates' priors; in J and R_g, the mean is under the training sample's law.
  case variational
}

/// The gated quantities of GB-003 and GB-004 under one definition of the rate.
///
/// - SeeAlso: GB-003, GB-004, GB-016
public struct GateFigures: Sendable {
  /// The mean rate R_g of the chosen hypothesis, in nats per sample.
  public let rate: Estimate
  /// The optimization gap δ_m = E[J_S(W) − min J_S].
  public let optimizationGap: Estimate
  /// The trade-off D_𝒲 between risk and rate under the population's law.
  public let tradeoff: RateRiskTradeoff
}

extension SystemEnumeration {
  /// The gated quantities, or `nil` if the system has no gate, or no finite rate under this definition.
  ///
  /// - Complexity: O(rows·|𝒲|·(|Z| + messages)) per gate.
  public func gates(_ reading: RateKind) -> GateFigures? {
    guard let table = RateTable(self, reading) else { return nil }
    let beta = system.rateWeight
    var (rate, excess) = (0.0, 0.0)
    for index in 0..<classes.count {
      let base = index * hypotheses
      var least = Double.infinity
      for w in 0..<hypotheses { least = min(least, empiricalRisks[base + w] + beta * table.chosen[base + w]) }
      for w in 0..<hypotheses {
        let joint = classes.masses[index] * rows[base + w]
        rate += joint * table.chosen[base + w]
        excess += joint * (empiricalRisks[base + w] + beta * table.chosen[base + w] - least)
      }
    }
    let rateTolerance = self.rateTolerance(table)
    let objective = 2 * (riskTolerance.value + beta * rateTolerance.value)
    return GateFigures(
      rate: Estimate(rate, within: rateTolerance).clamped(atLeast: 0),
      optimizationGap: Estimate(excess, within: .quadrature(reportedError: objective)).clamped(atLeast: 0),
      tradeoff: RateRiskTradeoff(
        rates: table.population, risks: populationRisks, rateTolerance: rateTolerance, riskTolerance: riskTolerance))
  }

  /// E[min{R̂_S(w): I_μ̂S(Z;T_w) ≤ ρ}], or `nil` if on some sample no hypothesis has a rate of at most ρ.
  public func constrainedEmpiricalRisk(at rate: Estimate) -> Estimate? {
    guard let table = RateTable(self, .empirical) else { return nil }
    func mean(_ bound: Double) -> Double? {
      var sum = 0.0
      for index in 0..<classes.count where classes.masses[index] > 0 {
        let base = index * hypotheses
        var least = Double.infinity
        for w in 0..<hypotheses where table.chosen[base + w] <= bound { least = min(least, empiricalRisks[base + w]) }
        if least == .infinity { return nil }
        sum += classes.masses[index] * least
      }
      return sum
    }
    let (slack, tolerance) = (rateTolerance(table).value, riskTolerance.value)
    guard let least = mean((rate.upper + slack).nextUp) else { return nil }
    let most = mean((rate.lower - slack).nextDown)
    return Estimate(
      value: least, lower: (least - tolerance).nextDown, upper: most.map { ($0 + tolerance).nextUp } ?? .infinity)
  }

  private func rateTolerance(_ table: RateTable) -> Tolerance {
    let unit = informationTolerance(outcomes: 1, terms: values * table.messages + 2 * table.messages)
    return .rounding(operations: 1, condition: 1, scale: unit.value / Double.ulpOfOne * table.scale)
  }
}
