import BigInt
import RealModule

extension ExactLawPair {
  /// The orders of divergences of Rényi other than 1, and their distance from 1.
  public static let orders = DecimalNumeral(tenTo: -100)...DecimalNumeral(tenTo: 100)

  /// The divergence of Rényi of an order α, ln Σ P^α Q^(1−α)/(α − 1) in nats; at order 1 the relative entropy.
  ///
  /// - Parameter order: α, within `orders`, and 1 or at least the least of them away from 1.
  /// - Throws: `.invalidInput` if the order is out of range, or the divergence is infinite: at an order of at least 1 if
  ///   Q gives probability 0 to an outcome of P, below if the laws have no outcome in common.
  /// - Complexity: O(n) exact products.
  /// - SeeAlso: RT-014
  public func renyiDivergence(order: DecimalQuotient) throws(VerificationError) -> Estimate {
    let (top, bottom) = (order.numerator, order.denominator)
    let one = DecimalNumeral(tenTo: 0)
    let isNearOne = order >= one - Self.orders.lowerBound && order <= one + Self.orders.lowerBound
    try require(
      order >= Self.orders.lowerBound && order <= Self.orders.upperBound && (top == bottom || !isNearOne), "order",
      "must be of 1e-100 to 1e100, and 1 or more than 1e-100 away from it")
    if top == bottom { return try relativeEntropy() }
    if top > bottom {
      try requireFinite()
    } else {
      try require(
        outcomes.contains { $0.0 > 0 }, "second",
        "must share an outcome with the first law, or the divergence is infinite")
    }
    let power = RenyiPower(
      order: Estimate(top, over: bottom), excess: Estimate(top - bottom, over: bottom), unit: unit
    ) { Estimate(top - BigInt($0) * bottom, over: bottom) }
    let (lost, zero) = (first.reduce(0, +) - outcomes.reduce(BigInt(0)) { $0 + $1.0 }, Estimate(exactly: 0))
    // Where Q is 0 an order below 1 loses α times what P has there.
    let rest = top > bottom ? zero : -(power.order * Estimate(lost, over: unit))
    let deviation = outcomes.map { power.deviation($0, $1) }.sumByHalves() + rest
    let logarithm =
      deviation.magnitude <= 0.5 ? Estimate.log1p(deviation) : power.logarithmOfSum(outcomes.filter { $0.0 > 0 })
    return (logarithm / power.excess).clamped(atLeast: 0)
  }
}

/// Sums of P^α Q^(1−α) for an order α other than 1.
private struct RenyiPower {
  /// α.
  let order: Estimate
  /// α − 1.
  let excess: Estimate
  let unit: BigInt
  /// α less a whole number.
  let less: (Int) -> Estimate

  /// p^α q^(1−α) − q − α(p − q), of the sign of α − 1 and accurate near its zero at p = q.
  ///
  /// The sum over all outcomes of Q is Σ P^α Q^(1−α) − 1, if P has no others.
  func deviation(_ p: BigInt, _ q: BigInt) -> Estimate {
    if p == q { return Estimate(exactly: 0) }
    if p == 0 { return Estimate(q, over: unit) * excess }
    let ratio = Estimate(p - q, over: q)
    if ratio.magnitude <= 0.25 && (order.upper + 1) * ratio.magnitude <= 0.5 {
      return signed(Estimate(q, over: unit) * series(ratio))
    }
    let (logarithm, difference) = (Estimate.logarithm(of: p, over: q), Estimate(p - q, over: unit))
    // Two forms of the same number; each keeps the digits that a small α − 1 or a small α has.
    return signed(
      excess.magnitude <= 0.5
        ? Estimate(p, over: unit) * .expm1(excess * logarithm) - excess * difference
        : Estimate(q, over: unit) * .expm1(order * logarithm) - order * difference)
  }

  private func signed(_ number: Estimate) -> Estimate {
    excess.lower > 0 ? number.clamped(atLeast: 0) : number.clamped(atMost: 0)
  }

  /// (1+x)^α − 1 − αx = Σ_{k≥2} C(α,k) x^k for |x| ≤ ¼ and (α+1)|x| ≤ ½.
  ///
  /// Each term is at most half of the one before in magnitude, so the rest after a term is at most that term.
  private func series(_ x: Estimate) -> Estimate {
    var term = order * excess * Estimate(exactly: 0.5) * x * x
    var (sum, k) = (term, 2)
    while term.magnitude > sum.value.magnitude * .ulpOfOne && term.magnitude >= .leastNormalMagnitude {
      term = term * less(k) / Estimate(exactly: Double(k + 1)) * x
      sum += term
      k += 1
    }
    return sum + Estimate(value: 0, lower: -term.magnitude, upper: term.magnitude)
  }

  /// ln Σ p^α q^(1−α) over outcomes that both laws have, whatever the size of the powers.
  func logarithmOfSum(_ outcomes: [(BigInt, BigInt)]) -> Estimate {
    let exponents = outcomes.map {
      Estimate.logarithm(of: $1, over: unit) + order * Estimate.logarithm(of: $0, over: $1)
    }
    let greatest = exponents.map(\.value).max() ?? 0
    let sum = exponents.map { Estimate.exp($0 - Estimate(exactly: greatest)) }.sumByHalves()
    let (least, most) = (exponents.map(\.lower).max() ?? 0, exponents.map(\.upper).max() ?? 0)
    // The greatest power bounds the sum from both sides.
    let bound = (Estimate(exactly: most) + Estimate.log(Estimate(exactly: Double(outcomes.count)))).upper
    let logarithm = (Estimate(exactly: greatest) + Estimate.log(sum)).limited(from: least, to: bound)
    return signed(logarithm)
  }
}
