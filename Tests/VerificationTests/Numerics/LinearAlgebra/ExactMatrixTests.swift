import BigInt
import PropertyTesting
import Testing

@testable import Verification

@Suite(.property(cases: 150)) struct `Determinants of decimals` {
  /// A symmetric matrix of small whole numbers times powers of ten that belong to its rows and columns.
  struct Drawn: Sendable {
    let numbers: [[Int]]
    let tens: [Int]
    var decimals: [[DecimalNumeral]] {
      numbers.indices.map { i in
        numbers.indices.map { DecimalNumeral(significand: BigInt(numbers[i][$0]), exponent: tens[i] + tens[$0]) }
      }
    }

    static let all = Generator<Drawn> { source throws(Discard) in
      let count = try source.integer(in: 1...5)
      var numbers = [[Int]](repeating: [Int](repeating: 0, count: count), count: count)
      for i in 0..<count {
        for j in 0...i {
          let number = try source.integer(in: -4...4)
          (numbers[i][j], numbers[j][i]) = (number, number)
        }
      }
      var tens: [Int] = []
      for _ in 0..<count { tens.append(try source.integer(in: -40...40)) }
      return Drawn(numbers: numbers, tens: tens)
    }
  }

  /// A determinant by expansion along the first row.
  static func determinant(_ rows: [[Int]]) -> Int {
    guard let first = rows.first else { return 1 }
    return first.indices.reduce(0) { sum, column in
      let rest = rows.dropFirst().map { row in row.indices.filter { $0 != column }.map { row[$0] } }
      return sum + (column.isMultiple(of: 2) ? 1 : -1) * first[column] * determinant(rest)
    }
  }

  /// Whether leading minors are those of the whole numbers, each times the powers of ten of its rows, twice.
  static func areMinors(_ minors: [BigInt], of drawn: Drawn, _ matrix: ExactSymmetricMatrix) -> Bool {
    for (index, minor) in minors.enumerated() {
      let rows = drawn.numbers[...index].map { Array($0[...index]) }
      let power = 2 * (drawn.tens[...index].reduce(0, +) + matrix.tens[...index].reduce(0, +))
      let exact = DecimalNumeral(significand: BigInt(determinant(rows)), exponent: power)
      guard DecimalNumeral(significand: minor, exponent: 0) == exact else { return false }
      if minor == 0 { return index == minors.count - 1 }
    }
    return minors.count == drawn.numbers.count
  }

  @Test func `leading minors are exact, whatever the powers of ten`() {
    checkProperty(Drawn.all) { drawn in
      let matrix = ExactSymmetricMatrix(drawn.decimals)
      #expect(Self.areMinors(matrix.leadingMinors(of: Array(drawn.numbers.indices)), of: drawn, matrix))
    }
  }

  @Test func `control: the products of the diagonal are refuted as minors`() {
    let minima = Drawn.all.smallestCounterexamples(seeds: 3) { drawn in
      let matrix = ExactSymmetricMatrix(drawn.decimals)
      var product = BigInt(1)
      var products: [BigInt] = []
      for index in drawn.numbers.indices where product != 0 {
        product *= matrix[index, index]
        products.append(product)
      }
      return !Self.areMinors(products, of: drawn, matrix)
    }
    #expect(!minima.contains("not refuted"), "\(minima)")
  }

  @Test func `any nearness to a singular matrix is told from it`() {
    let (one, near) = (DecimalNumeral(tenTo: 0), DecimalNumeral(tenTo: 0) - DecimalNumeral(tenTo: -300))
    #expect(ExactSymmetricMatrix([[one, near], [near, one]]).isPositiveDefinite)
    #expect(!ExactSymmetricMatrix([[one, one], [one, one]]).isPositiveDefinite)
    let beyond = one + DecimalNumeral(tenTo: -300)
    #expect(!ExactSymmetricMatrix([[one, beyond], [beyond, one]]).isPositiveDefinite)
  }

  @Test func `the work that is stated is that of the sizes that are stated`() {
    func work(_ count: Int, bits: Double) -> Double { ExactSymmetricMatrix.work(count: count, bits: bits) }
    // 17 digits, and 2000 digits of a pair.
    #expect(work(64, bits: 57) <= ExactSymmetricMatrix.greatestWork)
    #expect(work(2, bits: 6644) <= ExactSymmetricMatrix.greatestWork)
    #expect(work(100, bits: 57) > ExactSymmetricMatrix.greatestWork)
  }

  @Test func `by primes they are those by whole numbers`() {
    checkProperty(Drawn.all) { drawn in
      let matrix = ExactSymmetricMatrix(drawn.decimals)
      #expect(ModularMinors(matrix.rows).minors() == ExactSymmetricMatrix.fractionFreeMinors(matrix.rows))
    }
  }

  @Test(arguments: [5, 12, 30])
  func `those of the second difference, scaled, are known at any size`(size: Int) {
    // 10^k·(2, −1) in three diagonals has the minors 10^(jk)·(j + 1).
    let rows = (0..<size).map { i in
      (0...i).map { j in BigInt(10).power(50) * (i == j ? 2 : i == j + 1 ? -1 : 0) }
    }
    #expect(ModularMinors(rows).minors() == (1...size).map { BigInt(10).power(50 * $0) * BigInt($0 + 1) })
  }

  @Test func `control: minors by one prime alone are refuted`() {
    let prime = (BigInt(1) << 61) - 1
    let minima = Drawn.all.smallestCounterexamples(seeds: 3) { drawn in
      let matrix = ExactSymmetricMatrix(drawn.decimals)
      let minors = ExactSymmetricMatrix.fractionFreeMinors(matrix.rows)
      return ModularMinors(matrix.rows).minors() != minors.map { $0 % prime }
    }
    #expect(!minima.contains("not refuted"), "\(minima)")
  }
}
