import PropertyTesting
import RealModule
import Testing

@testable import Verification

// What each term of an error bound is for: what the parameters are not known to, what rounding does where digits cancel,
// what a rule may err, and what is left out.
extension
  `RT-005 the information of a mixture lies in its interval and below half the logarithm of one plus the signal-to-noise ratio`
{
  /// A kernel of two components behind noise of variance 1.
  func pair(_ weights: [Double], _ means: [Estimate], _ excesses: [Estimate]) throws -> MixtureKernel {
    try MixtureKernel(
      law: LabelLaw(FiniteLaw(weights)), means: means, excesses: excesses, common: Estimate(exactly: 1))
  }

  /// A number that is known up to 2 to a power, relative to a unit.
  func blurred(_ value: Double, by exponent: Int, unit: Double = 1) -> Estimate {
    let error = unit * Double(sign: .plus, exponent: exponent, significand: 1)
    return Estimate(value: value, lower: value - error, upper: value + error)
  }

  /// A mean or an excess variance that is known to an interval.
  struct Unknown: Sendable {
    let gap: Double
    let excess: Double
    let exponent: Int
    let isMean: Bool
    let isFirst: Bool

    static let all = Generator<Unknown> { source throws(Discard) in
      let isMean = try source.boolean()
      return Unknown(
        gap: try source.double(in: -8...8), excess: try source.double(in: 0...4),
        exponent: try source.integer(in: -24...(-12)) - (isMean ? 0 : 12), isMean: isMean,
        isFirst: try source.boolean())
    }
  }

  /// Whether a value for what is not known lies where it may: at both ends, as far as the integrals there can tell.
  func enclosesEnds(
    _ integrand: MixtureIntegrand, _ unknown: Unknown, taken: (Estimate) -> Estimate = { $0 }
  ) throws -> Bool {
    func integral(_ value: (Estimate) -> Estimate) throws -> Estimate {
      let own = value(blurred(unknown.isMean ? unknown.gap : unknown.excess + 1, by: unknown.exponent))
      let mean = unknown.isMean ? own : Estimate(exactly: unknown.gap)
      let excess = unknown.isMean ? Estimate(exactly: unknown.excess) : own
      let zero = Estimate(exactly: 0)
      let (means, excesses) = unknown.isFirst ? ([mean, zero], [excess, zero]) : ([zero, mean], [zero, excess])
      return MixtureIntegral.value(of: integrand, try pair([0.375, 0.625], means, excesses))
    }
    let whole = try integral(taken)
    return try [\Estimate.lower, \Estimate.upper].allSatisfy { end in
      try integral { Estimate(exactly: $0[keyPath: end]) }.overlaps(whole)
    }
  }

  @Test(.property(cases: 60)) func `a parameter known to an interval gives what both of its ends give`() {
    checkProperty(Unknown.all) { unknown in
      for integrand in [MixtureIntegrand.information, .equivocation] {
        let holds = try enclosesEnds(integrand, unknown)
        #expect(holds)
      }
    }
  }

  @Test func `control: the middle of what is known of a parameter is refuted as the parameter`() throws {
    for isMean in [true, false] {
      for isFirst in [true, false] {
        let exponent = isMean ? -16 : -28
        let unknown = Unknown(gap: 1.5, excess: 0.5, exponent: exponent, isMean: isMean, isFirst: isFirst)
        for integrand in [MixtureIntegrand.information, .equivocation] {
          #expect(try enclosesEnds(integrand, unknown))
          #expect(try !enclosesEnds(integrand, unknown) { Estimate(exactly: $0.value) })
        }
      }
    }
  }

  /// Components that almost agree, one of which has a mean or a variance known to a part of the difference.
  func nearlyAlike(_ mean: Estimate, _ excess: Estimate) throws -> Estimate {
    let zero = Estimate(exactly: 0)
    return MixtureIntegral.value(of: .information, try pair([0.5, 0.5], [zero, mean], [zero, excess]))
  }

  @Test(arguments: [10, 20, 30]) func `so does one of components that almost agree`(power: Int) throws {
    let (zero, small) = (Estimate(exactly: 0), Double(sign: .plus, exponent: -power, significand: 1))
    let unknown = blurred(small, by: -10, unit: small)
    for end in [unknown.lower, unknown.upper] {
      let (byMean, byVariance) = (
        try nearlyAlike(Estimate(exactly: end), zero), try nearlyAlike(zero, Estimate(exactly: end))
      )
      #expect(try byMean.overlaps(nearlyAlike(unknown, zero)))
      #expect(try byVariance.overlaps(nearlyAlike(zero, unknown)))
      #expect(try !byMean.overlaps(nearlyAlike(Estimate(exactly: small), zero)))
      #expect(try !byVariance.overlaps(nearlyAlike(zero, Estimate(exactly: small))))
    }
  }

  @Test func `a mixture is halved only if what is not known of it is mirrored too`() throws {
    let (left, right) = (blurred(-1, by: -12), blurred(1, by: -12))
    let excesses = [Estimate(exactly: 1), Estimate(exactly: 1)]
    func centre(_ means: [Estimate], _ excesses: [Estimate]) throws -> MixtureKernel.Centre? {
      try pair([0.5, 0.5], means, excesses).centre
    }
    #expect(try centre([left, right], excesses) == .between(0, 1))
    #expect(try centre([left, Estimate(exactly: 1)], excesses) == nil)
    #expect(try centre([Estimate(exactly: -1), right], excesses) == nil)
    #expect(try centre([left, right], [blurred(1, by: -40), excesses[1]]) == nil)
  }

  /// Components of which only one counts far to the left, and what leaving out others may change.
  @Test(arguments: [MixtureIntegrand.equivocation, .squaredError])
  func `components left out of a panel change its integral by no more than is charged`(
    integrand: MixtureIntegrand
  ) throws {
    let means = (0..<64).map { Estimate(exactly: Double($0)) }
    let law = LabelLaw(try FiniteLaw(Array(repeating: 1 / 64, count: 64)))
    let kernel = try MixtureKernel(
      law: law, means: means, excesses: means.map { _ in Estimate(exactly: 0) }, common: Estimate(exactly: 1))
    let rule = GaussLegendre(count: 32)
    var needed = 0
    for exponent in stride(from: -60, through: -20, by: 8) {
      var whole = MixturePanel(kernel, integrand)
      var part = MixturePanel(kernel, integrand)
      part.leaveOut(changesBelow: Double(sign: .plus, exponent: exponent, significand: 1))
      for anchor in stride(from: 0, to: 64, by: 7) {
        whole.move(from: anchor, to: 0.125, halfWidth: 0.125)
        part.move(from: anchor, to: 0.125, halfWidth: 0.125)
        let (all, some) = (whole.sum(rule), part.sum(rule))
        let rounding = (all.rounding + some.rounding) * Double.ulpOfOne
        #expect((all.value - some.value).magnitude <= part.leftOut + rounding)
        #expect(part.active.count < 64 && part.leftOut > 0 && whole.leftOut == 0)
        needed += (all.value - some.value).magnitude > rounding ? 1 : 0
      }
    }
    #expect(needed > 0)
  }

  /// What the node of one box holds for a component far from round and another, plain or after a shear.
  func node(_ shear: Double, at place: SIMD2<Double>) throws -> (node: NodeSum, components: Int) {
    let kernel = try BivariateKernel(Self.verge.mixture(shear: shear))
    var box = BivariateBox(kernel)
    // The kernel measures the second coordinate in a unit of its own.
    let largest = 1.25 + 1.5 * shear + 2.25 * shear * shear
    let unit = Double(sign: .plus, exponent: -(Int(largest.exponent) >> 1), significand: 1)
    box.move(to: SIMD2(place.x, (place.y + shear * place.x) * unit), half: SIMD2(repeating: 0x1p-40))
    return (box.sum(.middle), kernel.components.count)
  }

  @Test func `a shear changes the node of a box by no more than is charged, and the sums alone do not cover it`() throws
  {
    var beyondSums = 0
    for first in stride(from: -3.0, through: 3, by: 0.375) {
      for second in stride(from: -3.0, through: 3, by: 0.375) {
        let (plain, sheared) = (
          try node(0, at: SIMD2(first, second)), try node(512, at: SIMD2(first, second))
        )
        let unit = Double(sign: .plus, exponent: -9, significand: 1)
        let (value, other) = (plain.node.value, sheared.node.value * unit)
        let difference = (value - other).magnitude
        #expect(difference <= (plain.node.rounding + sheared.node.rounding * unit) * Double.ulpOfOne)
        let sums = (0.5 + Double(plain.components) + 30) * (value + other) * Double.ulpOfOne
        beyondSums += difference > sums ? 1 : 0
      }
    }
    #expect(beyondSums > 0)
  }

  @Test func `the library's table errs on a Chebyshev polynomial nearly as much as the bound allows`() {
    for (count, parameter) in [(32, 1.75), (32, 2.3), (20, 2.2), (20, 3.2)] {
      let rule = GaussLegendre(count: count)
      let ellipse = GaussLegendre.Ellipse(parameter: parameter)
      // T_2n has the modulus (ϱ^2n + ϱ^−2n)/2 at most, and the integral −2/(4n²−1).
      let degree = Double(2 * count)
      let sum = (0..<count).reduce(0.0) { $0 + rule.weights[$1] * Double.cos(degree * Double.acos(rule.nodes[$1])) }
      let error = (sum + 2 / (degree * degree - 1)).magnitude
      let bound = rule.errorFactor(in: ellipse) * (Double.pow(parameter, degree) + Double.pow(parameter, -degree)) / 2
      #expect(error <= bound && error > bound * 0.4, "\(error) \(bound)")
    }
  }
}
