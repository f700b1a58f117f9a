import RealModule

extension FiniteSource {
  /// A channel that minimizes D + βR, with its primal value, dual bound and gap.
  ///
  /// On all sources tried the gap is several roundings of the greatest distortion; where the method fails it is larger,
  /// but still correct.
  ///
  /// - Parameter weight: β, at least 0; at 0 the channel has the least rate among those of least distortion.
  /// - Throws: `.invalidInput` if the weight is negative or not finite.
  /// - Complexity: O(nk² + k³) per step, in practice ten steps.
  public func optimum(weight: Double) throws(VerificationError) -> RateDistortionPoint {
    try requireWeight(weight)
    return solved(weight)
  }

  /// D(R) in the distortion's unit; the lower end comes from the dual, the upper end from time sharing of two channels.
  ///
  /// - Parameter rate: R in nats per sample, at least 0.
  /// - Throws: `.invalidInput` if the rate is negative or not finite.
  /// - Complexity: that of about twenty optima.
  /// - SeeAlso: RD-001, RD-003, RD-005
  public func distortion(atRate rate: Double) throws(VerificationError) -> Estimate {
    try requireNonnegative(rate, "rate")
    let richest = solved(0)
    if rate >= richest.rate.upper { return leastDistortion }
    if rate == 0 { return greatestDistortion }
    let search = CurveSearch(self, richest: richest, greatestWeight: range / rate) { $0.rate.value - rate }
    let exact = Estimate(exactly: rate)
    let lower = search.points.map { ($0.lagrangian - Estimate(exactly: $0.weight) * exact).lower }
    let floor = lower.reduce(leastDistortion.lower, max)
    let rich = search.points.filter { $0.rate.upper > rate }.map(Sharing.init).min { $0.rate < $1.rate }
    let poor = search.points.filter { $0.rate.upper <= rate }.map(Sharing.init).max { $0.rate < $1.rate }
    let (more, less) = (rich ?? Sharing(richest), poor ?? Sharing(alone: self))
    // The share of the channel of greater rate, rounded down so that the mixture does not exceed the rate; 0 if the
    // rates may be equal.
    let span = Estimate(exactly: more.rate) - Estimate(exactly: less.rate)
    let share = (exact - Estimate(exactly: less.rate)) / span
    let mixture = less.mixed(with: more, share: max(0, share.lower), \.distortion)
    return .between(min(floor, mixture), mixture, near: (floor + mixture) / 2)
  }

  /// R(D) in nats per sample; the lower end comes from the dual, the upper end from time sharing of two channels.
  ///
  /// - Parameter distortion: D, at least E min d up to rounding. If D is not proved to exceed the least distortion, it
  ///   counts as that, and the rate is R₀, an upper bound of R(D) if D does exceed it.
  /// - Throws: `.invalidInput` if no channel reaches the distortion.
  /// - Complexity: that of about twenty optima.
  public func rate(atDistortion distortion: Double) throws(VerificationError) -> Estimate {
    let least = leastDistortion
    try require(
      distortion.isFinite && distortion >= least.lower, "distortion",
      "must be finite and at least the least one, \(least.value), is \(distortion)")
    if distortion >= greatestDistortion.upper { return Estimate(exactly: 0) }
    let richest = solved(0)
    if distortion <= least.upper { return richest.rate }
    let search = CurveSearch(self, richest: richest, greatestWeight: .infinity) { distortion - $0.distortion.value }
    let exact = Estimate(exactly: distortion)
    let lower = search.points.map { (($0.lagrangian - exact) / Estimate(exactly: $0.weight)).lower }
    let floor = lower.reduce(0, max)
    let rich = search.points.filter { $0.distortion.upper <= distortion }.map(Sharing.init)
    let poor = search.points.filter { $0.distortion.upper > distortion }.map(Sharing.init)
    let more = rich.max { $0.distortion < $1.distortion } ?? Sharing(richest)
    let less = poor.min { $0.distortion < $1.distortion } ?? Sharing(alone: self)
    let span = Estimate(exactly: less.distortion) - Estimate(exactly: more.distortion)
    guard span.lower > 0 else { return .between(min(floor, richest.rate.upper), richest.rate.upper, near: floor) }
    let share = (Estimate(exactly: less.distortion) - exact) / span
    let mixture = less.mixed(with: more, share: min(1, share.upper), \.rate)
    return .between(min(floor, mixture), mixture, near: (floor + mixture) / 2)
  }

  /// The curve D(R) at equally spaced rates from 0 to the least rate of the least distortion.
  ///
  /// - Parameter count: the number of points, at least 2.
  /// - Throws: `.invalidInput` if the count is below 2.
  /// - SeeAlso: RD-001
  public func curve(count: Int) throws(VerificationError) -> [(rate: Double, distortion: Estimate)] {
    try require(count >= 2, "count", "must be at least 2, is \(count)")
    let greatest = solved(0).rate.upper
    var points: [(rate: Double, distortion: Estimate)] = []
    for index in 0..<count {
      let rate = greatest * Double(index) / Double(count - 1)
      points.append((rate, try distortion(atRate: rate)))
    }
    return points
  }

  func solved(_ weight: Double) -> RateDistortionPoint {
    let kernel = ExponentialKernel(self, weight: weight)
    let first = point(kernel, OptimalOutputs(kernel).outputs, weight)
    guard first.tilt.upper - first.tilt.lower > Self.suspectGap else { return first }
    let second = point(kernel, OptimalOutputs(kernel, iterations: Self.manyIterations).outputs, weight)
    return second.gap < first.gap ? second : first
  }

  /// A gap in nats above which another start is tried.
  private static var suspectGap: Double { 0x1p-36 }
  private static var manyIterations: Int { 500 }

  /// An upper bound of D(0) − E min d.
  private var range: Double { (greatestDistortion - leastDistortion).upper }
}

/// A distortion and a rate that a channel does not exceed, for time sharing with another channel.
struct Sharing {
  let distortion: Double
  let rate: Double

  init(distortion: Double, rate: Double) { (self.distortion, self.rate) = (distortion, rate) }

  fileprivate init(_ point: RateDistortionPoint) { (distortion, rate) = (point.distortion.upper, point.rate.upper) }

  fileprivate init(alone source: FiniteSource) { (distortion, rate) = (source.greatestDistortion.upper, 0) }

  /// An upper bound of the distortion or rate of a mixture in which another channel has a share.
  func mixed(with other: Sharing, share: Double, _ part: (Sharing) -> Double) -> Double {
    let (own, others) = (Estimate(exactly: part(self)), Estimate(exactly: part(other)))
    return (own + Estimate(exactly: share) * (others - own)).upper
  }
}
