import BigInt
import PropertyTesting
import RealModule
import Testing

@testable import Verification

@Suite(.property(cases: 300)) struct `Quotients of whole numbers` {
  /// Two whole numbers above 0 of up to 19 digits each, and a number of bits by which the first is shifted up.
  struct Drawn: Sendable {
    let parts: [Int]
    let shift: Int
    var numerator: BigInt { BigInt(parts[0]) << shift }
    var denominator: BigInt { BigInt(parts[1]) }

    static let all = Generator<Drawn> { source throws(Discard) in
      let (first, second) = (try source.integer(in: 1...1 << 62), try source.integer(in: 1...1 << 62))
      return Drawn(parts: [first, second], shift: try source.integer(in: 0...900))
    }
  }

  /// Whether an estimate contains p/q, decided in whole numbers, and is no wider than 4 roundings.
  static func isQuotient(_ estimate: Estimate, _ drawn: Drawn) -> Bool {
    func compare(_ bound: Double) -> BigInt {
      // bound·q − p, times the power of two that makes the bound whole.
      let decimal = DecimalNumeral(exactly: bound)
      return decimal.numerator * drawn.denominator - drawn.numerator * decimal.denominator
    }
    let allowed = Tolerance.rounding(operations: 4, condition: 1, scale: estimate.upper).value
    return estimate.lower >= 0 && compare(estimate.lower) <= 0 && compare(estimate.upper) >= 0
      && estimate.error <= allowed
  }

  @Test func `a quotient lies in its interval, to a few roundings`() {
    checkProperty(Drawn.all) { drawn in
      #expect(Self.isQuotient(Estimate(quotient: drawn.numerator, by: drawn.denominator), drawn))
    }
  }

  @Test func `control: the nearest doubles' quotient taken as exact is refuted`() {
    let minima = Drawn.all.smallestCounterexamples(seeds: 3) { drawn in
      !Self.isQuotient(Estimate(exactly: Double(drawn.numerator) / Double(drawn.denominator)), drawn)
    }
    #expect(!minima.contains("not refuted"), "\(minima)")
  }

  @Test func `quotients beyond the range of double numbers have their ends there`() {
    let large = BigInt(10).power(400)
    let (huge, tiny) = (Estimate(quotient: large, by: 3), Estimate(quotient: -3, by: large))
    #expect(huge.lower == .greatestFiniteMagnitude && huge.upper == .infinity)
    #expect(tiny.lower == -.leastNonzeroMagnitude && tiny.upper == 0)
    // 3·2^-1074, and 2.5 of them.
    let least = BigInt(1) << 1075
    #expect(Estimate(quotient: 6, by: least).contains(3 * .leastNonzeroMagnitude))
    let half = Estimate(quotient: 5, by: least)
    #expect(half.lower <= 2 * .leastNonzeroMagnitude && half.upper >= 3 * .leastNonzeroMagnitude)
  }

  /// p, q and ln(p/q); reference: mpmath 1.3.0 at 60 digits, printed to 20.
  static let logarithms: [(numerator: String, denominator: String, logarithm: Double)] = [
    ("1000000000000000000000000000001", "1000000000000000000000000000000", 9.9999999999999999999e-31),
    ("999999999999999999999999999999", "1000000000000000000000000000000", -1.0e-30), ("2", "1", 0.69314718055994530942),
    ("1", "3", -1.0986122886681098), ("7", "7", 0), ("3", "2", 0.40546510810816438198),
    ("1" + String(repeating: "0", count: 400), "1", 921.03403719761827361),
  ]

  @Test(arguments: logarithms)
  func `a logarithm keeps its digits also near 1`(numerator: String, denominator: String, logarithm: Double) throws {
    let (p, q) = (try #require(BigInt(numerator)), try #require(BigInt(denominator)))
    let rounding = Tolerance.rounding(operations: 1, condition: 1, scale: logarithm.magnitude)
    let allowed = Tolerance.rounding(operations: 10, condition: 1, scale: max(logarithm.magnitude, 0x1p-1021))
    let estimate = Estimate.logarithm(of: p, over: q)
    #expect(estimate.overlaps(Estimate(logarithm, within: rounding)) && estimate.error <= allowed.value, "\(estimate)")
  }
}
