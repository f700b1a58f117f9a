import RealModule

extension GaussianMixture {
  /// The error probability of the best guess of the label from T = Z + N, the label with the largest posterior
  /// probability.
  ///
  /// The line is cut where that label changes. The error of any cuts is at least that of the best rule. A bound on the
  /// amount by which the chosen labels' densities fall short of the largest density bounds by how much it is greater.
  ///
  /// - Throws: `.invalidInput` if the noise variance is negative or not finite.
  /// - Complexity: O(K³).
  /// - SeeAlso: RT-012
  public func bayesError(noiseVariance: Estimate = Estimate(exactly: 0)) throws(VerificationError) -> Estimate {
    LabelDecision(try kernel(noiseVariance: noiseVariance)).error
  }
}

/// A rule that guesses the label by the interval in which an observation lies.
///
/// - SeeAlso: RT-012
struct LabelDecision {
  /// A place on the line, given by its offset from a component's mean.
  struct Place {
    let anchor: Int
    let offset: Double
  }

  let means: [Estimate]
  let excesses: [Estimate]
  let variances: [Estimate]
  /// ln w_k − ½ ln s_k, s_k the variance of T.
  let heights: [Estimate]
  let weights: [Estimate]
  /// The places where the guess changes, ascending.
  private(set) var cuts: [Place] = []
  /// The guesses in the intervals between them, one more than places.
  private(set) var labels: [Int] = []

  /// A rule near the optimum.
  init(_ kernel: MixtureKernel) {
    self.init(kernel, cuts: [], labels: [])
    cut()
  }

  /// A rule with any labels between ascending cuts; its error still encloses the least error.
  init(_ kernel: MixtureKernel, cuts: [Place], labels: [Int]) {
    let components = kernel.components
    (self.cuts, self.labels) = (cuts, labels)
    means = components.map { Estimate($0.mean, known: $0.meanError) }
    excesses = components.map { Estimate($0.excess, known: $0.excessError) }
    variances = components.map { component in
      let slack = Tolerance.rounding(operations: 2, condition: 1 + kernel.varianceSlack, scale: component.variance)
      return Estimate(component.variance, within: slack)
    }
    weights = components.map { component in
      Estimate(
        component.weight, within: .rounding(operations: components.count + 2, condition: 1, scale: component.weight))
    }
    heights = zip(weights, variances).map { Estimate.log($0) - Estimate(exactly: 0.5) * Estimate.log($1) }
  }

  /// Cuts the line where two densities are equal, and keeps the cuts at which the component with the largest density
  /// changes.
  private mutating func cut() {
    var places: [Place] = []
    for j in means.indices {
      for i in means.indices where (variances[i].value, i) > (variances[j].value, j) {
        places += crossings(i, j).map { Place(anchor: j, offset: $0) }
      }
    }
    let positions = places.map { means[$0.anchor].value + $0.offset }
    let order = places.indices.sorted { positions[$0] < positions[$1] }
    func leader(at place: Place) -> Int {
      means.indices.reduce(0) { logRatio($1, over: $0, at: place).value > 0 ? $1 : $0 }
    }
    var last: Place?
    for index in order {
      let place = places[index]
      let before =
        last.map { middle($0, place) } ?? Place(anchor: place.anchor, offset: place.offset - 1 - place.offset.magnitude)
      append(label: leader(at: before), upTo: last)
      last = place
    }
    let after =
      last.map { Place(anchor: $0.anchor, offset: $0.offset + 1 + $0.offset.magnitude) } ?? Place(anchor: 0, offset: 0)
    append(label: leader(at: after), upTo: last)
  }

  /// Adds an interval that begins at a place, unless its label equals that of the interval before it.
  mutating func append(label: Int, upTo start: Place?) {
    guard let start else { return labels.append(label) }
    guard labels.last != label else { return }
    // The next interval replaces one that is too short to be distinguished from an empty one.
    if let previous = cuts.last, distance(start, from: previous).lower <= 0 {
      labels[labels.count - 1] = label
      if labels[labels.count - 2] == label {
        labels.removeLast()
        cuts.removeLast()
      }
      return
    }
    cuts.append(start)
    labels.append(label)
  }

  func distance(_ place: Place, from other: Place) -> Estimate {
    (Estimate(exactly: means[place.anchor].value) - Estimate(exactly: means[other.anchor].value))
      + (Estimate(exactly: place.offset) - Estimate(exactly: other.offset))
  }

  private func middle(_ first: Place, _ second: Place) -> Place {
    Place(anchor: second.anchor, offset: second.offset - distance(second, from: first).value / 2)
  }

  func distance(_ place: Place, from k: Int) -> Estimate {
    Estimate(exactly: means[place.anchor].value) - means[k] + Estimate(exactly: place.offset)
  }

