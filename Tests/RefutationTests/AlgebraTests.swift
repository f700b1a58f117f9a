import BigInt
import Testing
import Verification

@testable import Refutation

@Suite struct `The exact forms of expressions` {
  /// The exact form of an expression.
  static func form(_ text: String, _ effort: Effort = Effort()) throws -> Polynomial {
    try Polynomial(Inequality("\(text) <= 0").lesser, effort)
  }

  @Test(arguments: [
    ("sigma", "range/2"), ("gap", "Epop - Eemp"), ("deltaa", "Eemp - D"), ("deltab", "Eemp - Dempirical"),
    ("ln2", "ln(2)"), ("(I + m)^2", "I^2 + 2*I*m + m^2"), ("(I - m)^3", "I^3 - 3*I^2*m + 3*I*m^2 - m^3"),
    ("(I + m)^1", "I + m"), ("(I + m)^0", "1"), ("(I - I)^0", "1"), ("(I - I)^2", "0"), ("sqrt(I - I)", "0"),
    ("sqrt(12)", "2*sqrt(3)"), ("sqrt(2)*sqrt(3)", "sqrt(6)"), ("(8/27)^(1/3)", "2/3"), ("sqrt(1/2)", "sqrt(2)/2"),
    ("2^-0.5", "sqrt(2)/2"), ("4^-1.5", "1/8"), ("1e+2", "100"), ("1e-2", "1/100"), ("2E+1 - 2e1", "0"),
    ("sqrt(97^2*101)", "97*sqrt(101)"), ("sqrt(4*101)", "2*sqrt(101)"), ("(101^6)^(1/6)", "101"),
    ("(101^3)^(1/3)", "101"), ("(101^5)^0.2", "101"), ("(101^7)^(1/7)", "101"), ("sqrt(4*I^2)", "2*I"),
    ("sqrt(I)*sqrt(I)", "I"), ("I^(1/3)*I^(1/6)", "sqrt(I)"), ("I/I", "1"), ("(2*I)^-2", "1/(4*I*I)"),
    ("Epop^2/Epop", "Epop"), ("(-3*Epop)^3", "0 - 27*Epop^3"), ("-(-I)", "I"), ("(3*ln2)^2/ln2", "9*ln2"),
    ("ln(8)", "3*ln2"), ("ln(1/4)", "-2*ln2"), ("ln(1)", "0"), ("ln(2^60)", "60*ln2"), ("ln(8/32)", "0 - 2*ln2"),
    ("abs(-3*gap)", "3*absgap"), ("abs(sqrt(2)*gap)", "sqrt(2)*absgap"), ("abs(Eemp - Epop)", "absgap"),
    ("abs(I + m)", "I + m"), ("abs(0)", "0"), ("abs(Epop^2)", "Epop^2"), ("abs(I - I)", "0"),
  ])
  func `are equal where the expressions are`(text: String, other: String) throws {
    #expect(try Self.form(text) == Self.form(other))
  }

  @Test(arguments: [
    ("sqrt(2)", "sqrt(3)"), ("2*I", "I"), ("I^2", "I"), ("gap", "absgap"), ("ln(2)", "ln(4)"), ("sqrt(I)", "I"),
    ("sigma", "range"), ("D", "Dempirical"), ("I", "0 - I"), ("(1/2)^(1/3)", "2^(1/3)"), ("4^(1/3)", "2^(1/3)"),
  ])
  func `differ where the expressions do`(text: String, other: String) throws {
    #expect(try Self.form(text) != Self.form(other))
  }

  @Test(arguments: [
    "sqrt(I + m)", "(I + m)^-1", "(I + m)^1.5", "1/(I - I)", "(I - I)^-1", "sqrt(Epop)", "Epop^0.5", "gap^-1",
    "(-4)^0.5", "sqrt(-4*I)", "abs(I - m)", "abs(-I)", "abs(Epop)", "abs(Epop - 2*Eemp)", "abs(Epop + Eemp)",
    "abs(gap + I)", "abs((1 - sqrt(2))*gap)", "abs(gap*I)", "ln(3)", "ln(6)", "ln(2/3)", "ln(I)", "ln(-2)", "ln(0)",
    "exp(I)", "I^I", "max(I, m)", "I^257", "I^-257", "I^(1/25)", "I^256*I", "(1 + I)^64",
  ])
  func `are not found for other powers, magnitudes and functions, and beyond the limits`(text: String) throws {
    let inequality = try Inequality("\(text) <= 0")
    #expect(throws: Undecided.self) { try Polynomial(inequality.lesser, Effort()) }
  }

  @Test(arguments: ["I^256", "I^-256", "I^(1/24)", "I^(255/24)", "(1 + I)^63", "I^255*I"])
  func `are found up to the limits`(text: String) throws {
    #expect(throws: Never.self) { try Self.form(text) }
  }

  @Test func `sums have at most 64 terms, and coefficients at most 8192 bits`() throws {
    #expect(try Self.form("(1 + I)^63").terms.count == 64)
    func power(_ bits: Int, _ exponent: Int) throws -> Int {
      let number = ExactRational((BigInt(1) << bits) - 1)
      let effort = Effort(products: .max)
      return try Polynomial(constant: number).raised(to: Exponent(ExactRational(BigInt(exponent))), effort)
        .terms[.one]?.bits ?? 0
    }
    // (2^32 − 1)^256 has 8192 bits, and (2^33 − 1)^250 has 8250.
    #expect(try power(32, 256) == 8192)
    #expect(throws: Undecided.self) { try power(33, 250) }
  }

