import RealModule
import Testing

@testable import Verification

extension `RT-005 the information of a mixture on the line lies in its interval` {
  @Test func `a total keeps what its sum loses, in any order, and doubles all of its parts`() {
    let small = Array(repeating: 0x1p-60, count: 256)
    let next = 1.0.nextUp
    for numbers in [[1] + small, small + [1], [next, 0x1p60, -0x1p60]] {
      var total = MixtureIntegral.Total()
      #expect(!total.isStuck && !total.doubled.isStuck)
      for number in numbers { total.add(number) }
      #expect(total.value == next)
    }
    var total = MixtureIntegral.Total()
    for number in [0x1p60, 1, -0x1p60, 0x1p80, -0x1p80] { total.add(number) }
    #expect(total.value == 1)
    (total.quadrature, total.rounding, total.isStuck) = (3, 5, true)
    let doubled = total.doubled
    #expect(doubled.value == 2 && doubled.quadrature == 6 && doubled.rounding == 10 && doubled.isStuck)
  }

  @Test func `the error of a total has all its parts, and two roundings of its value`() {
    func error(_ value: Double, _ quadrature: Double, _ rounding: Double) -> Double {
      var total = MixtureIntegral.Total()
      total.add(value)
      (total.quadrature, total.rounding) = (quadrature, rounding)
      return total.error
    }
    let (ulp, margin) = (Double.ulpOfOne, 1 + 0x1p-20)
    #expect(error(4, 0, 0) == 8 * ulp * margin)
    #expect(error(0, 3, 0) == 3 * margin)
    #expect(error(0, 0, 5) == 5 * ulp * margin)
    #expect(error(4, 1, 5) == (1 + 13 * ulp) * margin)
    #expect(encloses(.twoPi, "6.283185307179586476925286766559005768394", roundings: 1))
    let turn = 2 * Double.pi
    #expect(Estimate.twoPi == Estimate(value: turn, lower: turn.nextDown, upper: turn.nextUp))
  }

  @Test func `a round is the last one if its errors are small, or stuck at more than nine tenths of those before`() {
    func isFinal(_ quadrature: Double, isStuck: Bool = true, after before: Double) -> Bool {
      var total = MixtureIntegral.Total()
      total.add(4)
      (total.quadrature, total.isStuck) = (quadrature, isStuck)
      return total.isFinal(after: before)
    }
    #expect(isFinal(0x1p-42, isStuck: false, after: 0) && !isFinal(0x1p-42.nextUp, isStuck: false, after: 0))
    #expect(isFinal(9.0.nextUp, after: 10) && !isFinal(9, after: 10) && isFinal(11, after: 10))
    #expect(!isFinal(11, isStuck: false, after: 10))
    // Nothing is before the first round.
    #expect(!isFinal(9, after: 0))
  }

  @Test func `panels are halved up to the greatest count, and are then taken as they are`() throws {
    let kernel = try pair([0.25, 0.75], [0, 3].map { Estimate(exactly: $0) }, [0, 2].map { Estimate(exactly: $0) })
    let stated = StatedTotal(kernel, .equivocation, allowance: 0x1p-20, center: nil)
    func total(_ most: Int) -> MixtureIntegral.Total {
      var panel = MixturePanel(kernel, .equivocation)
      return MixtureIntegral.total(&panel, allowance: 0x1p-20, center: nil, most: most)
    }
    let (whole, part) = (total(stated.visits.last), total(stated.visits.last - 1))
    #expect(stated.visits.last > 8 && !whole.isStuck && part.isStuck)
    #expect(whole.value == total(MixtureIntegral.greatestPanelCount).value)
  }

  /// Components at whole places, of the standard deviations 1 and 2 by turns.
  func comb(_ count: Int) throws -> MixtureKernel {
    let weights = Array(repeating: 1 / Double(count), count: count)
    return try MixtureKernel(
      law: LabelLaw(FiniteLaw(weights)), means: (0..<count).map { Estimate(exactly: Double($0)) },
      excesses: (0..<count).map { Estimate(exactly: $0 % 2 == 0 ? 0 : 3) }, common: Estimate(exactly: 1))
  }

