/// The vector Gaussian gate T = AZ + N(0, Σ_ν) on a source Z ~ N(0, Σ).
///
/// - SeeAlso: RT-001
public struct VectorGaussianGate: Sendable {
  private let received: EstimateMatrix
  private let noise: CholeskyFactor

  /// The gate and the source with the given matrices.
  ///
  /// - Parameters:
  ///   - gain: A, k×d.
  ///   - sourceCovariance: Σ, d×d, symmetric positive definite.
  ///   - noiseCovariance: Σ_ν, k×k, symmetric positive definite.
  /// - Throws: `.invalidInput` naming the matrix whose shape, symmetry or definiteness is wrong.
  /// - Complexity: O(k²d + kd² + k³ + d³).
  public init(
    gain: [[Double]], sourceCovariance: [[Double]], noiseCovariance: [[Double]]
  ) throws(VerificationError) {
    let source = try CholeskyFactor(sourceCovariance, "sourceCovariance")
    noise = try CholeskyFactor(noiseCovariance, "noiseCovariance")
    try requireMatrix(gain, "gain", rows: noiseCovariance.count, columns: sourceCovariance.count)
    let gain = EstimateMatrix(gain)
    received = gain * source.covariance * gain.transposed
  }

  /// I(Z;T) = ½ ln det(I + Σ_ν⁻¹AΣAᵀ) in nats per sample, certified, with relative accuracy at small rates.
  ///
  /// Let X be near the inverse of a Cholesky factor of Σ_ν, W = XΣ_νXᵀ = I + F with ‖F‖ ≤ f < 1, and K = XAΣAᵀXᵀ. Then
  /// I(Z;T) = ½ ln det(I + W^(−½)KW^(−½)). By Ostrowski's theorem, the eigenvalues of W^(−½)KW^(−½) are those of K
  /// times factors c from 1/(1+f) to 1/(1−f), and ln(1+cλ) lies between ln(1+λ) and c·ln(1+λ). The computation uses
  /// ln(1+λ).
  ///
  /// - Throws: `.invalidInput` if the noise is too near a singular one to be certified; `.numerical`.
  /// - Complexity: O(k³).
  public func mutualInformation() throws(VerificationError) -> Estimate {
    let factor = try noise.whitenedEigenvalues()
    let spectrum = try SymmetricSpectrum(noise.inverse * received * noise.inverse.transposed)
    let logarithms = spectrum.eigenvalues.map { Estimate.log1p($0).clamped(atLeast: 0) }.sum()
    return Estimate(exactly: 0.5) * logarithms / factor
  }
}

/// Two blocks of jointly Gaussian variables, given by their joint covariance.
///
/// - SeeAlso: RT-001
public struct GaussianBlocks: Sendable {
  private let joint: CholeskyFactor
  private let first: CholeskyFactor
  private let second: CholeskyFactor

  /// The blocks with the given joint covariance.
  ///
  /// - Parameters:
  ///   - jointCovariance: n×n, symmetric positive definite.
  ///   - firstCount: the number of leading variables that form the first block, 1 to n−1.
  /// - Throws: `.invalidInput` naming what is wrong.
  /// - Complexity: O(n³).
  public init(jointCovariance: [[Double]], firstCount: Int) throws(VerificationError) {
    joint = try CholeskyFactor(jointCovariance, "jointCovariance")
    try require(
      firstCount >= 1 && firstCount < jointCovariance.count, "firstCount",
      "must be 1 to \(jointCovariance.count - 1), is \(firstCount)")
    func block(_ range: Range<Int>) -> [[Double]] { jointCovariance[range].map { Array($0[range]) } }
    first = try CholeskyFactor(block(0..<firstCount), "first block")
    second = try CholeskyFactor(block(firstCount..<jointCovariance.count), "second block")
  }

  /// I = ½(ln det Σ₁₁ + ln det Σ₂₂ − ln det Σ) in nats, certified; with absolute accuracy only.
  ///
  /// - Throws: `.invalidInput` if a block is too near a singular one to be certified.
  /// - Complexity: O(n³).
  public func mutualInformation() throws(VerificationError) -> Estimate {
    let blocks = try first.logDeterminant() + second.logDeterminant()
    return (Estimate(exactly: 0.5) * (blocks - (try joint.logDeterminant()))).clamped(atLeast: 0)
  }
}
