/// The mean of e^(m·kl(B̄ ‖ r)) for the mean B̄ of m independent coins of probability r in (0, 1), whatever r.
enum DivergenceMoment {
  /// ξ(m) = Σ_{j ≤ m} m!/((m−j)!·m^j), in which each term is the one before times 1 − (j−1)/m.
  ///
  /// - Parameter count: m, from 1 to 2⁵³.
  /// - Complexity: O(√m) terms; the rest, which decreases, has a bound.
  /// - SeeAlso: GB-020
  static func value(_ count: Int) -> Estimate {
    let whole = Estimate(exactly: Double(count))
    var (sum, term, order) = (Estimate(exactly: 1), Estimate(exactly: 1), 1)
    while order <= count {
      term = term * (Estimate(exactly: Double(count - order + 1)) / whole)
      sum += term
      // None of the terms that follow exceeds this one.
      let rest = (term.upper * Double(count - order)).nextUp
      if rest < 0x1p-60 {
        sum += Estimate(value: 0, lower: 0, upper: rest)
        break
      }
      order += 1
    }
    return sum
  }
}
