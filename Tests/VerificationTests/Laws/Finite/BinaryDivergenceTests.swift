import PropertyTesting
import Testing

@testable import Verification

@Suite struct `The relative entropy of two coins` {
  /// Reference: mpmath 1.3.0 at 60 digits of the double numbers that the arguments are nearest to.
  static let values: [(p: Double, q: Double, digits: String)] = [
    (0.25, 0.5, "0.1308120359411369591292018"),
    (0, 0.25, "0.287682072451780927439219"),
    (1, 0.25, "1.386294361119890618834464"),
    (0.1, 0.1000000001, "5.55555492962442466794903e-20"),
    (1e-300, 1e-290, "9.999999975974149761338229e-291"),
    (1e-12, 0.75, "1.386294361090160985429868"),
    (0.999999999, 0.9, "0.1053604961317855413979162"),
    (0.75, 1.0.nextDown, "8.621864997800467082757022"),
  ]

  @Test func `is accurate at both ends and where the coins are alike`() {
    for (p, q, digits) in Self.values {
      let value = BinaryEntropy.divergence(of: Estimate(exactly: p), from: Estimate(exactly: q))
      #expect(encloses(value, digits, roundings: 64), "\(p) \(q) \(value)")
    }
  }

  @Test func `is 0 for equal coins, and infinite from a certain outcome to an uncertain one`() {
    func value(_ p: Double, _ q: Double) -> Estimate {
      BinaryEntropy.divergence(of: Estimate(exactly: p), from: Estimate(exactly: q))
    }
    for p in [0, 0x1p-1074, 0.3, 1.0.nextDown, 1] { #expect(value(p, p) == Estimate(exactly: 0)) }
    for (p, q) in [(0.5, 0.0), (0.5, 1), (0x1p-1074, 0), (1, 0), (0, 1), (1.0.nextDown, 1)] {
      #expect(value(p, q).lower == .infinity)
    }
  }

  @Test func `over intervals it has its extremes at their ends`() {
    checkProperty(
      Generator<[Int]> { source throws(Discard) in
        try Generator<Int>.integer(in: 0...12).array(count: 4).draw(from: &source)
      }
    ) { ends in
      func interval(_ a: Int, _ b: Int) -> Estimate {
        let (low, high) = (Double(min(a, b)) / 12, Double(max(a, b)) / 12)
        return Estimate(value: low, lower: low, upper: high)
      }
      let (p, q) = (interval(ends[0], ends[1]), interval(ends[2], ends[3]))
      let whole = BinaryEntropy.divergence(of: p, from: q)
      func points(_ interval: Estimate) -> [Double] {
        [interval.upper]
          + stride(from: 0, to: 1, by: 0.125).map { interval.lower + $0 * (interval.upper - interval.lower) }
      }
      let inner = points(p).flatMap { first in
        points(q).map { BinaryEntropy.divergence(of: Estimate(exactly: first), from: Estimate(exactly: $0)) }
      }
      #expect(inner.allSatisfy { whole.lower <= $0.upper && $0.lower <= whole.upper })
      // The greatest is attained at a corner, of which the points include all.
      #expect(inner.contains { $0.upper >= whole.upper })
      if p.upper < q.lower || q.upper < p.lower { #expect(inner.contains { $0.lower <= whole.lower }) }
      if p.overlaps(q) { #expect(whole.lower == 0) }
    }
  }
}
