import Testing
import Verification

@Suite struct `GB-015 the greatest share at a relative entropy is enclosed` {
  /// Shares p and q with p at most q.
  static let pairs = [(0, 0.25), (0, 1e-12), (0.125, 0.5), (0.5, 0.5000001), (0.25, 0.25), (0.75, 0.999), (0.001, 0.9)]

  static func share(_ p: Double, _ amount: Estimate) -> Estimate {
    BinaryEntropy.greatestShare(from: Estimate(exactly: p), within: amount)
  }

  @Test(arguments: pairs)
  func `it is q where the relative entropy of p and q is given`(p: Double, q: Double) {
    let amount = BinaryEntropy.divergence(of: Estimate(exactly: p), from: Estimate(exactly: q))
    #expect(Self.share(p, amount).contains(q))
  }

  @Test func `at p = 0 it is 1 − exp(−c), and its ends grow with those of p and c`() {
    for c in [0.0, 1e-9, 0.5, 3] {
      let direct = Estimate(exactly: 1) - .exp(-Estimate(exactly: c))
      #expect(Self.share(0, Estimate(exactly: c)).overlaps(direct))
    }
    let wide = BinaryEntropy.greatestShare(
      from: Estimate(value: 0.25, lower: 0.125, upper: 0.5), within: Estimate(value: 0.1, lower: 0.05, upper: 0.2))
    let (least, most) = (Self.share(0.125, Estimate(exactly: 0.05)), Self.share(0.5, Estimate(exactly: 0.2)))
    #expect(wide.lower == least.lower && wide.upper == most.upper && least.upper < most.lower)
    #expect(Self.share(1, Estimate(exactly: 0.1)) == Estimate(exactly: 1))
    #expect(Self.share(0.25, Estimate(exactly: .infinity)).upper == 1)
  }

  @Test func `control: the share at the relative entropy with its arguments exchanged is another one`() {
    for (p, q) in Self.pairs where p > 0 && q - p > 0.1 {
      let exchanged = BinaryEntropy.divergence(of: Estimate(exactly: q), from: Estimate(exactly: p))
      #expect(!Self.share(p, exchanged).contains(q))
    }
  }

  @Test func `it is at most that of Pinsker's inequality`() {
    for p in [0, 0.1, 0.5, 0.9] {
      for c in [0.001, 0.1, 2] {
        let root = Estimate(exactly: p) + .squareRoot(Estimate(exactly: c) / Estimate(exactly: 2))
        #expect(!Self.share(p, Estimate(exactly: c)).certainlyExceeds(root))
      }
    }
  }
}
