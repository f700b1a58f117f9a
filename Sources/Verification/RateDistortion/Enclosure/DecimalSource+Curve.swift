import BigInt
import RealModule

extension DecimalSource {
  /// R(D) in nats per sample; the lower end comes from the dual, the upper end from time sharing of two channels.
  ///
  /// - Parameter distortion: D, at least E min d, of any number of digits.
  /// - Throws: `.invalidInput` if no channel reaches the distortion.
  /// - Complexity: that of about twenty optima of a `FiniteSource`.
  /// - SeeAlso: RD-007
  public func rate(atDistortion distortion: DecimalNumeral) throws(VerificationError) -> Estimate {
    let (target, span) = (ExactRational(distortion) - exactLeast, exactGreatest - exactLeast)
    try require(
      target >= .zero, "distortion",
      "must be at least the least one, \(leastDistortion.value), is \(distortion.shown)")
    if target >= span { return Estimate(exactly: 0) }
    let most = min(entropy.upper, Estimate.log(Estimate(exactly: Double(distortionCount))).upper)
    let richest = leastRateOfLeastDistortion.limited(from: 0, to: most)
    if target == .zero { return richest }
    let goal = target.estimate
    let search = CurveSearch(
      excess: excess, start: goal.value, greatestWeight: .infinity, solve: point(weight:)
    ) { goal.value - $0.reach.value }
    let floor = search.points.map { ($0.tilt - goal / $0.weight).lower }.reduce(0, max)
    let rich = search.points.filter { $0.reach.upper <= goal.lower }.map(\.sharing)
    let poor = search.points.filter { $0.reach.upper > goal.lower }.map(\.sharing)
    let more = rich.max { $0.distortion < $1.distortion } ?? Sharing(distortion: 0, rate: richest.upper)
    let less = poor.min { $0.distortion < $1.distortion } ?? Sharing(distortion: span.estimate.upper, rate: 0)
    let width = Estimate(exactly: less.distortion) - Estimate(exactly: more.distortion)
    let share = width.lower > 0 ? min(1, ((Estimate(exactly: less.distortion) - goal) / width).upper) : 1
    let mixture = min(most, less.mixed(with: more, share: share, \.rate))
    return .between(min(floor, mixture), mixture, near: (floor + mixture) / 2)
  }

  /// D(R) in the distortion's unit; the lower end comes from the dual, the upper end from time sharing of two channels.
  ///
  /// - Parameter rate: R in nats per sample, at least 0, of any number of digits.
  /// - Throws: `.invalidInput` if the rate is negative.
  /// - Complexity: that of about twenty optima of a `FiniteSource`.
  /// - SeeAlso: RD-007
  public func distortion(atRate rate: DecimalNumeral) throws(VerificationError) -> Estimate {
    try requireNonnegative(rate, "rate")
    let (least, span) = (exactLeast.estimate, exactGreatest - exactLeast)
    if rate.significand == 0 || span == .zero { return exactGreatest.estimate }
    let (richest, goal) = (leastRateOfLeastDistortion, rate.estimate)
    if goal.lower >= richest.upper { return least }
    let greatest = span.estimate
    let search = CurveSearch(
      excess: excess, start: richest.value - goal.value, greatestWeight: greatest.upper / goal.lower,
      solve: point(weight:)
    ) { $0.rate.value - goal.value }
    let floor = search.points.map { ($0.weight * ($0.tilt - goal)).lower }.reduce(0, max)
    let rich = search.points.filter { $0.rate.upper > goal.lower }.map(\.sharing).min { $0.rate < $1.rate }
    let poor = search.points.filter { $0.rate.upper <= goal.lower }.map(\.sharing).max { $0.rate < $1.rate }
    let more = rich ?? Sharing(distortion: 0, rate: richest.upper)
    let less = poor ?? Sharing(distortion: greatest.upper, rate: 0)
    let width = Estimate(exactly: more.rate) - Estimate(exactly: less.rate)
    let share = width.lower > 0 ? max(0, ((goal - Estimate(exactly: less.rate)) / width).lower) : 0
    let mixture = min(greatest.upper, less.mixed(with: more, share: share, \.distortion))
    let reached = Estimate.between(min(floor, mixture), mixture, near: (floor + mixture) / 2)
    return (least + reached).limited(from: least.lower, to: exactGreatest.estimate.upper)
  }

  private var distortionCount: Int { distortion.rows[0].count }

  /// d(z,t) − min_t d(z,t) in double precision, for the search alone.
  private var excess: [Double] {
    let read = distortion.reader()
    return distortion.rows.flatMap { row -> [Double] in
      let least = row.min() ?? 0
      return row.map { read($0 - least).value }
    }
  }

  /// E min_t d(Z,t), exactly.
  private var exactLeast: ExactRational { exactMean { $0.min() ?? 0 } }

  /// D(0) = min_t E d(Z,t), exactly.
  private var exactGreatest: ExactRational {
    let best = LoneReproduction(self).best
    return exactMean { $0[best] }
  }

  private func exactMean(_ value: ([BigInt]) -> BigInt) -> ExactRational {
    var (sum, mass) = (BigInt(0), BigInt(0))
    for (weight, row) in zip(weights.rows[0], distortion.rows) {
      sum += weight * value(row)
      mass += weight
    }
    let power = distortion.exponent
    return ExactRational(sum * BigInt(10).power(max(0, power)), over: mass * BigInt(10).power(max(0, -power)))
  }

  /// The least rate of the least distortion: at the weight 0 the kernel is an indicator, which is exact.
  private var leastRateOfLeastDistortion: Estimate { indicator.solved(0).rate }

  /// A channel at a weight of the rate, and the bounds that it proves.
  private struct CurvePoint {
    /// The weight β.
    let weight: Estimate
    /// (L(β) − E min d)/β.
    let tilt: Estimate
    /// E d − E min d of the channel.
    let reach: Estimate
    /// The rate of the channel in nats.
    let rate: Estimate

    var sharing: Sharing { Sharing(distortion: reach.upper, rate: rate.upper) }
  }

  /// - Parameter weight: a weight near which a decimal of few digits is taken.
  private func point(weight: Double) -> CurvePoint {
    let beta = DecimalNumeral("\(weight)") ?? DecimalNumeral(exactly: weight)
    let point = inUnits(of: beta).solved(1)
    return CurvePoint(
      weight: beta.estimate, tilt: point.tilt, reach: point.excess * beta.estimate, rate: point.rate)
  }
}
