extension BinaryEntropy {
  /// The greatest q in [p, 1] with kl(p ‖ q) ≤ c.
  ///
  /// It increases with p and with c, so that its ends are those at the ends of both intervals; each is the end of a
  /// bracket that is halved until its ends are adjacent.
  ///
  /// - Parameters:
  ///   - p: a number in [0, 1].
  ///   - amount: c in nats, at least 0.
  /// - SeeAlso: GB-015
  package static func greatestShare(from p: Estimate, within amount: Estimate) -> Estimate {
    func share(_ p: Double) -> Estimate {
      .root(from: p, to: 1) { divergence(of: Estimate(exactly: p), from: Estimate(exactly: $0)) - amount }
    }
    let (low, high) = (share(p.lower), share(p.upper))
    return Estimate(value: share(p.value).value, lower: low.lower, upper: high.upper)
  }
}
