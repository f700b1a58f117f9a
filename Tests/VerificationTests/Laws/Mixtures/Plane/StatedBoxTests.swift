import PropertyTesting
import RealModule
import Testing

@testable import Verification

extension `RT-011 the information of a mixture in the plane lies in its interval` {
  /// A box over a drawn mixture.
  struct DrawnBox: Sendable, CustomStringConvertible {
    let plane: DrawnPlane
    let center: SIMD2<Double>
    /// Logarithms to the base 2 of half of the sides.
    let halves: [Int]

    var description: String { "\(plane) at \(center), halves of 2 to \(halves)" }
    var half: SIMD2<Double> {
      SIMD2(
        Double(sign: .plus, exponent: halves[0], significand: 1),
        Double(sign: .plus, exponent: halves[1], significand: 1)
      )
    }

    static let all = Generator<DrawnBox> { source throws(Discard) in
      DrawnBox(
        plane: try source.draw(DrawnPlane.all),
        center: SIMD2(try source.double(in: -4...4), try source.double(in: -4...4)),
        halves: [try source.integer(in: -6...1), try source.integer(in: -6...1)])
    }

    /// The bounds of the box itself, and those that are stated for a margin, in the same order.
    func bounds(margin: Double) throws -> (own: [Double], stated: [Double?]) {
      let kernel = try BivariateKernel(plane.mixture())
      var box = BivariateBox(kernel)
      box.move(to: center, half: half)
      let stated = StatedBox(kernel, center: center, half: half, margin: margin)
      var (own, others): ([Double], [Double?]) = ([box.plainBound()], [stated.plainBound])
      for parameter in [2.2, 3.2] {
        let ellipse = GaussLegendre.Ellipse(parameter: parameter)
        own += [box.ellipseBound(ellipse, along: .first), box.ellipseBound(ellipse, along: .second)]
        others += [stated.ellipseBound(ellipse, along: 0), stated.ellipseBound(ellipse, along: 1)]
      }
      return (own, others)
    }

    /// Whether the bounds are the stated ones, with margins between two multiples of 2⁻⁴⁴ and a few roundings.
    func isStated(between low: Double, and high: Double) throws -> Bool {
      let (least, most) = (try bounds(margin: low * 0x1p-44), try bounds(margin: high * 0x1p-44))
      let rounding = Tolerance.rounding(operations: 16, condition: 1, scale: 1).value
      return zip(least.own, zip(least.stated, most.stated)).allSatisfy { own, ends in
        guard let low = ends.0, let high = ends.1, high > 0x1p-900, high < .infinity else { return true }
        return low * (1 - rounding) <= own && own <= high * (1 + rounding)
      }
    }
  }

  @Test(.property(cases: 200)) func `the bounds of a box are the proven ones, with their margins and no more`() {
    checkProperty(DrawnBox.all) { box in
      let isStated = try box.isStated(between: 31.0 / 32, and: 33.0 / 32)
      #expect(isStated)
    }
  }

  @Test(.property(cases: 100)) func `the variation of a box is that of its exponents, by the weights of their peaks`() {
    checkProperty(DrawnBox.all) { drawn in
      let kernel = try BivariateKernel(drawn.plane.mixture())
      var box = BivariateBox(kernel)
      box.move(to: drawn.center, half: drawn.half)
      _ = box.plainBound()
      let stated = StatedBox(kernel, center: drawn.center, half: drawn.half, margin: 0x1p-44).variation
      // Of each weight the exponent counts, with roundings of terms of up to 2¹⁰ where the weight is not negligible.
      for axis in 0..<2 {
        let rounding = Tolerance.rounding(operations: 64, condition: 0x1p10, scale: stated[axis])
        #expect(rounding.accepts(box.variation[axis], stated[axis]))
      }
    }
  }

  /// A box of two components over a quarter of a unit.
  static let plainBox = DrawnBox(plane: verge.drawn, center: SIMD2(0.5, 0.75), halves: [-2, -2])

