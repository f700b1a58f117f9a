import RealModule

/// The ratio KL(qW ‖ pW)/KL(q ‖ p) for a channel with two inputs, as a function of the law q of the input.
///
/// Let k(q) = KL(q ‖ p), K(q) = KL(qW ‖ pW) and F = ηk − K. Then q(1−q)F″ = η − g(q), where g is the concave function
/// of `RowPair`. Let g increase at p, and η ≥ g(p). Then F is convex on [0, p] with a double zero at p, hence F ≥ 0
/// there; beyond p it is convex up to some a, concave up to some b, and convex again. So F ≥ 0 everywhere if F ≥ 0 on
/// [b, 1], where a tangent bounds F from below. If g decreases at a point and is at most η there, the point lies in [b,
/// 1]; if g exceeds η at 1, then b = 1, and F(1) ≥ 0 suffices.
///
/// - SeeAlso: RD-006
struct DivergenceRatio {
  private let pair: RowPair
  private let first: [Estimate]
  private let second: [Estimate]
  private let share: Estimate
  private let ends: [Double]
  private let trials: [Double]

  /// The default log-odds up to which a point for the tangent is sought.
  static let ends = [36.0, 32, 28, 24, 20]
  /// The default fractions of the way to an end at which the slope of F is tried.
  static let trials = stride(from: -40, through: -4, by: 4).map { Double.exp2($0) }

  /// The ratio at a law p of the input that gives the first row a probability in (0, 1).
  ///
  /// - Parameters:
  ///   - first: the first row of the channel.
  ///   - second: the second row of the channel.
  ///   - share: the probability of the first row.
  ///   - ends: the log-odds up to which a point for the tangent is sought. If an output has probability 0 in the first
  ///     row, the slope of F is infinite at 1, and rounding leaves it undecided near 1, but not farther away.
  ///   - trials: the fractions of the way to an end at which the slope of F is tried.
  init(
    _ first: FiniteLaw, _ second: FiniteLaw, share: Estimate, ends: [Double] = Self.ends,
    trials: [Double] = Self.trials
  ) {
    let pair = RowPair(first, second)
    (self.ends, self.trials) = (ends, trials)
    if pair.correlation(at: share).slope.value >= 0 {
      (self.pair, self.first, self.second) = (pair, first.probabilities, second.probabilities)
      self.share = share
    } else {
      (self.pair, self.first, self.second) = (RowPair(second, first), second.probabilities, first.probabilities)
      self.share = Estimate(exactly: 1) - share
    }
  }

  /// The two divergences and their slopes at a distance beyond the share.
  private struct Reading {
    let step: Double
    let input: (value: Estimate, slope: Estimate)
    let output: (value: Estimate, slope: Estimate)

    /// F and its derivative.
    func margin(_ coefficient: Double) -> (value: Estimate, slope: Estimate) {
      let factor = Estimate(exactly: coefficient)
      return (factor * input.value - output.value, factor * input.slope - output.slope)
    }
  }

  private var rest: Estimate { Estimate(exactly: 1) - share }

  /// The divergences at a distance beyond the share. The distance is exact even if the share is not, because the
  /// divergences are of the order of its square.
  private func reading(at distance: Double) -> Reading {
    let step = Estimate(exactly: distance)
    let (up, down) = (step / share, -step / rest)
    var (value, slope) = (Estimate(exactly: 0), Estimate(exactly: 0))
    for (p, q) in zip(first, second) where p.value > 0 || q.value > 0 {
      let base = share * p + rest * q
      let excess = step * (p - q) / base
      value += base * Estimate.relativeEntropyTerm(excess)
      slope += (p - q) * Estimate.log1p(excess)
    }
    return Reading(
      step: distance,
      input: (
        share * Estimate.relativeEntropyTerm(up) + rest * Estimate.relativeEntropyTerm(down),
        Estimate.log1p(up) - Estimate.log1p(down)
      ),
      output: (value, slope))
  }

