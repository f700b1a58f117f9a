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

  /// The lower triangles of matrices with the least exponents tᵢ that make their elements whole: the diagonal needs half
  /// of its own digits, rounded up, and the others add half of what they lack.
  static let exponents: [(rows: [[String]], tens: [Int])] = [
    ([["0"]], [0]), ([["7"]], [0]), ([["0.1"]], [1]), ([["0.01"]], [1]), ([["0.001"]], [2]), ([["10"]], [0]),
    ([["100"]], [-1]), ([["1000"]], [-1]), ([["0"], ["0", "1e4"]], [0, -2]), ([["1"], ["0.1", "1"]], [1, 1]),
    ([["1"], ["0.01", "1"]], [1, 1]), ([["1"], ["0.001", "1"]], [2, 2]), ([["1"], ["0.1", "0.01"]], [0, 1]),
    ([["1e4"], ["1", "1e4"]], [0, 0]), ([["1e4"], ["1e5", "1e4"]], [-2, -2]), ([["1"], ["0", "1e-6"]], [0, 3]),
  ]

  @Test(arguments: exponents) func `exponents are the least that the diagonal and then the other elements need`(
    rows: [[String]], tens: [Int]
  ) throws {
    let lower = try rows.map { try $0.map { try #require(DecimalNumeral($0)) } }
    let decimals = lower.indices.map { i in lower.indices.map { lower[max(i, $0)][min(i, $0)] } }
    #expect(ExactSymmetricMatrix(decimals).tens == tens)
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

  @Test func `the work of a matrix is that of its size, its longest element and the primes that they take`() {
    func work(_ bits: Int) -> Double {
      let long = DecimalNumeral(significand: (BigInt(1) << bits) - 1, exponent: 0)
      let zero = DecimalNumeral(exactly: 0)
      let rows = (0..<6).map { i in (0..<6).map { i == 5 && $0 == 5 ? long : i == $0 ? .init(exactly: 1) : zero } }
      return ExactSymmetricMatrix(rows).work
    }
    // With 6 or 7 primes of 61 bits and elements of 1 or 2 words, primes · (6³/6 + 6²/2 · words + 3·6 · primes).
    #expect(work(57) == 6 * (36 + 18 + 108) && work(58) == 7 * (36 + 18 + 126) && work(65) == 7 * (36 + 36 + 126))
  }

  @Test(arguments: [8, 16], [30, 60, 61])
  func `by primes are those of the largest determinants too`(size: Int, bits: Int) {
    // J. Sylvester's symmetric matrix of signs, of determinant ±n^(n/2), reaches the bound of J. Hadamard.
    let element = (BigInt(1) << bits) - 1
    let rows = (0..<size).map { i in (0...i).map { (i & $0).nonzeroBitCount.isMultiple(of: 2) ? element : -element } }
    let minors = ModularMinors(rows).minors()
    #expect(minors == ExactSymmetricMatrix.fractionFreeMinors(rows) && minors.count == size)
    #expect(minors.last?.magnitude == (element.power(size) * BigInt(size).power(size / 2)).magnitude)
  }

  @Test func `by primes are those of long elements beside the diagonal too`() {
    // Three blocks of the determinant 1 − 2^400.
    let long = BigInt(1) << 200
    func element(_ i: Int, _ j: Int) -> BigInt {
      if i == j { return 1 }
      return i % 2 == 1 && j == i - 1 ? long : 0
    }
    let rows = (0..<6).map { i in (0...i).map { element(i, $0) } }
    let block = 1 - long * long
    #expect(ModularMinors(rows).minors() == [1, block, block, block.power(2), block.power(2), block.power(3)])
  }

  // The two greatest primes k·2^32 + 1 below 2^62 with the remainder 2 by division by 3, which are tried first.
  @Test(arguments: [4_611_685_941_117_976_577, 4_611_685_606_110_527_489])
  func `a prime that divides a minor is left out, whether it comes first or after another`(prime: Int) {
    let factor = BigInt(prime)
    let diagonal: [BigInt] = [2, 2, factor, 2, 2]
    let rows = diagonal.indices.map { i in (0...i).map { i == $0 ? diagonal[i] : 0 } }
    #expect(ModularMinors(rows).minors() == [2, 4, 4 * factor, 8 * factor, 16 * factor])
  }

  @Test func `by primes they end at the first that is 0, even if that is the first of all`() {
    func minors(_ diagonal: [BigInt]) -> [BigInt] {
      ModularMinors(diagonal.indices.map { i in (0...i).map { i == $0 ? diagonal[i] : 0 } }).minors()
    }
    #expect(minors([]).isEmpty)
    #expect(minors([0]) == [0])
    #expect(minors([0, 5]) == [0])
    #expect(minors([3, -2, 0, 5]) == [3, -6, 0])
    #expect(minors([-1, -1, -1]) == [-1, 1, -1])
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
