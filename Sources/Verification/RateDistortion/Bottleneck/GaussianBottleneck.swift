/// The information bottleneck of jointly Gaussian X and Y = BX + N: max I(T;Y) − βI(X;T) over all T − X − Y.
///
/// With μ_i the eigenvalues of Σ_xBᵀΣ_n⁻¹B, those of Σ_{x|y}Σ_x⁻¹ are λ_i = 1/(1+μ_i), and mode i is sent iff
/// β < β_i = 1 − λ_i. The weight β multiplies the rate: it is the reciprocal of the source's.
/// Source: G. Chechik, A. Globerson, N. Tishby, Y. Weiss, "Information bottleneck for Gaussian variables", JMLR 6, 2005.
///
/// - SeeAlso: RD-004
public struct GaussianBottleneck: Sendable {
  /// μ_i, one for each dimension of X, from the greatest down.
  public let signalToNoiseRatios: [Estimate]

  /// The bottleneck of a channel that is given in decimals.
  ///
  /// - Throws: as ``GaussianChannel/signalToNoiseRatios()``.
  public init(_ channel: GaussianChannel) throws(VerificationError) {
    signalToNoiseRatios = try channel.signalToNoiseRatios()
  }

  /// A bottleneck.
  ///
  /// - Parameters:
  ///   - sourceCovariance: Σ_x, d×d, symmetric positive definite.
  ///   - gain: B, p×d.
  ///   - noiseCovariance: Σ_n, p×p, symmetric positive definite.
  /// - Throws: `.invalidInput` naming the matrix whose shape, symmetry or definiteness is wrong; `.numerical`.
  /// - Complexity: O((d + p)³).
  public init(
    sourceCovariance: [[Double]], gain: [[Double]], noiseCovariance: [[Double]]
  ) throws(VerificationError) {
    func exact(_ rows: [[Double]]) -> [[Estimate]] { rows.map { $0.map { Estimate(exactly: $0) } } }
    try self.init(
      sourceCovariance: exact(sourceCovariance), gain: exact(gain), noiseCovariance: exact(noiseCovariance))
  }

  /// A bottleneck whose matrices are known up to intervals, those of the covariances symmetric.
  ///
  /// - Throws: `.invalidInput` naming the matrix whose shape, symmetry or definiteness is wrong; `.numerical`.
  /// - Complexity: O((d + p)³).
  public init(
    sourceCovariance: [[Estimate]], gain: [[Estimate]], noiseCovariance: [[Estimate]]
  ) throws(VerificationError) {
    let source = try CholeskyFactor(sourceCovariance, "sourceCovariance")
    _ = try source.whiteningError()
    let noise = try CholeskyFactor(noiseCovariance, "noiseCovariance")
    let distortion = try noise.whiteningError()
    try requireMatrix(
      gain.map { $0.map(\.value) }, "gain", rows: noiseCovariance.count, columns: sourceCovariance.count)
    let seen = noise.inverse * EstimateMatrix(gain)
    let spectrum = try SymmetricSpectrum(seen * source.covariance * seen.transposed)
    // The library's inverse whitens the noise up to I + F, ‖F‖ ≤ f: an eigenvalue errs by a factor in 1/(1 ± f).
    let factor = Estimate(value: 1, lower: (1 - distortion).nextDown, upper: (1 + distortion).nextUp)
    let dimension = sourceCovariance.count
    let found = spectrum.eigenvalues.sorted { $0.value > $1.value }.prefix(dimension).map {
      ($0 / factor).clamped(atLeast: 0)
    }
    signalToNoiseRatios = found + [Estimate](repeating: Estimate(exactly: 0), count: dimension - found.count)
  }

  /// λ_i, the eigenvalues of Σ_{x|y}Σ_x⁻¹, from the least up; in [0, 1].
  public var eigenvalues: [Estimate] {
    signalToNoiseRatios.map { (Estimate(exactly: 1) / (Estimate(exactly: 1) + $0)).limited(from: 0, to: 1) }
  }

  /// β_i = 1 − λ_i = μ_i/(1 + μ_i): mode i is sent below this weight; in [0, 1].
  public var criticalWeights: [Estimate] {
    let one = Estimate(exactly: 1)
    // The quotient rises with μ; of an infinite one it is 1.
    func weight(_ ratio: Double) -> Estimate {
      ratio == .infinity ? one : Estimate(exactly: ratio) / (one + Estimate(exactly: ratio))
    }
    return signalToNoiseRatios.map {
      let (low, high) = (weight($0.lower).lower, weight($0.upper).upper)
      return Estimate.between(low, max(low, high), near: weight($0.value).value).limited(from: 0, to: 1)
    }
  }

