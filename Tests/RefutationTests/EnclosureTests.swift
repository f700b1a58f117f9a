import BigInt
import PropertyTesting
import Testing

@testable import Refutation

@Suite struct `GB-007 powers of constants lie in their enclosures at every exponent` {
  /// A power of a whole number or, without one, of ln 2.
  struct Power: Sendable, CustomStringConvertible {
    let base: Int?
    let exponent: Exponent
    let bits: Int
    var description: String { "\(base.map(String.init) ?? "ln2")^(\(exponent.numerator)/\(exponent.denominator))" }

    static let all = Generator<Power> { source throws(Discard) in
      let base = try source.integer(in: 1...100)
      let denominator = try source.integer(in: 1...24)
      let numerator = try source.integer(in: -256...256, simplest: 0)
      let exact = ExactRational(BigInt(numerator), over: BigInt(denominator))
      let exponent = (try? Exponent(exact)) ?? .one
      return Power(base: base > 1 ? base : nil, exponent: exponent, bits: [64, 128, 512][try source.index(below: 3)])
    }

    var factor: Monomial.Factor { base.map { .whole(BigInt($0)) } ?? .ln2 }

    /// The base, or ln 2 between sums and remainders of ln 2 = Σ 1/(k·2^k), k to 1100.
    var ends: (ExactRational, ExactRational) {
      if let base { return (ExactRational(BigInt(base)), ExactRational(BigInt(base))) }
      return Self.ln2
    }

    private static let ln2: (ExactRational, ExactRational) = {
      let unit = BigInt(1) << 1100
      let sum = (1...1100).reduce(BigInt(0)) { $0 + (unit >> $1) / BigInt($1) }
      return (ExactRational(sum, over: unit), ExactRational(sum + 1101, over: unit))
    }()
  }

  /// Whether the ends are above 0, near one another, and between them lies the power.
  func encloses(_ power: Power, _ lower: ExactRational, _ upper: ExactRational) -> Bool {
    guard lower > .zero, !(upper < lower) else { return false }
    let (order, whole) = (power.exponent.denominator, power.exponent.numerator)
    let (least, most) = (power.ends.0.power(whole), power.ends.1.power(whole))
    // ln 2 is enclosed by 3·(bits/3 + 1) units, each of 16 steps adds one, and a power magnifies all by 256 at most.
    let width = ExactRational(BigInt(2 * 256 * (power.bits + 19)), over: BigInt(1) << power.bits)
    return !(max(least, most) < lower.power(order)) && !(upper.power(order) < min(least, most))
      && !(lower * width < upper - lower)
  }

  func enclosure(_ power: Power) throws -> Enclosure {
    try Enclosure(Monomial(powers: [power.factor: power.exponent]), bits: power.bits, Effort())
  }

  @Test func `of ln 2 and of whole numbers`() {
    checkProperty(Power.all) { power in
      let found = try enclosure(power)
      #expect(encloses(power, found.lower, found.upper))
    }
  }

  @Test func `control: a small power cut at fixed bits, and its inverse bounded by them, is refuted`() throws {
    let power = Power(base: nil, exponent: try Exponent(ExactRational(-256)), bits: 128)
    let right = try enclosure(power)
    #expect(encloses(power, right.lower, right.upper))
    #expect(!encloses(power, right.lower, ExactRational(BigInt(1) << 128)))
    #expect(!encloses(power, right.upper, right.upper) && !encloses(power, right.lower, right.lower))
    #expect(!encloses(power, .zero, right.upper))
  }

  @Test(arguments: [("5e40", false), ("5.6063e40", false), ("5.6064e40", true)])
  func `an inequality follows at the power's own digits`(factor: String, follows: Bool) throws {
    // (ln 2)^−256 = 5.606372…e40 by mpmath 1.3.0.
    let inequality = try Inequality("CMI*ln2^(-256) <= \(factor)*m*ln2")
    #expect((Deduction(of: inequality) != nil) == follows)
  }

  @Test func `an enclosure that is stopped decides nothing, however many factors it has`() throws {
    var asked = 0
    let effort = Effort {
      asked += 1
      return asked > 3
    }
    let half = try Exponent(ExactRational(1, over: 2))
    let powers = Dictionary(uniqueKeysWithValues: (2...30).map { (Monomial.Factor.whole(BigInt($0)), half) })
    #expect(throws: Undecided.self) { try Enclosure(Monomial(powers: powers), bits: 2048, effort) }
    #expect(asked == 4)
  }
}
