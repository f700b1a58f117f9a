import RealModule

/// The entropy h of a binary law and related functions, with relative accuracy at both ends.
public enum BinaryEntropy {
  /// h(p) = −p ln p − (1−p) ln(1−p) in nats, which increases up to ½ and is symmetric about it.
  ///
  /// - Throws: `.invalidInput` if p may lie outside [0, 1].
  public static func entropy(_ probability: Estimate) throws(VerificationError) -> Estimate {
    try requireProbability(probability, "probability")
    let (low, high) = (probability.lower, probability.upper)
    let ends = (value(at: low), value(at: high))
    let upper =
      low <= 0.5 && high >= 0.5 ? Estimate.log(Estimate(exactly: 2)).upper : max(ends.0.upper, ends.1.upper)
    return .between(min(ends.0.lower, ends.1.lower), upper, near: value(at: probability.value).value)
  }

  private static func value(at p: Double) -> Estimate {
    if p == 0 || p == 1 { return Estimate(exactly: 0) }
    let (own, rest) = (Estimate(exactly: p), Estimate(exactly: 1) - Estimate(exactly: p))
    return -(own * Estimate.log(own) + rest * Estimate.log1p(-own))
  }

  /// ln 2 − h((1−x)/2) = ½[ψ(x) + ψ(−x)] with ψ(x) = (1+x)ln(1+x) − x: even in the bias x, and increasing in its
  /// magnitude.
  ///
  /// - Parameter bias: x in [−1, 1].
  package static func deficit(bias: Estimate) -> Estimate {
    let half = Estimate(exactly: 0.5)
    return half * (Estimate.relativeEntropyTerm(bias) + Estimate.relativeEntropyTerm(-bias))
  }

  /// The bias x in [0, 1] of the law whose entropy is ln 2 less a given amount.
  ///
  /// A bracket of numbers in double precision is halved until its ends are adjacent.
  ///
  /// - Parameter amount: the deficit in nats, from 0 to ln 2.
  static func bias(deficit amount: Estimate) -> Estimate {
    .root(from: 0, to: 1) { deficit(bias: Estimate(exactly: $0)) - amount }
  }

  /// KL((a, 1−a) ‖ (b, 1−b)) in nats, for b in (0, 1).
  static func divergence(_ a: Estimate, _ b: Estimate) -> Estimate {
    let rest = Estimate(exactly: 1) - b
    let step = a - b
    return (b * .relativeEntropyTerm(step / b) + rest * .relativeEntropyTerm(-step / rest)).clamped(atLeast: 0)
  }

  /// kl(p ‖ q) = KL((p, 1−p) ‖ (q, 1−q)) in nats, infinite where q is 0 or 1 and p is not.
  ///
  /// It is convex, is 0 at p = q, and increases with the distance of either argument from the other: its extremes lie at
  /// the ends of the intervals.
  ///
  /// - Parameters:
  ///   - p: a number in [0, 1].
  ///   - q: a number in [0, 1].
  /// - SeeAlso: GB-009
  package static func divergence(of p: Estimate, from q: Estimate) -> Estimate {
    let greatest = max(divergence(at: p.lower, q.upper).upper, divergence(at: p.upper, q.lower).upper)
    let least =
      p.upper < q.lower
      ? divergence(at: p.upper, q.lower).lower : q.upper < p.lower ? divergence(at: p.lower, q.upper).lower : 0
    return Estimate(value: divergence(at: p.value, q.value).value, lower: least, upper: greatest)
  }

  private static func divergence(at p: Double, _ q: Double) -> Estimate {
    if p == q { return Estimate(exactly: 0) }
    if q == 0 || q == 1 { return Estimate(exactly: .infinity) }
    return divergence(Estimate(exactly: p), Estimate(exactly: q))
  }
}

extension Estimate {
  /// The zero of an increasing function in an interval; an end of it if the function does not change sign.
  ///
  /// At the lower end the function is proved to be at most 0, at the upper end to be at least 0.
  static func root(from start: Double, to end: Double, of function: (Double) -> Estimate) -> Estimate {
    func bound(_ isBefore: (Estimate) -> Bool) -> (Double, Double) {
      var (low, high) = (start, end)
      while true {
        let middle = low + (high - low) / 2
        guard middle > low && middle < high else { return (low, high) }
        if isBefore(function(middle)) { low = middle } else { high = middle }
      }
    }
    let lower = bound { $0.upper <= 0 }.0
    let upper = bound { $0.lower < 0 }.1
    return .between(lower, upper, near: bound { $0.value < 0 }.0)
  }
}

/// Throws `.invalidInput` unless a number is proved to lie in [0, 1].
func requireProbability(_ number: Estimate, _ parameter: String) throws(VerificationError) {
  try require(
    number.lower >= 0 && number.upper <= 1, parameter, "must lie in [0, 1], may be in \(number.lower)...\(number.upper)"
  )
}
