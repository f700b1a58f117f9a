import RealModule

/// Upper tails of the standard normal law with proven bounds.
///
/// - SeeAlso: RT-005
enum NormalTail {
  private static let rule = GaussLegendre(count: 32)
  private static let ellipse = GaussLegendre.Ellipse(parameter: 2)
  private static let panelCount = 6

  /// Q(z), the probability of a draw above a number.
  static func probability(above z: Estimate) -> Estimate {
    let (low, high) = (probability(above: z.lower), probability(above: z.upper))
    return Estimate(
      value: min(max(probability(above: z.value).value, high.lower), low.upper), lower: high.lower, upper: low.upper)
  }

  private static func probability(above z: Double) -> Estimate {
    if z == .infinity { return Estimate(exactly: 0) }
    if z == -.infinity { return Estimate(exactly: 1) }
    guard z >= 0 else { return (Estimate(exactly: 1) - positive(-z)).clamped(atLeast: 0) }
    return positive(z)
  }

  /// e^(−z²/2)/√(2π) · ∫ e^(−zt−t²/2) dt over t ≥ 0, for z ≥ 0.
  private static func positive(_ z: Double) -> Estimate {
    // What lies beyond the end, where the exponent is −45, is at most e^−45/z and at most e^−45.
    let end = 90 / (z + (z * z + 90).squareRoot())
    let half = end / (2 * Double(panelCount))
    let (reach, rise) = (ellipse.length * half, ellipse.height * half)
    var (sum, error, rounding) = (0.0, 0.0, 0.0)
    for index in 0..<panelCount {
      let centre = Double(2 * index + 1) * half
      for node in 0..<rule.count {
        let t = centre + half * rule.nodes[node]
        let exponent = t * (z + t / 2)
        let term = half * rule.weights[node] * Double.exp(-exponent)
        sum += term
        rounding += term * (8 * exponent + 100)
      }
      let near = centre - reach
      error += half * Double.exp(-z * near + rise * rise / 2) * rule.errorFactor(in: ellipse)
    }
    error += 2 * Double.exp(-45) / max(1, z)
    let ratio = Estimate(
      sum, within: .quadrature(reportedError: (error + rounding * Double.ulpOfOne) * 1.01))
    let square = Estimate(exactly: z) * Estimate(exactly: z) / Estimate(exactly: 2)
    let root = Estimate(
      Estimate.twoPi.value.squareRoot(), within: .rounding(operations: 3, condition: 1, scale: 3))
    return Estimate.exp(-square) / root * ratio
  }

  /// The probability of a short interval around a middle, or none if it is not short enough for one panel.
  ///
  /// e^(−m²/2)/√(2π) · ∫ e^(−mt−t²/2) dt over |t| ≤ width/2; the integrand is at least e^(−3) and varies by e^4 at most.
  static func probability(of width: Estimate, around middle: Estimate) -> Estimate? {
    guard width.upper < 1, middle.magnitude * width.upper < 4, width.lower > 0 else { return nil }
    let half = width.value / 2
    var (sum, rounding) = (0.0, 0.0)
    for node in 0..<rule.count {
      let t = half * rule.nodes[node]
      let exponent = t * (middle.value + t / 2)
      let term = rule.weights[node] / 2 * Double.exp(-exponent)
      sum += term
      rounding += term * 60
    }
    let (reach, rise) = (ellipse.length * half, ellipse.height * half)
    let error = Double.exp(middle.magnitude * reach + rise * rise / 2) * rule.errorFactor(in: ellipse) / 2
    let mean = Estimate(sum, within: .quadrature(reportedError: (error + rounding * Double.ulpOfOne) * 1.01))
    // What the width and the middle are not known to changes the mean of e^(−mt−t²/2) by at most this factor.
    let unknown = (width.error * (middle.magnitude + 1) + middle.error * width.upper) * (1 + 0x1p-20)
    let factor = Estimate(value: 1, lower: 1 - unknown, upper: 1 + unknown)
    let square = middle * middle / Estimate(exactly: 2)
    let root = Estimate(
      Estimate.twoPi.value.squareRoot(), within: .rounding(operations: 3, condition: 1, scale: 3))
    return Estimate.exp(-square) / root * width * mean * factor
  }
}
