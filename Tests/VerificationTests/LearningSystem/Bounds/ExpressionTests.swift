import RealModule
import Testing

@testable import Verification

@Suite struct `Expressions of quantities and their values` {
  /// gap in [1, 2], absgap in [-1, 1], I = 4 exactly, m infinite, D below 0; other quantities have no value.
  private func value(_ text: String) throws -> Estimate? {
    try Inequality("\(text) <= 0").lesser.value { quantity in
      switch quantity {
      case .gap: Estimate(value: 1.5, lower: 1, upper: 2)
      case .absgap: Estimate(value: 0, lower: -1, upper: 1)
      case .I: Estimate(exactly: 4)
      case .m: Estimate(exactly: .infinity)
      case .D: Estimate(value: -2, lower: -3, upper: -1)
      default: nil
      }
    }
  }

  /// Whether an interval has these ends, up to outward rounding.
  private func has(_ estimate: Estimate?, _ lower: Double, _ upper: Double) -> Bool {
    guard let estimate else { return false }
    let near = { Tolerance.rounding(operations: 160, condition: 1, scale: max(1, abs($0))) }
    return estimate.lower <= lower && estimate.upper >= upper && near(lower).accepts(estimate.lower, lower)
      && near(upper).accepts(estimate.upper, upper)
  }

  @Test func `are the ranges of their operations`() throws {
    for (text, lower, upper) in [
      ("gap + D", -2, 1), ("gap - D", 2, 5), ("-gap", -2, -1), ("gap*absgap", -2, 2), ("D*gap", -6, -1),
      ("I/gap", 2, 4), ("gap/D", -2, -1.0 / 3), ("gap^2", 1, 4), ("gap^-2", 0.25, 1), ("gap^0", 1, 1), ("D^3", -27, -1),
      ("I^0.5", 2, 2), ("I^-0.5", 0.5, 0.5), ("gap^I", 1, 16), ("sqrt(I)", 2, 2), ("abs(D)", 1, 3),
      ("abs(absgap)", 0, 1), ("min(gap, I, D)", -3, -1), ("max(gap, absgap, D)", 1, 2),
      ("exp(0*gap)", 1, 1), ("ln(gap)", 0, 0.6931471805599453), ("exp(D)", 0.049787068367863944, 0.36787944117144233),
      ("-gap^2", -4, -1), ("gap^D", 0.125, 1), ("2*gap + 3*I - I/2/2", 13, 15), ("gap - gap", -1, 1),
    ] {
      let value = try value(text)
      #expect(has(value, lower, upper), "\(text): \(String(describing: value))")
    }
  }

  @Test func `have none where an operation has none`() throws {
    for text in [
      "I/absgap", "I/(gap - gap)", "sqrt(D)", "ln(absgap)", "ln(gap - 1)", "ln(m)", "D^0.5", "m - m", "m*0", "m*gap",
      "gap/m", "m/gap", "m^2", "I^m", "absgap^-1", "absgap^-2", "exp(200*I)", "Eemp", "gap + Eemp",
      "ln(abs(absgap))", "absgap^abs(absgap)", "min(gap, Eemp)", "max(Eemp, gap)", "10^308*10^308*I", "I^600",
      "sqrt(m)", "exp(700)", "exp(m)", "exp(-m)", "(10^300*I)^2", "(10^300*I)^-2",
    ] {
      #expect(try value(text) == nil, "\(text)")
    }
    // One infinite summand is a sum without a bound.
    let unbounded = try #require(try value("m + gap"))
    #expect(unbounded.upper == .infinity && unbounded.lower >= .greatestFiniteMagnitude)
    #expect(try value("exp(174*I)")?.upper.isFinite == true)
    #expect(try value("exp(175*I)") == nil && value("exp(699.5)") != nil && value("exp(-699.5)") != nil)
    // The exponential of a number that may be below −700 lies above 0.
    let least = Double.exp(-700)
    for (text, most) in [("exp(-200*I)", least), ("exp(-700)", least), ("exp(-1e5)", least), ("exp(1e3*D)", least)] {
      let tiny = try #require(try value(text), "\(text)")
      #expect(tiny.lower == 0 && tiny.value <= tiny.upper, "\(text)")
      #expect(tiny.upper >= most && tiny.upper <= 1.001 * most, "\(text)")
    }
    #expect(has(try value("exp(1000*min(absgap, 0))"), 0, 1))
    #expect(try value("gap^0") == Estimate(exactly: 1))
    // Powers are products of up to 64 factors; others need a logarithm.
    #expect(try value("D^64") != nil && value("D^-64") != nil)
    #expect(try value("D^65") == nil && value("D^-65") == nil)
  }

  @Test func `take roots of what is nonnegative by its form`() throws {
    // absgap is a magnitude: its interval is cut at 0.
    #expect(has(try value("sqrt(absgap)"), 0, 1))
    #expect(has(try value("sqrt(absgap*absgap)"), 0, 1))
    #expect(has(try value("absgap^0.5"), 0, 1))
    #expect(try value("sqrt(absgap - gap)") == nil && value("(absgap - gap)^0.5") == nil)
    #expect(has(try value("absgap^(0*I)"), 1, 1))
    #expect(has(try value("sqrt(min(gap, 0))"), 0, 0))
    func ofMagnitude(_ text: String, _ value: Double, through upper: Double) throws -> Estimate? {
      try Inequality("\(text) <= 0").lesser.value { _ in Estimate(value: value, lower: -1, upper: upper) }
    }
    #expect(has(try ofMagnitude("sqrt(absgap)", -0.5, through: 0), 0, 0))
    // The best estimate is the power of the base's, or 0 if that is at most 0.
    for (base, power) in [(0.25, 0.5), (0, 0), (-0.5, 0)] {
      let estimate = try #require(try ofMagnitude("absgap^0.5", base, through: 0.5625))
      let near = Tolerance.rounding(operations: 16, condition: 1, scale: power)
      #expect(near.accepts(estimate.value, power) && has(estimate, 0, 0.75), "\(base)")
    }
  }