  @Test func `control: bounds of no margin, or of twice the margin, are refuted as the proven ones`() throws {
    #expect(try Self.plainBox.isStated(between: 31.0 / 32, and: 33.0 / 32))
    #expect(try !Self.plainBox.isStated(between: 0, and: 0))
    #expect(try !Self.plainBox.isStated(between: 2, and: 2))
  }

  @Test func `the error of the rule over a box is the lesser in two ellipses, times the area beside the other side`() {
    let rule = GaussLegendre(count: 20)
    var lesser = [0, 0]
    for halves in [[-3, -3], [-1, -1], [0, -2], [-2, 1], [1, 1]] {
      let drawn = DrawnBox(plane: Self.verge.drawn, center: SIMD2(0.5, 0.75), halves: halves)
      guard let kernel = try? BivariateKernel(drawn.plane.mixture()) else { continue }
      var box = BivariateBox(kernel)
      box.move(to: drawn.center, half: drawn.half)
      let bounds = [2.2, 3.2].map { parameter in
        let ellipse = GaussLegendre.Ellipse(parameter: parameter)
        let factor = rule.errorFactor(in: ellipse) * 2 * drawn.half.x * drawn.half.y
        return SIMD2(box.ellipseBound(ellipse, along: .first), box.ellipseBound(ellipse, along: .second)) * factor
      }
      let found = BivariateIntegral.ruleErrors(box, allowance: 0)
      for axis in 0..<2 {
        let least = min(bounds[0][axis], bounds[1][axis])
        #expect(found[axis] == least || (found[axis] - least).magnitude <= 4 * Double.ulpOfOne * least)
        lesser[bounds[0][axis] < bounds[1][axis] ? 0 : 1] += 1
        // What the first ellipse gives is enough where it is allowed.
        let first = BivariateIntegral.ruleErrors(box, allowance: bounds[0][axis] * (1 + 0x1p-40))[axis]
        #expect(first == bounds[0][axis] || (first - bounds[0][axis]).magnitude <= 4 * Double.ulpOfOne * first)
        #expect(BivariateIntegral.ruleErrors(box, allowance: first)[axis] == first)
      }
    }
    #expect(lesser[0] > 0 && lesser[1] > 0)
  }

  @Test func `a box that was elsewhere has the bounds and the nodes of a new one`() throws {
    let kernel = try BivariateKernel(
      BivariateMixture(weights: [0.5, 0.5], means: [[0, 0], [6, 3]], covariances: [Self.round(2), Self.round(1)]))
    let places = [SIMD2(6.0, 3), SIMD2(0, 0), SIMD2(3, 1), SIMD2(7, -2)]
    var moved = BivariateBox(kernel)
    let (ellipse, rule) = (GaussLegendre.Ellipse(parameter: 2.2), GaussLegendre(count: 3))
    for place in places {
      var new = BivariateBox(kernel)
      func figures(_ box: inout BivariateBox) -> [Double] {
        box.move(to: place, half: SIMD2(0.5, 0.25))
        let plain = box.plainBound()
        return [
          plain, box.variation.x, box.variation.y, box.ellipseBound(ellipse, along: .first),
          box.ellipseBound(ellipse, along: .second), box.sum(rule).value, box.sum(rule).rounding,
        ]
      }
      #expect(figures(&moved) == figures(&new))
    }
  }

  /// Whether a box's sum over its nodes is the stated one, but for the stated error term.
  ///
  /// The error term adds up positive numbers, densities times counts of roundings; their exponents are below 2¹⁰.
  func isStated(_ found: NodeSum, _ stated: NodeSum) -> Bool {
    Tolerance.quadrature(reportedError: 2 * stated.rounding * Double.ulpOfOne).accepts(found.value, stated.value)
      && Tolerance.rounding(operations: 64, condition: 0x1p10, scale: stated.rounding)
        .accepts(found.rounding, stated.rounding)
  }