  /// ln w_jφ_j − ln w_kφ_k at a place, from squares or from the differences of means and variances, whichever is more
  /// accurate.
  func logRatio(_ j: Int, over k: Int, at place: Place) -> Estimate {
    let (own, other) = (distance(place, from: j), distance(place, from: k))
    let half = Estimate(exactly: 0.5)
    let squares = half * (other * other / variances[k] - own * own / variances[j])
    // d_k²/s_k − d_j²/s_j with d_k − d_j = μ_j − μ_k.
    let shift = (means[j] - means[k]) * (own + other) / variances[j]
    let growth = other * other / variances[k] * ((excesses[j] - excesses[k]) / variances[j])
    let differences = half * (shift + growth)
    return heights[j] - heights[k] + (differences.error < squares.error ? differences : squares)
  }

  /// The places where the densities of two components are equal, as offsets from the mean of the second.
  private func crossings(_ i: Int, _ j: Int) -> [Double] {
    let (first, second) = (1 / variances[i].value, 1 / variances[j].value)
    let shift = means[j].value - means[i].value
    let (excess, other) = (excesses[i].value, excesses[j].value)
    let rest = shift * shift * first - 2 * (heights[i].value - heights[j].value)
    let (bend, slope) = ((other - excess) * first * second, shift * first)
    if excess == other { return slope == 0 ? [] : [-rest / (2 * slope)] }
    let discriminant = Estimate.differenceOfProducts(slope, slope, bend, rest).value
    guard discriminant >= 0 else { return [] }
    let sum = -(slope + (slope < 0 ? -1 : 1) * discriminant.squareRoot())
    return sum == 0 ? [0] : [sum / bend, rest / sum].filter(\.isFinite)
  }

  /// An interval that contains the least error probability: the upper end is the error of the rule, or of a guess that
  /// ignores the observation; the lower end subtracts what the best rule may gain.
  var error: Estimate {
    var sum = Estimate(exactly: 0)
    for k in means.indices {
      var start: Int?
      for interval in 0...labels.count {
        if interval < labels.count, labels[interval] != k {
          start = start ?? interval
        } else if let first = start {
          sum +=
            weights[k]
            * mass(k, from: first == 0 ? nil : cuts[first - 1], to: interval == labels.count ? nil : cuts[interval - 1])
          start = nil
        }
      }
    }
    var loss = Loss()
    for interval in labels.indices {
      for j in means.indices where j != labels[interval] {
        let part = self.loss(of: labels[interval], against: j, in: interval, error: sum.upper)
        loss = Loss(ratio: max(loss.ratio, part.ratio), amount: loss.amount + part.amount)
      }
    }
    let kept = max(0, (1 - Double.expMinusOne(loss.ratio) * 1.01).nextDown)
    let lower =
      loss.amount == 0 && loss.ratio == 0
      ? sum.lower : ((sum.lower * kept).nextDown - (loss.amount * 1.01).nextUp).nextDown
    // A guess that ignores the observation takes the most likely label.
    let largest = weights.indices.max { weights[$0].value < weights[$1].value }
    let blind = weights.indices.filter { $0 != largest }.map { weights[$0] }.sum()
    let value = min(sum.value, blind.value)
    let least = max(0, min(value, max(lower.isFinite ? lower : 0, leastByLikeness)))
    return Estimate(value: value, lower: least, upper: max(value, min(1, sum.upper, blind.upper)))
  }

  /// A lower bound of the least error of two components that are close: w(1 − ½√(ϱ² + δ²/s)), where w is the smaller
  /// weight, δ the difference of the means, s one of the variances, and ϱ, at most ½ in magnitude, the difference
  /// of the variances divided by s. It is 0 in other cases.
  private var leastByLikeness: Double {
    guard means.count == 2 else { return 0 }
    let (shift, growth) = (means[1] - means[0], excesses[1] - excesses[0])
    let change = growth / variances[0]
    let likeness = change * change + shift * shift / variances[0]
    guard change.magnitude <= 0.5, likeness.upper < 1 else { return 0 }
    let share = Estimate(exactly: 1) - Estimate(exactly: 0.5) * Estimate.squareRoot(likeness.clamped(atLeast: 0))
    return (Estimate.minimum(weights[0], weights[1]) * share).lower
  }

  /// Bounds on the loss of a guess against a better one.
  struct Loss {
    /// An upper bound on the excess of the logarithm of another density over that of the guessed one.
    var ratio = 0.0
    /// An upper bound on the probability that is lost in addition, such as near the ends of the interval.
    var amount = 0.0
  }

  /// The probability of an interval under a component, from its integral or from the tails that keep its digits.
  func mass(_ k: Int, from start: Place?, to end: Place?) -> Estimate {
    let root = Estimate.squareRoot(variances[k])
    let (low, high) = (start.map { distance($0, from: k) / root }, end.map { distance($0, from: k) / root })
    if let low, let high, let start, let end {
      let width = distance(end, from: start) / root
      let middle = Estimate(exactly: 0.5) * (low + high)
      if let mass = NormalInterval.probability(of: width, around: middle) { return mass }
    }
    let below = low.map { GaussianTail.probability(above: -$0) } ?? Estimate(exactly: 0)
    let above = high.map { GaussianTail.probability(above: $0) } ?? Estimate(exactly: 0)
    // Both formulas are correct everywhere; each keeps the digits on its own side.
    if let low, low.value >= 0 { return (GaussianTail.probability(above: low) - above).clamped(atLeast: 0) }
    if let high, high.value <= 0 { return (GaussianTail.probability(above: -high) - below).clamped(atLeast: 0) }
    return (Estimate(exactly: 1) - below - above).clamped(atLeast: 0)
  }

