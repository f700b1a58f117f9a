import RealModule

extension GaussianMixture {
  /// The error probability of the best guess of the label from T = Z + N, which is the label of the largest posterior.
  ///
  /// The line is cut where that label changes. Any cut's error is at least the best one's, and the cut is certified by
  /// what its labels may be short of the largest density.
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
  /// A place on the line, counted from a component's mean; none at the ends.
  struct Place {
    let anchor: Int
    let offset: Double
  }

  let means: [Estimate]
  let excesses: [Estimate]
  let variances: [Estimate]
  /// ln w_k − ½ ln v_k.
  let heights: [Estimate]
  let weights: [Estimate]
  private var cuts: [Place] = []
  private var labels: [Int] = []

  /// A rule near the best one.
  init(_ kernel: MixtureKernel) {
    self.init(kernel, cuts: [], labels: [])
    cut()
  }

  /// A rule of any labels, in the order of the components' means, between cuts that ascend; its error encloses the least one
  /// all the same.
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

  /// Cuts the line wherever two densities cross, and keeps the cuts at which the largest one changes.
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

  /// Adds an interval that begins at a place, unless it goes on with the label before it.
  private mutating func append(label: Int, upTo start: Place?) {
    guard let start, !labels.isEmpty else { return labels.append(label) }
    guard labels.last != label else { return }
    // An interval too short to be told from none gives way to the next one.
    if let previous = cuts.last, !distance(start, from: previous).certainlyExceeds(Estimate(exactly: 0)) {
      labels[labels.count - 1] = label
      if labels.count > 1, labels[labels.count - 2] == label {
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

  /// ln w_jφ_j − ln w_kφ_k at a place, from the squares or from the differences of means and of variances.
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

  /// Where the densities of two components are equal, from the mean of the second.
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

  /// The error probability of the rule, less what the best rule may gain.
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
    // Without a look at the observation the likeliest label is guessed.
    let largest = weights.indices.max { weights[$0].value < weights[$1].value }
    let blind = weights.indices.filter { $0 != largest }.map { weights[$0] }.sum()
    let value = min(sum.value, blind.value)
    let least = max(0, min(value, max(lower.isFinite ? lower : 0, leastByLikeness)))
    return Estimate(value: value, lower: least, upper: max(value, min(1, sum.upper, blind.upper)))
  }

  /// A bound of the least error of two components that are near one another: w(1 − ½√(ρ² + d²/v)), w the lesser weight, d
  /// the distance of the means, v one of the variances and ρ ≤ ½ the difference of the variances over it; else 0.
  private var leastByLikeness: Double {
    guard means.count == 2 else { return 0 }
    let (shift, growth) = (means[1] - means[0], excesses[1] - excesses[0])
    let change = growth / variances[0]
    let likeness = change * change + shift * shift / variances[0]
    guard change.magnitude <= 0.5, likeness.upper < 1 else { return 0 }
    let share = Estimate(exactly: 1) - Estimate(exactly: 0.5) * Estimate.squareRoot(likeness.clamped(atLeast: 0))
    return (Estimate.minimum(weights[0], weights[1]) * share).lower
  }

  /// What a guess may lose to a better one.
  struct Loss {
    /// A bound of how far the logarithm of another density exceeds that of the guessed one.
    var ratio = 0.0
    /// A bound of the probability that is lost at the ends of the interval.
    var amount = 0.0
  }

  /// The probability of an interval under a component, from the tails that keep its digits or from its own integral.
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
    // Either is right everywhere, and keeps the digits on its side.
    if let low, low.value >= 0 { return (GaussianTail.probability(above: low) - above).clamped(atLeast: 0) }
    if let high, high.value <= 0 { return (GaussianTail.probability(above: -high) - below).clamped(atLeast: 0) }
    return (Estimate(exactly: 1) - below - above).clamped(atLeast: 0)
  }

  /// The least of what is proved that guessing k in an interval may lose to guessing j.
  ///
  /// - Parameter error: a bound of the rule's error, of which a ratio loses its share.
  private func loss(of k: Int, against j: Int, in interval: Int, error: Double) -> Loss {
    let start = interval > 0 ? cuts[interval - 1] : nil
    let end = interval < cuts.count ? cuts[interval] : nil
    let atCuts = lossAtCuts(of: k, against: j, from: start, to: end)
    let inner = innerExcess(of: j, over: k, from: start, to: end)
    let near = Loss(ratio: max(atCuts.ratio, inner), amount: atCuts.amount)
    guard near.ratio > 0 else { return near }
    // What is lost to j is no more than all of j's own probability in the interval.
    var all = [near, Loss(amount: (weights[j] * mass(j, from: start, to: end)).upper)]
    for reach in Self.reaches {
      guard let part = lossInWindow(of: k, against: j, from: start, to: end, reach: reach) else { continue }
      all.append(Loss(ratio: max(atCuts.ratio, part.ratio), amount: atCuts.amount + part.amount))
    }
    func cost(_ loss: Loss) -> Double { Double.expMinusOne(loss.ratio) * error + loss.amount }
    return all.min { cost($0) < cost($1) } ?? near
  }

  /// What guessing k in an interval may lose to guessing j next to the interval's ends.
  private func lossAtCuts(of k: Int, against j: Int, from start: Place?, to end: Place?) -> Loss {
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
      // Only between the two places can j be the better guess.
      let (outward, inward) = (distance(place, from: k), distance(inner, from: k))
      let gap = max(0, min(outward.lower, inward.lower), -max(outward.upper, inward.upper))
      let peak = heights[k].upper - gap * gap / variances[k].upper / 2 * (1 - 0x1p-40)
      let lost = Double.expMinusOne(excess) * Double.exp(peak) * distance(place, from: inner).magnitude
      let own = (weights[j] * mass(j, from: direction > 0 ? place : inner, to: direction > 0 ? inner : place)).upper
      loss.amount += lost < own ? lost : own
    }
    return loss
  }

  /// A bound of how far ln w_j φ_j exceeds ln w_k φ_k within an interval if it has a maximum there or rises outward.
  private func innerExcess(of j: Int, over k: Int, from start: Place?, to end: Place?) -> Double {
    let shift = means[j] - means[k]
    let growth = excesses[k] - excesses[j]
    if excesses[k].isExact, excesses[k] == excesses[j] {
      // The difference is linear: it must not rise toward an open end.
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
  /// A number, and how far the true one may lie from it; 0 for none.
  fileprivate init(_ value: Double, known error: Double) {
    self = error == 0 ? Estimate(exactly: value) : Estimate(value, within: .quadrature(reportedError: error))
  }

  /// Whether the number is known without an error.
  fileprivate var isExact: Bool { lower == upper }
}
