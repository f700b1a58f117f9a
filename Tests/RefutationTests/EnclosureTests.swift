import BigInt
import PropertyTesting
import Testing
import Verification

@testable import Refutation

/// GB-007, step 3.
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
      return Power(base: base > 1 ? base : nil, exponent: exponent, bits: [64, 128][try source.index(below: 2)])
    }

    var factor: Monomial.Factor { base.map { .whole(BigInt($0)) } ?? .ln2 }

    /// The ends of the base, as quotients. ln 2 lies between the sum of rounded-down terms 1/(k·2^k), k to 200, and
    /// this sum plus a bound of what is missing.
    var ends: (low: Quotient, high: Quotient) {
      if let base { return (Quotient(top: BigInt(base), bottom: 1), Quotient(top: BigInt(base), bottom: 1)) }
      return (Quotient(top: Self.ln2, bottom: 1 << 200), Quotient(top: Self.ln2 + 201, bottom: 1 << 200))
    }

    private static let ln2 = (1...200).reduce(BigInt(0)) { $0 + (BigInt(1) << (200 - $1)) / BigInt($1) }
  }

  /// A quotient of whole numbers above 0 that is not reduced: the numbers are long.
  struct Quotient {
    var top: BigInt
    var bottom: BigInt

    func power(_ exponent: Int) -> Quotient {
      let (top, bottom) = (top.power(Int(exponent.magnitude)), bottom.power(Int(exponent.magnitude)))
      return exponent >= 0 ? Quotient(top: top, bottom: bottom) : Quotient(top: bottom, bottom: top)
    }

    static func <= (left: Quotient, right: Quotient) -> Bool { left.top * right.bottom <= right.top * left.bottom }
  }

  /// Whether the ends are above 0 and close to each other, and the power lies between them.
  func encloses(_ power: Power, _ lower: ExactRational, _ upper: ExactRational) -> Bool {
    guard lower > .zero, !(upper < lower) else { return false }
    let (order, whole) = (power.exponent.denominator, power.exponent.numerator)
    let (low, high) = (power.ends.low.power(whole), power.ends.high.power(whole))
    let (least, most) = whole >= 0 ? (low, high) : (high, low)
    func raised(_ end: ExactRational) -> Quotient {
      Quotient(top: end.numerator, bottom: end.denominator).power(order)
    }
    // ln 2 is enclosed by 3·(bits/3 + 1) units, each of 16 steps adds one, and a power magnifies all by 256 at most.
    let width = ExactRational(BigInt(2 * 256 * (power.bits + 19)), over: BigInt(1) << power.bits)
    return raised(lower) <= most && least <= raised(upper) && !(lower * width < upper - lower)
  }

  func enclosure(_ power: Power) throws -> Enclosure {
    try Enclosure(Monomial(powers: [power.factor: power.exponent]), bits: power.bits, Effort())
  }

  @Test(.property(cases: 40)) func `powers of ln 2 and of whole numbers lie in their enclosures`() {
    checkProperty(Power.all) { power in
      let found = try enclosure(power)
      #expect(encloses(power, found.lower, found.upper))
    }
  }

  @Test func `control: ends of a small power with a fixed absolute precision are refuted`() throws {
    let power = Power(base: nil, exponent: try Exponent(ExactRational(-256)), bits: 128)
    let right = try enclosure(power)
    #expect(encloses(power, right.lower, right.upper))
    #expect(!encloses(power, right.lower, ExactRational(BigInt(1) << 128)))
    #expect(!encloses(power, right.upper, right.upper) && !encloses(power, right.lower, right.lower))
    #expect(!encloses(power, .zero, right.upper))
  }

  @Test(arguments: [("5e40", false), ("5.6063e40", false), ("5.6064e40", true)])
  func `the digits of a power decide whether an inequality follows`(factor: String, follows: Bool) throws {
    // (ln 2)^−256 = 5.606372…e40 by mpmath 1.3.0.
    let inequality = try Inequality("CMI*ln2^(-256) <= \(factor)*m*ln2")
    #expect((Deduction(of: inequality) != nil) == follows)
  }

  @Test(arguments: [(24, 128, 2), (23, 128, 1), (1, 3071, 1), (1, 3072, 2), (24, 2048, 17)])
  func `a root of order 24 at 128 bits takes one product more than the factor itself`(
    order: Int, bits: Int, products: Int
  ) throws {
    let exponent = try Exponent(ExactRational(1, over: BigInt(order)))
    let root = Monomial(powers: [.whole(2): exponent])
    #expect(throws: Never.self) { try Enclosure(root, bits: bits, Effort(products: products)) }
    #expect(throws: Undecided.self) { try Enclosure(root, bits: bits, Effort(products: products - 1)) }
    // A monomial without factors takes none.
    #expect(throws: Never.self) { try Enclosure(.one, bits: bits, Effort(products: 0)) }
  }

  @Test func `a stopped enclosure decides nothing, even with many factors`() throws {
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
