import CGSL
import RealModule

// The same quantities by determinants of the GNU Scientific Library, with a first-order bound on rounding: an
// independent computation without proof.

extension JointGaussian {
  /// I(A;B|C) in nats by determinants; with absolute accuracy only.
  ///
  /// - Throws: `.invalidInput` if an index is out of range or used twice; `.numerical`.
  public func libraryInformation(
    _ first: [Int], _ second: [Int], given condition: [Int] = []
  ) throws(VerificationError) -> Estimate {
    try requireBlocks(["first": first, "second": second], condition)
    let single = try libraryLogDeterminant(first + condition) + libraryLogDeterminant(second + condition)
    let joint = try libraryLogDeterminant(first + second + condition) + libraryLogDeterminant(condition)
    return Estimate(exactly: 0.5) * (single - joint)
  }

  /// h(A|C) in nats by determinants.
  ///
  /// - Throws: `.invalidInput` if an index is out of range or used twice; `.numerical`.
  public func libraryEntropy(of block: [Int], given condition: [Int] = []) throws(VerificationError) -> Estimate {
    try requireBlocks(["block": block], condition)
    let constant = Estimate(exactly: Double(block.count)) * (Estimate(exactly: 1) + Estimate.log(Estimate.twoPi))
    let ratio = try libraryLogDeterminant(block + condition) - libraryLogDeterminant(condition)
    return Estimate(exactly: 0.5) * (constant + ratio)
  }

  /// ln det of a block by the library's Cholesky factor, with an error from its estimate of the condition number.
  private func libraryLogDeterminant(_ block: [Int]) throws(VerificationError) -> Estimate {
    if block.isEmpty { return Estimate(exactly: 0) }
    let rows = block.map { row in block.map { covariance[row, $0].value } }
    var reciprocal = Double()
    let factor = try withLibraryMatrix(rows) { matrix throws(VerificationError) in
      try GSL.perform("gsl_linalg_cholesky_decomp1") { gsl_linalg_cholesky_decomp1(matrix) }
      let workspace = gsl_vector_alloc(3 * block.count)
      defer { gsl_vector_free(workspace) }
      try GSL.perform("gsl_linalg_cholesky_rcond") { gsl_linalg_cholesky_rcond(matrix, &reciprocal, workspace) }
    }
    let logarithm = 2 * block.indices.map { Double.log(factor[$0][$0]) }.reduce(0, +)
    return Estimate(
      logarithm,
      within: .rounding(
        operations: 4 * block.count * block.count, condition: max(1, 1 / reciprocal), scale: max(1, logarithm.magnitude)
      ))
  }
}
