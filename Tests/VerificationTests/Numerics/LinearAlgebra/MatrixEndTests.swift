import BigInt
import PropertyTesting
import RealModule
import Testing

@testable import Verification

@Suite struct `Matrices at the ends of what they accept, and the width of what they return` {
  /// The text of a refusal, or the empty text.
  func refusal(_ body: () throws(VerificationError) -> Void) -> String {
    do throws(VerificationError) {
      try body()
      return ""
    } catch { return error.description }
  }

  static func identity<Element>(_ count: Int, _ zero: Element, _ one: Element) -> [[Element]] {
    (0..<count).map { i in (0..<count).map { i == $0 ? one : zero } }
  }

  @Test func `covariances have 1 to 100 rows, variances above 0 and mirror images`() {
    let (zero, one) = (DecimalNumeral(exactly: 0), DecimalNumeral(exactly: 1))
    func refusal(_ rows: [[DecimalNumeral]]) -> String {
      self.refusal { () throws(VerificationError) in try requireCovariance(rows, "m") }
    }
    #expect(refusal(Self.identity(100, zero, one)) == "")
    #expect(refusal(Self.identity(101, zero, one)) == "m: must have at most 100 rows, has 101")
    #expect(refusal([]) == "m: needs at least one row" && refusal([[one, zero]]) == "m[0]: needs 1 values, has 2")
    #expect(refusal([[zero]]) == "m[0][0]: must be a variance above 0, is 0.0")
    #expect(refusal([[one, zero], [one, one]]) == "m[1][0]: must equal its mirror image 0.0, is 1.0")
    func shape(_ rows: Int, _ columns: Int) -> String {
      self.refusal { () throws(VerificationError) in try requireMatrix([[1, 2]], "m", rows: rows, columns: columns) }
    }
    #expect(
      shape(1, 2) == "" && shape(2, 2) == "m: needs 2 rows, has 1" && shape(1, 3) == "m[0]: needs 3 values, has 2")
    let infinite = self.refusal { () throws(VerificationError) in
      try requireMatrix([[1, .infinity]], "m", rows: 1, columns: 2)
    }
    #expect(infinite == "m[0][1]: must be finite, is inf")
    let near = one - DecimalNumeral(tenTo: -40)
    func definite(_ rows: [[DecimalNumeral]]) -> String {
      self.refusal { () throws(VerificationError) in try requirePositiveDefinite(rows, "m") }
    }
    #expect(
      definite([[one, near], [near, one]]) == ""
        && definite([[one, one], [one, one]]) == "m: must be positive definite")
  }

  @Test func `intervals of covariances must be mirror images too`() throws {
    let (one, wide) = (Estimate(exactly: 1), Estimate(value: 0.5, lower: 0.25, upper: 0.5))
    let mirrored = self.refusal { () throws(VerificationError) in
      _ = try CholeskyFactor([[one, wide], [wide, one]], "m")
    }
    let torn = self.refusal { () throws(VerificationError) in
      _ = try CholeskyFactor([[one, Estimate(exactly: 0.5)], [wide, one]], "m")
    }
    #expect(mirrored == "" && torn == "m[1][0]: must have the interval of its mirror image")
  }

  @Test func `a norm bounds that of Frobenius by a few roundings, without underflow or overflow`() {
    for scale in [1, 0x1p-600, 0x1p600] {
      let matrix = EstimateMatrix([[3 * scale, -4 * scale], [0, 12 * scale]])
      #expect(matrix.normBound >= 13 * scale && matrix.normBound <= 13 * scale * (1 + 16 * Double.ulpOfOne))
    }
    #expect(EstimateMatrix([[0, 0]]).normBound == 0 && EstimateMatrix([[1, .infinity]]).normBound == .infinity)
    let wide = EstimateMatrix([[Estimate(value: 1, lower: -3, upper: 1), Estimate(value: 0, lower: 0, upper: 4)]])
    #expect(wide.normBound >= 5 && wide.normBound <= 5 * (1 + 16 * Double.ulpOfOne))
  }

  @Test func `a norm of many elements bounds the exact one, which lies above the lower ends of their squares`() {
    let matrix = EstimateMatrix(rows: 16, columns: 16) { Estimate(exactly: 1 / Double(3 + 16 * $0 + $1)) }
    let squares = matrix.elements.map { DecimalNumeral(exactly: $0.value) }.map { $0 * $0 }
    let sum = squares.reduce(DecimalNumeral(exactly: 0), +)
    let bound = DecimalNumeral(exactly: matrix.normBound)
    #expect(sum <= bound * bound)
    // Control: each of 256 quotients, squares and sums rounds, by half an ulp of the sum at most.
    let wide = DecimalNumeral(exactly: matrix.normBound * (1 - 256 * 3 * Double.ulpOfOne))
    #expect(wide * wide < sum)
  }

  @Test func `a spectrum moves and scales by its residual and its skewness`() throws {
    // Eigenvalues 1 and 3, the diagonal known to a quarter.
    func wide(_ value: Double, _ error: Double) -> Estimate {
      Estimate(value: value, lower: value - error, upper: value + error)
    }
    for error in [0, 0x1p-30, 0.25] {
      let matrix = EstimateMatrix([[wide(2, error), Estimate(exactly: 1)], [Estimate(exactly: 1), wide(2, error)]])
      let found = try SymmetricSpectrum(matrix).eigenvalues.sorted { $0.value < $1.value }
      for (estimate, exact) in zip(found, [1.0, 3]) {
        #expect(estimate.lower <= exact - error && estimate.upper >= exact + error)
        // Of VᵀKV − Λ each element is known to at most 2·error, its norm to 4.
        #expect(estimate.error <= 4 * error + 0x1p-44)
      }
    }
    let semidefinite = try SymmetricSpectrum(EstimateMatrix([[1, 1], [1, 1]])).eigenvalues
    #expect(
      semidefinite.allSatisfy { $0.lower >= 0 } && semidefinite.contains { $0.contains(0) && $0.error <= 0x1p-44 })
    let unknown = try SymmetricSpectrum(EstimateMatrix([[.infinity, 0], [0, 1]])).eigenvalues
    #expect(unknown == Array(repeating: Estimate(value: 0, lower: 0, upper: .infinity), count: 2))
  }

  @Test func `the eigenvalue of one element is that within its residual, over its skewness`() throws {
    let (one, element) = (EstimateMatrix([[1]]), EstimateMatrix([[Estimate(value: 2, lower: 1.5, upper: 2.25)]]))
    let skewness = (one * one - .identity(1)).normBound
    let residual = (one * element * one - .diagonal([2])).normBound
    let factor = Estimate(value: 1, lower: (1 - skewness).nextDown, upper: (1 + skewness).nextUp)
    let around = Estimate(exactly: 2) + Estimate(value: 0, lower: -residual, upper: residual)
    #expect(skewness > 0 && residual > 0.5)
    #expect(try SymmetricSpectrum(element).eigenvalues == [around / factor])
  }

  @Test func `eigenvalues after whitening lie around 1 by no less than the distortion`() throws {
    let exact = try CholeskyFactor([[4.0, 0], [0, 1]], "m")
    let least = try exact.whiteningError()
    #expect(least <= 0x1p-48)
    let ends = Estimate(value: 1, lower: (1 - least).nextDown, upper: (1 + least).nextUp)
    #expect(try exact.whitenedEigenvalues() == ends)
    let wide = Estimate(value: 1, lower: 0.75, upper: 1.25)
    let factor = try CholeskyFactor([[wide]], "m")
    let (error, values) = (try factor.whiteningError(), try factor.whitenedEigenvalues())
    #expect(error >= 0.25 && error <= 0.25 + 0x1p-48)
    #expect(values.lower <= 0.75 && values.upper >= 1.25 && values.error <= 0.25 + 0x1p-47)
    // ln det lies between ±ln(1 − f), and a matrix that may be singular is refused.
    let logarithm = try factor.logDeterminant()
    #expect(logarithm.lower <= Double.log(0.75) && logarithm.upper >= -Double.log(0.75) && logarithm.upper <= 0.29)
    let open = try CholeskyFactor([[Estimate(value: 1, lower: 0, upper: 2)]], "m")
    #expect(throws: VerificationError.self) { try open.whiteningError() }
  }

  /// Two matrices of 16 rows, their elements known to a radius.
  func pair(_ radius: Double) -> (EstimateMatrix, EstimateMatrix) {
    func matrix(_ seed: Int) -> EstimateMatrix {
      EstimateMatrix(rows: 16, columns: 16) { row, column in
        let value = Double((row * 37 + column * seed) % 29 - 14)
        return Estimate(value: value, lower: value - radius, upper: value + radius)
      }
    }
    return (matrix(11), matrix(53))
  }

  @Test(arguments: [0, 0x1p-20]) func `the bound of a large product is the stated sum of its terms`(radius: Double)
    throws
  {
    let (left, right) = pair(radius)
    let product = try #require(EstimateMatrix.largeProduct(left, right))
    let gamma = 20 * 0x1p-53
    for i in 0..<16 {
      for j in 0..<16 {
        // Σ |a|(γ|b| + q) + r(|b| + q), with γ of four roundings more than there are products.
        let stated = (0..<16).reduce(0.0) { sum, k in
          let (a, b) = (left[i, k].value.magnitude, right[k, j].value.magnitude)
          return sum + a * (gamma * b + radius) + radius * (b + radius)
        }
        let value = (0..<16).reduce(0.0) { $0 + left[i, $1].value * right[$1, j].value }
        // The ends are moved by one number more.
        let slack = 4 * gamma * stated + 4 * value.ulp + 0x1p-1060
        #expect(product[i, j].value == value && product[i, j].upper - value >= stated)
        #expect(value - product[i, j].lower >= stated && product[i, j].error <= stated * (1 + 0x1p-30) + slack)
      }
    }
  }

  @Test func `a product of 4096 terms is large, and one of fewer is not`() {
    func ones(_ rows: Int, _ columns: Int) -> EstimateMatrix {
      EstimateMatrix(rows: rows, columns: columns) { _, _ in Estimate(exactly: 1) }
    }
    #expect(EstimateMatrix.largeProduct(ones(16, 16), ones(16, 16)) != nil)
    #expect(EstimateMatrix.largeProduct(ones(16, 16), ones(16, 15)) == nil)
    let product = ones(32, 8) * ones(8, 16)
    #expect(product.rows == 32 && product.columns == 16 && product.elements.allSatisfy { $0.contains(8) })
  }

  @Test func `the bound of a large product holds what underflows, as eight least numbers for each term`() throws {
    func square(_ value: Double) -> EstimateMatrix {
      EstimateMatrix(rows: 16, columns: 16) { _, _ in Estimate(exactly: value) }
    }
    // Each term is 15/32 of the least number, and rounded to 0.
    let (a, b) = (0x1p-537, 0x1.ep-539)
    let product = try #require(EstimateMatrix.largeProduct(square(a), square(b)))
    let exact = DecimalNumeral(exactly: a) * DecimalNumeral(exactly: b) * DecimalNumeral(exactly: 16)
    // Two numbers more by the steps outward.
    let end = Double(8 * 16 + 2) * Double.leastNonzeroMagnitude
    for element in product.elements {
      #expect(element.value == 0 && contains(element, exact) && element.upper == end && element.lower == -end)
    }
  }

  @Test func `exact matrices multiply, add and transpose like their decimals`() throws {
    func decimals(_ rows: [[String]]) throws -> [[DecimalNumeral]] {
      try rows.map { try $0.map { try #require(DecimalNumeral($0)) } }
    }
    let left = DecimalMatrix(try decimals([["1", "0.5"], ["-2", "1e3"], ["0", "0"]]))
    let right = DecimalMatrix(try decimals([["0.25", "4"], ["1e-6", "-1"]]))
    #expect((left * right).decimals == (try decimals([["0.2500005", "3.5"], ["-0.499", "-1008"], ["0", "0"]])))
    #expect(DecimalMatrix([]).transposed.count == 0)
    #expect(left.transposed.decimals == (try decimals([["1", "-2", "0"], ["0.5", "1e3", "0"]])))
    let sum = DecimalMatrix.identity(2) + right
    let sums = try decimals([["1.25", "4"], ["1e-6", "0"]])
    #expect(sum.decimals == sums && (right + .identity(2)).decimals == sums)
    #expect(
      DecimalMatrix.zero(rows: 3, columns: 2).decimals == (try decimals([["0", "0"], ["0", "0"], ["0", "0"]])))
    let half = try decimals([["0.5"]])
    #expect(left.count == 3 && DecimalMatrix(exactly: [[0.5]]).decimals == half)
  }

  @Test func `the information of a signal far below the noise is at least 0, and that of none is 0`() throws {
    let (zero, one) = (DecimalNumeral(exactly: 0), DecimalNumeral(exactly: 1))
    let none = try #require(ExactPencil([[zero]], [[one]])).information
    let faint = try #require(ExactPencil([[DecimalNumeral(tenTo: -400)]], [[one]])).information
    #expect(none == Estimate(exactly: 0))
    // Below the least positive number an end is 0 or a few of these numbers.
    #expect(faint.lower == 0 && faint.upper > 0 && faint.upper <= 4 * .leastNonzeroMagnitude)
  }

  /// det(K + xN) = x(x + 1)(x + 3)², of the eigenvalues 0, 1, 3 and 3.
  static let polynomial = PencilPolynomial(coefficients: [0, 9, 15, 7, 1])

  @Test func `an eigenvalue below the least positive number is enclosed between that and 0`() {
    // μ = 2⁻¹⁰⁸⁰.
    let found = PencilPolynomial(coefficients: [1, BigInt(1) << 1080]).eigenvalues(near: [])
    #expect(found == [Estimate(value: 0, lower: 0, upper: .leastNonzeroMagnitude)])
  }

  @Test func `an eigenvalue above the greatest finite number is enclosed between that and infinity`() {
    // μ = 2¹⁰²⁴; a little above the guess lies infinity, which is not tried.
    let greatest = Double.greatestFiniteMagnitude
    let found = PencilPolynomial(coefficients: [BigInt(1) << 1024, 1]).eigenvalues(near: [greatest])
    #expect(found == [Estimate(value: greatest, lower: greatest, upper: .infinity)])
  }

  @Test func `the rule of signs counts the eigenvalues below a number, and bisection finds each`() {
    let counts = [(0x1p-1070, 1), (1, 1), (1.0.nextUp, 2), (2, 2), (3, 2), (3.0.nextUp, 4), (1e300, 4)]
    for (number, below) in counts { #expect(Self.polynomial.count(below: number) == below) }
    #expect(Self.polynomial.nullity == 1 && Self.polynomial.count == 4)
    for guesses in [[], [0, 1, 3, 3], [5, 5, 5, 5], [0, .nan, .infinity, -1], [0, 1 + 0x1p-40, 3, 3]] {
      let found = Self.polynomial.eigenvalues(near: guesses)
      #expect(found.count == 4 && found[0] == Estimate(exactly: 0))
      for (estimate, exact) in zip(found, [0.0, 1, 3, 3]) {
        #expect(estimate.contains(exact) && estimate.upper - estimate.lower <= exact * 0x1p-45)
        #expect(estimate.value >= estimate.lower && estimate.value <= estimate.upper)
      }
    }
    // A correct guess takes the two counts beside it.
    for (estimate, exact) in zip(Self.polynomial.eigenvalues(near: [0, 1, 3, 3]), [0.0, 1, 3, 3]) {
      let distance = exact * 0x1p-47
      #expect(estimate == Estimate(value: exact, lower: exact - distance, upper: exact + distance))
    }
  }
}