  @Test(arguments: [1, -1]) func `a power of more than 8256 bits is not formed, even where a factor cancels it`(
    sign: Int
  ) throws {
    /// The bits of the square of 2^n/2^150 or of its inverse.
    func bits(_ power: Int) throws -> Int {
      let (one, long) = (BigInt(1), BigInt(1) << power)
      let number = sign > 0 ? ExactRational(long) : ExactRational(one, over: long)
      let root = Monomial(powers: [.whole(BigInt(1) << 300): try Exponent(ExactRational(BigInt(-sign), over: 2))])
      return try root.raised(to: Exponent(ExactRational(BigInt(2 * sign))), coefficient: number).1.bits
    }
    #expect(try bits(4127) == 2 * 4127 - 300 + 1)
    #expect(throws: Undecided.self) { try bits(4128) }
  }

  @Test func `replace a quantity by its upper bound only where that makes nothing smaller`() throws {
    func bounded(_ text: String, _ bound: ExactRational) throws -> Polynomial {
      try Self.form(text).bounding(.range, by: bound, Effort())
    }
    let half = ExactRational(1, over: 2)
    #expect(try bounded("3*range^2*I + m", half) == Self.form("3/4*I + m"))
    #expect(try bounded("sqrt(range)*I - m", ExactRational(4)) == Self.form("2*I - m"))
    #expect(try bounded("sqrt(range)*I - m", .zero) == Self.form("0 - m"))
    #expect(try bounded("range + sigma", ExactRational(2)) == Self.form("3"))
    for text in ["0 - range", "I - 3*range^2", "1/range", "I/sqrt(range)"] {
      #expect(throws: Undecided.self, "\(text)") { try bounded(text, half) }
    }
  }

  @Test(arguments: [
    (7, 2, 3, 1), (-7, 2, -4, 1), (-1, 2, -1, 1), (1, 2, 0, 1), (0, 1, 0, 0), (4, 1, 4, 0), (-4, 1, -4, 0),
    (-1, 3, -1, 2), (-2, 3, -1, 1), (5, 3, 1, 2), (-23, 24, -1, 1),
  ])
  func `exponents have a whole part, and a rest from 0 to 1`(
    numerator: Int, denominator: Int, whole: Int, rest: Int
  ) throws {
    let parts = try Exponent(ExactRational(BigInt(numerator), over: BigInt(denominator))).parts
    #expect(parts.whole == whole && parts.rest.numerator == rest && parts.rest.denominator == denominator)
  }

  @Test func `products are never negative where each quantity that may be has an even power`() throws {
    for text in ["1", "I", "sqrt(I)", "Epop^2", "Epop^-2*I", "D^4*Epop^2", "ln2", "sqrt(2)"] {
      #expect(try Self.form(text).terms.keys.allSatisfy(\.isNonnegative), "\(text)")
    }
    for text in ["Epop", "Epop^3", "Epop^-1", "I*D", "Epop^2*D", "Dempirical", "Eemp"] {
      #expect(try Self.form(text).terms.keys.allSatisfy { !$0.isNonnegative }, "\(text)")
    }
  }

  @Test func `effort is counted by the square of the length of numbers`() throws {
    func isEnough(_ products: Int, _ spend: (Effort) throws -> Void) -> Bool {
      (try? spend(Effort(products: products))) != nil
    }
    #expect(isEnough(3) { try $0.spend(3) } && !isEnough(2) { try $0.spend(3) })
    #expect(isEnough(1) { try $0.spend(bits: 255) } && !isEnough(0) { try $0.spend(bits: 255) })
    #expect(isEnough(5) { try $0.spend(bits: 767) } && !isEnough(4) { try $0.spend(bits: 512) })
    #expect(throws: Never.self) { try Effort().spend(15_000) }
    #expect(throws: Undecided.self) { try Effort().spend(15_001) }
    #expect(throws: Undecided.self) { try Effort(isStopped: { true }).spend(0) }
    #expect(!isEnough(5) { effort in for _ in 0..<6 { try effort.spend(1) } })
    /// The least effort that suffices.
    func cost(_ spend: (Effort) throws -> Void) -> Int? { (0..<20).first { isEnough($0, spend) } }
    let (single, sum) = (try Self.form("I"), try Self.form("I + m"))
    #expect(cost { _ = try sum.plus(single, $0) } == 1 && cost { _ = try single.plus(sum, $0) } == 2)
    #expect(cost { _ = try sum.times(sum, $0) } == 4 && cost { _ = try sum.raised(to: .one, $0) } == 0)
    #expect(cost { _ = try single.raised(to: .half, $0) } == 1 && cost { _ = try sum.raised(to: .zero, $0) } == 0)
    let long = Polynomial(constant: ExactRational(BigInt(1) << 600))
    #expect(cost { _ = try long.raised(to: .one, $0) } == 5 && cost { _ = try long.times(single, $0) } == 5)
  }
}
