import RealModule

/// A strip around the real line in which the posterior entropy of a mixture is analytic and bounded, and the step of the
/// trapezoidal rule that follows.
///
/// With the phases of each two components that matter within `phase` of each other, and all others below `share` of the
/// rest, |f_H(x + ib)| ≤ C e^(b²/2s) f_H(x) for |b| ≤ a, where s is the least variance. The rule of step h then errs by
/// at most 2C e^(a²/2s)/(e^(2πa/h) − 1), relative to the integral.
///
/// - SeeAlso: RT-013
struct MixtureStrip {
  /// The greatest difference of the phases of two components that matter; below π.
  static let phase = 2.9
  /// The greatest share of the components that do not matter; below cos(phase/2).
  static let share = 0x1p-6
  /// C, rounded up.
  static let factor = 11.4
  /// The exponent of the error: 2C e^(−38) is below 2⁻⁵⁰.
  static let exponent = 38.0

  /// a.
  let halfWidth: Double
  /// h, a number of 24 bits, so that its multiples by small numbers are exact.
  let step: Double
  private let leastVariance: Double

  /// The strip and the step for the components of a kernel, two or more.
  ///
  /// - Parameter exponent: the exponent of the error; a smaller one gives a larger step.
  init(_ kernel: MixtureKernel, exponent: Double = Self.exponent) {
    let components = kernel.components
    var least = components[0].variance
    var narrowing = 0.0
    let dominance = Double.log(Double(components.count - 1) / Self.share)
    for (index, first) in components.enumerated() {
      least = min(least, first.variance)
      for second in components[..<index] {
        narrowing = max(narrowing, Self.narrowing(first, second, dominance: dominance))
      }
    }
    // The margins cover the errors of the parameters.
    narrowing = narrowing / (Self.phase * Self.phase) * (1 + 0x1p-20) + 0x1p-20 / least
    halfWidth = min(1 / narrowing.squareRoot(), (2 * exponent * least).squareRoot())
    let whole = exponent + halfWidth * halfWidth / (2 * least)
    step = Double(Float(2 * Double.pi * halfWidth / whole))
    leastVariance = least
  }

  /// (θ/a)² for the greatest a at which two components agree in phase where neither outweighs the other.
  private static func narrowing(
    _ first: MixtureKernel.Component, _ second: MixtureKernel.Component, dominance: Double
  ) -> Double {
    let (narrow, wide) = first.excess < second.excess ? (first, second) : (second, first)
    let gap = narrow.mean - wide.mean
    let bend = (wide.excess - narrow.excess) / (narrow.variance * wide.variance)
    let ratio = narrow.surprisal - wide.surprisal + Double.log(narrow.variance / wide.variance) / 2
    return gap * gap / (narrow.variance * wide.variance) + bend * (2 * max(0, dominance - ratio) + dominance)
  }

  /// A bound on the error of the rule with a step, relative to the integral.
  ///
  /// - SeeAlso: RT-013
  func error(step: Double) -> Double {
    let growth = Double.exp(halfWidth * halfWidth / (2 * leastVariance))
    return 2 * Self.factor * growth / Double.expMinusOne(2 * Double.pi * halfWidth / step)
  }
}
