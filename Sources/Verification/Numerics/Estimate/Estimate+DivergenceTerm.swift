import BigInt

extension Estimate {
  /// p ln(p/q) − p + q for exact p ≥ 0 and q > 0; at least 0, and accurate near its zero at p = q.
  ///
  /// A relative entropy is the sum of these terms, because the p and the q have the same sum. The numbers are whole
  /// multiples of a unit, of any length: below twice and above half of q the term is qψ(p/q − 1), with a quotient that is
  /// rounded once; elsewhere p ln(p/q) and q − p do not cancel.
  ///
  /// - Parameters:
  ///   - p: the first number in units.
  ///   - q: the second number in units.
  ///   - unit: one over the unit.
  /// - SeeAlso: RT-014
  static func divergenceTerm(_ p: BigInt, _ q: BigInt, unit: BigInt) -> Estimate {
    if p == q { return Estimate(exactly: 0) }
    if p == 0 { return Estimate(q, over: unit) }
    if p < 2 * q && q < 2 * p {
      return Estimate(q, over: unit) * relativeEntropyTerm(Estimate(p - q, over: q))
    }
    return (Estimate(p, over: unit) * logarithm(of: p, over: q) + Estimate(q - p, over: unit)).clamped(atLeast: 0)
  }
}