  @Test(arguments: [MixtureIntegrand.equivocation, .squaredError])
  func `components are left out from the least listed distance at which the stated change is small enough`(
    integrand: MixtureIntegrand
  ) throws {
    let kernel = try comb(64)
    let (variances, means) = (kernel.components.map(\.variance), kernel.components.map(\.mean))
    let (most, least) = (variances.max() ?? 0, variances.min() ?? 0)
    let spread = means[63] - means[0]
    for exponent in stride(from: -400, through: -24, by: 47) {
      let allowed = Double(sign: .plus, exponent: exponent, significand: 1)
      func change(_ square: Double) -> Double {
        let density = Double.exp(-square / 2) / most.squareRoot()
        // x(1 + ln((p + x)/x)) with p = 1/√s_min, or x times the square of the spread (RT-005, step 11).
        let factor =
          integrand == .squaredError ? spread * spread : 1 + Double.log(1 + 1 / (least.squareRoot() * density))
        return 1.01 * density * factor
      }
      let square = stride(from: 40.0, to: 1400, by: 10).first { change($0) <= allowed } ?? 0
      // At the change of a distance itself that distance is taken, and the next one a little below.
      let tie = change(square)
      for (limit, square) in [(allowed, square), (tie * (1 + 0x1p-40), square), (tie * (1 - 0x1p-40), square + 10)] {
        let reach = (most * square).squareRoot() * (1 + 0x1p-9)
        var panel = MixturePanel(kernel, integrand)
        panel.leaveOut(changesBelow: limit)
        for anchor in [0, 5, 40, 63] {
          let (center, half) = (0.1875, 0.125)
          panel.move(from: anchor, to: center, halfWidth: half)
          let near = means.indices.filter { (means[$0] - means[anchor] - center).magnitude <= reach + half }
          #expect(Array(panel.active) == near)
          let stated = near.count < 64 ? change(square) * 1.01 * 2 * half : 0
          // An exponential, a logarithm, three roots, products and quotients, here and there.
          #expect(Tolerance.rounding(operations: 32, condition: 1, scale: stated).accepts(panel.leftOut, stated))
        }
      }
    }
    var whole = MixturePanel(kernel, integrand)
    whole.leaveOut(changesBelow: 0)
    whole.move(from: 0, to: 0, halfWidth: 1)
    #expect(whole.active == 0..<64 && whole.leftOut == 0)
  }

  @Test func `no component is left out of the information, and none nearer than 80 units of any integrand`() throws {
    let law = LabelLaw(try FiniteLaw([0.25, 0.25, 0.25, 0.25]))
    let kernel = try MixtureKernel(
      law: law, means: [0, 80, 82, 200].map { Estimate(exactly: $0) },
      excesses: (0..<4).map { _ in Estimate(exactly: 0) },
      common: Estimate(exactly: 1))
    for (integrand, active) in [(MixtureIntegrand.information, 0..<4), (.equivocation, 0..<2), (.squaredError, 0..<2)] {
      var panel = MixturePanel(kernel, integrand)
      // Before it is moved it lies at the first of all.
      #expect(panel.active == 0..<4 && panel.leftOut == 0 && panel.dominant == 0)
      #expect(panel.origin == 0 && panel.center == 0 && panel.halfWidth == 0)
      panel.move(from: 0, to: 0.5, halfWidth: 1)
      #expect(panel.active == active && panel.leftOut == 0)
      panel.move(from: 3, to: 0, halfWidth: 1)
      #expect(panel.active == (integrand == .information ? 0..<4 : 3..<4))
    }
  }

  @Test(arguments: [MixtureIntegrand.equivocation, .information, .squaredError])
  func `a panel that was elsewhere has the bounds and the nodes of a new one`(integrand: MixtureIntegrand) throws {
    let kernel = try comb(8)
    var moved = MixturePanel(kernel, integrand)
    let (ellipse, rule) = (GaussLegendre.Ellipse(parameter: 1.75), GaussLegendre(count: 3))
    for (anchor, center) in [(7, 0), (0, 0), (3, 0.25), (5, -4), (0, 6)] as [(Int, Double)] {
      var new = MixturePanel(kernel, integrand)
      func figures(_ panel: inout MixturePanel) -> [Double] {
        panel.move(from: anchor, to: center, halfWidth: 0.25)
        let sum = panel.sum(rule)
        return [panel.plainBound(useful: .infinity), panel.ellipseBound(ellipse), sum.value, sum.rounding]
      }
      #expect(figures(&moved) == figures(&new))
    }
  }

