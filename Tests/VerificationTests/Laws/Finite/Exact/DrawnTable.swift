import BigInt
import PropertyTesting

@testable import Verification

/// Exact weights as whole numbers, and as the numbers that a law is given by.
struct DrawnWeights: Sendable, CustomStringConvertible {
  let weights: [BigInt]
  let numbers: [DecimalQuotient]
  var total: BigInt { weights.reduce(0, +) }
  var description: String { "\(weights)" }

  /// Fractions of the sum, such as "3/16".
  init(fractions weights: [BigInt]) {
    let total = weights.reduce(0, +)
    self.weights = weights
    numbers = weights.compactMap { DecimalQuotient("\($0)/\(total)") }
  }

  /// Decimals of 50 places, the last of which completes the sum.
  init(decimals weights: [BigInt]) {
    self.weights = weights + [BigInt(10).power(50) - weights.reduce(0, +)]
    numbers = self.weights.map { DecimalQuotient(DecimalNumeral(significand: $0, exponent: -50)) }
  }

  /// Small whole numbers, a product law that is changed in its thirteenth digit, or decimals from 10⁻⁵⁰ on.
  static func drawn(_ shape: [Int], _ source: inout ChoiceSource) throws(Discard) -> DrawnWeights {
    let count = shape.reduce(1, *)
    switch try source.integer(in: 0...2) {
    case 0: return DrawnWeights(fractions: try source.weights(count, through: 9).map { BigInt($0) })
    case 1:
      var margins: [[Int]] = []
      for size in shape {
        var margin: [Int] = []
        for _ in 0..<size { margin.append(try source.integer(in: 1...9)) }
        margins.append(margin)
      }
      var weights: [BigInt] = []
      for outcome in 0..<count {
        var (product, rest) = (1, outcome)
        for (axis, size) in shape.enumerated().reversed() {
          product *= margins[axis][rest % size]
          rest /= size
        }
        weights.append(BigInt(product) * BigInt(10).power(12) + BigInt(try source.integer(in: -99...99)))
      }
      return DrawnWeights(fractions: weights)
    default:
      var weights: [BigInt] = []
      for _ in 1..<max(2, count) {
        let digit = try source.integer(in: 0...9)
        weights.append(BigInt(digit) * BigInt(10).power(try source.integer(in: 0...48)))
      }
      return count == 1 ? DrawnWeights(fractions: [1]) : DrawnWeights(decimals: weights)
    }
  }
}

/// A joint law of three variables, of which the middle one may be certain.
struct DrawnTable: Sendable, CustomStringConvertible {
  let shape: [Int]
  let law: DrawnWeights
  var description: String { "\(shape) \(law)" }
  var table: ExactTable { get throws { try ExactTable(shape: shape, weights: law.numbers) } }

  static let all = Generator<DrawnTable> { source throws(Discard) in
    let shape = [2, try source.integer(in: 1...3), 2]
    return DrawnTable(shape: shape, law: try DrawnWeights.drawn(shape, &source))
  }

  /// −H of some variables, by the sum of p ln p in fixed-point arithmetic.
  func negentropy(_ variables: Set<Int>) -> BigInt {
    var masses: [[Int]: BigInt] = [:]
    var outcome = 0
    for x in 0..<shape[0] {
      for y in 0..<shape[1] {
        for z in 0..<shape[2] {
          let values = [x, y, z].enumerated().filter { variables.contains($0.offset) }.map(\.element)
          masses[values, default: 0] += law.weights[outcome]
          outcome += 1
        }
      }
    }
    return masses.values.filter { $0 > 0 }.reduce(BigInt(0)) { $0 + $1 * FixedPoint.logarithm($1, law.total) }
      / law.total
  }

  /// I(A;B|C) as a sum of four entropies.
  func information(_ a: Set<Int>, _ b: Set<Int>, given c: Set<Int> = []) -> BigInt {
    negentropy(a.union(b).union(c)) + negentropy(c) - negentropy(a.union(c)) - negentropy(b.union(c))
  }
}

/// Two laws on as many outcomes.
struct DrawnPair: Sendable, CustomStringConvertible {
  let first: DrawnWeights
  let second: DrawnWeights
  var description: String { "\(first) \(second)" }
  var pair: ExactLawPair { get throws { try ExactLawPair(first.numbers, second.numbers) } }

  static let all = Generator<DrawnPair> { source throws(Discard) in
    let shape = [try source.integer(in: 1...5)]
    return DrawnPair(
      first: try DrawnWeights.drawn(shape, &source), second: try DrawnWeights.drawn(shape, &source))
  }

  /// The same, but the second law is the first with one weight that differs in its twelfth digit, or is one of all
  /// outcomes.
  static let near = Generator<DrawnPair> { source throws(Discard) in
    let count = try source.integer(in: 2...4)
    var weights: [BigInt] = []
    for _ in 0..<count { weights.append(BigInt(try source.integer(in: 1...99)) * BigInt(10).power(12)) }
    var others = weights
    others[0] += BigInt(try source.integer(in: 1...99))
    return DrawnPair(first: DrawnWeights(fractions: weights), second: DrawnWeights(fractions: others))
  }

  /// Weights of both laws in one unit.
  var outcomes: [(BigInt, BigInt)] {
    zip(first.weights, second.weights).map { ($0 * second.total, $1 * first.total) }
  }
  var unit: BigInt { first.total * second.total }

  /// Whether the second law has every outcome of the first.
  var isAbsolutelyContinuous: Bool { outcomes.allSatisfy { $0.0 == 0 || $0.1 > 0 } }

  /// Σ p ln(p/q) over outcomes of the first law.
  static func divergence(_ outcomes: [(BigInt, BigInt)], unit: BigInt) -> BigInt {
    outcomes.filter { $0.0 > 0 }.reduce(BigInt(0)) { $0 + $1.0 * FixedPoint.logarithm($1.0, $1.1) } / unit
  }

  /// ln Σ p^α q^(1−α)/(α − 1) at the order α = a/b, over outcomes that both laws have.
  func renyi(_ a: Int, _ b: Int) -> BigInt {
    let (a, b) = (BigInt(a), BigInt(b))
    let sum = outcomes.filter { $0.0 > 0 && $0.1 > 0 }.reduce(BigInt(0)) { sum, pair in
      let exponent =
        a * FixedPoint.logarithm(pair.0, unit) + (b - a) * FixedPoint.logarithm(pair.1, unit)
      return sum + FixedPoint.exponential(exponent / b)
    }
    return FixedPoint.logarithm(sum, FixedPoint.one) * b / (a - b)
  }
}
