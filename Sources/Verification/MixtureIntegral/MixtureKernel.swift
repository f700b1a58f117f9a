import RealModule

/// Normal components on a line, scaled and ordered as their integrals need them.
///
/// Lengths are multiplied by a power of two, so that the largest variance lies in [1, 4).
///
/// - SeeAlso: RT-005
struct MixtureKernel {
  /// The farthest that two means may lie apart, in units of the largest standard deviation.
  static let greatestSpread = 0x1p64
  /// The largest ratio of two variances.
  static let greatestRatio = 0x1p600
  /// The widest interval of what the variances have in common, relative to it.
  static let greatestWidth = 0x1p-40

  /// One component.
  struct Component {
    var weight: Double
    var mean: Double
    /// The variance, less what all components have in common.
    var excess: Double
    var variance: Double
  }

  /// The components in order of their means; none has weight 0.
  let components: [Component]
  /// The logarithm of 2 to which lengths were multiplied: true lengths are this power of two times ours.
  let exponent: Int
  /// How far the variances may be off, relative, in units of ε.
  let varianceSlack: Double

  /// Components with variances `common + excess`.
  ///
  /// - Throws: `.invalidInput` if the means or the variances are of scales too far apart, or the interval of `common` is
  ///   wider than 2⁻⁴⁰ of it.
  init(
    weights: FiniteLaw, means: [Double], excesses: [Double], common: Estimate
  ) throws(VerificationError) {
    try require(
      common.upper - common.lower <= common.value * Self.greatestWidth, "noiseVariance",
      "must be known to 2^-40 of itself, is \(common)")
    let noise = common.value
    let largest = (excesses.max() ?? 0) + noise
    exponent = Int(largest.exponent) >> 1
    let unit = Double(sign: .plus, exponent: -exponent, significand: 1)
    varianceSlack = common.value == 0 ? 0 : common.error / common.value / Double.ulpOfOne
    var components: [Component] = []
    for (index, weight) in weights.weights.enumerated() where weight > 0 {
      components.append(
        Component(
          weight: weight / weights.total.value, mean: means[index] * unit, excess: excesses[index] * unit * unit,
          variance: (excesses[index] + noise) * unit * unit))
    }
    components.sort { ($0.mean, $0.variance) < ($1.mean, $1.variance) }
    self.components = components
    try require(
      components.allSatisfy { $0.variance * Self.greatestRatio > 1 }, "variances", "must lie within a factor 2^600")
    try require(
      components[components.count - 1].mean - components[0].mean <= Self.greatestSpread, "means",
      "must lie within 2^64 times the largest standard deviation")
  }
}
