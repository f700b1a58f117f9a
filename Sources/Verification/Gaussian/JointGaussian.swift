/// A joint normal law of n variables, known by its covariance; entropies and informations of any of its blocks.
///
/// - SeeAlso: RT-007
public struct JointGaussian: Sendable {
  let covariance: EstimateMatrix

  /// A law of a covariance of exact numbers, n×n.
  ///
  /// - Throws: `.invalidInput` if the matrix is not symmetric, or too near a singular one to be certified definite.
  /// - Complexity: O(n³).
  public init(covariance: [[Double]]) throws(VerificationError) {
    try self.init(covariance: covariance.map { $0.map { Estimate(exactly: $0) } })
  }

  /// A law whose covariance, n×n, is known up to intervals.
  ///
  /// - Throws: `.invalidInput` if the intervals are not symmetric, or some matrix within them may not be definite.
  /// - Complexity: O(n³).
  public init(covariance: [[Estimate]]) throws(VerificationError) {
    let factor = try CholeskyFactor(covariance, "covariance")
    _ = try factor.whiteningError()
    self.covariance = factor.covariance
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
    let residual = try conditional(block, condition)
    let size = Estimate(exactly: Double(block.count))
    let constant = size * (Estimate(exactly: 1) + Estimate.log(Estimate.twoPi))
    return Estimate(exactly: 0.5) * (constant + (try CholeskyFactor(residual, "block").logDeterminant()))
  }

  /// I(A;B|C) = −½ Σ ln(1 − ρᵢ²) in nats, ρᵢ the canonical correlations of A and B given C; certified.
  ///
  /// Without C the accuracy is relative, times the blocks' condition, down to correlations of 2^-511. With C the conditional covariance is
  /// certified to rounding of the unconditional one, and an information below that is enclosed from 0.
  ///
  /// - Parameters:
  ///   - first: A, indices of variables.
  ///   - second: B, indices of other variables.
  ///   - condition: C, indices of yet others, none by default.
  /// - Throws: `.invalidInput` if an index is out of range or used twice, or the covariance is too near a singular one.
  /// - Complexity: O(n³).
  public func mutualInformation(
    _ first: [Int], _ second: [Int], given condition: [Int] = []
  ) throws(VerificationError) -> Estimate {
    try requireBlocks(["first": first, "second": second], condition)
    let joint = try conditional(first + second, condition)
    let (left, right) = (Array(0..<first.count), Array(first.count..<joint.rows))
    return try Self.information(
      first: joint.block(left, left), cross: joint.block(left, right), second: joint.block(right, right))
  }

  /// The covariance of a block given others: Σ_AA − Σ_AC Σ_CC⁻¹ Σ_CA.
  ///
  /// With X near the inverse of a Cholesky factor of Σ_CC and ‖XΣ_CCXᵀ − I‖ ≤ f < 1, Σ_CC⁻¹ is XᵀX + XᵀEX with
  /// ‖E‖ ≤ f/(1−f); the second part is bounded by the lengths of the columns of W = XΣ_CA.
  private func conditional(_ block: [Int], _ condition: [Int]) throws(VerificationError) -> EstimateMatrix {
    let own = covariance.block(block, block)
    if condition.isEmpty { return own }
    let factor = try CholeskyFactor(covariance.block(condition, condition), "condition")
    let distortion = Estimate(exactly: try factor.whiteningError())
    let slack = (distortion / (Estimate(exactly: 1) - distortion)).upper
    let whitened = factor.inverse * covariance.block(condition, block)
    let lengths = block.indices.map { Estimate(exactly: whitened.block(Array(condition.indices), [$0]).normBound) }
    let explained = whitened.transposed * whitened
    return EstimateMatrix(rows: block.count, columns: block.count) { row, column in
      // One of two mirror images is computed, so that both are the same interval.
      let (i, j) = (max(row, column), min(row, column))
      let bound = (lengths[i] * lengths[j] * Estimate(exactly: slack)).upper
      return own[i, j] - explained[i, j] + Estimate(value: 0, lower: -bound, upper: bound)
    }
  }

  /// I of two blocks by their canonical correlations, the singular values of N_A^(−½) M N_B^(−½).
  ///
  /// With X and Y near the inverses of Cholesky factors of the blocks, M = XΣ_ABYᵀ, and N_A = XΣ_AAXᵀ and N_B alike
  /// are within f and g of the identity: the squares are those of the singular values of M times factors between
  /// 1/((1+f)(1+g)) and 1/((1−f)(1−g)).
  private static func information(
    first: EstimateMatrix, cross: EstimateMatrix, second: EstimateMatrix
  ) throws(VerificationError) -> Estimate {
    let (left, right) = (try CholeskyFactor(first, "first"), try CholeskyFactor(second, "second"))
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
