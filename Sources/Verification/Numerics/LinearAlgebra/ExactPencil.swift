import BigInt

/// A pencil K − μN of decimal matrices, K positive semidefinite and N positive definite, with its eigenvalues μ.
///
/// The coefficients of det(K + xN), which are at least 0, are computed exactly. So is the number of eigenvalues below a
/// number, because the polynomial has only real roots, for which R. Descartes' rule of signs is exact. Bisection gives
/// intervals that contain the eigenvalues.
/// Source: S. Basu, R. Pollack, M.-F. Roy, "Algorithms in Real Algebraic Geometry", 2nd ed., theorem 2.44.
///
/// - SeeAlso: RT-007
struct ExactPencil {
  private let first: ExactSymmetricMatrix
  private let second: ExactSymmetricMatrix

  /// The pencil of two matrices; `nil` if its determinants would take more work than
  /// ``ExactSymmetricMatrix/greatestWork``.
  init?(_ first: [[DecimalNumeral]], _ second: [[DecimalNumeral]]) {
    (self.first, self.second) = ExactSymmetricMatrix.pair(first, second)
    guard self.first.combined(1, self.second, 1).work <= ExactSymmetricMatrix.greatestWork else { return nil }
  }

  /// det(K + xN) times a power of ten.
  private func determinant(at x: BigInt) -> BigInt {
    first.combined(1, second, x).leadingMinors(of: Array(0..<first.count)).last ?? 1
  }

  /// ½ Σ ln(1 + μᵢ) = ½ ln(det(K + N)/det N), with a relative error of a few roundings.
  ///
  /// - Complexity: that of two calls of ``ExactSymmetricMatrix/leadingMinors(of:)``.
  var information: Estimate {
    let noise = second.leadingMinors(of: Array(0..<first.count)).last ?? 1
    return (Estimate(exactly: 0.5) * .logarithm(of: determinant(at: 1), over: noise)).clamped(atLeast: 0)
  }

  /// The polynomial det(K + xN); `nil` if it would take more work than ``ExactSymmetricMatrix/greatestWork``.
  ///
  /// - Complexity: that of one determinant of elements with O(n) times as many bits.
  func polynomial() -> PencilPolynomial? {
    // No coefficient exceeds the sum of all, the value at x = 1. At a power of two above it, the coefficients are the
    // digits of the value.
    let digit = determinant(at: 1).magnitude.bitWidth + 1
    let work = ExactSymmetricMatrix.work(count: first.count, bits: second.bits + Double(digit))
    guard work <= ExactSymmetricMatrix.greatestWork else { return nil }
    var rest = determinant(at: BigInt(1) << digit)
    return PencilPolynomial(
      coefficients: (0...first.count).map { _ in
        let high = rest >> digit
        defer { rest = high }
        return rest - (high << digit)
      })
  }
}

/// The polynomial det(K + xN) = Σ cₖxᵏ of a pencil times a power of ten; its roots are −μᵢ.
struct PencilPolynomial {
  /// The coefficients c₀…cₙ, at least 0, of which the last is above 0.
  let coefficients: [BigInt]

  /// The number of eigenvalues.
  var count: Int { coefficients.count - 1 }

  /// The number of eigenvalues that are 0.
  var nullity: Int { coefficients.firstIndex { $0 != 0 } ?? 0 }

  /// The number of eigenvalues below a finite number μ above 0: the number of sign changes of Σ cₖ(x − μ)ᵏ, whose roots
  /// are μ − μᵢ.
  ///
  /// - Complexity: O(n²) products of a whole number and the significand of μ.
  func count(below number: Double) -> Int {
    // Let μ = m·2^e; in the variable y = x/2^e, times a power of two, every coefficient is whole.
    let whole = BigInt(number.significand * 0x1p52)
    let exponent = Int(number.exponent) - 52
    let (up, down) = (max(0, exponent), max(0, -exponent))
    var shifted = coefficients.indices.map { coefficients[$0] << (up * $0 + down * (count - $0)) }
    // The coefficients of the polynomial in y − m, by W. Horner's scheme.
    for start in 0..<count {
      for index in (start..<count).reversed() { shifted[index] -= whole * shifted[index + 1] }
    }
    let signs = shifted.map { $0.signum() }.filter { $0 != 0 }
    return zip(signs, signs.dropFirst()).count(where: { $0 != $1 })
  }

  /// The eigenvalues in ascending order, each with a relative error of about 2^-45 or within the least positive number
  /// of 0.
  ///
  /// - Parameter guesses: approximate eigenvalues in ascending order; they may be wrong.
  /// - Complexity: 2 counts per eigenvalue if the guess is correct to 13 digits, else at most 64.
  func eigenvalues(near guesses: [Double]) -> [Estimate] {
    var slices = [(place: Double, below: Int)]()
    return (0..<count).map { index in
      guard index >= nullity else { return Estimate(exactly: 0) }
      // The numbers of eigenvalues below the numbers that were tried before.
      var low = slices.filter { $0.below <= index }.map(\.place).max() ?? 0
      var high = slices.filter { $0.below > index }.map(\.place).min() ?? .infinity
      func slice(_ place: Double) {
        guard place > low, place < high else { return }
        let below = count(below: place)
        slices.append((place, below))
        if below <= index { low = place } else { high = place }
      }
      if index < guesses.count, guesses[index] > 0, guesses[index].isFinite {
        slice(guesses[index] * (1 - 0x1p-47))
        slice(guesses[index] * (1 + 0x1p-47))
      }
      // Positive numbers have the same order as their bit patterns.
      while high - low > low * 0x1p-45, high.bitPattern - low.bitPattern > 1 {
        slice(Double(bitPattern: low.bitPattern + (high.bitPattern - low.bitPattern) / 2))
      }
      return Estimate(value: high.isFinite ? low + (high - low) / 2 : low, lower: low, upper: high)
    }
  }
}
