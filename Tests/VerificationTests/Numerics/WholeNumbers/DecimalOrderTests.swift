import PropertyTesting
import Testing
import Verification

@Suite struct `The order of decimals` {
  /// Two decimals of any sign and size; many are equal, or differ by less than double precision tells.
  struct Pair: Sendable, CustomStringConvertible {
    let left: String
    let right: String

    var description: String { "\(left) and \(right)" }

    static let all = Generator<Pair> { source throws(Discard) in
      let digits = try source.integer(in: -999...999, simplest: 0)
      let exponent = try source.integer(in: -270...270, simplest: 0)
      let near = try source.integer(in: -3...3, simplest: 0)
      let other = try source.integer(in: -999...999, simplest: 0)
      let far = try source.integer(in: -270...270, simplest: 0)
      let kind = try source.index(below: 5)
      // The digit beyond the twentieth is beyond double precision, and so are the zeros that take its place.
      let (zeros, one) = ("00000000000000000000", "00000000000000000001")
      let right =
        switch kind {
        case 0: "\(digits)000e\(exponent - 3)"
        case 1: "\(digits)\(one)e\(exponent)"
        case 2: "\(digits)e\(exponent)"
        case 3: "\(other)e\(exponent + near)"
        default: "\(other)e\(far)"
        }
      return Pair(left: "\(digits)\(kind == 1 ? zeros : "")e\(exponent)", right: right)
    }

    /// Each decimal as it is read, and as a product makes it.
    var numerals: [(left: DecimalNumeral, right: DecimalNumeral)] {
      let one = DecimalNumeral(tenTo: 0)
      guard let left = DecimalNumeral(left), let right = DecimalNumeral(right) else { return [] }
      return [(left, right), (left * one, right), (left, right * one), (left * one, right * one)]
    }
  }

  /// Whether an order is that of the exact quotients, in both directions.
  func isExact(_ pair: Pair, _ precedes: (DecimalNumeral, DecimalNumeral) -> Bool) -> Bool {
    pair.numerals.count == 4
      && pair.numerals.allSatisfy { left, right in
        let (first, second) = (ExactRational(left), ExactRational(right))
        return precedes(left, right) == (first < second) && precedes(right, left) == (second < first)
          && precedes(-right, -left) == (first < second) && (left == right) == (first == second)
      }
  }

  @Test func `is that of their exact values, near each other and far apart`() {
    checkProperty(Pair.all, PropertySettings(cases: 400)) { pair, observer in
      #expect(isExact(pair) { $0 < $1 })
      guard let (left, right) = pair.numerals.first else { return }
      observer.cover("equal", atLeast: 0.1, when: left == right)
      observer.cover(
        "equal in double precision alone", atLeast: 0.02, when: left != right && left.nearest == right.nearest)
      observer.cover("of different signs", atLeast: 0.1, when: left.nearest.signum * right.nearest.signum < 0)
    }
  }

  @Test func `is decided by the digits where the lengths in bits and the powers of ten do not tell`() throws {
    // 127 has 7 bits and 1e2 has one, with log2(100) = 6.64: the lengths alone would call 1e2 the greater one.
    for (less, greater) in [
      ("1e2", "127"), ("-127", "-1e2"), ("99", "1e2"), ("-1e2", "-99"), ("1e3", "1001"), ("-1e9", "-1"), ("1", "1e9"),
      ("1", "1.0000000000000002"), ("1", "1.00000000000000000001"),
    ] {
      #expect(isExact(Pair(left: less, right: greater)) { $0 < $1 })
      let numerals = Pair(left: less, right: greater).numerals
      #expect(numerals.count == 4 && numerals.allSatisfy { $0.left < $0.right })
    }
  }

  @Test func `control: the order of the nearest double numbers is refuted`() {
    let minima = Pair.all.smallestCounterexamples { pair in !isExact(pair) { $0.nearest < $1.nearest } }
    #expect(!minima.contains("not refuted"), "\(minima)")
  }
}

extension Double {
  fileprivate var signum: Double { self > 0 ? 1 : self < 0 ? -1 : 0 }
}
