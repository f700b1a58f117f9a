import BigInt
import Testing

@testable import Verification

@Suite struct `Decimals as texts and as whole numbers` {
  /// Text, and the digits and the exponent of the number.
  static let readings: [(text: String, digits: BigInt, exponent: Int)] = [
    ("+12.50e1", 125, 0), ("-00120", -12, 1), ("0.00120E+2", 12, -2), ("-0.0e7", 0, 0), ("7e-5000", 7, -5000),
    ("0e5000", 0, 0), ("1e308", 1, 308), ("0.1e-4999", 1, -5000), ("10e-5000", 1, -4999),
  ]

  @Test(arguments: readings) func `are read digit by digit`(text: String, digits: BigInt, exponent: Int) throws {
    let numeral = try #require(DecimalNumeral(text))
    #expect(numeral.significand == digits && numeral.exponent == exponent)
    #expect(numeral.nearest == Double(text) ?? 0)
  }

  @Test func `have at most 5000 digits, and an exponent of at most 5000`() {
    let digits = "0." + String(repeating: "3", count: 4999)
    #expect(DecimalNumeral(digits) != nil && DecimalNumeral(digits + "3") == nil)
    #expect(DecimalNumeral("1e-5000") != nil && DecimalNumeral("1e-5001") == nil)
    #expect(DecimalNumeral("0e5000") != nil && DecimalNumeral("0e5001") == nil)
    // No text of more than 10,000 characters is read.
    func padded(_ count: Int) -> String { "1e" + String(repeating: "0", count: count - 3) + "1" }
    #expect(DecimalNumeral(padded(10_000)) == DecimalNumeral("10") && DecimalNumeral(padded(10_001)) == nil)
  }

  @Test(arguments: ["+", "-", "e5", "1e", "1e+", "1e5.0", "1e 5", "+-1", "1..2", "1.5.", "1e309", "-1e309", "1,5", "٣"])
  func `refuse what only resembles one`(text: String) { #expect(DecimalNumeral(text) == nil) }

  @Test func `are whole multiples of a power of ten below 2^53`() throws {
    let most = try #require(DecimalNumeral("9007199254740991"))
    #expect(most.whole(timesTenTo: 0) == 9_007_199_254_740_991 && most.whole(timesTenTo: 1) == nil)
    #expect((most + DecimalNumeral(exactly: 1)).whole(timesTenTo: 0) == nil)
    #expect((-most).whole(timesTenTo: 0) == -9_007_199_254_740_991)
    let small = DecimalNumeral(tenTo: -300)
    #expect(small.whole(timesTenTo: 300) == 1 && small.whole(timesTenTo: 315) == 1e15)
    #expect(small.whole(timesTenTo: 299) == nil && small.whole(timesTenTo: 316) == nil)
    #expect(DecimalNumeral(exactly: 0).whole(timesTenTo: -1) == 0)
    #expect(DecimalNumeral(exactly: 0).whole(timesTenTo: 40) == 0)
  }

  @Test func `are shown by the nearest number, or by 17 digits where there is none of full length`() throws {
    func shown(_ text: String) throws -> String { try #require(DecimalNumeral(text)).shown }
    #expect(try shown("0.5") == "0.5" && shown("-2e40") == "-2e+40" && shown("0") == "0.0")
    #expect(try shown("1e-400") == "1e-400" && shown("-25e-401") == "-25e-401")
    #expect(try shown("-123456789012345678901e-420") == "-12345678901234567e-416")
    #expect(try shown("1e-310") == "1e-310")
  }

  @Test func `are ordered, added and multiplied exactly, whatever their exponents`() throws {
    let texts = [
      "-1e5", "-99999.99", "-1e-400", "0", "1e-400", "2e-400", "0.3", "0.30000000000000000001", "7", "1e30",
    ]
    let numbers = try texts.map { try #require(DecimalNumeral($0)) }
    for (i, left) in numbers.enumerated() {
      for (j, right) in numbers.enumerated() {
        #expect((left < right) == (i < j) && (left == right) == (i == j))
        // By whole numbers in units of 10^-400.
        let (a, b) = (left.whole(inUnitsOfTenTo: -400), right.whole(inUnitsOfTenTo: -400))
        #expect(left + right == DecimalNumeral(significand: a + b, exponent: -400))
        #expect(left - right == DecimalNumeral(significand: a - b, exponent: -400))
        #expect(left * right == DecimalNumeral(significand: a * b, exponent: -800))
      }
      #expect(left.complement + left == DecimalNumeral(exactly: 1))
      #expect(left.numerator * BigInt(10).power(400) == left.whole(inUnitsOfTenTo: -400) * left.denominator)
      #expect(left.decimals == max(0, -left.exponent))
    }
    #expect(DecimalNumeral(significand: 0, exponent: 12).exponent == 0)
    #expect(DecimalNumeral(significand: 1000, exponent: -2) == DecimalNumeral(tenTo: 1))
  }

  @Test func `in one table have the least of their exponents, and are read over a divisor`() throws {
    func decimals(_ texts: [String]) throws -> [DecimalNumeral] { try texts.map { try #require(DecimalNumeral($0)) } }
    let table = WholeMultiples([try decimals(["0.25", "3"]), try decimals(["0", "-1e2"])])
    #expect(table.exponent == -2 && table.rows == [[25, 300], [0, -10_000]])
    #expect(WholeMultiples([try decimals(["0", "20"])]).exponent == 1)
    #expect(WholeMultiples([try decimals(["0"])]).exponent == 0)
    // 25 units of 0.01 over 0.05 and over 4 are 1.25; over 500, 1/8000.
    #expect(table.reader()(25) == Estimate(exactly: 0.25))
    #expect(table.reader(over: try #require(DecimalNumeral("0.05")), dividedBy: 4)(25) == Estimate(exactly: 1.25))
    #expect(table.reader(over: DecimalNumeral(exactly: 500), dividedBy: 4)(25) == Estimate(BigInt(1), over: 8000))
    #expect(table.reader(over: try #require(DecimalNumeral("0.001")))(25) == Estimate(exactly: 250))
  }
}