  /// The smallest proved bound on the loss of guessing k in an interval instead of j.
  ///
  /// - Parameter error: an upper bound on the rule's error, which weights ratios against amounts.
  private func loss(of k: Int, against j: Int, in interval: Int, error: Double) -> Loss {
    let start = interval > 0 ? cuts[interval - 1] : nil
    let end = interval < cuts.count ? cuts[interval] : nil
    let atCuts = lossAtCuts(of: k, against: j, from: start, to: end)
    let inner = innerExcess(of: j, over: k, from: start, to: end)
    let near = Loss(ratio: max(atCuts.ratio, inner), amount: atCuts.amount)
    guard near.ratio > 0 else { return near }
    // The loss against j is at most all of j's probability in the interval.
    var all = [near, Loss(amount: (weights[j] * mass(j, from: start, to: end)).upper)]
    for reach in Self.reaches {
      let part = lossInWindow(of: k, against: j, from: start, to: end, reach: reach)
      all.append(Loss(ratio: max(atCuts.ratio, part.ratio), amount: atCuts.amount + part.amount))
    }
    func cost(_ loss: Loss) -> Double { Double.expMinusOne(loss.ratio) * error + loss.amount }
    return all.min { cost($0) < cost($1) } ?? near
  }

  /// A bound on the loss of guessing k instead of j near the ends of an interval.
  func lossAtCuts(of k: Int, against j: Int, from start: Place?, to end: Place?) -> Loss {
    let room = start.flatMap { start in end.map { distance($0, from: start).lower / 4 } } ?? .infinity
    var loss = Loss()
    for (place, direction) in [(start, 1.0), (end, -1.0)] {
      guard let place else { continue }
      let excess = logRatio(j, over: k, at: place).upper
      guard excess > 0 else { continue }
      let deviation = min(variances[j].value, variances[k].value).squareRoot()
      let step = min(room, 0x1p-20 * max(deviation, place.offset.magnitude))
      let inner = Place(anchor: place.anchor, offset: place.offset + direction * step)
      guard step > 0, logRatio(j, over: k, at: inner).upper <= 0 else {
        loss.ratio = max(loss.ratio, excess)
        continue
      }
      // j can be the better guess only between the two places.
      let (outward, inward) = (distance(place, from: k), distance(inner, from: k))
      let gap = max(0, min(outward.lower, inward.lower), -max(outward.upper, inward.upper))
      let peak = heights[k].upper - gap * gap / variances[k].upper / 2 * (1 - 0x1p-40)
      let lost = Double.expMinusOne(excess) * Double.exp(peak) * distance(place, from: inner).magnitude
      let own = (weights[j] * mass(j, from: direction > 0 ? place : inner, to: direction > 0 ? inner : place)).upper
      loss.amount += lost < own ? lost : own
    }
    return loss
  }

  /// An upper bound on the excess of ln w_j φ_j over ln w_k φ_k at a maximum inside an interval or toward an open end;
  /// 0 if there is none.
  func innerExcess(of j: Int, over k: Int, from start: Place?, to end: Place?) -> Double {
    let shift = means[j] - means[k]
    let growth = excesses[k] - excesses[j]
    if excesses[k].isExact, excesses[k] == excesses[j] {
      // The difference is linear, so it must not increase toward an open end.
      if start == nil, end == nil, means[j] == means[k], means[j].isExact {
        return max(0, (heights[j] - heights[k]).upper)
      }
      return (start == nil && shift.lower < 0) || (end == nil && shift.upper > 0) ? .infinity : 0
    }
    guard !growth.contains(0) else { return .infinity }
    guard growth.lower > 0 else { return start == nil || end == nil ? .infinity : 0 }
    let peak = heights[j] - heights[k] + shift * shift / (Estimate(exactly: 2) * growth)
    let place = shift * variances[j] / growth
    if let start, (distance(start, from: j) - place).lower >= 0 { return 0 }
    if let end, (distance(end, from: j) - place).upper <= 0 { return 0 }
    return max(0, peak.upper)
  }
}

extension Estimate {
  /// A number with a bound on its distance from the true one; a bound of 0 means that it is exact.
  fileprivate init(_ value: Double, known error: Double) {
    self = error == 0 ? Estimate(exactly: value) : Estimate(value, within: .quadrature(reportedError: error))
  }

  /// Whether the interval is a single number.
  fileprivate var isExact: Bool { lower == upper }
}
