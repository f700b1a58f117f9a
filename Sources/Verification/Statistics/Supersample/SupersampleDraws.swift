/// The results of independent draws of a supersample and its mask: the mean losses of both halves in each draw.
///
/// A loss in [0, 1] with K steps is the mean of K losses of 0 or 1, "the loss is at least j/K"; each has its own
/// column.
public struct SupersampleDraws: Equatable, Sendable {
  /// The mean losses on the half that was trained on, draws×K, each in [0, 1].
  public let training: [[Double]]
  /// The mean losses on the fresh half, draws×K, each in [0, 1].
  public let fresh: [[Double]]

  /// The draws with the given losses.
  ///
  /// - Parameters:
  ///   - training: n×K values in [0, 1], n ≥ 1, K ≥ 1.
  ///   - fresh: n×K values in [0, 1].
  /// - Throws: `.invalidInput` naming the array or row that is not valid.
  public init(training: [[Double]], fresh: [[Double]]) throws(VerificationError) {
    let count = training.first?.count ?? 0
    try require(count >= 1, "training", "needs a draw of at least one value")
    try require(fresh.count == training.count, "fresh", "needs \(training.count) draws, has \(fresh.count)")
    for (name, rows) in [("training", training), ("fresh", fresh)] {
      for (index, row) in rows.enumerated() {
        try require(row.count == count, "\(name)[\(index)]", "needs \(count) values, has \(row.count)")
        if let value = row.first(where: { !($0 >= 0 && $0 <= 1) }) {
          throw .invalidInput(parameter: "\(name)[\(index)]", requirement: "must lie in 0 to 1, holds \(value)")
        }
      }
    }
    (self.training, self.fresh) = (training, fresh)
  }

  /// The number of draws.
  public var count: Int { training.count }
  /// The number K of steps of the loss.
  public var stepCount: Int { training[0].count }

  /// Limits of the means on which a step's informations depend, each missed with probability at most `miss` on either
  /// side.
  func limits(ofStep step: Int, miss: Double) throws(VerificationError) -> SupersampleLimits {
    let pairs = zip(training, fresh).map { (training: $0[step], fresh: $1[step]) }
    let spread = try interval(of: pairs.map { $0.training + $0.fresh - 2 * $0.training * $0.fresh }, miss)
    let center = try interval(of: pairs.map { ($0.training + $0.fresh) / 2 }, miss)
    // The gap lies in [−1, 1], so half of it plus ½ lies in [0, 1].
    let half = try interval(of: pairs.map { ($0.fresh - $0.training + 1) / 2 }, miss)
    let gap = ConfidenceInterval(
      value: 2 * half.value - 1, lower: max(-1, (2 * half.lower - 1).nextDown),
      upper: min(1, (2 * half.upper - 1).nextUp), confidence: half.confidence)
    return SupersampleLimits(gap: gap, center: center, spread: spread)
  }

  /// Limits of the mean loss on one half, over draws and steps.
  func risk(_ half: [[Double]], miss: Double) throws(VerificationError) -> ConfidenceInterval {
    try interval(of: half.map { $0.reduce(0, +) / Double($0.count) }, miss)
  }

  private func interval(of values: [Double], _ miss: Double) throws(VerificationError) -> ConfidenceInterval {
    // Rounding does not reverse an order, so that computed values and their mean stay in [0, 1] as the exact ones do. A
    // spread t(1 − f) + f(1 − t) falls short of 1 by tf + (1 − t)(1 − f), which makes up for its roundings.
    let mean = try BoundedMean(values)
    // A bound on the rounding error of each value, and so of their mean.
    let rounding = Tolerance.rounding(operations: 8, condition: 1, scale: 1).value
    let (lower, upper) = (try mean.lowerLimit(miss: miss), try mean.upperLimit(miss: miss))
    let average = mean.average
    return ConfidenceInterval(
      value: average, lower: max(0, min(lower, average) - rounding), upper: min(1, max(upper, average) + rounding),
      confidence: 1 - 2 * miss)
  }
}

/// Limits of the three means on which a step's informations depend.
struct SupersampleLimits {
  /// Limits of the mean of the fresh loss less the training loss.
  let gap: ConfidenceInterval
  /// Limits of the mean of half the sum of both losses.
  let center: ConfidenceInterval
  /// Limits of P(ΔL ≠ 0), the probability that two losses, one of each half, differ.
  let spread: ConfidenceInterval
}
