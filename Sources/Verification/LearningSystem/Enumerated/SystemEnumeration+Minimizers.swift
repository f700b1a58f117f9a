extension SystemEnumeration {
  /// The algorithm that chooses, on every class of samples, the hypothesis of least a·R̂_S(w) + b·I_μ̂S(Z;T_w).
  ///
  /// - Parameters:
  ///   - riskWeight: the weight a of the empirical risk.
  ///   - rateWeight: the weight b of the rate, which is 0 without gates.
  /// - Returns: weights 0 and 1, rows×hypotheses; all hypotheses that attain the minimum up to rounding have weight 1.
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
