import CGSL
import RealModule

/// A lower triangular matrix L with L·Lᵀ near a covariance, and an approximate inverse of L.
///
/// The accuracy of the library's results is not assumed: results that are derived from them are certified by residuals,
/// which interval arithmetic bounds.
///
/// - SeeAlso: RT-001
struct CholeskyFactor {
  let covariance: EstimateMatrix
  let lower: EstimateMatrix
  let inverse: EstimateMatrix
  private let parameter: String

  /// The factor of a covariance.
  ///
  /// - Throws: `.invalidInput` if the matrix is not symmetric, or not positive definite.
  /// - Complexity: O(n³).
  init(_ covariance: [[Double]], _ parameter: String) throws(VerificationError) {
    try requireCovariance(covariance, parameter)
    try self.init(EstimateMatrix(covariance), parameter)
  }

  /// The factor of a covariance whose entries are known up to intervals.
  ///
  /// - Throws: `.invalidInput` if the intervals are not symmetric, or the matrix is not positive definite.
  /// - Complexity: O(n³).
  init(_ covariance: [[Estimate]], _ parameter: String) throws(VerificationError) {
    try requireCovariance(covariance.map { $0.map(\.value) }, parameter)
    for row in covariance.indices {
      for column in 0..<row {
        try require(
          covariance[row][column] == covariance[column][row], "\(parameter)[\(row)][\(column)]",
          "must have the interval of its mirror image")
      }
    }
    try self.init(EstimateMatrix(covariance), parameter)
  }

  /// The factor of a symmetric matrix of intervals; derived results hold for every matrix within the intervals.
  ///
  /// - Throws: `.invalidInput` if the matrix is not positive definite.
  /// - Complexity: O(n³).
  init(_ covariance: EstimateMatrix, _ parameter: String) throws(VerificationError) {
    var factor = (0..<covariance.rows).map { row in (0..<covariance.columns).map { covariance[row, $0].value } }
    do {
      factor = try withLibraryMatrix(factor) { matrix throws(VerificationError) in
        try GSL.perform("gsl_linalg_cholesky_decomp1") { gsl_linalg_cholesky_decomp1(matrix) }
      }
    } catch .numerical(let error) where error.code == Int32(GSL_EDOM) {
      throw .invalidInput(parameter: parameter, requirement: "must be positive definite")
    }
    // The library leaves the original matrix in the upper triangle.
    for row in factor.indices { for column in factor.indices where column > row { factor[row][column] = 0 } }
    self.parameter = parameter
    self.covariance = covariance
    lower = EstimateMatrix(factor)
    inverse = EstimateMatrix(
      try withLibraryMatrix(factor) { matrix throws(VerificationError) in
        try GSL.perform("gsl_linalg_tri_invert") {
          gsl_linalg_tri_invert(CblasLower, CblasNonUnit, matrix)
        }
      })
  }

  /// The logarithm of the covariance's determinant, certified.
  ///
  /// Let X be the approximate inverse, and XΣXᵀ = I + F. Then ln det Σ = ln det(I + F) − 2 ln |det X|, where X is
  /// triangular, and |ln det(I + F)| ≤ −n·ln(1 − f) for a bound f < 1 of ‖F‖. Such a bound also proves that Σ is
  /// positive definite.
  ///
  /// - Throws: `.invalidInput` if the matrix is too near a singular one for f < 1.
  /// - Complexity: O(n³).
  func logDeterminant() throws(VerificationError) -> Estimate {
    let distortion = try whiteningError()
    let size = Estimate(exactly: Double(inverse.rows))
    let slack = size * -Estimate.log1p(Estimate(exactly: -distortion))
    let logarithms = (0..<inverse.rows).map { Estimate.log(inverse[$0, $0]) }.sum()
    return Estimate(exactly: -2) * logarithms + Estimate(value: 0, lower: -slack.upper, upper: slack.upper)
  }

  /// An upper bound f < 1 of ‖XΣXᵀ − I‖, where X is the approximate inverse of L.
  ///
  /// - Throws: `.invalidInput` if the matrix is too near a singular one for f < 1.
  func whiteningError() throws(VerificationError) -> Double {
    let whitened = inverse * covariance * inverse.transposed
    let distortion = (whitened - .identity(whitened.rows)).normBound
    try require(
      distortion < 1, parameter, "must be farther from a singular matrix to be certified positive definite")
    return distortion
  }

  /// An interval from 1 − f to 1 + f, which contains every eigenvalue of XΣXᵀ.
  ///
  /// - Throws: `.invalidInput` if the matrix is too near a singular one for f < 1.
  func whitenedEigenvalues() throws(VerificationError) -> Estimate {
    let distortion = try whiteningError()
    return Estimate(value: 1, lower: (1 - distortion).nextDown, upper: (1 + distortion).nextUp)
  }
}
