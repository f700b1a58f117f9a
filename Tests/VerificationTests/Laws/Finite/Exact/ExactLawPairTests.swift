import BigInt
import PropertyTesting
import Testing

@testable import Verification

extension `RT-014 informations and divergences of exact tables keep their digits` {
  /// ½ KL(P‖M) + ½ KL(Q‖M) by logarithms in fixed-point arithmetic.
  static func jensenShannon(_ drawn: DrawnPair) -> BigInt {
    let sums = drawn.outcomes.map { (2 * $0.0, 2 * $0.1, $0.0 + $0.1) }
    return DrawnPair.divergence(sums.map { ($0.0, $0.2) } + sums.map { ($0.1, $0.2) }, unit: 4 * drawn.unit)
  }

  @Test(arguments: [DrawnPair.all, DrawnPair.near])
  func `divergences agree with sums of logarithms to 180 bits`(laws: Generator<DrawnPair>) {
    checkProperty(laws) { drawn in
      let pair = try drawn.pair
      #expect(Self.holds(pair.jensenShannonDivergence, Self.jensenShannon(drawn)))
      let distance = drawn.outcomes.reduce(BigInt(0)) { $0 + BigInt(($1.0 - $1.1).magnitude) }
      #expect(pair.totalVariation == Estimate(distance, over: 2 * drawn.unit))
      guard drawn.isAbsolutelyContinuous else {
        #expect(refusal { try pair.relativeEntropy() }.contains("infinite"))
        return
      }
      #expect(Self.holds(try pair.relativeEntropy(), DrawnPair.divergence(drawn.outcomes, unit: drawn.unit)))
    }
  }

  /// Orders below and above 1, near it and far from it.
  static let orders = [(1, 2), (1, 3), (2, 1), (7, 2), (1, 100), (999_999, 1_000_000), (1_000_001, 1_000_000), (60, 1)]

  @Test(arguments: [DrawnPair.all, DrawnPair.near], orders)
  func `divergences of Renyi agree with powers in fixed-point arithmetic`(
    laws: Generator<DrawnPair>, order: (Int, Int)
  ) throws {
    let written = try #require(DecimalQuotient("\(order.0)/\(order.1)"))
    checkProperty(laws, PropertySettings(cases: 4)) { drawn in
      let isShared = drawn.outcomes.contains { $0.0 > 0 && $0.1 > 0 }
      let pair = try drawn.pair
      guard order.0 > order.1 ? drawn.isAbsolutelyContinuous : isShared else {
        #expect(refusal { try pair.renyiDivergence(order: written) }.contains("infinite"))
        return
      }
      let value = try pair.renyiDivergence(order: written)
      // Exponents are of up to 60·ln 10⁵⁰ with a rounding of their own.
      #expect(Self.holds(value, drawn.renyi(order.0, order.1), roundings: 2000), "\(value)")
    }
  }