  @Test(.property(cases: 100)) func `the error terms of a box's nodes are the stated ones`() {
    let rule = GaussLegendre(count: 3)
    checkProperty(DrawnBox.all) { drawn in
      let kernel = try BivariateKernel(drawn.plane.mixture())
      var box = BivariateBox(kernel)
      box.move(to: drawn.center, half: drawn.half)
      let stated = StatedBox(kernel, center: drawn.center, half: drawn.half, margin: 0).sum(rule, center: drawn.center)
      guard stated.value > 0x1p-700 else { return }
      #expect(isStated(box.sum(rule), stated))
    }
  }

  @Test func `control: the error terms of nodes of half the sides are refuted as those of the box`() throws {
    let (drawn, rule) = (Self.plainBox, GaussLegendre(count: 3))
    let kernel = try BivariateKernel(drawn.plane.mixture())
    var box = BivariateBox(kernel)
    box.move(to: drawn.center, half: drawn.half)
    func stated(_ half: SIMD2<Double>) -> NodeSum {
      StatedBox(kernel, center: drawn.center, half: half, margin: 0).sum(rule, center: drawn.center)
    }
    #expect(isStated(box.sum(rule), stated(drawn.half)))
    #expect(!isStated(box.sum(rule), stated(drawn.half / 2)))
  }

  @Test func `a node whose logarithm may err too much has no error term, unless its density is negligible`() throws {
    var box = BivariateBox(try WideBox.kernel)
    box.move(to: SIMD2(0, 0), half: SIMD2(0.5, 0x1p44))
    #expect(box.sum(.middle).rounding == .infinity)
    box.move(to: SIMD2(100, 100), half: SIMD2(0.5, 0x1p44))
    #expect(box.sum(.middle).rounding < .infinity)
    box.move(to: SIMD2(0, 0), half: SIMD2(0.5, 0x1p36))
    #expect(box.sum(.middle).rounding < .infinity)
  }

  @Test(arguments: [false, true]) func `a coarse sum over boxes lies within its error term of the integral`(
    isEven: Bool
  ) throws {
    func exact(_ number: Double) -> Estimate { Estimate(exactly: number) }
    let kernel =
      isEven
      ? try BivariateKernel(
        law: LabelLaw(FiniteLaw([0.25, 0.75])), variances: [(exact(1.5), exact(0.5)), (exact(0.25), exact(1.75))])
      : try BivariateKernel(Self.verge.mixture(shear: 0))
    #expect(kernel.isEven == isEven)
    let whole = BivariateIntegral.equivocation(kernel) * Estimate.twoPi
    var box = BivariateBox(kernel)
    for exponent in [-3, -6, -9] {
      let allowance = Double(sign: .plus, exponent: exponent, significand: 1)
      let total = BivariateIntegral.total(&box, allowance: allowance)
      let error = total.quadrature + (total.rounding + Double(total.boxes) * total.value) * Double.ulpOfOne
      #expect((total.value - whole.value).magnitude <= error + whole.error, "\(total) \(whole)")
      // No box counts for more than twice the allowance, of half a plain bound or of two sides.
      #expect(total.quadrature <= Double(total.boxes * (isEven ? 4 : 1)) * 2 * allowance && total.boxes > 0)
    }
    // Each node counts K + 30 roundings of its value, or more, and the integral's interval those of all.
    #expect(whole.error >= 32 * Double.ulpOfOne * whole.value && whole.error <= 0x1p-34 * whole.value)
  }