  private func correlation(at step: Double) -> (value: Estimate, slope: Estimate) {
    pair.correlation(at: share + Estimate(exactly: step))
  }

  /// The last distance, up to an end, at which a condition holds that holds at first and then never again.
  private func last(upTo end: Double = 36, where condition: (Reading) -> Bool) -> Reading {
    let whole = rest.lower.nextDown
    func step(_ logOdds: Double) -> Double { whole / (1 + Double.exp(-logOdds)) }
    // Below e^-36, where rounding would decide, no condition is evaluated.
    var (low, high) = (-36.0, end)
    while true {
      let middle = low + (high - low) / 2
      guard middle > low && middle < high else { return reading(at: step(low)) }
      let reading = reading(at: step(middle))
      if reading.input.value.lower <= 0 || condition(reading) { low = middle } else { high = middle }
    }
  }

  /// The supremum of the ratio, given an interval that contains it.
  func supremum(within bounds: Estimate) -> Estimate {
    // Where the concave g still increases at the upper end of the share's interval, it is greatest there.
    let atShare = pair.correlation(at: Estimate(exactly: share.upper))
    let best = last {
      $0.output.slope.value * $0.input.value.value > $0.output.value.value * $0.input.slope.value
    }
    guard best.input.value.lower > 0, atShare.slope.lower >= 0 else { return bounds }
    let output = zip(first, second).map { share * $0 + rest * $1 }
    let atEnd = divergence(first, output) / -Estimate.log(share)
    let ratio = Estimate.maximum(best.output.value / best.input.value, atEnd)
    let lower = min(max(bounds.lower, ratio.lower), bounds.upper)
    let start = min(max(ratio.upper, atShare.value.upper, lower), bounds.upper)
    if pair.correlation(at: Estimate(exactly: 1)).value.lower > start {
      return .between(lower, start, near: ratio.value)
    }
    for exponent in stride(from: -48, through: -26, by: 2) {
      let coefficient = start + start * Double.exp2(Double(exponent))
      if coefficient >= bounds.upper { break }
      let isShown = ends.contains { end in
        let least = last(upTo: end) {
          let correlation = correlation(at: $0.step)
          return correlation.slope.value > 0 || correlation.value.value > coefficient
            || $0.margin(coefficient).slope.value < 0
        }
        return isNowhereNegative(coefficient, least)
      }
      if isShown { return .between(lower, coefficient, near: ratio.value) }
    }
    return .between(lower, bounds.upper, near: ratio.value)
  }

  /// A bound on how far from a distance in [b − p, 1 − p] the minimum of F may lie on one side.
  ///
  /// F is convex there, so it decreases no further where its slope points away from the point. At most, it is the
  /// length of the whole side.
  private func reach(of coefficient: Double, from step: Double, to end: Double) -> Double {
    for part in trials {
      let place = step + (end - step) * part
      let correlation = correlation(at: place)
      guard place != step, correlation.slope.upper <= 0, correlation.value.upper <= coefficient else { continue }
      let slope = reading(at: place).margin(coefficient).slope
      if end > step ? slope.lower >= 0 : slope.upper <= 0 { return (place - step).magnitude.nextUp }
    }
    return (end - step).magnitude.nextUp
  }

  /// Whether a tangent proves F ≥ 0.
  private func isNowhereNegative(_ coefficient: Double, _ least: Reading) -> Bool {
    let correlation = correlation(at: least.step)
    guard correlation.slope.upper <= 0, correlation.value.upper <= coefficient else { return false }
    let margin = least.margin(coefficient)
    let below = Estimate(exactly: reach(of: coefficient, from: least.step, to: 0))
    let above = Estimate(exactly: reach(of: coefficient, from: least.step, to: rest.upper))
    // One of the two is at least 0: the tangent does not rise in both directions.
    let left = Estimate(exactly: margin.slope.upper) * below
    let right = Estimate(exactly: -margin.slope.lower) * above
    return margin.value.lower - max(left.upper, right.upper) > 0
  }
}
