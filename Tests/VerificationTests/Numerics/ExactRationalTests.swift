import BigInt
import PropertyTesting
import Testing
import Verification

@Suite struct `An exact quotient` {
  /// Two whole numbers, the second above 0, with a common factor or without one; of up to 64, 128 or more bits.
  struct Pair: Sendable, CustomStringConvertible {
    let top: BigInt
    let bottom: BigInt

    var description: String { "\(top)/\(bottom)" }

    static let all = Generator<Pair> { source throws(Discard) in
      func product() throws(Discard) -> BigInt {
        var product: BigInt = 1
        for _ in 0..<(try source.integer(in: 0...3)) { product *= BigInt(try source.integer(in: 1...Int.max)) }
        return product << (try source.integer(in: 0...40))
      }
      let common = try product()
      let sign = BigInt(try source.integer(in: -1...1, simplest: 1))
      return Pair(top: sign * (try product()) * common, bottom: try product() * common)
    }
  }

  /// Whether a numerator and a denominator are the lowest terms of a quotient, by the library's divisor.
  func areLowestTerms(_ numerator: BigInt, _ denominator: BigInt, of pair: Pair) -> Bool {
    denominator > 0 && numerator * pair.bottom == pair.top * denominator
      && numerator.greatestCommonDivisor(with: denominator) == 1
  }

  @Test func `is in lowest terms, in words and in longer numbers, and so are its negative, reciprocal and powers`() {
    checkProperty(Pair.all, PropertySettings(cases: 200)) { pair, observer in
      let quotient = ExactRational(pair.top, over: pair.bottom)
      let bits = max(pair.top.magnitude.bitWidth, pair.bottom.bitWidth)
      observer.cover("at most 64 bits", atLeast: 0.02, when: bits <= 64)
      observer.cover("65 to 128 bits", atLeast: 0.05, when: (65...128).contains(bits))
      observer.cover("more than 128 bits", atLeast: 0.2, when: bits > 128)
      #expect(areLowestTerms(quotient.numerator, quotient.denominator, of: pair))
      let negative = ExactRational(-pair.top, over: pair.bottom)
      #expect(-quotient == negative && quotient.magnitude == (pair.top < 0 ? negative : quotient))
      #expect(ExactRational(pair.top, over: -pair.bottom) == negative)
      let inverse = quotient.inverse
      #expect(pair.top == 0 ? inverse == nil : inverse == ExactRational(pair.bottom, over: pair.top))
      #expect(quotient.power(2) == quotient * quotient && quotient + -quotient == .zero)
      if pair.top != 0 { #expect(quotient.power(-3) * quotient.power(3) == .one) }
    }
  }

  @Test func `adds, subtracts, multiplies and compares like fractions over a common denominator`() {
    checkProperty(
      Generator<[Pair]> { source throws(Discard) in [try source.draw(Pair.all), try source.draw(Pair.all)] },
      PropertySettings(cases: 100)
    ) { pairs in
      let (p, q, r, s) = (pairs[0].top, pairs[0].bottom, pairs[1].top, pairs[1].bottom)
      let (left, right) = (ExactRational(p, over: q), ExactRational(r, over: s))
      #expect(left + right == ExactRational(p * s + r * q, over: q * s))
      #expect(left - right == ExactRational(p * s - r * q, over: q * s))
      #expect(left * right == ExactRational(p * r, over: q * s))
      #expect((left < right) == (p * s < r * q) && !(left < left))
      #expect(left.isWhole == (p.quotientAndRemainder(dividingBy: q).remainder == 0))
      #expect(left.bits == max(left.numerator.magnitude.bitWidth, left.denominator.magnitude.bitWidth))
      #expect(left.estimate == Estimate(p, over: q) && left.nearest == Estimate(p, over: q).value)
      #expect(left.power(0) == .one && left.power(1) == left && left.power(3) == left * left * left)
    }
  }

  @Test func `of a decimal is its digits over a power of ten`() throws {
    let third = ExactRational(try #require(DecimalNumeral("-0.125e1")))
    #expect(third.numerator == -5 && third.denominator == 4 && !third.isWhole && third.bits == 3)
    #expect(ExactRational(try #require(DecimalNumeral("12e2"))) == ExactRational(1200))
    #expect(
      ExactRational(1200).isWhole && ExactRational(5, over: 32).bits == 6 && ExactRational(-40, over: 3).bits == 6)
    #expect(ExactRational(2).power(-2) == ExactRational(1, over: 4) && ExactRational.zero.power(0) == .one)
  }

  @Test func `control: a divisor of the lowest words alone is refuted`() {
    let mask = BigInt(UInt64.max)
    let minima = Pair.all.smallestCounterexamples { pair in
      let divisor = (pair.top & mask).greatestCommonDivisor(with: pair.bottom & mask)
      return divisor > 0 && !areLowestTerms(pair.top / divisor, pair.bottom / divisor, of: pair)
    }
    #expect(!minima.contains("not refuted"), "\(minima)")
  }
}
