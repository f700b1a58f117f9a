import RealModule

/// The squared error clipped at c, min(x², c), with its mean over normal errors.
///
/// - SeeAlso: GB-001
public struct ClippedSquare: Sendable {
  /// The bound c, above 0.
  public let clip: Double

  /// A square clipped at the given bound.
  ///
  /// - Throws: `.invalidInput` if the clip is not finite and above 0.
  public init(clip: Double) throws(VerificationError) {
    try requirePositive(clip, "clip")
    self.clip = clip
  }

  /// The sub-Gaussian constant σ = c/2 of a loss in [0, c].
  public var deviation: Double { clip / 2 }

  /// E min(X², c) for a normal X, certified, by the normal distribution function.
  ///
  /// Let α and β be the ends of [−√c, √c] in standard units, P = Φ(β) − Φ(α), and φ the density. Then it is (b² + v)P +
  /// 2b√v(φ(α) − φ(β)) + v(αφ(α) − βφ(β)) + c(1 − P). The uncertainties of b and v widen the interval by at most 2√c
  /// and max(1, √(2c/(πv))) times, bounds on the derivatives.
  ///
  /// - Parameters:
  ///   - mean: the mean b of X.
  ///   - variance: the variance v of X, above 0.
  /// - Throws: `.invalidInput` if the variance may not be above 0.
  public func mean(mean: Estimate, variance: Estimate) throws(VerificationError) -> Estimate {
    try require(variance.lower > 0, "variance", "must be above 0, may be \(variance.lower)")
    let root = Estimate.squareRoot(Estimate(exactly: clip))
    let steepest = Estimate.squareRoot(
      Estimate(exactly: 2 * clip) / (Estimate(exactly: Double.pi.nextDown) * Estimate(exactly: variance.lower)))
    let widening =
      Estimate(exactly: mean.error) * Estimate(exactly: 2) * root
      + Estimate(exactly: variance.error) * .maximum(Estimate(exactly: 1), steepest)
    let value = exactMean(Estimate(exactly: mean.value), Estimate(exactly: variance.value), root)
    return (value + Estimate(value: 0, lower: -widening.upper, upper: widening.upper)).clamped(atLeast: 0)
  }

  private func exactMean(_ b: Estimate, _ v: Estimate, _ root: Estimate) -> Estimate {
    let scale = Estimate.squareRoot(v)
    let (low, high) = ((-root - b) / scale, (root - b) / scale)
    let inside = GaussianTail.probability(above: low) - GaussianTail.probability(above: high)
    let (atLow, atHigh) = (density(at: low), density(at: high))
    let square = (b * b + v) * inside + Estimate(exactly: 2) * b * scale * (atLow - atHigh)
    let edges = v * (low * atLow - high * atHigh)
    return square + edges + Estimate(exactly: clip) * (Estimate(exactly: 1) - inside)
  }

  private func density(at x: Estimate) -> Estimate {
    Estimate.exp(-(x * x) / Estimate(exactly: 2)) / .squareRoot(.twoPi)
  }

  /// The same mean by quadrature: c − ∫ (c − x²)p(x) over |x| < √c, with x = √c·tanh t.
  ///
  /// - Throws: `.invalidInput` if the variance is not finite and above 0; `.numerical`.
  public func integral(mean: Double, variance: Double) throws(VerificationError) -> Estimate {
    try requireFinite([mean], "mean")
    try requirePositive(variance, "variance")
    let (root, scale) = (clip.squareRoot(), variance.squareRoot())
    let inside = try Quadrature.integralOverLine { t in
      let slope = 1 / (Double.cosh(t) * Double.cosh(t))
      return clip * slope * StandardNormal.density(at: (root * Double.tanh(t) - mean) / scale) * root * slope / scale
    }
    return Estimate(exactly: clip) - inside
  }
}
