import RealModule
import Testing

@testable import Verification

@Suite struct `Certified determinants and spectra` {
  /// The second difference of n points, whose determinant is n + 1 and eigenvalues 2 − 2cos(kπ/(n+1)).
  static func secondDifference(_ size: Int) -> [[Double]] {
    (0..<size).map { i in (0..<size).map { j in i == j ? 2 : abs(i - j) == 1 ? -1 : 0 } }
  }

  /// Whether an estimate is of the logarithm of a determinant, and certified to n³·100 roundings.
  func isLogDeterminant(_ estimate: Estimate, _ determinant: Int, size: Int) -> Bool {
    let allowed = Tolerance.rounding(operations: 100 * size * size * size, condition: 1, scale: 1)
    return estimate.overlaps(Estimate.log(Estimate(exactly: Double(determinant)))) && estimate.error <= allowed.value
  }

  @Test(arguments: 1...12) func `the determinant of the second difference is its size plus one`(size: Int) throws {
    let estimate = try CholeskyFactor(Self.secondDifference(size), "matrix").logDeterminant()
    #expect(isLogDeterminant(estimate, size + 1, size: size))
  }

  @Test(arguments: 1...12) func `control: the determinant of the factor, not squared, is refuted`(size: Int) throws {
    let estimate = try CholeskyFactor(Self.secondDifference(size), "matrix").logDeterminant()
    #expect(!isLogDeterminant(Estimate(exactly: 0.5) * estimate, size + 1, size: size))
  }

  @Test(arguments: 1...12) func `each eigenvalue is enclosed`(size: Int) throws {
    let spectrum = try SymmetricSpectrum(EstimateMatrix(Self.secondDifference(size)))
    let sorted = spectrum.eigenvalues.sorted { $0.value < $1.value }
    for (index, enclosure) in sorted.enumerated() {
      let exact = 2 - 2 * Double.cos(Double(index + 1) * Double.pi / Double(size + 1))
      #expect(enclosure.overlaps(Estimate(exact, within: .rounding(operations: 4, condition: 1, scale: 4))))
      #expect(enclosure.error <= Tolerance.rounding(operations: 100 * size * size, condition: 1, scale: 4).value)
    }
  }

  @Test(arguments: 2...9) func `an ill-conditioned determinant is enclosed`(size: Int) throws {
    // Pascal's symmetric matrix, of determinant 1 whatever its size.
    var pascal = [[Double]](repeating: [Double](repeating: 1, count: size), count: size)
    for i in 1..<size { for j in 1..<size { pascal[i][j] = pascal[i - 1][j] + pascal[i][j - 1] } }
    #expect(try CholeskyFactor(pascal, "matrix").logDeterminant().contains(0))
  }

  @Test func `the logarithm of a determinant of 1 lies as far on both sides of 0 as the distortion allows`() throws {
    // The inverse of the factor has the diagonal (1, 1), so that only the slack is left, moved outward once.
    let factor = try CholeskyFactor([[1, 0.5], [0.5, 1.25]], "m")
    let distortion = try factor.whiteningError()
    let slack = Estimate(exactly: 2) * -Estimate.log1p(Estimate(exactly: -distortion))
    #expect(distortion > 0 && slack.lower < slack.upper)
    let end = slack.upper.nextUp
    #expect(try factor.logDeterminant() == Estimate(value: 0, lower: -end, upper: end))
  }

  @Test func `an uncertain matrix has uncertain eigenvalues`() throws {
    let uncertain = Estimate(value: 2, lower: 1.5, upper: 2.5)
    let spectrum = try SymmetricSpectrum(EstimateMatrix(rows: 1, columns: 1) { _, _ in uncertain })
    #expect(spectrum.eigenvalues[0].contains(1.5) && spectrum.eigenvalues[0].contains(2.5))
  }

  @Test func `what is not a covariance is named`() {
    #expect(throws: VerificationError.invalidInput(parameter: "m", requirement: "must be positive definite")) {
      try CholeskyFactor([[1, 2], [2, 1]], "m")
    }
    #expect(
      throws: VerificationError.invalidInput(
        parameter: "m[1][0]", requirement: "must equal its mirror image 0.5, is 0.25")
    ) { try CholeskyFactor([[1, 0.5], [0.25, 1]], "m") }
    #expect(
      throws: VerificationError.invalidInput(parameter: "m[0][0]", requirement: "must be a variance above 0, is 0.0")
    ) { try CholeskyFactor([[0]], "m") }
    #expect(throws: VerificationError.invalidInput(parameter: "m[0]", requirement: "needs 2 values, has 1")) {
      try CholeskyFactor([[1], [1, 1]], "m")
    }
  }

  @Test func `a matrix too near a singular one is never certified`() {
    // Hilbert's matrix of order 14 has condition 1e19: no double-precision factor of it means anything.
    let hilbert = (1...14).map { i in (1...14).map { 1 / Double(i + $0 - 1) } }
    #expect(throws: VerificationError.self) { try CholeskyFactor(hilbert, "m").logDeterminant() }
  }

  @Test func `an overflow is an error and no crash`() {
    #expect(throws: VerificationError.self) {
      try CholeskyFactor([[1e308, 1e308], [1e308, 1e308]], "m").logDeterminant()
    }
  }
}
