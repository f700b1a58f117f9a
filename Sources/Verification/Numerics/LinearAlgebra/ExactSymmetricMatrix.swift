import BigInt

/// A symmetric matrix of decimals, exactly: whole numbers, row and column i multiplied by the power 10^tᵢ.
///
/// Its determinants are found by fraction-free elimination, whose every division leaves no rest, or by primes.
/// Source: E. Bareiss, "Sylvester's identity and multistep integer-preserving Gaussian elimination", 1968.
struct ExactSymmetricMatrix {
  /// The rows, of the columns up to the diagonal.
  private(set) var rows: [[BigInt]]
  /// tᵢ.
  let tens: [Int]

  /// The most products of 64-bit words that all leading minors may take: about a fifth of a second.
  static let greatestWork = 1.2e7

  /// The numbers of a symmetric matrix, of which the triangle below the diagonal is read.
  init(_ decimals: [[DecimalNumeral]]) {
    tens = Self.tens([decimals])
    rows = Self.whole(decimals, tens)
  }

  private init(rows: [[BigInt]], tens: [Int]) { (self.rows, self.tens) = (rows, tens) }

  /// Two matrices of one size, by the same powers of ten.
  static func pair(
    _ first: [[DecimalNumeral]], _ second: [[DecimalNumeral]]
  ) -> (first: ExactSymmetricMatrix, second: ExactSymmetricMatrix) {
    let tens = Self.tens([first, second])
    return (
      ExactSymmetricMatrix(rows: whole(first, tens), tens: tens),
      ExactSymmetricMatrix(rows: whole(second, tens), tens: tens)
    )
  }

  /// Powers tᵢ that make every element whole: what the diagonal needs, and half of what an element lacks then.
  private static func tens(_ matrices: [[[DecimalNumeral]]]) -> [Int] {
    let size = matrices.first?.count ?? 0
    // How many powers of ten make the elements of a place whole.
    func needed(_ row: Int, _ column: Int) -> Int? {
      matrices.map { $0[row][column] }.filter { $0.significand != 0 }.map { -$0.exponent }.max()
    }
    func half(_ number: Int) -> Int { number >= 0 ? (number + 1) / 2 : -(-number / 2) }
    let own = (0..<size).map { half(needed($0, $0) ?? 0) }
    return (0..<size).map { row in
      let missing = (0..<size).compactMap { column in needed(row, column).map { $0 - own[row] - own[column] } }
      return own[row] + half(max(0, missing.max() ?? 0))
    }
  }

  private static func whole(_ decimals: [[DecimalNumeral]], _ tens: [Int]) -> [[BigInt]] {
    decimals.indices.map { i in
      (0...i).map { j in
        let number = decimals[i][j]
        return number.significand == 0
          ? 0 : number.significand * BigInt(10).power(number.exponent + tens[i] + tens[j])
      }
    }
  }

  /// The number of rows.
  var count: Int { rows.count }

  /// The element of a row and a column.
  subscript(row: Int, column: Int) -> BigInt { row >= column ? rows[row][column] : rows[column][row] }

  /// The bits of the largest element.
  var bits: Double { Double(rows.joined().map { $0.magnitude.bitWidth }.max() ?? 0) }

  /// An upper bound of the work of an elimination: products of 64-bit words, and what each operation costs besides.
  var work: Double { Self.work(count: count, bits: bits) }

  /// The sum of multiples of two matrices of the same powers of ten.
  func combined(_ factor: BigInt, _ other: ExactSymmetricMatrix, _ otherFactor: BigInt) -> ExactSymmetricMatrix {
    let sum = zip(rows, other.rows).map { own, others in
      zip(own, others).map { factor * $0 + otherFactor * $1 }
    }
    return ExactSymmetricMatrix(rows: sum, tens: tens)
  }

  /// The work for a size and the greatest number of bits of an element, by primes of 61 bits.
  static func work(count: Int, bits: Double) -> Double {
    let (size, words) = (Double(count), (bits / 64).rounded(.up))
    let primes = (size * (bits + 4) / 61).rounded(.up)
    // An elimination and the elements' rests by each prime, and the minors of as many words as there are primes.
    return primes * (size * size * size / 6 + size * size / 2 * words + 3 * size * primes)
  }

  /// The determinants of the leading blocks of some rows and columns, in the order given, up to the first that is 0.
  ///
  /// - Complexity: O(m³) products of whole numbers for up to 4 rows, and as ``ModularMinors/minors()`` for m beyond.
  func leadingMinors(of order: [Int]) -> [BigInt] {
    let rows = order.indices.map { i in (0...i).map { self[order[i], order[$0]] } }
    return order.count > 4 ? ModularMinors(rows).minors() : Self.fractionFreeMinors(rows)
  }

  /// The leading minors by fraction-free elimination; the rows hold the columns up to the diagonal.
  static func fractionFreeMinors(_ rows: [[BigInt]]) -> [BigInt] {
    var rest = rows
    var (minors, last): ([BigInt], BigInt) = ([], 1)
    for k in rows.indices {
      let pivot = rest[k][k]
      minors.append(pivot)
      guard pivot != 0 else { break }
      for i in (k + 1)..<max(k + 1, rows.count) {
        let factor = rest[i][k]
        for j in (k + 1)..<(i + 1) {
          let own = rest[i][j]
          // A row of zeros costs nothing.
          let numerator = factor == 0 || rest[j][k] == 0 ? pivot * own : pivot * own - factor * rest[j][k]
          rest[i][j] = numerator == 0 || last == 1 ? numerator : numerator / last
        }
      }
      last = pivot
    }
    return minors
  }

  /// Whether the matrix is positive definite: whether every leading minor is above 0, by J. Sylvester.
  var isPositiveDefinite: Bool { leadingMinors(of: Array(0..<count)).allSatisfy { $0 > 0 } }
}
