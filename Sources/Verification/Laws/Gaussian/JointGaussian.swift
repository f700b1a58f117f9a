/// A joint normal law of n variables, given by its covariance, with the entropies and informations of its blocks.
///
/// - SeeAlso: RT-007
public struct JointGaussian: Sendable {
  let covariance: EstimateMatrix
  /// The exact covariance, if it is given exactly and its determinants can be computed in reasonable time.
  let exact: ExactSymmetricMatrix?

  /// A law with a covariance of exact numbers, n×n.
  ///
  /// - Throws: `.invalidInput` if a number is not finite, or for the reasons of ``init(decimals:)``.
  /// - Complexity: O(n³).
  public init(covariance: [[Double]]) throws(VerificationError) {
    for (index, row) in covariance.enumerated() { try requireFinite(row, "covariance[\(index)]") }
    try self.init(decimals: covariance.map { $0.map { DecimalNumeral(exactly: $0) } })
  }

  /// A law with a covariance of decimals, n×n, n at most 100.
  ///
  /// For small matrices, the definiteness and all informations come from exact determinants of whole numbers. These
  /// include matrices of up to 64 variables with 17 digits, and of 2 variables with 2000 digits. Others are treated as
  /// intervals.
  ///
  /// - Throws: `.invalidInput` if the matrix is not symmetric, or not positive definite, or large and too near a
  ///   singular one to be certified definite.
  /// - Complexity: O(n³) arithmetic operations; for small matrices, on whole numbers of O(n) words.
  public init(decimals covariance: [[DecimalNumeral]]) throws(VerificationError) {
    try requireCovariance(covariance, "covariance")
    try self.init(covariance, isKnownDefinite: false)
  }

  /// A law with a covariance of decimals that is known to be positive definite, n×n, n at most 100.
  ///
  /// - Throws: `.invalidInput` if the matrix is large and too near a singular one to be certified definite.
  /// - Complexity: O(n²) for small matrices, else O(n³).
  init(definite covariance: [[DecimalNumeral]]) throws(VerificationError) {
    try self.init(covariance, isKnownDefinite: true)
  }

  private init(_ covariance: [[DecimalNumeral]], isKnownDefinite: Bool) throws(VerificationError) {
    let exact = try ExactSymmetricMatrix.definite(covariance, "covariance", isKnownDefinite: isKnownDefinite)
    // The upper triangle mirrors the lower one.
    let lower = covariance.indices.map { i in (0...i).map { covariance[i][$0].estimate } }
    let estimates = covariance.indices.map { i in covariance.indices.map { lower[max(i, $0)][min(i, $0)] } }
    self.init(EstimateMatrix(estimates), exact)
  }

  private init(_ covariance: EstimateMatrix, _ exact: ExactSymmetricMatrix?) {
    (self.covariance, self.exact) = (covariance, exact)
  }

  /// A law whose covariance, n×n, is known up to intervals.
  ///
  /// - Throws: `.invalidInput` if the intervals are not symmetric, or some matrix within them may not be definite.
  /// - Complexity: O(n³).
  public init(covariance: [[Estimate]]) throws(VerificationError) {
    let factor = try CholeskyFactor(covariance, "covariance")
    _ = try factor.whiteningError()
    self.init(factor.covariance, nil)
  }

  /// The number n of variables.
  public var count: Int { covariance.rows }

  /// h(A|C) = ½ ln((2πe)^|A| det Σ_{A|C}) in nats, certified.
  ///
  /// - Parameters:
  ///   - block: A, indices of variables.
  ///   - condition: C, indices of other variables, none by default.
  /// - Throws: `.invalidInput` if an index is out of range or used twice, or the conditional covariance cannot be
  ///   certified definite.
  /// - Complexity: O(n³).
  public func entropy(of block: [Int], given condition: [Int] = []) throws(VerificationError) -> Estimate {
    try requireBlocks(["block": block], condition)
    if let exact { return exact.entropy(of: block, given: condition) }
    let residual = try conditional(block, condition)
    let size = Estimate(exactly: Double(block.count))
    let constant = size * (Estimate(exactly: 1) + Estimate.log(Estimate.twoPi))
    return Estimate(exactly: 0.5) * (constant + (try CholeskyFactor(residual, "covariance").logDeterminant()))
  }

