import Testing
import Verification

@testable import Refutation

@Suite struct `Long numbers` {
  /// The bits of the longest number of an expression.
  static func bits(_ expression: Expression) -> Int {
    switch expression {
    case .number(let number): number.exact.bits
    case .quantity: 0
    case .negative(let a): bits(a)
    case .sum(let a, let b), .difference(let a, let b), .product(let a, let b), .quotient(let a, let b),
      .power(let a, let b):
      max(bits(a), bits(b))
    case .call(_, let arguments): arguments.map(bits).max() ?? 0
    }
  }

  /// 1e20 to a power as a chain of products, and the same of quotients: libFuzzer found that these took 1.7 seconds.
  static func chains(_ count: Int) -> [String] {
    let factors = [String](repeating: "1e20", count: count)
    return [
      factors.joined(separator: "*"), "1/(" + factors.joined(separator: "*") + ")", factors.joined(separator: "/"),
    ]
  }

  @Test func `are not computed from many short ones without a limit`() throws {
    for chain in Self.chains(400) {
      let inequality = try Inequality("absgap <= \(chain)")
      #expect(Self.bits(inequality.greater) <= Literal.mostFoldedBits)
    }
  }

  @Test func `control: their product is longer`() {
    #expect(ExactRational(10).power(20 * 400).bits > Literal.mostFoldedBits)
  }

  @Test func `are exact while they are short`() throws {
    for chain in Self.chains(40) {
      guard case .number(let number) = try Inequality("absgap <= \(chain)").greater else {
        Issue.record("\(chain) is no number")
        continue
      }
      #expect([800, -800, -760].contains { number.exact == ExactRational(10).power($0) })
    }
  }

  @Test func `with the same nearest double number are ordered exactly`() throws {
    let losses = try (0..<2048).map { try #require(Fraction("1.00000000000000000000000\(10_000 + $0 * 1237 % 2048)")) }
    let width = LossTable.width([losses], law: losses.map { _ in 1 })
    let exact = try #require(Fraction("0.0000000000000000000000002047"))
    #expect(width.lower <= exact.value && exact.value <= width.upper)
    #expect(width.upper - width.lower <= 8 * exact.value.ulp)
  }

  @Test func `control: their nearest double numbers are all the same`() throws {
    let losses = try (0..<2048).map { try #require(Fraction("1.00000000000000000000000\(10_000 + $0)")) }
    #expect(Set(losses.map(\.value)).count == 1)
  }
}
