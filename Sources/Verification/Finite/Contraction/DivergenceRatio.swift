import RealModule

/// KL(qW ‖ pW)/KL(q ‖ p) for a channel of two inputs, along the laws q of the input.
///
/// With k(q) and K(q) the two divergences and F = ηk − K, q(1−q)F″ = η − g(q), g the concave function of `RowPair`. Let g
/// rise at p and η ≥ g(p). Then F is convex on [0, p] and double zero at p, hence F ≥ 0 there; beyond p it is convex up to
/// some a, concave up to some b, and convex again. So F ≥ 0 everywhere once F ≥ 0 on [b, 1], and there a tangent
/// bounds F from below. That g falls at a point and is at most η shows the point to lie in [b, 1]; that g exceeds η at 1
/// shows that b = 1, and then F(1) ≥ 0 is enough.
///
/// - SeeAlso: RD-006
struct DivergenceRatio {
  private let pair: RowPair
  private let first: [Estimate]
  private let second: [Estimate]
  private let share: Estimate
  private let trials: [Double]

  /// The ratio at a law of the input that gives the first row a share in (0, 1).
  ///
  /// - Parameter trials: the parts of the way to an end at which F's slope is tried.
  init(
    _ first: FiniteLaw, _ second: FiniteLaw, share: Estimate,
    trials: [Double] = stride(from: -40, through: -4, by: 4).map { Double.exp2($0) }
  ) {
    let pair = RowPair(first, second)
    self.trials = trials
    if pair.correlation(at: share.value).slope.value >= 0 {
      (self.pair, self.first, self.second) = (pair, first.probabilities, second.probabilities)
      self.share = share
    } else {
      (self.pair, self.first, self.second) = (RowPair(second, first), second.probabilities, first.probabilities)
      self.share = Estimate(exactly: 1) - share
    }
  }

  private struct Reading {
    let point: Double
    let input: (value: Estimate, slope: Estimate)
    let output: (value: Estimate, slope: Estimate)

    /// F and its derivative.
    func margin(_ coefficient: Double) -> (value: Estimate, slope: Estimate) {
      let factor = Estimate(exactly: coefficient)
      return (factor * input.value - output.value, factor * input.slope - output.slope)
    }
  }

  private func reading(at point: Double) -> Reading {
    let one = Estimate(exactly: 1)
    let step = Estimate(exactly: point) - share
    let (up, down) = (step / share, -step / (one - share))
    var (value, slope) = (Estimate(exactly: 0), Estimate(exactly: 0))
    for (p, q) in zip(first, second) where p.value > 0 || q.value > 0 {
      let base = share * p + (one - share) * q
      let excess = step * (p - q) / base
      value += base * Estimate.relativeEntropyTerm(excess)
      slope += (p - q) * Estimate.log1p(excess)
    }
    return Reading(
      point: point,
      input: (
        share * Estimate.relativeEntropyTerm(up) + (one - share) * Estimate.relativeEntropyTerm(down),
        Estimate.log1p(up) - Estimate.log1p(down)
      ),
      output: (value, slope))
  }

  /// The last point between the share and 1 where a condition still holds that holds first and then no more.
  private func last(where condition: (Reading) -> Bool) -> Reading {
    var low = Double.log(share.value / (1 - share.value))
    var high = 36.0
    while true {
      let middle = low + (high - low) / 2
      guard middle > low && middle < high else { return reading(at: point(low)) }
      let reading = reading(at: point(middle))
      if reading.input.value.lower <= 0 || condition(reading) { low = middle } else { high = middle }
    }
  }

  private func point(_ logOdds: Double) -> Double { 1 / (1 + Double.exp(-logOdds)) }

  /// The supremum of the ratio, which is known to lie in an interval.
  func supremum(within bounds: Estimate) -> Estimate {
    let atShare = [share.lower, share.upper].map { pair.correlation(at: $0) }
    let nearShare = Estimate.greater(atShare[0].value, atShare[1].value)
    let best = last {
      $0.output.slope.value * $0.input.value.value > $0.output.value.value * $0.input.slope.value
    }
    guard best.input.value.lower > 0, atShare[1].slope.lower >= 0 else { return bounds }
    let output = zip(first, second).map { share * $0 + (Estimate(exactly: 1) - share) * $1 }
    let atEnd = divergence(first, output) / -Estimate.log(share)
    let ratio = Estimate.greater(best.output.value / best.input.value, atEnd)
    let lower = min(max(bounds.lower, ratio.lower), bounds.upper)
    let start = max(ratio.upper, nearShare.upper, lower)
    if start < bounds.upper && pair.correlation(at: 1).value.lower > start {
      return .between(lower, start, near: ratio.value)
    }
    for exponent in stride(from: -48, through: -26, by: 2) {
      let coefficient = start + start * Double.exp2(Double(exponent))
      if coefficient >= bounds.upper { break }
      let least = last {
        let correlation = pair.correlation(at: $0.point)
        return correlation.slope.value > 0 || correlation.value.value > coefficient
          || $0.margin(coefficient).slope.value < 0
      }
      if isNowhereNegative(coefficient, least) { return .between(lower, coefficient, near: ratio.value) }
    }
    return .between(lower, bounds.upper, near: ratio.value)
  }

  /// How far from a point of [b, 1] the least value of F may lie on one side, for all that rounding leaves open.
  ///
  /// F is convex on [b, 1]: where its slope points away from the point it falls no more. The farthest distance is
  /// the whole side.
  private func reach(of coefficient: Double, from point: Double, to end: Double) -> Double {
    for part in trials {
      let place = point + (end - point) * part
      let correlation = pair.correlation(at: place)
      guard place != point, correlation.slope.upper <= 0, correlation.value.upper <= coefficient else { continue }
      let slope = reading(at: place).margin(coefficient).slope
      if end > point ? slope.lower >= 0 : slope.upper <= 0 { return (place - point).magnitude.nextUp }
    }
    return (end - point).magnitude.nextUp
  }

  /// Whether a tangent proves F ≥ 0.
  private func isNowhereNegative(_ coefficient: Double, _ least: Reading) -> Bool {
    let correlation = pair.correlation(at: least.point)
    guard correlation.slope.upper <= 0, correlation.value.upper <= coefficient else { return false }
    let margin = least.margin(coefficient)
    let below = Estimate(exactly: reach(of: coefficient, from: least.point, to: share.lower))
    let above = Estimate(exactly: reach(of: coefficient, from: least.point, to: 1))
    let left = Estimate(exactly: max(0, margin.slope.upper)) * below
    let right = Estimate(exactly: max(0, -margin.slope.lower)) * above
    return margin.value.lower - max(left.upper, right.upper) > 0
  }
}