  @Test func `show by their form whether they are nonnegative`() throws {
    func isNonnegative(_ text: String) throws -> Bool { try Inequality("\(text) <= 0").lesser.isNonnegative }
    for text in [
      "0", "3", "absgap", "I", "absgap + I", "absgap*I", "I/m", "I^gap", "gap^2", "D^-4", "min(I, m)", "max(gap, I)",
      "sqrt(gap)", "exp(D)", "abs(gap)", "I^-1",
    ] { #expect(try isNonnegative(text), "\(text)") }
    for text in [
      "-1", "gap", "Epop", "-I", "I - m", "ln(I)", "gap + I", "I + gap", "gap*I", "I*gap", "gap/I", "I/gap", "gap^3",
      "gap^0.5", "gap^(2/3)", "gap^I", "min(I, gap)", "max(gap, D)",
    ] { #expect(try !isNonnegative(text), "\(text)") }
  }

  @Test func `compute constants exactly, up to 64 factors and 4096 bits`() throws {
    func constant(_ text: String) throws -> ExactRational? {
      guard case .number(let literal) = try Inequality("\(text) <= 0").lesser else { return nil }
      return literal.exact
    }
    func fraction(_ top: Int, _ bottom: Int) -> ExactRational { ExactRational(.init(top), over: .init(bottom)) }
    for (text, top, bottom) in [
      ("1 - 2 - 3", -4, 1), ("8/2/2", 2, 1), ("2^3^2", 512, 1), ("-2^2", -4, 1), ("0.1 + 0.2", 3, 10),
      ("2*3 + 4*5", 26, 1), ("(1 + 2)*3", 9, 1), ("2^-3", 1, 8), ("(2/3)^2", 4, 9), ("--3", 3, 1), ("2·3", 6, 1),
      ("1e2", 100, 1), (".5", 1, 2), ("2e-1", 1, 5), ("3E+1", 30, 1), ("5^0", 1, 1),
    ] {
      #expect(try constant(text) == fraction(top, bottom), "\(text)")
    }
    #expect(try constant("2^64") == fraction(1 << 62, 1) * fraction(4, 1) && constant("2^65") == nil)
    #expect(try constant("2^-64") != nil && constant("2^-65") == nil)
    for text in ["1/0", "0^0", "0^1", "2^0.5", "sqrt(4)", "I + 1 - 1", "min(1, 2)"] {
      #expect(try constant(text) == nil, "\(text)")
    }
    // 64 bits to the power of 64 are 4096 bits.
    #expect(try constant("18446744073709551615^64") != nil && constant("(2^64)^64") == nil)
    // 2^65 has 66 bits; 63 of them count as 4158, although the power has 4096.
    #expect(try constant("36893488147419103232^63") == nil)
    // 10^1233 has 4096 bits, and 10^1234 has 4100: as operands, and as a result.
    let longest: [(power: String, product: ExactRational?)] = [("1e-1233", fraction(0, 1)), ("1e-1234", nil)]
    for (power, product) in longest {
      #expect(try constant("0*\(power)") == product && constant("\(power)*0") == product)
    }
    #expect(try constant("1e-617*1e-616") != nil && constant("1e-617*1e-617") == nil)
  }

  @Test func `relate their sides as written`() throws {
    for (text, lesser, isStrict) in [
      ("gap <= I", Expression.quantity(.gap), false), ("gap < I", .quantity(.gap), true),
      ("gap >= I", .quantity(.I), false), ("gap > I", .quantity(.I), true), ("gap ≤ I", .quantity(.gap), false),
      ("gap ≥ I", .quantity(.I), false), ("gap<I", .quantity(.gap), true),
    ] {
      let inequality = try Inequality(text)
      #expect(inequality.lesser == lesser && inequality.isStrict == isStrict, "\(text)")
      #expect(inequality.greater == .quantity(lesser == .quantity(.gap) ? .I : .gap) && inequality.text == text)
      #expect(inequality.quantities == [.gap, .I])
    }
    #expect(
      try Inequality("sqrt(beta)*-m^D <= min(1, ln2)/Rg - sigma").quantities == [.beta, .m, .D, .ln2, .Rg, .sigma])
    let (spaced, plain) = (try Inequality("sqrt (I) <= min\t( 1 , m )"), try Inequality("sqrt(I) <= min(1, m)"))
    #expect(spaced.lesser == plain.lesser && spaced.greater == plain.greater)
    func isRefuted(_ relation: String, _ left: (Double, Double), _ right: (Double, Double)) throws -> Bool {
      try Inequality("gap \(relation) I").isRefuted(
        by: (
          Estimate(value: left.0, lower: left.0, upper: left.1),
          Estimate(value: right.0, lower: right.0, upper: right.1)
        ))
    }
    #expect(try !isRefuted("<=", (2, 3), (1, 2)) && isRefuted("<", (2, 3), (1, 2)))
    #expect(try isRefuted("<=", (2, 3), (1, 2.0.nextDown)) && !isRefuted("<", (2.0.nextDown, 3), (1, 2)))
    let sides = try Inequality("gap <= I").sides { $0 == .gap ? Estimate(exactly: 1) : Estimate(exactly: 2) }
    #expect(sides?.lesser == Estimate(exactly: 1) && sides?.greater == Estimate(exactly: 2))
    #expect(try Inequality("gap <= I").sides { $0 == .gap ? Estimate(exactly: 1) : nil } == nil)
  }
}
