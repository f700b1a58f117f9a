import RealModule

/// Normal components on a line, scaled and sorted for integration.
///
/// Lengths are multiplied by a power of two, so that the largest variance lies in [1, 4).
struct MixtureKernel {
  /// The greatest distance of two means, in units of the largest standard deviation.
  static let greatestSpread = 0x1p64
  /// The largest ratio of two variances.
  static let greatestRatio = 0x1p600
  /// The greatest relative width of the interval of the variances' common part.
  static let greatestWidth = 0x1p-40

  /// The largest error of a mean, in units of its component's standard deviation.
  static let greatestBlur = 0x1p-10

  /// One component.
  struct Component: Equatable {
    /// The probability w, and −ln w.
    var weight: Double
    var surprisal: Double
    var mean: Double
    /// A bound on the distance of the true mean from `mean`.
    var meanError: Double
    /// The variance less the part common to all components, and a bound on its error.
    var excess: Double
    var excessError: Double
    var variance: Double

    /// ln w − ½ ln s, the logarithm of the largest density.
    var height: Double { -surprisal - Double.log(variance) / 2 }

    /// The same component at another mean.
    func moved(to mean: Double) -> Component {
      var moved = self
      moved.mean = mean
      return moved
    }
  }

  /// The components with positive weight, sorted by their means.
  let components: [Component]
  /// The binary exponent of the unit of length: true lengths are 2 to this power times the kernel's.
  let exponent: Int
  /// A bound on the relative errors of the variances, in units of ε.
  let varianceSlack: Double

  /// A bound on the errors of the constants ln w and ln w − ½ ln s, in units of ε (RT-005, step 16).
  ///
  /// - Parameter logSize: the largest |ln w| + 2|ln w − ½ ln s| of all components.
  func constantError(logSize: Double) -> Double { 6 * logSize + Double(components.count) + 9 + varianceSlack }

  /// Components with variances `common + excess`.
  ///
  /// - Throws: `.invalidInput` if the scales of the means or the variances are too far apart, if the interval of
  ///   `common` is wider than 2⁻⁴⁰ of its value, or if the error of a mean exceeds 2⁻¹⁰ of its standard deviation.
  init(
    law: LabelLaw, means: [Estimate], excesses: [Estimate], common: Estimate
  ) throws(VerificationError) {
    try require(
      common.upper - common.lower <= common.value * Self.greatestWidth, "noiseVariance",
      "must be known to 2^-40 of itself, is \(common)")
    let noise = common.value
    var (largest, count) = (0.0, 0)
    for (index, weight) in law.probabilities.enumerated() where weight.value > 0 {
      largest = max(largest, excesses[index].value)
      count += 1
    }
    largest += noise
    exponent = Int(largest.exponent) >> 1
    let unit = Double(sign: .plus, exponent: -exponent, significand: 1)
    let slack = common.lower == common.upper ? 0 : common.error / common.value / Double.ulpOfOne
    var excessSlack = 0.0
    var components: [Component] = []
    components.reserveCapacity(count)
    for (index, weight) in law.probabilities.enumerated() where weight.value > 0 {
      let (mean, excess) = (means[index], excesses[index])
      let variance = excess.value + noise
      // An uncertain number must not become exact because its error underflows.
      func scaled(_ error: Double) -> Double { (error * unit).nextUp }
      let excessError = excess.lower == excess.upper ? 0 : excess.error
      excessSlack = max(excessSlack, excessError / variance / Double.ulpOfOne)
      components.append(
        Component(
          weight: weight.value, surprisal: law.surprisals[index].value, mean: mean.value * unit,
          meanError: mean.lower == mean.upper ? 0 : scaled(mean.error),
          excess: excess.value * unit * unit,
          excessError: excess.lower == excess.upper ? 0 : scaled(scaled(excessError)),
          variance: variance * unit * unit))
    }
    varianceSlack = slack + excessSlack
    components.sort { ($0.mean, $0.excess) < ($1.mean, $1.excess) }
    self.components = components
    try require(
      components.allSatisfy { $0.variance * Self.greatestRatio > 1 }, "variances", "must lie within a factor 2^600")
    try require(
      components[components.count - 1].mean - components[0].mean <= Self.greatestSpread, "means",
      "must lie within 2^64 times the largest standard deviation")
    try require(
      components.allSatisfy { $0.meanError <= Self.greatestBlur * $0.variance.squareRoot() }, "means",
      "have more digits than can be carried so far from one another beside variances so small")
  }
}
