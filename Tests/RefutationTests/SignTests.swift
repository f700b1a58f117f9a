import BigInt
import Testing
import Verification

@testable import Refutation

/// GB-007, step 3.
@Suite struct `The sign of a sum of constants` {
  /// The greatest multiple of 2^−k that does not exceed ln 2 = Σ 1/(j·2^j), by whole numbers of 2600 bits.
  static func floorOfLn2(_ bits: Int) -> BigInt { ln2 >> (2600 - bits) }

  /// ln 2·2^2600, too small by at most 2600.
  private static let ln2 = (1...2600).reduce(BigInt(0)) { $0 + (BigInt(1) << (2600 - $1)) / BigInt($1) }

  /// The sign of ln 2 − top/2^bits.
  func sign(_ top: BigInt, _ bits: Int) throws -> Int {
    let number = ExactRational(top, over: BigInt(1) << bits)
    return try Coefficient(terms: [Monomial(.ln2): .one, .one: -number]).sign(Effort(products: .max))
  }

  @Test(arguments: [20, 100, 450, 1950]) func `is found if 2048 bits decide it`(bits: Int) throws {
    // The distance of ln 2 from each of the neighboring multiples is at least a hundredth of 2^−bits: what follows
    // in ln 2 is neither 0000000 nor 1111111.
    let next = Self.floorOfLn2(bits + 7) & 127
    try #require(next != 0 && next != 127)
    #expect(try sign(Self.floorOfLn2(bits), bits) == 1 && sign(Self.floorOfLn2(bits) + 1, bits) == -1)
  }

  @Test func `is not stated if 2048 bits do not decide it`() {
    #expect(throws: Undecided.self) { try sign(Self.floorOfLn2(2300), 2300) }
    #expect(throws: Undecided.self) { try sign(Self.floorOfLn2(2300) + 1, 2300) }
  }

  @Test func `is decided by the ends of an enclosure to 2048 bits, no fewer and no more`() throws {
    let ends = try Enclosure(Monomial(.ln2), bits: 2048, Effort(products: .max))
    let little = ExactRational(1, over: BigInt(1) << 2200)
    func sign(_ number: ExactRational) throws -> Int {
      try Coefficient(terms: [Monomial(.ln2): .one, .one: -number]).sign(Effort(products: .max))
    }
    #expect(try sign(ends.lower - little) == 1 && sign(ends.upper + little) == -1)
    for number in [ends.lower, ends.lower + little, ends.upper - little, ends.upper] {
      #expect(throws: Undecided.self) { try sign(number) }
    }
  }

  @Test func `is that of the factors if they agree, and 0 without terms`() throws {
    func sign(_ text: String) throws -> Int? {
      try `The exact forms of expressions`.form(text).coefficients[.one]?.sign(Effort())
    }
    #expect(
      try sign("2 + sqrt(3)") == 1 && sign("0 - 2 - sqrt(3)") == -1 && Coefficient(terms: [:]).sign(Effort()) == 0)
    // Such a sign takes no effort, which an enclosure does.
    let agreeing = Coefficient(terms: [.one: .one, Monomial(.ln2): .one])
    let opposed = Coefficient(terms: [.one: .one, Monomial(.ln2): -ExactRational.one])
    #expect(try agreeing.sign(Effort(products: 0)) == 1)
    #expect(throws: Undecided.self) { try opposed.sign(Effort(products: 0)) }
    // 1.41421 + 1.73205 = 3.14626 against √10 = 3.16228 and √9.8 = 3.13050.
    #expect(try sign("sqrt(2) + sqrt(3) - sqrt(10)") == -1 && sign("sqrt(2) + sqrt(3) - sqrt(9.8)") == 1)
    #expect(try sign("sqrt(10) - sqrt(2) - sqrt(3)") == 1 && sign("sqrt(2)*ln2 - 1") == -1)
  }

  @Test func `is sought at 128, 512 and 2048 bits, each with its own effort`() throws {
    func end(_ bits: Int) throws -> ExactRational {
      try Enclosure(Monomial(.ln2), bits: bits, Effort(products: .max)).lower
    }
    /// Whether an effort finds the sign of ln 2 − number, and a smaller one does not.
    func cost(of number: ExactRational, is least: Int) -> Bool {
      let difference = Coefficient(terms: [Monomial(.ln2): .one, .one: -number])
      let signs = [least, least - 1].map { try? difference.sign(Effort(products: $0)) }
      return signs == [1, nil]
    }
    // At each precision both terms take a product per 128 bits, and the enclosure of ln 2 one more: 3, 9 and 33. An end
    // of an enclosure leaves 0 as the lower bound at its own precision, but not at the next.
    #expect(cost(of: ExactRational(1, over: 2), is: 3))
    #expect(try cost(of: end(128), is: 3 + 9) && cost(of: end(512), is: 3 + 9 + 33))
  }

  @Test func `an enclosure multiplies each end by its factor`() throws {
    let coefficient = try `The exact forms of expressions`.form("5 - 3*ln2 + 2*sqrt(2)").coefficients[.one]
    let (low, high) = try #require(coefficient).enclosure(bits: 128, Effort())
    // 5 − 3·ln 2 + 2·√2 = 5.7489855830663541…, 17 digits by mpmath 1.3.0.
    let unit = ExactRational(1, over: BigInt(10).power(15))
    let value = ExactRational(BigInt(5_748_985_583_066_354), over: BigInt(10).power(15))
    #expect(value < low && low < high && high < value + unit)
    // Three factors of less than a thousand units of 2^−128 each.
    #expect(high - low < ExactRational(3000, over: BigInt(1) << 128))
  }

  @Test func `the enclosure of ln 2 holds it at every precision, also where its terms lose almost nothing`() throws {
    let unit = BigInt(1) << 2300
    for bits in 1...64 {
      let found = try Enclosure(Monomial(.ln2), bits: bits, Effort(products: .max))
      #expect(found.lower < ExactRational(Self.floorOfLn2(2300), over: unit), "\(bits)")
      #expect(ExactRational(Self.floorOfLn2(2300) + 1, over: unit) < found.upper, "\(bits)")
    }
  }

  @Test(arguments: [64, 128, 512]) func `the enclosure of ln 2 is as wide as its series states`(bits: Int) throws {
    let found = try Enclosure(Monomial(.ln2), bits: bits, Effort(products: .max))
    // The series has a term as long as its power is above 0, and each errs by less than three units.
    var (power, terms) = ((BigInt(2) << bits) / 3, 0)
    while power > 0 { (power, terms) = (power / 9, terms + 1) }
    let unit = ExactRational(1, over: BigInt(1) << bits)
    let stated = ExactRational(BigInt(3 * terms + 3)) * unit
    // Each end is rounded four times at most, by less than a quarter of a unit each.
    #expect(!(found.upper - found.lower < stated) && found.upper - found.lower < stated + unit + unit)
    let (low, high) = (Self.floorOfLn2(2300), Self.floorOfLn2(2300) + 1)
    #expect(found.lower < ExactRational(low, over: BigInt(1) << 2300))
    #expect(ExactRational(high, over: BigInt(1) << 2300) < found.upper)
  }
}
