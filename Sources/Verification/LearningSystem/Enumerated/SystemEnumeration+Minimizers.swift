extension SystemEnumeration {
  /// The algorithm that takes, on every class of samples, the hypothesis of least a·R̂_S(w) + b·I_μ̂S(Z;T_w).
  ///
  /// - Parameters:
  ///   - riskWeight: a.
  ///   - rateWeight: b; without a gate the rate is 0.
  /// - Returns: weights 0 and 1, rows×hypotheses; hypotheses that tie up to rounding share.
  public func minimizers(riskWeight: Double, rateWeight: Double) -> [[Double]] {
    let table = RateTable(self, .empirical)
    let resolution = riskTolerance.value + 1e3 * Double.ulpOfOne
    return (0..<classes.count).map { index in
      let scores = (0..<hypotheses).map { w in
        let place = index * hypotheses + w
        return riskWeight * empiricalRisks[place] + rateWeight * (table?.chosen[place] ?? 0)
      }
      let least = scores.min() ?? 0
      return scores.map { $0 <= least + resolution ? 1 : 0 }
    }
  }
}
