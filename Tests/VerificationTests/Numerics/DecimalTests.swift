import BigInt
import Foundation
import PropertyTesting
import Testing
import Verification

@Suite struct `Decimals` {
  /// Finite double numbers of any magnitude and of few bits or many.
  static let numbers = Generator<Double> { source throws(Discard) in
    let whole = Double(try source.integer(in: -(1 << 53)...1 << 53))
    let most = whole == 0 ? 0 : Int(Double.greatestFiniteMagnitude.exponent - whole.exponent)
    return whole * Double(sign: .plus, exponent: try source.integer(in: -1022...most, simplest: 0), significand: 1)
  }

  /// Whether a decimal has all digits of a double number, by the C library, which prints them exactly.
  func isWhole(_ decimal: DecimalNumeral?, _ number: Double) -> Bool {
    decimal == DecimalNumeral(String(format: "%.1100e", number)) && decimal?.nearest == number
  }

  @Test func `of double numbers have all their digits`() {
    checkProperty(Self.numbers, PropertySettings(cases: 200)) { number in
      #expect(isWhole(DecimalNumeral(exactly: number), number))
    }
    for number in [0, -0.0, .leastNonzeroMagnitude, -.leastNormalMagnitude.nextDown, .greatestFiniteMagnitude] {
      #expect(isWhole(DecimalNumeral(exactly: number), number))
    }
  }

  @Test func `control: the shortest digits that tell a number from its neighbors are refuted`() {
    let minima = Self.numbers.smallestCounterexamples { !isWhole(DecimalNumeral("\($0)"), $0) }
    #expect(!minima.contains("not refuted"), "\(minima)")
  }

  /// The numbers of factors 2 and 5 of a whole number.
  struct Factors: Sendable, CustomStringConvertible {
    let twos, fives: Int

    var description: String { "2^\(twos)·5^\(fives)" }

    static let all = Generator<Factors> { source throws(Discard) in
      Factors(twos: try source.integer(in: 0...400), fives: try source.integer(in: 0...200))
    }

    /// Whether 3·2^twos·5^fives·10⁻⁶⁰⁰, a product of decimals, has as many digits after the point as a count of zeros
    /// leaves.
    func leave(zeros: Int) throws -> Bool {
      let whole = (BigInt(3) << twos) * BigInt(5).power(fives)
      let product = try #require(DecimalNumeral("\(whole)")) * DecimalNumeral(tenTo: -600)
      let parts =
        try #require(DecimalNumeral("\(BigInt(3) << twos)")) * #require(
          DecimalNumeral("\(BigInt(5).power(fives))e-600"))
      return product == parts && parts.decimals == 600 - zeros
    }
  }

  @Test func `that are products have no zeros at their end`() {
    checkProperty(Factors.all, PropertySettings(cases: 200)) { factors in
      let isShort = try factors.leave(zeros: min(factors.twos, factors.fives))
      #expect(isShort)
    }
  }

  @Test func `control: as many zeros as factors 2 are refuted`() {
    let minima = Factors.all.smallestCounterexamples { try !$0.leave(zeros: $0.twos) }
    #expect(minima == ["2^1·5^0"])
  }

  @Test(arguments: [
    ("0.5", 0.5), ("-40", -40), ("1e22", 1e22), ("12.375e2", 1237.5), ("0", 0), ("-0.0", 0), ("400000e-5", 4),
  ])
  func `that are double numbers are exact`(text: String, value: Double) throws {
    #expect(try #require(Estimate(decimal: text)) == Estimate(exactly: value))
  }

  // The whole numbers lie midway between two double numbers, whose last bit is even in the lower or in the upper one.
  @Test(arguments: ["0.1", "0.9", "1e23", "0.45511961331341869681", "9007199254740993", "9007199254740995", "1e-30"])
  func `that are not lie between the neighbors`(text: String) throws {
    let nearest = try #require(Double(text))
    let (estimate, numeral) = (try #require(Estimate(decimal: text)), try #require(DecimalNumeral(text)))
    #expect(estimate.value == nearest && estimate.upper == estimate.lower.nextUp)
    #expect(DecimalNumeral(exactly: estimate.lower) < numeral && numeral < DecimalNumeral(exactly: estimate.upper))
  }

  @Test(arguments: ["", "nan", "inf", "1.", ".5", "0x10", "1e999", "1 ", "ten", "--1"])
  func `anything else is no decimal`(text: String) {
    #expect(Estimate(decimal: text) == nil)
  }

  @Test func `become whole numbers at a scale that holds all their digits`() throws {
    let third = try #require(DecimalNumeral("-0.0125e1"))
    #expect(third.decimals == 3)
    #expect(third.whole(timesTenTo: 3) == -125 && third.whole(timesTenTo: 5) == -12500)
    #expect(third.whole(timesTenTo: 2) == nil && third.whole(timesTenTo: 20) == nil)
    #expect(try #require(DecimalNumeral("0.0")).whole(timesTenTo: 0) == 0)
    #expect(try #require(DecimalNumeral("0.12345678901234567")).decimals == 17)
    let rest = try #require(DecimalNumeral("0.3")).complement
    #expect(rest.nearest == 0.7 && rest.whole(timesTenTo: 1) == 7)
    #expect(
      try #require(DecimalNumeral("0.99999999999999999999")).complement == #require(DecimalNumeral("1e-20")))
  }

  @Test func `decibels are exact at tens and rounded elsewhere`() {
    #expect(Estimate.ratio(decibels: Estimate(exactly: 20)) == Estimate(exactly: 100))
    #expect(Estimate.ratio(decibels: Estimate(exactly: -30)).contains(0.001))
    #expect(Estimate.ratio(decibels: Estimate(exactly: 1e300)).upper == .infinity)
    #expect(Estimate.ratio(decibels: Estimate(exactly: -1e300)).contains(0))
    let three = Estimate.ratio(decibels: Estimate(exactly: 3))
    // 10^0.3 to 17 digits, by mpmath 1.3.0.
    #expect(three.overlaps(Estimate(1.9952623149688796, within: .rounding(operations: 1, condition: 1, scale: 2))))
    #expect(three.error <= Tolerance.rounding(operations: 20, condition: 1, scale: 2).value)
  }
}
