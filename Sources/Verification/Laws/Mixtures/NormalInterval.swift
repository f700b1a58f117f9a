import RealModule

/// Probabilities of short intervals under the standard normal law, for which the difference of two tails would lose
/// digits.
///
/// - SeeAlso: RT-012
enum NormalInterval {
  private static let rule = GaussLegendre(count: 32)
  private static let ellipse = GaussLegendre.Ellipse(parameter: 2)

  /// The probability of a short interval around a middle, or nil if it is not short enough for one panel.
  ///
  /// It is e^(−m²/2)/√(2π) · ∫ e^(−mt−t²/2) dt over |t| ≤ width/2; the integrand is at least e^(−3) and varies by a
  /// factor of at most e^4.
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
    // The errors of the width and the middle change the mean of e^(−mt−t²/2) by at most this factor.
    let unknown = (width.error * (middle.magnitude + 1) + middle.error * width.upper) * (1 + 0x1p-20)
    let factor = Estimate(value: 1, lower: 1 - unknown, upper: 1 + unknown)
    let square = middle * middle / Estimate(exactly: 2)
    let root = Estimate(
      Estimate.twoPi.value.squareRoot(), within: .rounding(operations: 3, condition: 1, scale: 3))
    return Estimate.exp(-square) / root * width * mean * factor
  }
}
