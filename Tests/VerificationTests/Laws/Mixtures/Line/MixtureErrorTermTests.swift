import PropertyTesting
import RealModule
import Testing

@testable import Verification

// Tests of each term of an error bound: intervals of the parameters, rounding where digits cancel, the error of a rule,
// and components that are left out.
extension `RT-005 the information of a mixture on the line lies in its interval` {
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

  /// Whether the integral for a parameter known to an interval overlaps the integrals at both ends of the interval.
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

  @Test(.property(cases: 60)) func `the result for a parameter known to an interval covers those at both ends`() {
    checkProperty(Unknown.all) { unknown in
      for integrand in [MixtureIntegrand.information, .equivocation] {
        let holds = try enclosesEnds(integrand, unknown)
        #expect(holds)
      }
    }
  }

  @Test func `control: the middle of a parameter's interval is refuted as the parameter`() throws {
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

  @Test(arguments: [10, 20, 30])
  func `the result for almost equal components covers those at both ends`(power: Int) throws {
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

  @Test func `a mixture is halved only if the intervals of its parameters are mirrored too`() throws {
    let (left, right) = (blurred(-1, by: -12), blurred(1, by: -12))
    let excesses = [Estimate(exactly: 1), Estimate(exactly: 1)]
    func center(_ means: [Estimate], _ excesses: [Estimate]) throws -> MixtureKernel.Center? {
      try pair([0.5, 0.5], means, excesses).center
    }
    #expect(try center([left, right], excesses) == .between(0, 1))
    #expect(try center([left, Estimate(exactly: 1)], excesses) == nil)
    #expect(try center([Estimate(exactly: -1), right], excesses) == nil)
    #expect(try center([left, right], [blurred(1, by: -40), excesses[1]]) == nil)
  }

  /// Components of which only few count in a panel; the others are left out there (RT-005, step 11).
  @Test(arguments: [MixtureIntegrand.equivocation, .squaredError])
  func `components left out of a panel change its integral by no more than the error term`(
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