  @Test func `the library's rules are cut at each component's own scale`() throws {
    let components = try BivariateKernel(
      BivariateMixture(
        weights: [0.5, 0.5], means: [[0, 0], [3, -1]],
        covariances: [
          .init(first: 1, mixed: 0.5, second: 1.25), .init(first: 0.0625, mixed: 0, second: 0.25),
        ])
    ).components
    #expect(BivariateIntegral.quadrature(components).breakpoints == [-39, -8, -6.75, 0, 1, 3, 5, 8, 12.75, 39])
    // At 2 the first has the mean 1 and the conditional variance 1.
    #expect(
      BivariateIntegral.quadrature(components, at: 2).breakpoints == [-38, -20.5, -7, -5, -1, 1, 3, 9, 18.5, 40])
  }

  /// A covariance of equal variances.
  static func round(_ variance: Double, mixed: Double = 0) -> BivariateMixture.Covariance {
    .init(first: variance, mixed: mixed, second: variance)
  }

  /// The parameter that a mixture of two components refuses, or the empty text.
  func refusal(_ means: [[Double]], _ covariances: [BivariateMixture.Covariance]) throws -> String {
    do {
      _ = try BivariateMixture(weights: [0.5, 0.5], means: means, covariances: covariances)
      return ""
    } catch VerificationError.invalidInput(let parameter, _) { return parameter }
  }

  @Test func `components in the plane lie within the greatest spread, ratio and inflation`() throws {
    let (round, here) = (Self.round, [0.0, 0])
    for far in [[0x1p30, 0], [0, -0x1p30]] {
      #expect(try refusal([here, far], [round(1, 0), round(1, 0)]) == "")
      #expect(try refusal([here, far.map { $0 * (1 + 0x1p-40) }], [round(1, 0), round(1, 0)]) == "means")
    }
    #expect(try refusal([here, here], [round(1, 0), round(0x1p-80, 0)]) == "covariances")
    #expect(try refusal([here, here], [round(1, 0), round(0x1p-80.nextUp, 0)]) == "")
    // 1 − ρ² = 2⁻²⁰ for the covariance (1, 1; 1, 1 + 2⁻²⁰/(1 − 2⁻²⁰)), all but for roundings.
    func thin(_ share: Double) -> BivariateMixture.Covariance {
      .init(first: 1, mixed: 1, second: 1 + share / (1 - share))
    }
    #expect(try refusal([here, here], [round(1, 0), thin(0x1p-20 * (1 + 0x1p-20))]) == "")
    #expect(try refusal([here, here], [round(1, 0), thin(0x1p-20 * (1 - 0x1p-20))]) == "covariances[1]")
  }

  @Test func `a mixture in the plane names the number that is not finite, not positive or missing`() throws {
    let (round, here) = (Self.round(1), [0.0, 0])
    func covariance(_ first: Double, _ mixed: Double, _ second: Double) -> BivariateMixture.Covariance {
      .init(first: first, mixed: mixed, second: second)
    }
    for bad in [Double.nan, .infinity, -.infinity] {
      #expect(try refusal([here, [bad, 0]], [round, round]) == "means[1][0]")
      #expect(try refusal([[0, bad], here], [round, round]) == "means[0][1]")
      #expect(try refusal([here, here], [round, covariance(bad, 0, 1)]) == "covariances[1].first")
      #expect(try refusal([here, here], [covariance(1, 0, bad), round]) == "covariances[0].second")
      #expect(try refusal([here, here], [round, covariance(1, bad, 1)]) == "covariances[1].mixed")
    }
    for bad in [0, -1.0] {
      #expect(try refusal([here, here], [covariance(bad, 0, 1), round]) == "covariances[0].first")
      #expect(try refusal([here, here], [round, covariance(1, 0, bad)]) == "covariances[1].second")
    }
    #expect(try refusal([here], [round, round]) == "means" && refusal([here, here], [round]) == "covariances")
    for mean in [[0.0], [0, 0, 0]] { #expect(try refusal([here, mean], [round, round]) == "means[1]") }
    // A determinant of 0, one that is not known to exceed 0, and one that overflows.
    for singular in [covariance(1, -1, 1), covariance(0x1p-540, 0, 0x1p-540), covariance(0x1p512, 0, 0x1p512)] {
      #expect(try refusal([here, here], [round, singular]) == "covariances[1]")
    }
  }

  @Test func `the square of integration reaches 80 units beyond the farthest mean`() throws {
    func reach(_ far: [Double]) throws -> Double {
      try BivariateKernel(
        BivariateMixture(weights: [0.5, 0.5], means: [[0, 0], far], covariances: [Self.round(1), Self.round(1)])
      ).reach
    }
    #expect(try reach([0, 0]) == 128 && reach([48, 0]) == 128 && reach([0, -48]) == 128)
    #expect(try reach([48.5, 0]) == 256 && reach([0, -48.5]) == 256 && reach([-1000, 3]) == 2048)
  }
}
