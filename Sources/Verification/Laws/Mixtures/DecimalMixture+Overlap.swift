/// Bounds on the overlap of components in different parts.
extension DecimalMixture {
  /// The figures of a component that matter here: its mean relative to a common point, the variance of T, and −ln w.
  struct Contour {
    let place: Estimate
    let variance: Estimate
    let surprisal: Estimate
  }

  /// ∫ φ_j^(1−a)·φ_k^a of two normal laws, from the distance Δ of their means and their variances s_j = σ_j² and
  /// s_k = σ_k².
  ///
  /// With s̄ = as_j + (1−a)s_k it is σ_j^a·σ_k^(1−a)/√s̄·e^(−a(1−a)Δ²/(2s̄)).
  static func affinity(
    _ distance: Estimate, _ first: Estimate, _ second: Estimate, exponent: Double = 0.5
  ) -> Estimate {
    let (a, rest, half) = (Estimate(exactly: exponent), Estimate(exactly: 1 - exponent), Estimate(exactly: 0.5))
    let mean = a * first + rest * second
    let gap = distance.absolute / Estimate.squareRoot(mean)
    let logarithms = a * .log(first) + rest * .log(second) - .log(mean)
    return Estimate.exp(half * (logarithms - a * rest * (gap * gap)))
  }

  /// Upper bounds of ∫ x ln(1 + y/x) + y ln(1 + x/y) and of ∫ min(x, y), where x and y are the components' densities
  /// times their weights.
  ///
  /// Both are at most a factor times ∫ x^(1−a)·y^a for every a in (0, 1); for a rare y, a near 1 is best, and for a rare
  /// x, a near 0.
  ///
  /// - SeeAlso: RT-010
  static func overlap(_ first: Contour, _ second: Contour) -> (open: Double, error: Double) {
    func product(_ exponent: Double) -> Double {
      let weight = Estimate(exactly: 1 - exponent) * first.surprisal + Estimate(exactly: exponent) * second.surprisal
      let affinity = affinity(second.place - first.place, first.variance, second.variance, exponent: exponent)
      return (Estimate.exp(-weight) * affinity).upper
    }
    let root = product(0.5)
    var (open, error) = ((1.62 * root).nextUp, root)
    // A bound far below the weight of the rarer component need not be improved.
    let rarer = Estimate.exp(-Estimate.maximum(first.surprisal, second.surprisal))
    guard open > 0x1p-60 * rarer.lower else { return (open, error) }
    for exponent in [0.75, 0.875, 0.9375, 0.96875] {
      let product = min(product(exponent), product(1 - exponent))
      // The exponents and their complements are exact, so the sum of their inverses has an error of two roundings at
      // most.
      let factor = (1 / exponent + 1 / (1 - exponent)) * (1 + 0x1p-50)
      (open, error) = (min(open, (factor * product).nextUp), min(error, product))
    }
    return (open, error)
  }
}
