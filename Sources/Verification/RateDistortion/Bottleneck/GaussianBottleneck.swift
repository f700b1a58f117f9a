/// The information bottleneck of jointly Gaussian X and Y = BX + N: the maximum of I(T;Y) − βI(X;T) over all T − X − Y.
///
/// If μ_i are the eigenvalues of Σ_xBᵀΣ_n⁻¹B, those of Σ_{x|y}Σ_x⁻¹ are λ_i = 1/(1+μ_i), and mode i is sent iff β < β_i
/// = 1 − λ_i. The weight β multiplies the rate; it is the reciprocal of the weight in the source.
/// Source: G. Chechik, A. Globerson, N. Tishby, Y. Weiss, "Information bottleneck for Gaussian variables", JMLR 6,
/// 2005.
///
/// - SeeAlso: RD-004
public struct GaussianBottleneck: Sendable {
  /// The eigenvalues μ_i, one for each dimension of X, in descending order.
  public let signalToNoiseRatios: [Estimate]

  /// The bottleneck of a channel with decimal matrices.
  ///
  /// - Throws: the errors of ``GaussianChannel/signalToNoiseRatios()``.
  public init(_ channel: GaussianChannel) throws(VerificationError) {
    signalToNoiseRatios = try channel.signalToNoiseRatios()
  }

  /// The bottleneck of the channel with the given matrices.
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

  /// The bottleneck of a channel with matrices that are known up to intervals; those of the covariances must be
  /// symmetric.
  ///
  /// - Throws: `.invalidInput` naming the matrix whose shape, symmetry or definiteness is wrong; `.numerical`.
  /// - Complexity: O((d + p)³).
  public init(
    sourceCovariance: [[Estimate]], gain: [[Estimate]], noiseCovariance: [[Estimate]]
  ) throws(VerificationError) {
    let source = try CholeskyFactor(sourceCovariance, "sourceCovariance")
    _ = try source.whiteningError()
    let noise = try CholeskyFactor(noiseCovariance, "noiseCovariance")
    // The library's inverse whitens the noise up to I + F with ‖F‖ ≤ f; an eigenvalue has an error factor from 1/(1 +
    // f) to 1/(1 − f).
    let factor = try noise.whitenedEigenvalues()
    try requireMatrix(
      gain.map { $0.map(\.value) }, "gain", rows: noiseCovariance.count, columns: sourceCovariance.count)
    let seen = noise.inverse * EstimateMatrix(gain)
    let spectrum = try SymmetricSpectrum(seen * source.covariance * seen.transposed)
    let dimension = sourceCovariance.count
    let found = spectrum.eigenvalues.sorted { $0.value > $1.value }.prefix(dimension).map { $0 / factor }
    signalToNoiseRatios = found + [Estimate](repeating: Estimate(exactly: 0), count: dimension - found.count)
  }

  /// The eigenvalues λ_i of Σ_{x|y}Σ_x⁻¹ in ascending order, each in [0, 1].
  public var eigenvalues: [Estimate] {
    signalToNoiseRatios.map { (Estimate(exactly: 1) / (Estimate(exactly: 1) + $0)).limited(from: 0, to: 1) }
  }

  /// The critical weights β_i = 1 − λ_i = μ_i/(1 + μ_i) in [0, 1], below which mode i is sent.
  public var criticalWeights: [Estimate] {
    let one = Estimate(exactly: 1)
    // The quotient increases in μ; it is 1 for an infinite μ.
    func weight(_ ratio: Double) -> Estimate {
      ratio == .infinity ? one : Estimate(exactly: ratio) / (one + Estimate(exactly: ratio))
    }
    return signalToNoiseRatios.map {
      let (low, high) = (weight($0.lower).lower, weight($0.upper).upper)
      return Estimate.between(low, max(low, high), near: weight($0.value).value).limited(from: 0, to: 1)
    }
  }

  /// The critical weights of the source, 1/β_i = 1 + 1/μ_i; infinite for a mode that Y may not depend on.
  public var criticalMultipliers: [Estimate] {
    signalToNoiseRatios.map {
      guard $0.lower > 0 else {
        return Estimate(value: .infinity, lower: max(1, (1 / $0.upper).nextDown), upper: .infinity)
      }
      return (Estimate(exactly: 1) + Estimate(exactly: 1) / $0).clamped(atLeast: 1)
    }
  }

