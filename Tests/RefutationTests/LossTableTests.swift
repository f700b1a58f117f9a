import BigInt
import Foundation
import Testing
import Verification

@testable import Refutation

@Suite struct `The losses and probabilities of a system` {
  static func fractions(_ texts: [String]) throws -> [Fraction] { try texts.map { try #require(Fraction($0)) } }

  @Test func `the range is that of the losses on values of positive probability, in any order`() throws {
    let losses = try Self.fractions(["5", "1", "3", "0.5"])
    let table = LossTable(losses)
    #expect(table.range == (losses[0].exact - losses[3].exact) && LossTable([]).range == nil)
    #expect(table.values == [5, 1, 3, 0.5])
    func width(_ rows: [[Int]], _ law: [Int]) -> [Double] {
      let (listed, written) = (
        table.width(rows, law: law),
        LossTable.width(rows.map { $0.map { losses[$0] } }, law: law.map(Double.init))
      )
      return [listed.lower, listed.upper, written.lower, written.upper]
    }
    #expect(width([[0, 1, 2]], [1, 1, 1]) == [4, 4, 4, 4] && width([[0, 1, 2]], [0, 1, 1]) == [2, 2, 2, 2])
    #expect(width([[0, 1, 2]], [0, 0, 9]) == [0, 0, 0, 0] && width([], []) == [0, 0, 0, 0])
    #expect(width([[1, 2, 2], [2, 3, 1], [1, 1, 2]], [1, 1, 1]) == [2.5, 2.5, 2.5, 2.5])
    #expect(width([[2, 3, 1], [1, 2, 2]], [1, 1, 1]) == [2.5, 2.5, 2.5, 2.5])
  }

  @Test func `the range of losses that are equal in double precision is that of the exact losses`() throws {
    let losses = try Self.fractions(["1.00000000000000000001", "1", "1.0"])
    let table = LossTable(losses)
    let tiny = try #require(Fraction("1e-20")).estimate
    #expect(losses[0].value == losses[1].value && tiny.lower > 0)
    for (row, expected) in [([0, 1], tiny), ([1, 0], tiny), ([2, 0, 1], tiny), ([1, 2], Estimate(exactly: 0))] {
      let law = [Int](repeating: 1, count: row.count)
      let written = LossTable.width([row.map { losses[$0] }], law: law.map(Double.init))
      for width in [table.width([row], law: law), written] {
        #expect(width.lower == expected.lower && width.upper == expected.upper && width.value == expected.value)
      }
    }
  }

  /// 1 − 2^−k as a fraction.
  static func belowOne(_ power: Int) -> String { "\((1 << power) - 1)/\(1 << power)" }

  @Test(arguments: [
    (["0", belowOne(46), "1"], true), (["0", belowOne(47), "1"], false), (["0", belowOne(48), "1"], false),
    (["0", "-\(belowOne(46))", "-1"], true), (["0", "-\(belowOne(47))", "-1"], false), (["1", "1", "1.0"], true),
    // A difference of 1 where the largest loss is 2^46, or one more.
    (["70368744177664", "70368744177663"], true), (["70368744177665", "70368744177664"], false), ([], true),
    // Losses far apart, whose differences hardly differ.
    (["0", "1", "2.00000000000000000001"], false), (["0", "1", "2"], true),
  ])
  func `differences are distinguished from 2^-46 of the largest loss on`(texts: [String], isDistinct: Bool) throws {
    #expect(try (LossTable.fault(Self.fractions(texts)) == nil) == isDistinct)
  }

  @Test func `more than 64 losses are not compared in pairs`() throws {
    // The differences of 0, 1, … and 200 + 2^−60 are far apart, but the losses are multiples of 2^−60 only.
    func fault(_ count: Int) throws -> VerificationError? {
      let unit = BigInt(1) << 60
      return LossTable.fault(try Self.fractions((0..<count - 1).map { "\($0)" } + ["\(200 * unit + 1)/\(unit)"]))
    }
    #expect(try fault(64) == nil && fault(65) != nil)
  }

  @Test func `more than 64 losses are distinguished from a unit of 2^-46 of the largest on`() throws {
    func fault(_ largest: String) throws -> VerificationError? {
      LossTable.fault(try Self.fractions((0..<64).map { "\($0)" } + [largest]))
    }
    #expect(try fault("70368744177664") == nil && fault("70368744177665") != nil && fault("-70368744177664") == nil)
  }

  @Test(arguments: [(10, 154, true), (10, 155, false), (3, 323, true), (3, 324, false)])
  func `a common denominator of more than 512 bits distinguishes no losses`(
    base: Int, power: Int, isDistinct: Bool
  ) throws {
    // Multiples of 1 + b^−n; 10^154 and the odd 3^323 have 512 bits.
    let denominator = BigInt(base).power(power)
    let losses = try (1...65).map { factor in
      let number = ExactRational((denominator + 1) * BigInt(factor), over: denominator)
      return try #require(Fraction("\(number.numerator)/\(number.denominator)"))
    }
    #expect((LossTable.fault(losses) == nil) == isDistinct)
  }

  @Test(arguments: [
    ("0", true), ("1e-100", true), ("9.99999999999999e-101", false), ("1e100", true), ("-1e100", true),
    ("1.000000000000001e100", false), ("-1e-100", true), ("1e-398", false), ("0.0", true),
  ])
  func `a loss is 0, or from 1e-100 to 1e100 in magnitude`(text: String, isSummable: Bool) throws {
    #expect(try #require(Fraction(text)).isSummable == isSummable)
  }

  /// Whether a system with a law is read; the algorithm or the law has the numbers, the other is certain.
  func isRead(_ numbers: [Double], asLaw: Bool) throws -> Bool {
    let list = "[\(numbers.map { "\($0)" }.joined(separator: ", "))]"
    let row = [String](repeating: "0", count: numbers.count).joined(separator: ", ")
    let json =
      asLaw
      ? """
      {"version": 1, "samples": 1, "law": \(list), "loss": [[\(row)]],
       "algorithm": [\(numbers.map { _ in "[1]" }.joined(separator: ", "))]}
      """
      : """
      {"version": 1, "samples": 1, "law": [1], "algorithm": [\(list)],
       "loss": [\(numbers.map { _ in "[0]" }.joined(separator: ", "))]}
      """
    return (try? SystemFile(json: Data(json.utf8), named: "text").system()) != nil
  }

  @Test(arguments: [true, false], [1, 2, 3])
  func `a law of n numbers sums to 1 up to n + 1 units of rounding`(asLaw: Bool, count: Int) throws {
    let unit = Double.ulpOfOne
    let rest = [0.5, 0.25].prefix(count - 1)
    // The least multiple of ε that is too great, and of ε/2 that is too small; all sums are exact.
    func law(_ excess: Double) -> [Double] { [1 - rest.reduce(0, +) + excess] + rest }
    let most = Double(count + 1) * unit
    for excess in [0, most, -most] { #expect(try isRead(law(excess), asLaw: asLaw)) }
    for excess in [most + unit, -most - unit] { #expect(try !isRead(law(excess), asLaw: asLaw)) }
  }

  @Test(arguments: [0, -1]) func `a denominator that is not above 0 ends the program`(denominator: Int) async {
    await #expect(processExitsWith: .failure) { [denominator = denominator as Int] in
      _ = Fraction(1, over: denominator)
    }
  }

  @Test func `numbers are read up to their greatest length and exponent`() throws {
    let most = Fraction.mostCharacters
    #expect(most == 400)
    #expect(Fraction("0.\(String(repeating: "1", count: most - 2))") != nil)
    #expect(Fraction("0.\(String(repeating: "1", count: most - 1))") == nil)
    #expect(Fraction("1e-800") != nil && Fraction("1e-801") == nil && Fraction("1e308") != nil)
    #expect(Fraction(".5")?.value == 0.5 && Fraction("1e3")?.description == "1000")
    #expect(Fraction("2.50")?.description == "2.50" && Fraction("1e20")?.description == "1e20")
    #expect(Fraction("9223372036854775807")?.description == "9223372036854775807")
    // A whole number of few digits loses its leading zeros, however many they are.
    let zeros = String(repeating: "0", count: 30)
    #expect(Fraction("007")?.description == "7" && Fraction("-\(zeros)7")?.description == "-7")
    #expect(Fraction("1/2") != Fraction("0.5") && Fraction("1/2") == Fraction("2/4") && Fraction("0/5")?.value == 0)
    #expect([Fraction](shares: [1, 3]).map(\.description) == ["1/4", "3/4"])
    #expect([Fraction](shares: [0, 0]).map(\.description) == ["0", "0"])
    let texts = try ["2", "-3", "1/2", "0.5"].map { text in
      String(decoding: try JSONEncoder().encode([#require(Fraction(text))]), as: UTF8.self)
    }
    #expect(texts == ["[2]", "[-3]", "[\"1\\/2\"]", "[\"0.5\"]"])
  }
}
