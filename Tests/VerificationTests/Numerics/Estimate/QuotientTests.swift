import BigInt
import PropertyTesting
import Testing
import Verification

@Suite struct `Quotients of whole numbers` {
  /// A numerator and a denominator of up to 600 bits, and a power of two that multiplies one of them.
  static let drawn = Generator<[BigInt]> { source throws(Discard) in
    func whole(_ source: inout ChoiceSource) throws(Discard) -> BigInt {
      var number = BigInt(0)
      for _ in 0..<(try source.integer(in: 1...10)) {
        number = number << 60 + BigInt(try source.integer(in: 0...(1 << 60 - 1)))
      }
      return number
    }
    let sign: BigInt = try source.boolean() ? 1 : -1
    let (top, bottom) = (try whole(&source), try whole(&source))
    let shift = try source.integer(in: -1200...1200)
    return [sign * (top << max(0, shift)), (bottom == 0 ? 1 : bottom) << max(0, -shift)]
  }

  /// Whether an interval holds a quotient between neighboring numbers, its value the nearer one.
  func encloses(_ estimate: Estimate, _ top: BigInt, _ bottom: BigInt) -> Bool {
    // 2^1074 times a double number is whole.
    func whole(_ number: Double) -> BigInt {
      guard number != 0 else { return 0 }
      let parts = BigInt(number.significand * Double(sign: .plus, exponent: 52, significand: 1))
      let power = Int(number.exponent) - 52 + 1074
      let size = power >= 0 ? parts << power : parts >> -power
      return number < 0 ? -size : size
    }
    guard estimate.lower != .infinity, estimate.upper != -.infinity else { return false }
    let target = top << 1074
    let isBelow = estimate.lower == -.infinity || whole(estimate.lower) * bottom <= target
    let isAbove = estimate.upper == .infinity || target <= whole(estimate.upper) * bottom
    let isTight = estimate.lower == estimate.upper || estimate.lower.nextUp == estimate.upper
    guard isBelow && isAbove && isTight else { return false }
    guard estimate.lower.isFinite && estimate.upper.isFinite else { return estimate.value.isFinite }
    func distance(_ end: Double) -> BigInt { BigInt((target - whole(end) * bottom).magnitude) }
    return distance(estimate.value) <= min(distance(estimate.lower), distance(estimate.upper))
  }

  @Test func `lie between neighboring numbers`() {
    checkProperty(Self.drawn) { #expect(encloses(Estimate($0[0], over: $0[1]), $0[0], $0[1])) }
  }

  @Test func `beyond the greatest number and below the least one have these as an end`() {
    let (one, greatest, least) = (BigInt(1), Double.greatestFiniteMagnitude, Double.leastNonzeroMagnitude)
    let beyond = Estimate(value: greatest, lower: greatest, upper: .infinity)
    // 2^1024 − 1 is nearer to 2^1024, which is no double number.
    for size in [(one << 1024) - 1, one << 1024, one << 1100] {
      #expect(Estimate(size, over: 1) == beyond && Estimate(-size, over: 1) == -beyond)
    }
    // Half of the least number lies midway between 0, which is even, and the least number, which is odd.
    for power in [1075, 1200] {
      #expect(Estimate(one, over: one << power) == Estimate(value: 0, lower: 0, upper: least))
    }
    #expect(Estimate(3, over: one << 1075) == Estimate(value: 2 * least, lower: least, upper: 2 * least))
    #expect(Estimate(one, over: one << 1074) == Estimate(exactly: least))
  }

  @Test func `control: an interval that is rounded to one side, or moved by one number, is refuted`() {
    let minima = [{ $0.lower }, { $0.upper.nextUp }].map { (end: @escaping (Estimate) -> Double) in
      Self.drawn.smallestCounterexamples(seeds: 1) { numbers in
        let estimate = Estimate(numbers[0], over: numbers[1])
        return !encloses(Estimate(exactly: end(estimate)), numbers[0], numbers[1])
      }
    }
    #expect(!minima.joined().contains("not refuted"))
  }
}
