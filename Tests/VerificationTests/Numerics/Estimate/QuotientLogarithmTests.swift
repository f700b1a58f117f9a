import BigInt
import RealModule
import Testing

@testable import Verification

@Suite struct `Logarithms of quotients of whole numbers` {
  /// p, q and ln(p/q); reference: mpmath 1.3.0 at 60 digits, printed to 20.
  static let logarithms: [(numerator: String, denominator: String, logarithm: Double)] = [
    ("1000000000000000000000000000001", "1000000000000000000000000000000", 9.9999999999999999999e-31),
    ("999999999999999999999999999999", "1000000000000000000000000000000", -1.0e-30), ("2", "1", 0.69314718055994530942),
    ("1", "3", -1.0986122886681098), ("7", "7", 0), ("3", "2", 0.40546510810816438198),
    ("1" + String(repeating: "0", count: 400), "1", 921.03403719761827361),
  ]

  @Test(arguments: logarithms)
  func `a logarithm keeps its digits also near 1`(numerator: String, denominator: String, logarithm: Double) throws {
    let (p, q) = (try #require(BigInt(numerator)), try #require(BigInt(denominator)))
    let rounding = Tolerance.rounding(operations: 1, condition: 1, scale: logarithm.magnitude)
    let allowed = Tolerance.rounding(operations: 10, condition: 1, scale: max(logarithm.magnitude, 0x1p-1021))
    let estimate = Estimate.logarithm(of: p, over: q)
    #expect(estimate.overlaps(Estimate(logarithm, within: rounding)) && estimate.error <= allowed.value, "\(estimate)")
  }
}
