/// A linear channel Y = BX + N of independent normal vectors X and N, with decimal matrices.
///
/// For small matrices, the definiteness, the information and the eigenvalues come from exact determinants of whole
/// numbers. Others are treated as intervals.
///
/// - SeeAlso: RT-007
public struct GaussianChannel: Sendable {
  /// Σ_x, d×d.
  let sourceCovariance: [[DecimalNumeral]]
  /// B, p×d.
  let gain: [[DecimalNumeral]]
  /// Σ_n, p×p.
  let noiseCovariance: [[DecimalNumeral]]
  /// BΣ_xBᵀ and Σ_n in exact form, if they are small.
  private let pencil: ExactPencil?

  /// A channel with the given matrices.
  ///
  /// - Parameters:
  ///   - sourceCovariance: Σ_x, d×d, symmetric positive definite, d of at most 100.
  ///   - gain: B, p×d.
  ///   - noiseCovariance: Σ_n, p×p, symmetric positive definite, p of at most 100.
  /// - Throws: `.invalidInput` naming the matrix whose shape, symmetry or definiteness is wrong, or a large one that is
  ///   too near a singular one to be certified definite.
  /// - Complexity: O((d + p)³) arithmetic operations; for small matrices, on whole numbers of O(d + p) words.
  public init(
    sourceCovariance: [[DecimalNumeral]], gain: [[DecimalNumeral]], noiseCovariance: [[DecimalNumeral]]
  ) throws(VerificationError) {
    try requirePositiveDefinite(sourceCovariance, "sourceCovariance")
    try requirePositiveDefinite(noiseCovariance, "noiseCovariance")
    try requireShape(gain, "gain", rows: noiseCovariance.count, columns: sourceCovariance.count)
    self.init(definiteSource: sourceCovariance, gain: gain, definiteNoise: noiseCovariance)
  }

  /// A channel with covariances that are known to be positive definite.
  init(
    definiteSource sourceCovariance: [[DecimalNumeral]], gain: [[DecimalNumeral]],
    definiteNoise noiseCovariance: [[DecimalNumeral]]
  ) {
    (self.sourceCovariance, self.gain, self.noiseCovariance) = (sourceCovariance, gain, noiseCovariance)
    pencil = Self.pencil(sourceCovariance, gain, noiseCovariance)
  }

  /// The greatest number of products for which BΣ_xBᵀ is computed exactly.
  private static let greatestProduct = 20_000

  private static func pencil(
    _ source: [[DecimalNumeral]], _ gain: [[DecimalNumeral]], _ noise: [[DecimalNumeral]]
  ) -> ExactPencil? {
    guard gain.count * source.count * (source.count + gain.count) <= greatestProduct else { return nil }
    let gain = DecimalMatrix(gain)
    return ExactPencil((gain * DecimalMatrix(source) * gain.transposed).decimals, noise)
  }

  /// I(X;Y) = ½ ln det(I + Σ_n⁻¹BΣ_xBᵀ) in nats, certified; for small matrices with a relative error of a few
  /// roundings.
  ///
  /// - Throws: for large matrices the errors of ``signalToNoiseRatios()``.
  public func mutualInformation() throws(VerificationError) -> Estimate {
    if let pencil { return pencil.information }
    return try enclosedRatios().map { Estimate(exactly: 0.5) * .log1p($0) }.sum().clamped(atLeast: 0)
  }

  /// The eigenvalues μ_i of Σ_xBᵀΣ_n⁻¹B, one for each dimension of X, in descending order.
  ///
  /// For small matrices each has a relative error of a few hundred roundings, and an eigenvalue 0 is exactly 0.
  ///
  /// - Throws: `.invalidInput` if a large matrix is too near a singular one to be certified; `.numerical`.
  public func signalToNoiseRatios() throws(VerificationError) -> [Estimate] {
    let dimension = sourceCovariance.count
    guard let polynomial = pencil?.polynomial() else { return try enclosedRatios() }
    let guesses = (try? enclosedRatios().map(\.value)) ?? []
    let missing = max(0, polynomial.count - dimension)
    let ascending = Array(repeating: 0, count: missing) + guesses.prefix(polynomial.count).reversed()
    let found = polynomial.eigenvalues(near: ascending).reversed().prefix(dimension)
    return found + Array(repeating: Estimate(exactly: 0), count: dimension - found.count)
  }

  /// The same by interval arithmetic, accurate to roundings of the greatest eigenvalue.
  private func enclosedRatios() throws(VerificationError) -> [Estimate] {
    func estimates(_ rows: [[DecimalNumeral]]) -> [[Estimate]] { rows.map { $0.map(\.estimate) } }
    return try GaussianBottleneck(
      sourceCovariance: estimates(sourceCovariance), gain: estimates(gain), noiseCovariance: estimates(noiseCovariance)
    ).signalToNoiseRatios
  }
}
