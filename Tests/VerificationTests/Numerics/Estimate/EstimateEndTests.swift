import PropertyTesting
import RealModule
import Testing

@testable import Verification

/// Each end of an interval, to the last bit: the exact or correctly rounded number, moved outward as the documentation
/// says.
@Suite(.property(cases: 200)) struct `The ends of estimates` {
  /// Two intervals of numbers other than 0, of any signs.
  static let pairs = Generator<[Estimate]> { source throws(Discard) in
    var pair: [Estimate] = []
    for _ in 0..<2 {
      var numbers: [Double] = []
      for _ in 0..<3 {
        numbers.append(try source.double(in: 1...8) * (try source.boolean() ? 1 : -1))
      }
      numbers.sort()
      pair.append(Estimate(value: numbers[1], lower: numbers[0], upper: numbers[2]))
    }
    return pair
  }

  /// The interval of an operation that is monotone in each of its arguments, from the four corners.
  static func corners(
    _ pair: [Estimate], _ operation: (Double, Double) -> Double
  ) -> (lower: Double, upper: Double) {
    let ends = [pair[0].lower, pair[0].upper].flatMap { left in
      [pair[1].lower, pair[1].upper].map { operation(left, $0) }
    }
    return ((ends.min() ?? 0).nextDown, (ends.max() ?? 0).nextUp)
  }

  static func isExactly(_ estimate: Estimate, _ ends: (lower: Double, upper: Double)) -> Bool {
    estimate.lower == ends.lower && estimate.upper == ends.upper
  }

  @Test func `of a sum, a difference, a product or a quotient are one number beyond the extreme corners`() {
    checkProperty(Self.pairs) { pair in
      let (left, right) = (pair[0], pair[1])
      #expect(Self.isExactly(left + right, Self.corners(pair, +)))
      #expect(Self.isExactly(left - right, Self.corners(pair, -)))
      #expect(Self.isExactly(left * right, Self.corners(pair, *)))
      if right.lower > 0 || right.upper < 0 {
        #expect(Self.isExactly(left / right, Self.corners(pair, /)))
        #expect((left / right).value == left.value / right.value)
      } else {
        #expect(Self.isExactly(left / right, (-.infinity, .infinity)))
      }
      #expect((left + right).value == left.value + right.value && (left * right).value == left.value * right.value)
    }
  }

  @Test func `of elementary functions are two numbers beyond the function's values, of the root one`() {
    checkProperty(Self.pairs) { pair in
      let number = pair[0].absolute
      func two(_ function: (Double) -> Double) -> (lower: Double, upper: Double) {
        (function(number.lower).nextDown.nextDown, function(number.upper).nextUp.nextUp)
      }
      #expect(Self.isExactly(.exp(number), two { Double.exp($0) }))
      if number.lower > 0 {
        #expect(Self.isExactly(.log(number), two { Double.log($0) }))
        #expect(Self.isExactly(.log1p(number), two { Double.log(onePlus: $0) }))
        let root = (number.lower.squareRoot().nextDown, number.upper.squareRoot().nextUp)
        #expect(Self.isExactly(.squareRoot(number), root))
      }
    }
    // Beyond the domain stands for its end.
    let wide = Estimate(value: 0, lower: -3, upper: 3)
    #expect(Estimate.log(wide).lower == -.infinity && Estimate.log1p(wide).lower == -.infinity)
    #expect(Estimate.squareRoot(wide).lower == 0 && Estimate.squareRoot(wide).value == 0)
    #expect(Estimate.exp(Estimate(exactly: -800)).lower == 0 && Estimate.exp(Estimate(exactly: -800)).upper > 0)
    let below = Estimate(value: -2, lower: -3, upper: -1.5)
    for logarithm in [Estimate.log(below), .log1p(below)] {
      #expect(logarithm.value == -.infinity && logarithm.upper < -1e308)
    }
  }

  @Test func `of a relative entropy's term are those at its ends, or 0 around 0, and −1 is the least number`() {
    func term(_ lower: Double, _ upper: Double) -> Estimate {
      .relativeEntropyTerm(Estimate(value: lower + (upper - lower) / 2, lower: lower, upper: upper))
    }
    for (low, high) in [(-0.5, 0.25), (-0.25, 0.5), (0.125, 0.5), (-0.5, -0.125), (-1, 3)] {
      let (first, last, between) = (term(low, low), term(high, high), term(low, high))
      #expect(between.upper == max(first.upper, last.upper))
      #expect(between.lower == (low < 0 && high > 0 ? 0 : min(first.lower, last.lower)))
    }
    #expect(term(-3, -2) == term(-1, -1))
    let (beyond, whole) = (term(-3, 0.5), term(-1, 0.5))
    #expect(beyond.lower == 0 && whole.lower == 0 && beyond.upper == whole.upper)
  }

  @Test func `of a logarithm's deficit are those at its ends, or 0 around 1`() {
    func deficit(_ lower: Double, _ upper: Double) -> Estimate {
      let ratio = Estimate(value: lower + (upper - lower) / 2, lower: lower, upper: upper)
      return .logarithmDeficit(ratio, over: Estimate(exactly: 1))
    }
    for (low, high) in [(0.8125, 1.125), (0.875, 1.1875), (1.0625, 1.1875), (0.8125, 0.9375)] {
      let (first, last, between) = (deficit(low, low), deficit(high, high), deficit(low, high))
      #expect(between.upper == max(first.upper, last.upper))
      #expect(between.lower == (low < 1 && high > 1 ? 0 : min(first.lower, last.lower)))
    }
  }

  @Test func `of a tolerance are one number beyond it`() {
    let estimate = Estimate(3, within: .quadrature(reportedError: 0.5))
    #expect(estimate.value == 3 && Self.isExactly(estimate, (2.5.nextDown, 3.5.nextUp)))
    let widened = Estimate(1, from: 0.5, to: 2, outward: 3)
    #expect(Self.isExactly(widened, (0.5.nextDown.nextDown.nextDown, 2.0.nextUp.nextUp.nextUp)))
  }

  @Test func `belong to the interval, and bound its error and magnitude`() {
    let estimate = Estimate(value: -1, lower: -1.5, upper: 1.25)
    #expect(estimate.contains(-1.5) && estimate.contains(1.25))
    #expect(!estimate.contains((-1.5).nextDown) && !estimate.contains(1.25.nextUp))
    #expect(estimate.error == 2.25.nextUp && estimate.magnitude == 1.5 && (-estimate).magnitude == 1.5)
    #expect(Estimate(value: 1, lower: -1.5, upper: 1.25).error == 2.5.nextUp)
    #expect(Estimate(value: 1, lower: 1, upper: 1.25).error == 0.25.nextUp && Estimate(exactly: 1).error == 0)
    let (touching, apart) = (Estimate(exactly: 1.25), Estimate(exactly: 1.25.nextUp))
    #expect(estimate.overlaps(touching) && touching.overlaps(estimate))
    #expect(!estimate.overlaps(apart) && !apart.overlaps(estimate))
    #expect(!touching.certainlyExceeds(estimate) && apart.certainlyExceeds(estimate))
    #expect(estimate.clamped(atLeast: 0) == Estimate(value: 0, lower: 0, upper: 1.25))
    #expect(estimate.clamped(atMost: 0) == Estimate(value: -1, lower: -1.5, upper: 0))
    #expect(estimate.clamped(atLeast: 2) == Estimate(exactly: 2))
    #expect(estimate.clamped(atMost: -2) == Estimate(exactly: -2))
    #expect(estimate.absolute == Estimate(value: 1, lower: 0, upper: 1.5))
    #expect((estimate - Estimate(exactly: 2)).absolute.lower == 0.75.nextDown)
    let other = Estimate(value: 0, lower: -2, upper: 1)
    #expect(Estimate.minimum(estimate, other) == Estimate(value: -1, lower: -2, upper: 1))
    #expect(Estimate.maximum(estimate, other) == Estimate(value: 0, lower: -1.5, upper: 1.25))
    #expect(estimate.description == "-1.0 in -1.5...1.25")
  }

  @Test func `of what is known to be at least 0 are at least 0`() {
    let least = Estimate(value: 0, lower: 0, upper: 1)
    #expect((least + least).lower == 0 && (least * least).lower == 0 && (least / Estimate(exactly: 3)).lower == 0)
    let quotient = least / least
    #expect(quotient.lower == 0 && quotient.upper == .infinity)
    // A quotient of what is known to be at most 0 is at most 0, also by a divisor that may be 0.
    let most = Estimate(value: -1, lower: -1, upper: 0)
    #expect((most / Estimate(exactly: 3)).upper == 0 && (most / least).upper == 0)
    #expect((most / Estimate(exactly: -3)).lower == 0)
    let tiny = Estimate(exactly: .leastNonzeroMagnitude)
    #expect((tiny * tiny).lower == 0 && (tiny / Estimate(exactly: 4)).lower == 0)
    // A bound of 0 beside an infinite one: 0·∞ stands for 0 times a large number.
    let open = Estimate(value: 1, lower: 1, upper: .infinity)
    #expect(
      (least * open).lower == 0 && (Estimate(value: 0, lower: -1, upper: 0) * open).upper <= .leastNonzeroMagnitude)
    #expect((open / open).lower == 0 && (open / open).upper == .infinity)
  }

  @Test func `of a difference of products are four numbers beyond it, and enclose it`() {
    checkProperty(
      Generator<[Double]> { source throws(Discard) in
        let (a, b) = (try source.double(in: 1...2), try source.double(in: 1...2))
        let near = Double(try source.integer(in: -4...4)) * Double.ulpOfOne
        return [a, b, a * (1 + near), b * (1 - near)]
      }
    ) { numbers in
      let estimate = Estimate.differenceOfProducts(numbers[0], numbers[1], numbers[2], numbers[3])
      let exact = numbers.map { DecimalNumeral(exactly: $0) }
      let difference = exact[0] * exact[1] - exact[2] * exact[3]
      #expect(DecimalNumeral(exactly: estimate.lower) <= difference)
      #expect(difference <= DecimalNumeral(exactly: estimate.upper))
      let steps = (0..<4).reduce((estimate.value, estimate.value)) { ends, _ in (ends.0.nextDown, ends.1.nextUp) }
      #expect(Self.isExactly(estimate, (steps.0, steps.1)))
      #expect((estimate.value - difference.nearest).magnitude <= 2 * difference.nearest.ulp)
    }
  }

  @Test func `of a difference of products of wide cancellation are those of its smallest part`() {
    // (1 + 2⁻⁵²)(1 − 2⁻⁵²) − 1 = −2⁻¹⁰⁴, and the like with the parts exchanged.
    let (high, low) = (1.0.nextUp, 1 - Double.ulpOfOne)
    for (estimate, exact) in [
      (Estimate.differenceOfProducts(high, low, 1, 1), -0x1p-104),
      (Estimate.differenceOfProducts(1, 1, high, low), 0x1p-104),
    ] {
      #expect(estimate.value == exact && estimate.error < 0x1p-153)
    }
  }

  @Test func `of levels in decibels are powers of ten`() {
    for (decibels, power) in [(0.0, 1.0), (10, 10), (220, 1e22), (-10, 0.1), (-220, 1e-22), (230, 1e23), (-230, 1e-23)]
    {
      let ratio = Estimate.ratio(decibels: Estimate(exactly: decibels))
      #expect(ratio.lower <= power && power <= ratio.upper && ratio.error <= 4 * power.ulp)
      #expect((0...220).contains(decibels) == (ratio.lower == ratio.upper))
    }
    // Between tens, from both sides: 10^0.49 and 10^0.51 multiply to 10.
    let (low, high) = (
      Estimate.ratio(decibels: Estimate(exactly: 4.75)), Estimate.ratio(decibels: Estimate(exactly: 5.25))
    )
    #expect(
      (low * high).contains(10) && (low * high).error <= 0x1p-40 && low.certainlyExceeds(Estimate(exactly: 2.985)))
    let wide = Estimate.ratio(decibels: Estimate(value: 20, lower: 10, upper: 30))
    #expect(wide.lower <= 10 && wide.upper >= 1000)
  }
}
