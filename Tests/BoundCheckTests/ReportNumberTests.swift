import Console
import Foundation
import PropertyTesting
import TestSupport
import Testing

@Suite struct `The numbers of reports` {
  /// Numbers around zero, of either sign, in the ways that reports write them.
  static let numbers = Generator<Double>.double(in: -2...2).zip(Generator<Int>.integer(in: -320...3))
    .map { $0.0 * pow(10, Double($0.1)) }

  static let writers: [(name: String, text: @Sendable (Double) -> String)] = [
    ("short", { short($0) }), ("percent", { percent($0) }), ("percent without decimals", { percent($0, digits: 0) }),
    ("fixed", { fixed($0, digits: 2) }), ("coordinate", coordinate), ("exactly", exactly),
    ("percentExactly", percentExactly), ("upper limit", { short(limit: $0, .up) }),
    ("lower limit", { short(limit: $0, .down) }), ("told", { told($0, from: 1).0 }),
    ("tick", { tickLabel($0, among: [-0.5, 0, 0.5]) }),
  ]

  @Test func `have no minus sign before a zero`() {
    for (name, text) in Self.writers {
      for zero in [0.0, -0.0] { #expect(!PageStructure.hasSignedZero(text(zero)), "\(name)") }
      checkProperty(Self.numbers) { number in
        #expect(!PageStructure.hasSignedZero(text(number)), "\(name) of \(number): \(text(number))")
      }
    }
  }

  @Test func `keep their minus sign where a digit is not zero`() {
    #expect(
      [short(-0.004), percent(-0.004), fixed(-0.006, digits: 2), short(-1e-9)] == [
        "-0.004", "-0.4 %", "-0.01", "-1e-09",
      ])
    #expect([percent(-0.0004), fixed(-0.004, digits: 2), short(-0.0)] == ["0.0 %", "0.00", "0"])
    #expect(short(-.infinity) == "-inf")
  }

  @Test func `control: what the C library writes is refuted`() {
    #expect(PageStructure.hasSignedZero(String(format: "%.2f", -0.001)) && PageStructure.hasSignedZero("from -0 to 1"))
    #expect(!PageStructure.hasSignedZero("EX-001, -0.5, -10, -1e-05, 1-0x"))
  }
}