  @Test func `divergences of known laws are these numbers`() throws {
    func pair(_ first: [String], _ second: [String]) throws -> ExactLawPair {
      try ExactLawPair(first.compactMap(DecimalQuotient.init), second.compactMap(DecimalQuotient.init))
    }
    let known = try pair(["0.5", "0.3", "0.2"], ["1/3", "1/3", "1/3"])
    func order(_ text: String) throws -> DecimalQuotient { try #require(DecimalQuotient(text)) }
    // mpmath 1.3.0 at 60 digits.
    #expect(encloses(try known.relativeEntropy(), "0.06895927460353616397965344421964834181854", roundings: 40))
    #expect(encloses(known.jensenShannonDivergence, "0.01725098116069428754317790424399995424217", roundings: 40))
    #expect(encloses(known.totalVariation, "0.1666666666666666666666666666666666666667", roundings: 2))
    #expect(try known.renyiDivergence(order: order("1.0")) == known.relativeEntropy())
    #expect(
      encloses(
        try known.renyiDivergence(order: order("1/2")), "0.03495377754299810214554345286207083904044", roundings: 80))
    #expect(
      encloses(
        try known.renyiDivergence(order: order("2")), "0.1310282624064040927855218808998273947582", roundings: 80))
    // At orders without end the greatest ratio, ln 3/2, and at orders near 0 the order times KL(Q‖P).
    let most = try known.renyiDivergence(order: order("1e100"))
    #expect(encloses(most, "0.4054651081081643819780131154643491365719", roundings: 40), "\(most)")
    let least = try known.renyiDivergence(order: order("1e-100"))
    #expect(encloses(least, "7.024034377188420081833398722620853220408e-102", roundings: 80), "\(least)")
    // Apart but for outcomes of 10⁻³²⁰: −2 ln 10⁻³²⁰ or so at order 1/2, and at order 2 infinite.
    let far = try pair(["1", "1e-320", "0"], ["0", "1e-320", "1"])
    #expect(
      encloses(try far.renyiDivergence(order: order("1/2")), "1473.654459516189237771514530997993092865", roundings: 20)
    )
    #expect(refusal { try far.renyiDivergence(order: try order("2")) }.hasPrefix("second[0]: must be above 0 where"))
    #expect(encloses(far.jensenShannonDivergence, "0.6931471805599453094172321214581765680755", roundings: 8))
    let apart = try pair(["1", "0"], ["0", "1"])
    #expect(refusal { try apart.renyiDivergence(order: try order("1/2")) }.hasPrefix("second: must share an outcome"))
    #expect(refusal { try apart.relativeEntropy() }.hasPrefix("second[0]: must be above 0 where the first law is"))
    #expect(apart.totalVariation == Estimate(exactly: 1))
    #expect(apart.jensenShannonDivergence.upper <= 0.6931471805599456)
    for text in ["0", "-1", "1.1e100", "9e-101", "1.\(String(repeating: "0", count: 99))1"] {
      #expect(refusal { try known.renyiDivergence(order: try order(text)) }.hasPrefix("order: must be of 1e-100"))
    }
    #expect(refusal { try pair(["1"], ["0.5", "0.5"]) } == "second: needs 1 numbers, has 2")
  }

  @Test func `control: exchanged laws, half of a sum, and the reciprocal order are refuted`() {
    let exchanged = DrawnPair.all.smallestCounterexamples(seeds: 1) { drawn in
      let value = try ExactLawPair(drawn.second.numbers, drawn.first.numbers).relativeEntropy()
      return drawn.isAbsolutelyContinuous
        && !Self.holds(value, DrawnPair.divergence(drawn.outcomes, unit: drawn.unit))
    }
    #expect(!exchanged.contains("not refuted"))
    let twice = DrawnPair.all.smallestCounterexamples(seeds: 1) { drawn in
      !Self.holds(try drawn.pair.jensenShannonDivergence, 2 * Self.jensenShannon(drawn))
    }
    #expect(!twice.contains("not refuted"))
    let reciprocal = DrawnPair.all.smallestCounterexamples(seeds: 1) { drawn in
      guard let order = DecimalQuotient("1/2") else { return false }
      let value = try drawn.pair.renyiDivergence(order: order)
      return drawn.isAbsolutelyContinuous && !Self.holds(value, drawn.renyi(2, 1), roundings: 2000)
    }
    #expect(!reciprocal.contains("not refuted"))
  }

  @Test func `a term of a divergence is right for weights of one unit and of none`() {
    // 1·ln(1/5) + 5 − 1, and 0 + 5 − 0.
    #expect(encloses(Estimate.divergenceTerm(1, 5, unit: 1), "2.3905620875658996253992406667738", roundings: 64))
    let none = Estimate.divergenceTerm(0, 5, unit: 1)
    #expect(none.contains(5) && none.error < 0x1p-48 && Estimate.divergenceTerm(5, 5, unit: 1) == Estimate(exactly: 0))
  }
}