  /// I(A;B|C) = −½ Σ ln(1 − ρᵢ²) in nats, where ρᵢ are the canonical correlations of A and B given C; certified.
  ///
  /// For an exact covariance the accuracy is relative, whatever its condition number. For intervals without C, the
  /// error is relative to Σ ρᵢ², times the blocks' condition numbers. With C, the conditional covariance is certified
  /// only up to roundings of the unconditional one; the interval of an information below that starts at 0.
  ///
  /// - Parameters:
  ///   - first: A, indices of variables.
  ///   - second: B, indices of other variables.
  ///   - condition: C, indices of still other variables, none by default.
  /// - Throws: `.invalidInput` if an index is out of range or used twice, or the covariance is too near a singular one.
  /// - Complexity: O(n³).
  public func mutualInformation(
    _ first: [Int], _ second: [Int], given condition: [Int] = []
  ) throws(VerificationError) -> Estimate {
    try requireBlocks(["first": first, "second": second], condition)
    if let exact { return exact.information(first, second, given: condition) }
    let joint = try conditional(first + second, condition)
    let (left, right) = (Array(0..<first.count), Array(first.count..<joint.rows))
    return try Self.information(
      first: joint.block(left, left), cross: joint.block(left, right), second: joint.block(right, right))
  }

  /// The covariance of a block given other variables: Σ_AA − Σ_AC Σ_CC⁻¹ Σ_CA.
  ///
  /// Let U be near the inverse of a Cholesky factor of Σ_CC, with ‖UΣ_CCUᵀ − I‖ ≤ f < 1. Then Σ_CC⁻¹ = UᵀU + UᵀEU with
  /// ‖E‖ ≤ f/(1−f), and the lengths of the columns of W = UΣ_CA bound the second part.
  private func conditional(_ block: [Int], _ condition: [Int]) throws(VerificationError) -> EstimateMatrix {
    let own = covariance.block(block, block)
    if condition.isEmpty { return own }
    let factor = try CholeskyFactor(covariance.block(condition, condition), "covariance")
    let distortion = Estimate(exactly: try factor.whiteningError())
    let slack = distortion / (Estimate(exactly: 1) - distortion)
    let whitened = factor.inverse * covariance.block(condition, block)
    let lengths = block.indices.map { Estimate(exactly: whitened.block(Array(condition.indices), [$0]).normBound) }
    let explained = whitened.transposed * whitened
    let unit = Estimate(value: 0, lower: -1, upper: 1)
    return EstimateMatrix(rows: block.count, columns: block.count) { row, column in
      // Only one of two symmetric entries is computed, so that both are the same interval.
      let (i, j) = (max(row, column), min(row, column))
      return own[i, j] - explained[i, j] + lengths[i] * lengths[j] * slack * unit
    }
  }

  /// I of two blocks from their canonical correlations, the singular values of N_A^(−½) M N_B^(−½).
  ///
  /// Let U and V be near the inverses of Cholesky factors of the blocks, and M = UΣ_ABVᵀ. N_A = UΣ_AAUᵀ and N_B =
  /// VΣ_BBVᵀ are within f and g of the identity. The squared correlations are the squared singular values of M times
  /// factors from 1/((1+f)(1+g)) to 1/((1−f)(1−g)).
  private static func information(
    first: EstimateMatrix, cross: EstimateMatrix, second: EstimateMatrix
  ) throws(VerificationError) -> Estimate {
    let (left, right) = (try CholeskyFactor(first, "covariance"), try CholeskyFactor(second, "covariance"))
    let one = Estimate(exactly: 1)
    let (f, g) = (Estimate(exactly: try left.whiteningError()), Estimate(exactly: try right.whiteningError()))
    let factor = Estimate(
      value: 1, lower: (one / ((one + f) * (one + g))).lower, upper: (one / ((one - f) * (one - g))).upper)
    let whitened = left.inverse * cross * right.inverse.transposed
    let gram =
      whitened.rows <= whitened.columns ? whitened * whitened.transposed : whitened.transposed * whitened
    var sum = Estimate(exactly: 0)
    for square in try SymmetricSpectrum(gram).eigenvalues {
      let correlation = (square * factor).clamped(atLeast: 0)
      try require(correlation.upper < 1, "covariance", "must be farther from a singular matrix to be certified")
      sum += -Estimate.log1p(-correlation)
    }
    return (Estimate(exactly: 0.5) * sum).clamped(atLeast: 0)
  }

  func requireBlocks(_ blocks: KeyValuePairs<String, [Int]>, _ condition: [Int]) throws(VerificationError) {
    var used: Set<Int> = []
    for (name, block) in blocks { try require(!block.isEmpty, name, "needs at least one variable") }
    for (name, block) in blocks.map({ ($0.key, $0.value) }) + [("condition", condition)] {
      for index in block {
        try require((0..<count).contains(index), name, "must hold indices 0 to \(count - 1), holds \(index)")
        try require(used.insert(index).inserted, name, "must not hold variable \(index), which is used already")
      }
    }
  }
}
