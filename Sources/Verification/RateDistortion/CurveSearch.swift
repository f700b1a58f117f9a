import RealModule

/// The optima of a source at weights that converge to a point of its curve.
struct CurveSearch<Point> {
  /// All optima that were computed, with weights above 0.
  private(set) var points: [Point] = []

  private static var maximumSteps: Int { 100 }
  /// Weights whose logarithms are closer than this count as equal.
  private static var resolution: Double { 0x1p-50 }
  /// Residuals below this share of the first one count as 0.
  private static var precision: Double { 0x1p-52 }

  private static func weight(_ logarithm: Double) -> Double { min(Double.exp(logarithm), FiniteSource.greatestValue) }

  /// Runs the search.
  ///
  /// - Parameters:
  ///   - excess: d − min d, nk values.
  ///   - start: the residual at the weight 0.
  ///   - greatestWeight: a weight beyond which the residual is at most 0; infinite if none is known.
  ///   - solve: the optimum at a weight.
  ///   - residual: a function that decreases in the weight and is 0 at the point sought.
  init(
    excess: [Double], start: Double, greatestWeight: Double, solve: (Double) -> Point,
    residual: (Point) -> Double
  ) {
    let positive = excess.filter { $0 > 0 }
    guard let smallest = positive.min(), let largest = positive.max() else { return }
    var low = (
      at: Double.log(max(smallest / ExponentialKernel.greatestExponent, .leastNonzeroMagnitude)),
      value: start
    )
    var high = (at: Double.log(min(greatestWeight, largest)), value: -low.value)
    if greatestWeight > largest {
      // A weight with a residual of at most 0 is sought by repeated multiplication by 4.
      for _ in 0..<Self.maximumSteps {
        let point = solve(Self.weight(high.at))
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
      let point = solve(Self.weight(middle))
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

extension CurveSearch<RateDistortionPoint> {
  /// Runs the search over the optima of a source, from the one at the weight 0.
  init(
    _ source: FiniteSource, richest: RateDistortionPoint, greatestWeight: Double,
    residual: (RateDistortionPoint) -> Double
  ) {
    self.init(
      excess: source.excess, start: residual(richest), greatestWeight: greatestWeight, solve: source.solved,
      residual: residual)
  }
}
