import RealModule
import Testing

@testable import Verification

@Suite struct `Estimates` {
  /// Whether partial sums of the harmonic series, times the least common multiple of 1...20, contain the exact integers.
  func containsExactly(_ term: (Int) -> Estimate) -> Bool {
    let multiple = 232_792_560
    return (2...20).allSatisfy { count in
      let sum = (1...count).map(term).sum()
      let exact = (1...count).map { multiple / $0 }.reduce(0, +)
      let scaled = sum * Estimate(exactly: Double(multiple))
      return scaled.contains(Double(exact))
        && scaled.error <= Tolerance.rounding(operations: 4 * count, condition: 1, scale: Double(exact)).value
    }
  }

  @Test func `arithmetic keeps the exact result in its interval`() {
    #expect(containsExactly { Estimate(exactly: 1) / Estimate(exactly: Double($0)) })
  }

  @Test func `control: rounded terms taken as exact are refuted`() {
    #expect(!containsExactly { Estimate(exactly: Double(Float(1) / Float($0))) })
  }

  @Test func `signs and zeros come out on the right side`() {
    let wide = Estimate(value: 1, lower: -2, upper: 3)
    let negative = Estimate(value: -4, lower: -5, upper: -4)
    let product = wide * negative
    #expect(product.lower == (-15).nextDown && product.upper == 10.0.nextUp)
    #expect((wide - wide).contains(0))
    #expect((-wide).lower == -3 && (-wide).upper == 2)
    #expect(Estimate(exactly: 2).certainlyExceeds(Estimate(exactly: 1)))
    #expect(!wide.certainlyExceeds(negative.clamped(atLeast: -4)) == false)
  }

  @Test func `what is exactly 0 adds nothing, and makes a product exactly 0`() {
    let zero = Estimate(exactly: 0)
    let others = [Estimate(exactly: -0.1), Estimate(value: 1, lower: -2, upper: .infinity), zero]
    for other in others {
      #expect(zero + other == other && other + zero == other && other - zero == other)
      #expect(zero * other == zero && other * zero == zero)
      #expect(((zero + zero) * other).error == 0)
    }
    // What may be 0 and may be another number is neither.
    let near = Estimate(value: 0, lower: 0, upper: .leastNonzeroMagnitude)
    #expect(near * Estimate(exactly: 1) != zero && near + Estimate(exactly: 1) != Estimate(exactly: 1))
  }

  /// x, φ(x) = (1+x)ln(1+x) − x and x − ln(1+x); reference: mpmath 1.3.0 at 40 digits, printed to 20.
  static let references: [(x: Double, relativeEntropyTerm: Double, logarithmDeficit: Double)] = [
    (0x1p-30, 4.3368086885956951251e-19, 4.3368086872493725148e-19),
    (-0x1p-30, 4.3368086912883403482e-19, 4.3368086926346629611e-19),
    (0.125, 0.0075059151134313863561, 0.0072169643436165454612),
    (-0.21875, 0.025890564115995470403, 0.028110077931525797885),
    (0.25, 0.028929439142762194708, 0.026856448685790244234),
    (-0.75, 0.40342640972002734529, 0.63629436111989061883),
    (100, 366.12717220096720454, 95.384879483158740549),
  ]

  /// Whether an estimate may be a reference and is no wider than 200 roundings.
  func isReference(_ estimate: Estimate, _ reference: Double) -> Bool {
    let rounding = Tolerance.rounding(operations: 1, condition: 1, scale: reference)
    let allowed = Tolerance.rounding(operations: 200, condition: 1, scale: reference)
    return estimate.overlaps(Estimate(reference, within: rounding)) && estimate.error <= allowed.value
  }

  @Test(arguments: references)
  func `the terms of relative entropies are accurate near their zeros and far`(
    x: Double, relativeEntropyTerm: Double, logarithmDeficit: Double
  ) {
    #expect(isReference(Estimate.relativeEntropyTerm(Estimate(exactly: x)), relativeEntropyTerm))
    let deficit = Estimate.logarithmDeficit(Estimate(exactly: 1 + x), over: Estimate(exactly: 1))
    #expect(isReference(deficit, logarithmDeficit))
  }

  @Test func `control: the term written out loses its digits near zero and is refuted`() {
    let (x, reference, _) = Self.references[0]
    let direct = Estimate(exactly: 1 + x) * Estimate.log(Estimate(exactly: 1 + x)) - Estimate(exactly: x)
    #expect(!isReference(direct, reference))
  }

  @Test func `the term's least value is inside an interval around zero`() {
    let term = Estimate.relativeEntropyTerm(Estimate(value: 0.1, lower: -0.5, upper: 0.5))
    #expect(term.lower == 0 && term.upper > 0.1)
    #expect(Estimate.relativeEntropyTerm(Estimate(exactly: -1)).contains(1))
  }

  @Test func `a difference of products that almost cancel keeps its digits`() {
    // (2^27 + 1)² − 2^27·(2^27 + 2) = 1
    let exact = Estimate.differenceOfProducts(0x1p27 + 1, 0x1p27 + 1, 0x1p27, 0x1p27 + 2)
    #expect(exact.contains(1))
    #expect(exact.error <= Tolerance.rounding(operations: 8, condition: 1, scale: 1).value)
  }
}
