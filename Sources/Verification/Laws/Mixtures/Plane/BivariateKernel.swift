import RealModule

/// Normal components in the plane, scaled for integration.
///
/// Each axis is multiplied by a power of two, so that its largest variance lies in [1, 4).
///
/// - SeeAlso: RT-011
struct BivariateKernel {
  /// The greatest distance of a mean from 0, in units of the largest standard deviation, and the largest ratio of
  /// variances.
  static let greatestSpread = 0x1p30
  static let greatestRatio = 0x1p80
  /// The largest Var V/Var(V|X) = 1/(1 − ρ²) of a component if there are others.
  static let greatestInflation = 0x1p20
  /// The largest ratio of variances of components with independent coordinates, in which no digits cancel.
  static let greatestContrast = 0x1p500

  /// One component: the law of X, and that of V given X.
  struct Component {
    let weight: Double
    let mean: SIMD2<Double>
    /// Var X and Var V.
    let variances: SIMD2<Double>
    /// ln w − ½ ln det C, and the sum of the magnitudes of both.
    let height: Double
    let heightSize: Double
    /// 1/√Var X.
    let firstInverse: Double
    /// Cov(X,V)/Var X.
    let regression: Double
    /// 1/√Var(V|X).
    let secondInverse: Double

    /// The inverse covariance's entries.
    var precision: (first: Double, mixed: Double, second: Double) {
      let second = secondInverse * secondInverse
      return (
        firstInverse * firstInverse + regression * regression * second, -regression * second, second
      )
    }
  }

  let components: [Component]
  /// Half the side of a square around 0; contributions outside are negligible.
  let reach: Double
  /// Whether the four quadrants of the plane have equal integrals.
  let isEven: Bool

  init(_ mixture: BivariateMixture) throws(VerificationError) {
    let present = mixture.weights.indices.filter { mixture.weights[$0] > 0 }
    let exponents = [
      Int(present.map { mixture.covariances[$0].first }.max()!.exponent) >> 1,
      Int(present.map { mixture.covariances[$0].second }.max()!.exponent) >> 1,
    ]
    let units = exponents.map { Double(sign: .plus, exponent: -$0, significand: 1) }
    let isMixed = present.count > 1
    var components: [Component] = []
    for index in present {
      let (weight, covariance) = (mixture.weights[index], mixture.covariances[index])
      let variances = SIMD2(
        covariance.first * units[0] * units[0], covariance.second * units[1] * units[1])
      let first = variances.x
      let determinant = mixture.determinants[index].value * units[0] * units[0] * units[1] * units[1]
      let conditional = determinant / first
      try require(
        min(first, conditional) * Self.greatestRatio > 1, "covariances", "must lie within a factor 2^80")
      try require(
        !isMixed || conditional * Self.greatestInflation >= variances.y, "covariances[\(index)]",
        "must be farther from a singular one: 1 − ρ² of its correlation ρ must be at least 2^-20")
      let share = weight / mixture.law.total.value
      let (logWeight, halfLog) = (-mixture.law.surprisals[index].value, Double.log(determinant) / 2)
      components.append(
        Component(
          weight: share, mean: SIMD2(mixture.means[index][0] * units[0], mixture.means[index][1] * units[1]),
          variances: variances,
          height: logWeight - halfLog, heightSize: logWeight.magnitude + halfLog.magnitude,
          firstInverse: 1 / first.squareRoot(),
          regression: covariance.mixed * units[0] * units[1] / first, secondInverse: 1 / conditional.squareRoot()))
    }
    self.components = components
    let farthest = components.map { max($0.mean.x.magnitude, $0.mean.y.magnitude) }.max()!
    try require(
      farthest <= Self.greatestSpread, "means", "must lie within 2^30 times the largest standard deviation of 0")
    var reach = 128.0
    while reach < farthest + 80 { reach *= 2 }
    self.reach = reach
    isEven = false
  }

  /// Centered components with independent coordinates, whose variances are known to one or two roundings.
  ///
  /// - Throws: `.invalidInput` if the variances lie too far apart.
  init(law: LabelLaw, variances: [(first: Estimate, second: Estimate)]) throws(VerificationError) {
    func unit(_ largest: Double) -> Double {
      Double(sign: .plus, exponent: -(Int(largest.exponent) >> 1), significand: 1)
    }
    let present = law.probabilities.indices.filter { law.probabilities[$0].value > 0 }
    let units = SIMD2(
      unit(present.map { variances[$0].first.value }.max() ?? 1),
      unit(present.map { variances[$0].second.value }.max() ?? 1))
    var components: [Component] = []
    for index in present {
      let own = SIMD2(variances[index].first.value, variances[index].second.value) * units * units
      try require(own.min() * Self.greatestContrast > 1, "variances", "must lie within a factor 2^500")
      let (logWeight, halfLog) = (-law.surprisals[index].value, (Double.log(own.x) + Double.log(own.y)) / 2)
      components.append(
        Component(
          weight: law.probabilities[index].value, mean: SIMD2(), variances: own, height: logWeight - halfLog,
          heightSize: logWeight.magnitude + (Double.log(own.x).magnitude + Double.log(own.y).magnitude) / 2,
          firstInverse: 1 / own.x.squareRoot(), regression: 0, secondInverse: 1 / own.y.squareRoot()))
    }
    self.components = components
    (reach, isEven) = (128, true)
  }
}
