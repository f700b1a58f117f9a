import Testing

@testable import Verification

// Which components a panel keeps, and from which integrand an information is taken.
extension `RT-005 the information of a mixture on the line lies in its interval` {
  /// The components that count in a panel over three of variance 1, counted from one of them.
  func active(_ means: [Double], from anchor: Int, to center: Double, halfWidth: Double) throws -> Range<Int> {
    let kernel = try MixtureKernel(
      law: LabelLaw(FiniteLaw([0.25, 0.25, 0.5])), means: means.map { Estimate(exactly: $0) },
      excesses: means.map { _ in Estimate(exactly: 0) }, common: Estimate(exactly: 1))
    var panel = MixturePanel(kernel, .equivocation)
    panel.move(from: anchor, to: center, halfWidth: halfWidth)
    return panel.active
  }

  @Test func `a panel keeps the means within 80 units and the rounding of their distances, and its origin`() throws {
    // 2⁻⁵⁰ of the sum of the center and the half width is 1, so that means count up to 2⁴⁹ + 81 from the center.
    let far = 0x1p49
    #expect(try active([0, 2 * far + 81, 2 * far + 82], from: 0, to: far, halfWidth: far) == 0..<2)
    #expect(try active([-2 * far - 82, -2 * far - 80.5, 0], from: 2, to: -far, halfWidth: far) == 1..<3)
    // The origin counts, and all means between it and the panel.
    #expect(try active([0, 4, 8], from: 1, to: 1000, halfWidth: 1) == 1..<3)
    #expect(try active([0, 4, 8], from: 1, to: -1000, halfWidth: 1) == 0..<2)
  }

  @Test(arguments: [MixtureIntegrand.equivocation, .squaredError])
  func `what was left out for a greater tolerance counts again for a smaller one`(integrand: MixtureIntegrand) throws {
    var panel = MixturePanel(try comb(64), integrand)
    panel.leaveOut(changesBelow: 0x1p-24)
    panel.move(from: 0, to: 0, halfWidth: 1)
    #expect(panel.active.count < 64 && panel.leftOut > 0)
    panel.leaveOut(changesBelow: 0)
    panel.move(from: 0, to: 0, halfWidth: 1)
    #expect(panel.active == 0..<64 && panel.leftOut == 0)
  }

  /// Two components of equal weights, at 0 and at a distance.
  func near(_ gap: Double, _ excesses: [Double], noise: Double = 1) throws -> MixtureKernel {
    try MixtureKernel(
      law: LabelLaw(FiniteLaw([0.5, 0.5])), means: [0, gap].map { Estimate(exactly: $0) },
      excesses: excesses.map { Estimate(exactly: $0) }, common: Estimate(exactly: noise))
  }

  @Test func `an information is what is left of the entropy, unless the components are near one another`() throws {
    // Two labels have no entropy of 100: a result near it shows that it was used.
    func isLeft(_ kernel: MixtureKernel) -> Bool {
      MixtureIntegral.information(kernel, entropy: Estimate(exactly: 100)).lower > 99
    }
    // Near are means within a quarter of the least deviation, here 3/2, and variances within a quarter of the least.
    #expect(try isLeft(near(0.375, [0, 0], noise: 2.25)) && !isLeft(near(0.375.nextDown, [0, 0], noise: 2.25)))
    #expect(try isLeft(near(0, [0, 0.5625], noise: 2.25)) && !isLeft(near(0, [0, 0.5625 - 0x1p-51], noise: 2.25)))
    #expect(try isLeft(near(0.125, [0, 2])) && isLeft(near(0.125, [2, 0])))
    let none = Estimate(exactly: 0)
    #expect(try MixtureIntegral.information(near(0.125, [0, 0]), entropy: none) == none)
  }

  @Test func `an information is taken by itself where 2^-40 of what is left of the entropy is not known`() throws {
    let kernel = try near(0.125, [0, 2])
    func information(error: Double) -> Estimate {
      MixtureIntegral.information(kernel, entropy: Estimate(value: 100, lower: 100 - error, upper: 100 + error))
    }
    #expect(information(error: 75 * 0x1p-40).lower > 99 && information(error: 150 * 0x1p-40).upper < 1)
  }
}
