import PropertyTesting
import RealModule
import Testing

@testable import Verification

@Suite(.property(cases: 400)) struct `Estimates of extreme numbers` {
  /// Numbers at the ends of what a double number can be, and ordinary ones.
  static let ends: [Double] = [
    0, -0.0, .leastNonzeroMagnitude, -.leastNonzeroMagnitude,
    0x1p-1022, 0x1p-540, 1, -1, 1.0.nextDown, 1.0.nextUp, 3, -0.1, 0x1p540, -0x1p540,
    .greatestFiniteMagnitude, -.greatestFiniteMagnitude, .infinity, -.infinity,
  ]

  /// An interval between two of the ends, in their order.
  static let intervals = Generator<Estimate> { source throws(Discard) in
    let one = ends[try source.integer(in: 0...ends.count - 1)]
    let other = ends[try source.integer(in: 0...ends.count - 1)]
    let value = ends[try source.integer(in: 0...ends.count - 1)]
    return Estimate(value: value, lower: min(one, other), upper: max(one, other))
  }

  static let pairs = Generator<[Estimate]> { source throws(Discard) in
    [try source.draw(intervals), try source.draw(intervals)]
  }

  /// Numbers of an interval.
  static func members(_ estimate: Estimate) -> [Double] {
    ([estimate.lower, estimate.value, estimate.upper] + ends).filter(estimate.contains)
  }

  /// Whether a quotient, product, sum or difference of members lies in that of the intervals.
  ///
  /// What has no value, such as 0/0 or ∞ − ∞, is left out; the double result is within a rounding of the true one.
  static func encloses(
    _ pair: [Estimate], _ operation: (Estimate, Estimate) -> Estimate, _ exact: (Double, Double) -> Double
  ) -> Bool {
    let result = operation(pair[0], pair[1])
    guard result.lower <= result.value, result.value <= result.upper else { return false }
    return members(pair[0]).allSatisfy { left in
      members(pair[1]).allSatisfy { right in
        let value = exact(left, right)
        return value.isNaN || result.contains(value)
      }
    }
  }

  @Test func `no operation traps, and the result of any members lies in that of the intervals`() {
    checkProperty(Self.pairs) { pair in
      #expect(Self.encloses(pair, +, +))
      #expect(Self.encloses(pair, -, -))
      #expect(Self.encloses(pair, *, *))
      // The quotient by 0 is a limit of one side or has no value.
      #expect(Self.encloses(pair, /) { $1 == 0 ? .nan : $0 / $1 })
      for estimate in pair {
        for result in [
          .log(estimate), .log1p(estimate), .exp(estimate), .squareRoot(estimate), estimate.absolute,
          .relativeEntropyTerm(estimate), .logarithmDeficit(estimate, over: pair[0]), .ratio(decibels: estimate),
        ] as [Estimate] {
          #expect(result.lower <= result.value && result.value <= result.upper)
        }
        #expect(!estimate.error.isNaN)
      }
    }
  }

  @Test func `a number that is none, and an error that is none, bound nothing`() {
    for estimate in [
      Estimate(exactly: .nan), Estimate(1, within: .quadrature(reportedError: .nan)),
      Estimate(.nan, within: .rounding(operations: 1, condition: .infinity, scale: 0)),
      Estimate(exactly: .infinity) - Estimate(exactly: .infinity),
      Estimate(exactly: 1) / Estimate(value: 0, lower: -1, upper: 1),
    ] {
      #expect(estimate.lower == -.infinity && estimate.upper == .infinity && estimate.value.isFinite)
    }
    #expect(Estimate(value: 3, lower: 0, upper: 1).value == 1)
    // Their best estimate is the number nearest to 0.
    #expect(Estimate(exactly: .nan).value == 0 && Estimate(value: .nan, lower: 2, upper: 3).value == 2)
    for divisor in [Estimate(exactly: 0), Estimate(exactly: -0.0), Estimate(value: 0, lower: -1, upper: 1)] {
      for dividend in [0.0, 1, -1] {
        #expect(Estimate(exactly: dividend) / divisor == .unbounded(near: 0))
      }
    }
  }

  @Test func `a number that is cut at 0 has no sign if it is at least 0, and keeps that of its 0 if it is at most 0`() {
    let zero = Estimate(exactly: -0.0)
    #expect(zero.clamped(atLeast: 0).description == "0.0 in 0.0...0.0")
    for number in [zero, Estimate(value: -0.0, lower: -1, upper: 0)] {
      #expect(number.clamped(atMost: 0).description == number.description)
    }
  }

  @Test func `the quotient by a number of at least 0 keeps the bound of its other end`() {
    let quotient = Estimate(exactly: 3) / Estimate(value: 1, lower: 0, upper: 2)
    #expect(quotient.lower == 1.5.nextDown && quotient.upper == .infinity)
    let negative = Estimate(exactly: 3) / Estimate(value: -1, lower: -2, upper: 0)
    #expect(negative.lower == -.infinity && negative.upper == (-1.5).nextUp)
    let product = Estimate(exactly: .leastNonzeroMagnitude) * Estimate(exactly: 0.25)
    #expect(product.lower == 0 && product.upper > 0)
  }

  @Test(arguments: [
    (0.0, 1.0), (1e-300, 1e300), (3, 7), (1e300, 1e-300), (1e154, 1e-154), (1.7e308, .leastNonzeroMagnitude),
  ])
  func `the logarithm of one and a quotient does not overflow`(numerator: Double, denominator: Double) {
    let (a, b) = (Estimate(exactly: numerator), Estimate(exactly: denominator))
    let logarithm = Estimate.log1p(a, over: b)
    #expect(logarithm.upper < 1500 && logarithm.error <= 0x1p-46 * logarithm.value + .leastNormalMagnitude)
    // Of square roots of which the quotient is a number, that of its square, up to less than a rounding.
    let root = Estimate.squareRoot(a) / Estimate.squareRoot(b)
    if root.value > 1e30 { #expect(logarithm.overlaps(Estimate(exactly: 2) * .log(root))) }
    if root.value < 1e150 { #expect(logarithm.overlaps(.log1p(root * root))) }
  }

  @Test func `control: a quotient of the intervals' ends alone, whatever their signs, is refuted`() {
    func wrong(_ left: Estimate, _ right: Estimate) -> Estimate {
      let dividends = [left.lower, left.upper]
      let ends = dividends.flatMap { [$0 / right.lower, $0 / right.upper] }.filter { !$0.isNaN }
      return Estimate(value: 0, lower: ends.min() ?? 0, upper: ends.max() ?? 0)
    }
    let minima = Self.pairs.smallestCounterexamples(seeds: 3) { pair in
      !Self.encloses(pair, wrong) { $1 == 0 ? .nan : $0 / $1 }
    }
    #expect(!minima.contains("not refuted"), "\(minima)")
  }
}
