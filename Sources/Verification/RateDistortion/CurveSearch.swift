import RealModule

/// The optima of a source at weights that converge to a point of its curve.
struct CurveSearch {
  /// All optima that were computed, with weights above 0.
  private(set) var points: [RateDistortionPoint] = []

  private static let maximumSteps = 100
  /// Weights whose logarithms are closer than this count as equal.
  private static let resolution = 0x1p-50
  /// Residuals below this share of the first one count as 0.
  private static let precision = 0x1p-52

  private static func weight(_ logarithm: Double) -> Double { min(Double.exp(logarithm), FiniteSource.greatestValue) }

  /// Runs the search.
  ///
  /// - Parameters:
  ///   - source: the source.
  ///   - richest: the optimum at weight 0.
  ///   - greatestWeight: a weight beyond which the residual is at most 0; infinite if none is known.
  ///   - residual: a function that decreases in the weight and is 0 at the point sought.
  init(
    _ source: FiniteSource, richest: RateDistortionPoint, greatestWeight: Double,
    residual: (RateDistortionPoint) -> Double
  ) {
    let positive = source.excess.filter { $0 > 0 }
    guard let smallest = positive.min(), let largest = positive.max() else { return }
    var low = (
      at: Double.log(max(smallest / ExponentialKernel.greatestExponent, .leastNonzeroMagnitude)),
      value: residual(richest)
    )
    var high = (at: Double.log(min(greatestWeight, largest)), value: -low.value)
    if greatestWeight > largest {
      // A weight with a residual of at most 0 is sought by repeated multiplication by 4.
      for _ in 0..<Self.maximumSteps {
        let point = source.solved(Self.weight(high.at))
        points.append(point)
        high.value = residual(point)
        if high.value <= 0 || high.at >= Double.log(greatestWeight) { break }
        (low, high.at) = (high, high.at + Double.log(4))
      }
    }
    let size = max(low.value.magnitude, high.value.magnitude)
    var side = 0
    for step in 0..<Self.maximumSteps where high.at - low.at > Self.resolution {
      var middle = low.at + (high.at - low.at) * low.value / (low.value - high.value)
      if !(middle > low.at && middle < high.at) || step % 4 == 0 { middle = (low.at + high.at) / 2 }
      let point = source.solved(Self.weight(middle))
      points.append(point)
      let value = residual(point)
      if value.magnitude <= Self.precision * size { return }
      // The Illinois method: the residual of an end that stays twice is halved, so that the other end moves.
      if value > 0 {
        low = (middle, value)
        if side == 1 { high.value /= 2 }
        side = 1
      } else {
        high = (middle, value)
        if side == -1 { low.value /= 2 }
        side = -1
      }
    }
  }
}