  /// Kernels whose panels are stated, some of them with a center, some with means that give no cut or just one.
  static let statedKernels: [(means: [Double], excesses: [Double], weights: [Double])] = [
    ([0, 3], [0, 2], [0.25, 0.75]), ([0, 3, 6], [1, 2, 1], [0.25, 0.5, 0.25]), ([-2, 2], [0, 0], [0.5, 0.5]),
    ([0, 1, 1.5, 2.25, 9, 9.5], [0, 0, 1, 3, 0, 1], [0.125, 0.25, 0.125, 0.25, 0.125, 0.125]),
    ([0, 0.5, 1, 1.5, 2], [0, 0, 0, 0, 0], [0.125, 0.25, 0.25, 0.25, 0.125]),
    ([0, 0.5, 1, 1.5, 2, 2.5], [0, 0, 0, 0, 0, 0], [0.125, 0.125, 0.25, 0.25, 0.125, 0.125]),
    ([0, 2, 4.5], [0, 0, 1], [0.25, 0.5, 0.25]),
  ]

  static func statedKernel(_ index: Int) throws -> MixtureKernel {
    let (means, excesses, weights) = statedKernels[index]
    return try MixtureKernel(
      law: LabelLaw(FiniteLaw(weights)), means: means.map { Estimate(exactly: $0) },
      excesses: excesses.map { Estimate(exactly: $0) }, common: Estimate(exactly: 1))
  }

  /// Whether a total is the stated one: but for a rounding for each panel that is added, and those of the panels' own
  /// terms, densities of exponents of about 16.
  func isStated(_ total: MixtureIntegral.Total, _ stated: StatedTotal) -> Bool {
    let panels = stated.counts.plain + stated.counts.rule + stated.counts.stuck
    return [
      (total.value, stated.value), (total.quadrature, stated.quadrature), (total.rounding, stated.rounding),
    ].allSatisfy { found, exact in
      Tolerance.rounding(operations: panels + 64 * 16, condition: 1, scale: exact).accepts(found, exact)
    }
  }

  @Test(arguments: [MixtureIntegrand.equivocation, .information, .squaredError])
  func `a panel whose bound has not fallen in three halvings counts as it is`(integrand: MixtureIntegrand) throws {
    // So small an allowance asks for panels that are far shorter than the bounds' fall.
    let (kernel, allowance) = (try Self.statedKernel(0), 0x1p-90)
    var panel = MixturePanel(kernel, integrand)
    let total = MixtureIntegral.total(&panel, allowance: allowance, center: nil)
    let stated = StatedTotal(kernel, integrand, allowance: allowance, center: nil)
    #expect(isStated(total, stated), "\(total) \(stated)")
    #expect(total.isStuck && stated.counts.stuck > 0 && total.quadrature > allowance)
  }

  @Test(arguments: [MixtureIntegrand.equivocation, .information, .squaredError], 0..<7)
  func `a total is the sum over the stated panels, with the errors of each`(
    integrand: MixtureIntegrand, index: Int
  ) throws {
    let kernel = try Self.statedKernel(index)
    #expect((kernel.center != nil) == [1, 2, 4, 5].contains(index))
    for exponent in [-8, -20, -40] {
      for center in [kernel.center, nil] {
        let allowance = Double(sign: .plus, exponent: exponent, significand: 1)
        var panel = MixturePanel(kernel, integrand)
        let total = MixtureIntegral.total(&panel, allowance: allowance, center: center)
        let stated = StatedTotal(kernel, integrand, allowance: allowance, center: center)
        #expect(isStated(total, stated), "\(total) \(stated)")
        #expect(!total.isStuck && stated.counts.plain > 0 && stated.counts.rule > 0)
      }
    }
  }

  @Test func `what underflows lies in the interval of a squared error`() throws {
    // Two of three means are so far apart that no density of one is a positive number near the other; the third is
    // farther than the list of distances to leave out reaches.
    let kernel = try MixtureKernel(
      law: LabelLaw(FiniteLaw([0.25, 0.25, 0.5])), means: [-66.875, 66.875, 0x1p50].map { Estimate(exactly: $0) },
      excesses: (0..<3).map { _ in Estimate(exactly: 0) }, common: Estimate(exactly: 3))
    let found = MixtureIntegral.value(of: .squaredError, kernel)
    // 28.4008 of the least positive number, by mpmath 1.3.0 with 50 digits: (2a)²/8·e^(−a²/6)/√(6π)·∫ e^(−x²/6)/cosh(ax/3),
    // a = 66.875.
    let least = Double.leastNonzeroMagnitude
    #expect(found.lower <= 28 * least && found.upper >= 29 * least && found.upper <= 0x1p-859, "\(found)")
  }

