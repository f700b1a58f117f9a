import RealModule

/// A normal law χ between the components of a mixture, with the logarithms of the components' ratios to it.
///
/// ln(φ_k/χ) is a quadratic polynomial whose coefficients come from differences of means and variances, so that
/// components that almost agree keep the digits of their difference.
struct MixtureReference {
  /// ln(φ_k(x)/χ(x)) = constant + linear·y + square·y² with y = x − mean.
  struct Ratio {
    let constant: Double
    let linear: Double
    let square: Double
    /// The sum of the magnitudes of the two terms of the constant.
    let size: Double
    /// Bounds on the errors of the coefficients by the errors of the component's mean and variance.
    let blur: (constant: Double, linear: Double, square: Double)

    /// A bound on the magnitude of the logarithm for |y| up to a distance, also for complex y.
    func bound(within distance: Double) -> Double {
      size + distance * (linear.magnitude + distance * square.magnitude) + blur(within: distance)
    }

    /// A bound on the logarithm's error by the coefficients' errors for |y| up to a distance.
    func blur(within distance: Double) -> Double { blur.constant + distance * (blur.linear + distance * blur.square) }
  }

  let mean: Double
  /// 1/s and −½ ln s for the law's variance s.
  let inverse: Double
  let height: Double
  let ratios: [Ratio]

  init(_ kernel: MixtureKernel) {
    let (components, first) = (kernel.components, kernel.components[0])
    let mean = components.reduce(first.mean) { $0 + $1.weight * ($1.mean - first.mean) }
    let excess = components.reduce(0.0) { $0 + $1.weight * $1.excess }
    let variance = first.variance + (excess - first.excess)
    self.mean = mean
    inverse = 1 / variance
    height = -Double.log(variance) / 2
    ratios = components.map { component in
      let (shift, growth) = (component.mean - mean, component.excess - excess)
      let halfLog = Double.log(onePlus: growth / variance) / 2
      let square = shift * shift / (2 * component.variance)
      let (error, part) = (component.meanError, component.excessError / component.variance)
      let (linear, half) = (shift / component.variance, error / component.variance)
      return Ratio(
        constant: -halfLog - square, linear: linear, square: growth / (2 * variance * component.variance),
        size: halfLog.magnitude + square,
        blur: (
          1.1 * (part * (1 + square) + linear.magnitude * error + half * error),
          1.1 * (linear.magnitude * part + half), 1.1 * part / variance
        ))
    }
  }
}

/// ψ(x) = (1+x)·ln(1+x) − x, at least 0, accurate to a few units in the last place for x ≥ −1.
///
/// Near 0, with s = x/(2+x) and ln(1+x) = 2 artanh s, it is 2s²/(1−s)·[1 + s(1+s)·Σ s^(2j)/(2j+3)].
func relativeEntropyTerm(_ x: Double) -> Double {
  guard x > -1 else { return 1 }
  guard x.magnitude < 1 / 4 else { return (1 + x) * Double.log(onePlus: x) - x }
  let s = x / (2 + x)
  let t = s * s
  var series = 1.0 / 23
  for divisor in stride(from: 21.0, through: 3, by: -2) { series = series * t + 1 / divisor }
  return 2 * t / (1 - s) * (1 + s * (1 + s) * series)
}

/// ln(1 + x) for x ≥ 0, accurate to a few units in the last place.
///
/// With u the rounded 1 + x, it is ln u + ln(1 + (x − (u−1))/u); the function of the C library takes three times as
/// long.
func logarithmOfOnePlus(_ x: Double) -> Double {
  let sum = 1 + x
  return Double.log(sum) + (x - (sum - 1)) / sum
}