  /// 1/β_i = 1 + 1/μ_i: the source's critical weights; infinite for a mode that Y may not show.
  public var criticalMultipliers: [Estimate] {
    signalToNoiseRatios.map {
      guard $0.lower > 0 else {
        return Estimate(value: .infinity, lower: max(1, (1 / $0.upper).nextDown), upper: .infinity)
      }
      return (Estimate(exactly: 1) + Estimate(exactly: 1) / $0).clamped(atLeast: 1)
    }
  }

  /// I(X;Y) = Σ ½ ln(1 + μ_i) in nats.
  public var mutualInformation: Estimate {
    signalToNoiseRatios.map { Estimate(exactly: 0.5) * .log1p($0) }.sum().clamped(atLeast: 0)
  }

  /// I(X;T_β) = Σ ½ ln⁺(μ_i(1−β)/β), the rate of the optimum, in nats.
  ///
  /// - Parameter weight: β, in (0, 1); from the greatest critical weight on, nothing is sent.
  /// - Throws: `.invalidInput` if the weight does not lie there.
  public func sourceInformation(weight: Estimate) throws(VerificationError) -> Estimate {
    try requireOpenUnit(weight, "weight")
    return sourceInformation(odds: (Estimate(exactly: 1) - weight) / weight)
  }

  /// The rate of the optimum at a weight 1/m, m a decimal: m − 1 is exact.
  ///
  /// - Parameter multiplier: m, above 1.
  /// - Throws: `.invalidInput` if it is not.
  public func sourceInformation(multiplier: DecimalNumeral) throws(VerificationError) -> Estimate {
    sourceInformation(odds: try Self.excess(multiplier))
  }

  private func sourceInformation(odds: Estimate) -> Estimate { sumOfPositiveLogarithms(of: odds) { $0 } }

  /// I(T_β;Y) = Σ ½ ln⁺((1+μ_i)(1−β)), the relevance of the optimum, in nats.
  ///
  /// - Parameter weight: β, in (0, 1).
  /// - Throws: `.invalidInput` if the weight does not lie there.
  public func relevantInformation(weight: Estimate) throws(VerificationError) -> Estimate {
    try requireOpenUnit(weight, "weight")
    return relevantInformation(rest: Estimate(exactly: 1) - weight)
  }

  /// The relevance of the optimum at a weight 1/m, m a decimal.
  ///
  /// - Parameter multiplier: m, above 1.
  /// - Throws: `.invalidInput` if it is not.
  public func relevantInformation(multiplier: DecimalNumeral) throws(VerificationError) -> Estimate {
    relevantInformation(rest: try Self.excess(multiplier) / multiplier.estimate)
  }

  private func relevantInformation(rest: Estimate) -> Estimate {
    sumOfPositiveLogarithms(of: rest) { Estimate(exactly: 1) + $0 }
      .limited(from: 0, to: mutualInformation.upper)
  }

  /// m − 1 of a decimal m above 1.
  private static func excess(_ multiplier: DecimalNumeral) throws(VerificationError) -> Estimate {
    let excess = multiplier - DecimalNumeral(exactly: 1)
    try require(excess > DecimalNumeral(exactly: 0), "multiplier", "must be above 1, is \(multiplier.shown)")
    return excess.estimate
  }

  /// The rate at an exact weight.
  ///
  /// - Throws: `.invalidInput` if the weight does not lie in (0, 1).
  public func sourceInformation(weight: Double) throws(VerificationError) -> Estimate {
    try sourceInformation(weight: Estimate(exactly: weight))
  }

  /// The relevance at an exact weight.
  ///
  /// - Throws: `.invalidInput` if the weight does not lie in (0, 1).
  public func relevantInformation(weight: Double) throws(VerificationError) -> Estimate {
    try relevantInformation(weight: Estimate(exactly: weight))
  }

  /// Σ ½ ln⁺ of a factor times a function of each μ_i, also where the product overflows.
  private func sumOfPositiveLogarithms(of factor: Estimate, _ ratio: (Estimate) -> Estimate) -> Estimate {
    signalToNoiseRatios.map { mode in
      let ratio = ratio(mode)
      let product = ratio * factor
      let logarithm =
        product.upper.isFinite
        ? Estimate.log(product.clamped(atLeast: 0x1p-1000)) : Estimate.log(ratio) + Estimate.log(factor)
      return Estimate(exactly: 0.5) * logarithm.clamped(atLeast: 0)
    }.sum().clamped(atLeast: 0)
  }
}