  /// The information I(X;Y) = Σ ½ ln(1 + μ_i) in nats.
  public var mutualInformation: Estimate {
    signalToNoiseRatios.map { Estimate(exactly: 0.5) * .log1p($0) }.sum().clamped(atLeast: 0)
  }

  /// The rate of the optimum, I(X;T_β) = Σ ½ ln⁺(μ_i(1−β)/β), in nats.
  ///
  /// - Parameter weight: β, in (0, 1); from the greatest critical weight on, nothing is sent.
  /// - Throws: `.invalidInput` if the weight does not lie in (0, 1).
  public func sourceInformation(weight: Estimate) throws(VerificationError) -> Estimate {
    try requireOpenUnit(weight, "weight")
    return sourceInformation(odds: (Estimate(exactly: 1) - weight) / weight)
  }

  /// The rate of the optimum at a weight 1/m with a decimal m, for which m − 1 is exact.
  ///
  /// - Parameter multiplier: m, above 1.
  /// - Throws: `.invalidInput` if m is not above 1.
  public func sourceInformation(multiplier: DecimalNumeral) throws(VerificationError) -> Estimate {
    sourceInformation(odds: try Self.excess(multiplier))
  }

  private func sourceInformation(odds: Estimate) -> Estimate { sumOfPositiveLogarithms(of: odds) { $0 } }

  /// The relevance of the optimum, I(T_β;Y) = Σ ½ ln⁺((1+μ_i)(1−β)), in nats.
  ///
  /// - Parameter weight: β, in (0, 1).
  /// - Throws: `.invalidInput` if the weight does not lie in (0, 1).
  public func relevantInformation(weight: Estimate) throws(VerificationError) -> Estimate {
    try requireOpenUnit(weight, "weight")
    return relevantInformation(rest: Estimate(exactly: 1) - weight)
  }

  /// The relevance of the optimum at a weight 1/m with a decimal m.
  ///
  /// - Parameter multiplier: m, above 1.
  /// - Throws: `.invalidInput` if m is not above 1.
  public func relevantInformation(multiplier: DecimalNumeral) throws(VerificationError) -> Estimate {
    relevantInformation(rest: try Self.excess(multiplier) / multiplier.estimate)
  }

  private func relevantInformation(rest: Estimate) -> Estimate {
    sumOfPositiveLogarithms(of: rest) { Estimate(exactly: 1) + $0 }
      .limited(from: 0, to: mutualInformation.upper)
  }

  /// m − 1 for a decimal m above 1.
  ///
  /// - Throws: `.invalidInput` if m is not above 1.
  private static func excess(_ multiplier: DecimalNumeral) throws(VerificationError) -> Estimate {
    let excess = multiplier - DecimalNumeral(exactly: 1)
    try require(excess > DecimalNumeral(exactly: 0), "multiplier", "must be above 1, is \(multiplier.shown)")
    return excess.estimate
  }

  /// The rate of the optimum at an exact weight, in nats.
  ///
  /// - Throws: `.invalidInput` if the weight does not lie in (0, 1).
  public func sourceInformation(weight: Double) throws(VerificationError) -> Estimate {
    try sourceInformation(weight: Estimate(exactly: weight))
  }

  /// The relevance of the optimum at an exact weight, in nats.
  ///
  /// - Throws: `.invalidInput` if the weight does not lie in (0, 1).
  public func relevantInformation(weight: Double) throws(VerificationError) -> Estimate {
    try relevantInformation(weight: Estimate(exactly: weight))
  }

  /// Σ ½ ln⁺ of a factor times a function of each μ_i, also if the product overflows.
  private func sumOfPositiveLogarithms(of factor: Estimate, _ ratio: (Estimate) -> Estimate) -> Estimate {
    signalToNoiseRatios.map { mode in
      let ratio = ratio(mode)
      let product = ratio * factor
      let logarithm =
        product.upper.isFinite
        ? Estimate.log(product.clamped(atLeast: 0x1p-1000)) : Estimate.log(ratio) + Estimate.log(factor)
      return Estimate(exactly: 0.5) * logarithm.clamped(atLeast: 0)
    }.sum()
  }
}