  @Test func `a plain bound is given up only where it is not useful`() throws {
    let kernel = try pair(
      [0.5, 0.5], [Estimate(exactly: 0), Estimate(exactly: 0.125)], [Estimate(exactly: 0), Estimate(exactly: 0)])
    var panel = MixturePanel(kernel, .equivocation)
    // Of the information, the greatest density decides.
    var other = MixturePanel(
      try pair([0.5, 0.5], [Estimate(exactly: 0), Estimate(exactly: 60)], [0, 0].map { Estimate(exactly: $0) }),
      .information)
    for (center, halfWidth) in [(0.0, 0.5), (-8, 0.5), (-20, 0.25), (-30, 4)] {
      panel.move(from: 0, to: center, halfWidth: halfWidth)
      let bound = panel.plainBound(useful: .infinity)
      // The second of two like densities is more than a third of the bound, so that the bound itself is useful.
      #expect(panel.plainBound(useful: bound) == bound)
      #expect(panel.plainBound(useful: bound / 64) == .infinity)
      other.move(from: 0, to: center, halfWidth: halfWidth)
      let size = other.plainBound(useful: .infinity)
      #expect(other.plainBound(useful: size) == size && other.plainBound(useful: size / 64) == .infinity)
    }
  }

  @Test(arguments: [MixtureIntegrand.equivocation, .information, .squaredError], [-3, -6, -10])
  func `a coarse sum lies within its error term of a fine one, and has more than one of rounding`(
    integrand: MixtureIntegrand, exponent: Int
  ) throws {
    let kernel = try pair(
      [0.25, 0.75], [Estimate(exactly: 0), Estimate(exactly: 3)], [Estimate(exactly: 0), Estimate(exactly: 2)])
    func total(_ exponent: Int) -> MixtureIntegral.Total {
      var panel = MixturePanel(kernel, integrand)
      return MixtureIntegral.total(
        &panel, allowance: Double(sign: .plus, exponent: exponent, significand: 1), center: nil)
    }
    let (coarse, fine) = (total(exponent), total(-50))
    let error = coarse.quadrature + fine.quadrature + (coarse.rounding + fine.rounding) * Double.ulpOfOne
    #expect((coarse.value - fine.value).magnitude <= error, "\(coarse) \(fine)")
    #expect(fine.quadrature <= 0x1p-40 * fine.value)
    // Each node counts K + 9 roundings of its logarithms, and K + 40 of its value, or more.
    #expect(fine.rounding >= 42 * fine.value)
    let whole = MixtureIntegral.value(of: integrand, kernel)
    #expect(
      whole.error >= fine.rounding * Double.ulpOfOne / 4 && whole.contains(fine.value / (2 * Double.pi).squareRoot())
    )
  }

  @Test(arguments: [IntegrationMethod.qagi, .qagp, .cquad, .glfixed])
  func `each of the library's integrands is that of the panels`(method: IntegrationMethod) throws {
    let noise = Estimate(exactly: 0.5)
    let mixture = try GaussianMixture(weights: [0.5, 0.125, 0.375], means: [-1, 0.5, 2], variances: [1, 0.25, 2])
    let input = try Constellation(points: [-1, 0.25, 2], prior: [0.5, 0.125, 0.375])
    let pairs = try [IntegrationMethod.certified, method].map { method in
      try [
        mixture.labelInformation(noiseVariance: noise, method: method),
        mixture.labelEquivocation(noiseVariance: noise, method: method),
        mixture.differentialEntropy(noiseVariance: noise, method: method),
        mixture.information(noiseVariance: noise, method: method),
        input.information(noiseVariance: noise, method: method),
        input.equivocation(noiseVariance: noise, method: method),
        input.meanSquaredError(noiseVariance: noise, method: method),
      ]
    }
    for (certified, library) in zip(pairs[0], pairs[1]) {
      let reported = Tolerance.quadrature(reportedError: certified.error + library.error)
      #expect(reported.accepts(certified.value, library.value) && certified.value > 0.05, "\(certified) \(library)")
      #expect(reported.value <= 0x1p-30, "\(library)")
    }
  }
}
