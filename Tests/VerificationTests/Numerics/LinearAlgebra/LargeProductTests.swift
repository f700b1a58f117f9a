import PropertyTesting
import Testing

@testable import Verification

@Suite(.property(cases: 30)) struct `Products of large matrices` {
  /// Two square matrices of 16 to 24 rows whose elements are whole numbers below 2^50, and how far they are known.
  struct Drawn: Sendable {
    let size: Int
    let first: [Int]
    let second: [Int]
    let radius: Double

    static let all = Generator<Drawn> { source throws(Discard) in
      let size = try source.integer(in: 16...24)
      var elements: [Int] = []
      for _ in 0..<2 * size * size { elements.append(try source.integer(in: -(1 << 50)...1 << 50)) }
      let (first, second) = (Array(elements[..<(size * size)]), Array(elements[(size * size)...]))
      return Drawn(size: size, first: first, second: second, radius: try source.integer(in: 0...1) == 0 ? 0 : 3)
    }

    /// The matrix of intervals around numbers, each off by the radius at most.
    func matrix(_ numbers: [Int]) -> EstimateMatrix {
      EstimateMatrix(rows: size, columns: size) { row, column in
        let number = Double(numbers[row * size + column])
        return Estimate(value: number, lower: number - radius, upper: number + radius)
      }
    }

    /// Whether a matrix encloses the products of the numbers moved by as much as they may be, decided in whole numbers.
    func isEnclosed(in product: EstimateMatrix) -> Bool {
      let move = Int(radius)
      return [-move, move].allSatisfy { move in
        let (left, right) = (first.map { Int128($0 + move) }, second.map { Int128($0 - move) })
        return (0..<size).allSatisfy { i in
          (0..<size).allSatisfy { j in
            var exact: Int128 = 0
            // A plain loop, as tests are built without optimization.
            var k = 0
            while k < size {
              exact += left[i * size + k] * right[k * size + j]
              k += 1
            }
            // All are below 2^106 in magnitude.
            let (lower, upper) = (product[i, j].lower.rounded(.up), product[i, j].upper.rounded(.down))
            return Int128(lower) <= exact && exact <= Int128(upper)
          }
        }
      }
    }
  }

  @Test func `the bound contains what roundings and intervals add, and is not much wider than by intervals`() throws {
    checkProperty(Drawn.all) { drawn in
      let (first, second) = (drawn.matrix(drawn.first), drawn.matrix(drawn.second))
      let product = try #require(EstimateMatrix.largeProduct(first, second))
      #expect(drawn.isEnclosed(in: product))
      let widest = product.elements.map(\.error).max() ?? .infinity
      let scale = Tolerance.rounding(operations: 2 * drawn.size * drawn.size, condition: 1, scale: 0x1p100)
      #expect(widest <= scale.value + 2 * 3 * 0x1p50 * Double(drawn.size + 1))
    }
  }

  @Test func `control: the product of the values without a bound is refuted`() {
    let minima = Drawn.all.smallestCounterexamples(seeds: 3) { drawn in
      guard
        let product = EstimateMatrix.largeProduct(drawn.matrix(drawn.first), drawn.matrix(drawn.second))
      else { return false }
      let values = EstimateMatrix(
        rows: drawn.size, columns: drawn.size, elements: product.elements.map { Estimate(exactly: $0.value) })
      return !drawn.isEnclosed(in: values)
    }
    #expect(!minima.contains("not refuted"))
  }

  @Test func `small products, and those that overflow, are left to intervals`() {
    func square(_ size: Int, _ value: Double) -> EstimateMatrix {
      EstimateMatrix(rows: size, columns: size) { _, _ in Estimate(exactly: value) }
    }
    #expect(EstimateMatrix.largeProduct(square(8, 1), square(8, 1)) == nil)
    #expect(EstimateMatrix.largeProduct(square(16, 1e300), square(16, 1e300)) == nil)
    #expect((square(16, 1e300) * square(16, 1e300)).elements.allSatisfy { $0.upper == .infinity && $0.lower > 1e308 })
    // The sum overflows, but not its bound.
    #expect(EstimateMatrix.largeProduct(square(16, 1e154), square(16, 1.5e154)) == nil)
  }

  @Test func `products without a finite value or a bound are left to intervals, but for rows of zeros`() throws {
    func square(_ element: Estimate) -> EstimateMatrix {
      EstimateMatrix(rows: 16, columns: 16) { _, _ in element }
    }
    let (zero, one) = (square(Estimate(exactly: 0)), square(Estimate(exactly: 1)))
    let (infinite, unknown) = (square(Estimate(exactly: .infinity)), square(.unbounded(near: 1)))
    #expect(EstimateMatrix.largeProduct(infinite, one) == nil && EstimateMatrix.largeProduct(one, infinite) == nil)
    #expect(EstimateMatrix.largeProduct(infinite, zero) == nil && EstimateMatrix.largeProduct(zero, infinite) == nil)
    #expect(EstimateMatrix.largeProduct(unknown, one) == nil && EstimateMatrix.largeProduct(one, unknown) == nil)
    // 0 times an unknown number is 0; the bound is that on underflow.
    let product = try #require(EstimateMatrix.largeProduct(zero, unknown))
    let end = Double(8 * 16 + 2) * Double.leastNonzeroMagnitude
    #expect(product.elements.allSatisfy { $0 == Estimate(value: 0, lower: -end, upper: end) })
  }

  @Test(arguments: [(0.0, 0.0), (0x1p-20, 0), (0, 0x1p-20), (0x1p-20, 0x1p-30)])
  func `the bound of a product that cancels is that of its terms, to the last bit`(left: Double, right: Double) throws {
    func around(_ value: Double, _ radius: Double) -> Estimate {
      Estimate(value: value, lower: value - radius, upper: value + radius)
    }
    // 1 and −1 in turn, times 1.
    let product = try #require(
      EstimateMatrix.largeProduct(
        EstimateMatrix(rows: 16, columns: 16) { _, k in around(k % 2 == 0 ? 1 : -1, left) },
        EstimateMatrix(rows: 16, columns: 16) { _, _ in around(1, right) }))
    func sum(_ term: Double) -> Double { (0..<16).reduce(0.0) { total, _ in total + term } }
    let gamma = 20 * 0x1p-53
    // The radii, each of γ|b| + q and of |b| + q, and the whole are moved by one number.
    let (r, q) = (left == 0 ? 0 : left.nextUp, right == 0 ? 0 : right.nextUp)
    let bound = sum((gamma + q).nextUp) + sum(r * (1 + q).nextUp)
    let error = (bound * (1 + 4 * gamma) + Double(8 * 16) * Double.leastNonzeroMagnitude).nextUp
    #expect(product.elements.allSatisfy { $0 == Estimate(value: 0, lower: -error.nextUp, upper: error.nextUp) })
  }
}
