import BigInt
import Testing

@testable import Verification

@Suite struct `Powers from a table` {
  /// Whether a function gives the powers of a number, at exponents in the table and beyond it.
  func arePowers(of base: BigInt, _ power: (Int) -> BigInt) -> Bool {
    var known = BigInt(1)
    return (0...1300).allSatisfy { exponent in
      defer { known *= base }
      return power(exponent) == known
    }
  }

  @Test func `are those of ten and of five at every exponent`() {
    #expect(arePowers(of: 10) { PowerTable.ten[$0] } && arePowers(of: 5) { PowerTable.five[$0] })
  }

  @Test(arguments: [31, 32, 1279, 1280])
  func `control: one power that is missing at an end of a part is refuted`(place: Int) {
    #expect(!arePowers(of: 10) { PowerTable.ten[$0 < place ? $0 : $0 + 1] })
  }
}
