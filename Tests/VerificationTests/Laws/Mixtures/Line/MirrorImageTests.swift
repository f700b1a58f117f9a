import PropertyTesting
import Testing

@testable import Verification

extension `RT-005 the information of a mixture on the line lies in its interval` {
  /// Two or three components of symmetric weights, whose differences may vanish beside the noise.
  struct Pair: Sendable, CustomStringConvertible {
    let powers: [Int]
    let excesses: [Int]
    let isThree: Bool

    var description: String { "means 2^-\(powers), excesses 2^-\(excesses), \(isThree ? 3 : 2) components" }

    static let all = Generator<Pair> { source throws(Discard) in
      var (powers, excesses): ([Int], [Int]) = ([], [])
      for _ in 0..<3 {
        powers.append(try source.integer(in: 0...60))
        excesses.append(try source.integer(in: 30...80))
      }
      return Pair(powers: powers, excesses: excesses, isThree: try source.boolean())
    }

    /// The kernel behind noise of variance 1, or that of its mirror image.
    func kernel(mirrored: Bool) throws -> MixtureKernel {
      func small(_ exponent: Int) -> Double { Double(sign: .plus, exponent: -exponent, significand: 1) }
      // The middle one, if any, lies midway.
      let gap = small(powers[0])
      let (means, shares): ([Double], [Double]) =
        isThree ? ([-gap, 0, gap], [0.25, 0.5, 0.25]) : ([-gap, gap], [0.5, 0.5])
      return try MixtureKernel(
        law: LabelLaw(FiniteLaw(shares)), means: means.map { Estimate(exactly: mirrored ? -$0 : $0) },
        excesses: means.indices.map { Estimate(exactly: $0 == 0 ? 0 : small(excesses[$0])) },
        common: Estimate(exactly: 1))
    }
  }

  /// Whether an integral over a mixture and one over its mirror image agree as far as both are known (RT-005, step 14).
  func isAlike(
    _ pair: Pair, _ integral: (MixtureKernel) -> Estimate = { MixtureIntegral.value(of: .information, $0) }
  ) throws -> Bool {
    try integral(pair.kernel(mirrored: false)).overlaps(integral(pair.kernel(mirrored: true)))
  }

  @Test(.property(cases: 100)) func `a mixture's mirror image has the same information`() {
    checkProperty(Pair.all) { pair in
      let holds = try isAlike(pair)
      #expect(holds)
    }
  }

  @Test func `control: twice the left half is refuted where only rounded variances are mirrored`() {
    let minima = Pair.all.smallestCounterexamples { pair in
      try !isAlike(pair) { kernel in
        let center: MixtureKernel.Center = pair.isThree ? .at(1) : .between(0, 1)
        return MixtureIntegral.value(of: .information, kernel, evenAbout: center)
      }
    }
    #expect(!minima.contains("not refuted"), "\(minima)")
  }
}
