import BigInt

/// An exact symmetric matrix of decimals, stored as whole numbers: row i and column i are multiplied by 10^tᵢ.
///
/// Its determinants are computed by fraction-free elimination, in which every division is exact, or modulo primes.
/// Source: E. Bareiss, "Sylvester's identity and multistep integer-preserving Gaussian elimination", 1968.
struct ExactSymmetricMatrix {
  /// The rows; each contains the columns up to the diagonal.
  private(set) var rows: [[BigInt]]
  /// The exponents tᵢ.
  let tens: [Int]

  /// The greatest number of products of 64-bit words for all leading minors, about a fifth of a second.
  static let greatestWork = 1.2e7

  /// A symmetric matrix, of which only the lower triangle is read.
  init(_ decimals: [[DecimalNumeral]]) {
    tens = Self.tens([decimals])
    rows = Self.whole(decimals, tens)
  }

  private init(rows: [[BigInt]], tens: [Int]) { (self.rows, self.tens) = (rows, tens) }

  /// A positive definite matrix; `nil` for one that takes more work than ``greatestWork``, which intervals certify
  /// instead.
  ///
  /// - Parameter isKnownDefinite: whether a small matrix is known to be positive definite, and is not checked.
  /// - Throws: `.invalidInput` if the matrix is not positive definite, or large and too near a singular one for
  ///   certification.
  static func definite(
    _ decimals: [[DecimalNumeral]], _ parameter: String, isKnownDefinite: Bool = false
  ) throws(VerificationError) -> ExactSymmetricMatrix? {
    let exact = ExactSymmetricMatrix(decimals)
    guard exact.work <= greatestWork else {
      _ = try CholeskyFactor(decimals.map { $0.map(\.estimate) }, parameter).whiteningError()
      return nil
    }
    try require(isKnownDefinite || exact.isPositiveDefinite, parameter, "must be positive definite")
    return exact
  }

  /// Two matrices of equal size with the same exponents tᵢ.
  static func pair(
    _ first: [[DecimalNumeral]], _ second: [[DecimalNumeral]]
  ) -> (first: ExactSymmetricMatrix, second: ExactSymmetricMatrix) {
    let tens = Self.tens([first, second])
    return (
      ExactSymmetricMatrix(rows: whole(first, tens), tens: tens),
      ExactSymmetricMatrix(rows: whole(second, tens), tens: tens)
    )
  }

  /// Exponents tᵢ that make every element whole: what the diagonal needs, plus half of what other elements then need.
  private static func tens(_ matrices: [[[DecimalNumeral]]]) -> [Int] {
    let size = matrices[0].count
    // The number of powers of ten that make the elements at a position whole.
    func needed(_ row: Int, _ column: Int) -> Int? {
      matrices.map { $0[row][column] }.filter { $0.significand != 0 }.map { -$0.exponent }.max()
    }
    // Rounded up, also below 0.
    func half(_ number: Int) -> Int { (number + 1) >> 1 }
    let own = (0..<size).map { half(needed($0, $0) ?? 0) }
    return (0..<size).map { row in
      let missing = (0..<size).compactMap { column in needed(row, column).map { $0 - own[row] - own[column] } }
      return own[row] + half(max(0, missing.max() ?? 0))
    }
  }

  private static func whole(_ decimals: [[DecimalNumeral]], _ tens: [Int]) -> [[BigInt]] {
    decimals.indices.map { i in (0...i).map { decimals[i][$0].whole(inUnitsOfTenTo: -tens[i] - tens[$0]) } }
  }

  /// The number of rows.
  var count: Int { rows.count }

  /// The element of a row and a column.
  subscript(row: Int, column: Int) -> BigInt { rows[max(row, column)][min(row, column)] }

  /// The number of bits of the largest element.
  var bits: Double { Double(rows.joined().map { $0.magnitude.bitWidth }.max() ?? 0) }

  /// An upper bound on the work of an elimination, in products of 64-bit words, with the overhead of operations.
  var work: Double { Self.work(count: count, bits: bits) }

  /// The sum of multiples of two matrices with the same exponents tᵢ.
  func combined(_ factor: BigInt, _ other: ExactSymmetricMatrix, _ otherFactor: BigInt) -> ExactSymmetricMatrix {
    let sum = zip(rows, other.rows).map { own, others in
      zip(own, others).map { factor * $0 + otherFactor * $1 }
    }
    return ExactSymmetricMatrix(rows: sum, tens: tens)
  }

  /// The work for a size and a number of bits of the largest element, modulo primes of 61 bits.
  static func work(count: Int, bits: Double) -> Double {
    let (size, words) = (Double(count), (bits / 64).rounded(.up))
    let primes = (size * (bits + 4) / 61).rounded(.up)
    // For each prime an elimination and the residues of the elements; then minors with as many words as there are
    // primes.
    return primes * (size * size * size / 6 + size * size / 2 * words + 3 * size * primes)
  }

  /// The determinants of the leading blocks of some rows and columns in the given order, up to the first that is 0.
  ///
  /// - Complexity: O(m³) products of whole numbers for m ≤ 4 rows, that of ``ModularMinors/minors()`` for more.
  func leadingMinors(of order: [Int]) -> [BigInt] {
    let rows = order.indices.map { i in (0...i).map { self[order[i], order[$0]] } }
    return order.count > 4 ? ModularMinors(rows).minors() : Self.fractionFreeMinors(rows)
  }

  /// The leading minors by fraction-free elimination; each row contains the columns up to the diagonal.
  static func fractionFreeMinors(_ rows: [[BigInt]]) -> [BigInt] {
    var rest = rows
    var (minors, last): ([BigInt], BigInt) = ([], 1)
    for k in rows.indices {
      let pivot = rest[k][k]
      minors.append(pivot)
      guard pivot != 0 else { break }
      for i in (k + 1)..<rows.count {
        let factor = rest[i][k]
        for j in (k + 1)...i {
          let numerator = pivot * rest[i][j] - factor * rest[j][k]
          rest[i][j] = numerator / last
        }
      }
      last = pivot
    }
    return minors
  }

  /// Whether the matrix is positive definite: by J. Sylvester's criterion, whether every leading minor is above 0.
  var isPositiveDefinite: Bool { leadingMinors(of: Array(0..<count)).allSatisfy { $0 > 0 } }
}
