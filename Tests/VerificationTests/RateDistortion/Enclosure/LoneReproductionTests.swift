import Testing

@testable import Verification

extension `RD-003 the primal value and the dual bound enclose the optimum at every weight` {
  /// A bit with a decimal law under Hamming distortion.
  private func bit(_ law: [String]) throws -> DecimalSource {
    let (zero, one) = (DecimalNumeral(exactly: 0), DecimalNumeral(exactly: 1))
    return try DecimalSource(law: law.compactMap(DecimalNumeral.init), distortion: [[zero, one], [one, zero]])
  }

  /// Whether an upper bound is a number, rounded upward by little.
  private func isJust(_ bound: Double, _ number: Double) -> Bool {
    bound >= number && bound <= number + Tolerance.rounding(operations: 16, condition: 1, scale: number).value
  }

  @Test func `the bounds of the best single reproduction are those of its formula`() throws {
    // δ = ±1/β at a fair bit: C(β) = 1/β², D(0) − L ≤ βC(β), L − D ≤ βC(β/2) and R ≤ C(β/2) = 4/β².
    let fair = LoneReproduction(try bit(["0.5", "0.5"]))
    let ten = try #require(fair.spread(weight: DecimalNumeral(tenTo: 1)))
    #expect(fair.best == 0 && isJust(ten.objective, 0.1) && isJust(ten.distortion, 0.4) && isJust(ten.rate, 0.04))
    // At β = 2, δ = ±½; the square at β/2 is 1, as is the difference itself.
    let two = try #require(fair.spread(weight: DecimalNumeral(exactly: 2)))
    #expect(isJust(two.objective, 0.5) && isJust(two.distortion, 2) && isJust(two.rate, 1))
    #expect(fair.spread(weight: try #require(DecimalNumeral("1.9999999999999999"))) == nil)
    // The rarer symbol of ¾ and ¼: the means differ by ½, and at β = 2 the squares are ½ and 1.
    let uneven = LoneReproduction(try bit(["0.25", "0.75"]))
    let small = try #require(uneven.spread(weight: DecimalNumeral(exactly: 2)))
    #expect(uneven.best == 1 && isJust(small.distortion, 1) && isJust(small.rate, 0.5))
    let none = try #require(uneven.spread(weight: DecimalNumeral(tenTo: 2)))
    #expect(none == (0, 0, 0))
  }

  @Test func `optima of decimal bits enclose the closed form of their binary source`() throws {
    for (p, weight, distortion, rate, lagrangian) in Self.binaryOptima {
      let decimals = [DecimalNumeral(exactly: p), DecimalNumeral(exactly: 1 - p)]
      let (zero, one) = (DecimalNumeral(exactly: 0), DecimalNumeral(exactly: 1))
      let source = try DecimalSource(law: decimals, distortion: [[zero, one], [one, zero]])
      let optimum = try source.optimum(weight: DecimalNumeral(exactly: weight))
      #expect(encloses(optimum.lagrangian, lagrangian, roundings: 1000), "\(optimum)")
      #expect(encloses(optimum.distortion, distortion, roundings: 1 << 14), "\(optimum)")
      #expect(encloses(optimum.rate, rate, roundings: 1 << 14), "\(optimum)")
      #expect(source.greatestDistortion.contains(min(p, 1 - p)) && source.leastDistortion == Estimate(exactly: 0))
    }
  }

  @Test func `decimal sources and weights at the ends of their ranges are taken, and those beyond are named`() throws {
    let (zero, one) = (DecimalNumeral(exactly: 0), DecimalNumeral(exactly: 1))
    func fault(_ law: [DecimalNumeral], _ distortion: [[DecimalNumeral]]) -> String {
      refusal { try DecimalSource(law: law, distortion: distortion).entropy.upper >= 0 }
    }
    let many = [[DecimalNumeral]](repeating: [one], count: 64)
    let share = DecimalNumeral(exactly: 1.0 / 64)
    #expect(fault([DecimalNumeral](repeating: share, count: 64), many) == "accepted: true")
    #expect(fault([DecimalNumeral](repeating: one, count: 65), many) == "weights: must be at most 64, are 65")
    #expect(fault([one], []) == "distortion: needs 1 rows, has 0")
    #expect(fault([one], [[]]) == "distortion[0]: needs 1 to 64 values, has 0")
    let wide = [DecimalNumeral](repeating: one, count: 65)
    #expect(fault([one], [Array(wide.dropLast())]) == "accepted: true")
    #expect(fault([one], [wide]) == "distortion[0]: needs 1 to 64 values, has 65")
    #expect(fault([one, zero], [[one], [one, one]]) == "distortion[1]: needs 1 values, has 2")
    for exponent in [-300, 300] {
      #expect(fault([one], [[DecimalNumeral(tenTo: exponent), zero]]) == "accepted: true")
      let source = try bit(["0.5", "0.5"])
      #expect(try source.optimum(weight: DecimalNumeral(tenTo: exponent)).rate.lower >= 0)
    }
    for (exponent, shown) in [(-301, "1e-301"), (301, "1e+301")] {
      let beyond = DecimalNumeral(tenTo: exponent)
      #expect(
        fault([one], [[zero, beyond]]) == "distortion[0][1]: must be 0 or of 1e-300 to 1e300, is \(shown)")
      let source = try bit(["0.5", "0.5"])
      #expect(
        refusal { try source.optimum(weight: beyond).rate } == "weight: must be of 1e-300 to 1e300, is \(shown)")
    }
  }
}
