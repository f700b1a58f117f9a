import CGSL

/// Certified intervals for the eigenvalues of a positive semidefinite matrix.
///
/// - SeeAlso: RT-001
struct SymmetricSpectrum {
  /// One interval per eigenvalue, with multiplicity.
  let eigenvalues: [Estimate]

  /// The eigenvalues of every positive semidefinite symmetric matrix K within the given intervals.
  ///
  /// With V the library's eigenvectors and Λ its eigenvalues, let VᵀKV = Λ + S and VᵀV = I + G, with ‖S‖ ≤ s and ‖G‖ ≤
  /// g < 1. By Weyl's theorem, the eigenvalues of VᵀKV lie within s of those of Λ. By Ostrowski's theorem, those of K
  /// are the eigenvalues of VᵀKV divided by factors from 1 − g to 1 + g. Both hold in sorted order.
  /// Source: R. Horn, C. Johnson, "Matrix Analysis", 2nd ed., theorems 4.3.1 and 4.5.9.
  ///
  /// - Throws: `.numerical` if the library fails.
  /// - Complexity: O(n³).
  init(_ matrix: EstimateMatrix) throws(VerificationError) {
    let size = matrix.rows
    // After an overflow nothing is known, so the library is not called.
    guard matrix.elements.allSatisfy({ $0.value.isFinite }) else {
      eigenvalues = Array(repeating: Estimate(value: 0, lower: 0, upper: .infinity), count: size)
      return
    }
    let values = gsl_vector_alloc(size)!
    defer { gsl_vector_free(values) }
    let workspace = gsl_eigen_symmv_alloc(size)!
    defer { gsl_eigen_symmv_free(workspace) }
    let basis = gsl_matrix_alloc(size, size)!
    defer { gsl_matrix_free(basis) }
    // The library reads the lower triangle only.
    let middle = (0..<size).map { row in (0..<size).map { matrix[row, $0].value } }
    _ = try withLibraryMatrix(middle) { destroyed throws(VerificationError) in
      try GSL.perform("gsl_eigen_symmv") { gsl_eigen_symmv(destroyed, values, basis, workspace) }
    }
    let approximate = (0..<size).map { gsl_vector_get(values, $0) }
    let vectors = EstimateMatrix(rows: size, columns: size) { Estimate(exactly: gsl_matrix_get(basis, $0, $1)) }
    let skew = (vectors.transposed * vectors - .identity(size)).normBound
    let residual = (vectors.transposed * matrix * vectors - .diagonal(approximate)).normBound
    guard skew < 1 else {
      throw .numerical(GSLError(function: "gsl_eigen_symmv", code: Int32(GSL_ELOSS), message: "vectors not orthogonal"))
    }
    let factor = Estimate(value: 1, lower: (1 - skew).nextDown, upper: (1 + skew).nextUp)
    eigenvalues = approximate.map { value in
      let enclosure = Estimate(exactly: value) + Estimate(value: 0, lower: -residual, upper: residual)
      return enclosure.clamped(atLeast: 0) / factor
    }
  }
}
