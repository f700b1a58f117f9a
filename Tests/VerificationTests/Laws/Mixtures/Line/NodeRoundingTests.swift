import PropertyTesting
import RealModule
import Testing

@testable import Verification

extension `RT-005 the information of a mixture on the line lies in its interval` {
  /// The sum over the nodes of a panel by the stated formulas.
  func stated(
    _ integrand: MixtureIntegrand, _ kernel: MixtureKernel, anchor: Int, center: Double, halfWidth: Double,
    _ rule: GaussLegendre
  ) -> NodeSum {
    (0..<rule.count).reduce(into: NodeSum()) { sum, index in
      let node = StatedNode(
        kernel: kernel, halfWidth: halfWidth, origin: kernel.components[anchor].mean, center: center,
        offset: rule.nodes[index] * halfWidth)
      let part = node.part(integrand, weight: rule.weights[index])
      sum.value += part.value
      sum.rounding += part.rounding
    }
  }

  /// Whether a sum is the stated one but for its error term, and the error term is the stated one but for roundings.
  ///
  /// The error term adds up positive numbers, densities times counts of roundings; their exponents are below 2¹⁰.
  func isStated(_ found: NodeSum, _ stated: NodeSum) -> Bool {
    Tolerance.quadrature(reportedError: 2 * stated.rounding * Double.ulpOfOne).accepts(found.value, stated.value)
      && Tolerance.rounding(operations: 64, condition: 0x1p10, scale: stated.rounding)
        .accepts(found.rounding, stated.rounding)
  }

  @Test(.property(cases: 200), arguments: [MixtureIntegrand.equivocation, .information, .squaredError])
  func `the error terms of nodes are the stated ones, and cover what the stated formulas give`(
    integrand: MixtureIntegrand
  ) {
    let rule = GaussLegendre(count: 3)
    checkProperty(BlurredPanel.all, part: "\(integrand)") { drawn in
      let (kernel, center, halfWidth) = (try drawn.kernel(), drawn.panel.center, drawn.panel.halfWidth)
      var panel = MixturePanel(kernel, integrand)
      for anchor in kernel.components.indices {
        panel.move(from: anchor, to: center, halfWidth: halfWidth)
        let stated = stated(integrand, kernel, anchor: anchor, center: center, halfWidth: halfWidth, rule)
        // What underflows has no relative accuracy.
        guard stated.value > 0x1p-800 || stated.value == 0 else { continue }
        let found = panel.sum(rule)
        #expect(isStated(found, stated), "\(found) \(stated)")
      }
    }
  }

  @Test func `control: error terms that count one rounding less for each node are refuted as the stated ones`() throws {
    let kernel = try pair(
      [0.25, 0.75], [Estimate(exactly: 0), Estimate(exactly: 2)], [1, 2].map { Estimate(exactly: $0) })
    let rule = GaussLegendre(count: 3)
    for integrand in [MixtureIntegrand.equivocation, .information, .squaredError] {
      let whole = stated(integrand, kernel, anchor: 0, center: 0.5, halfWidth: 0.5, rule)
      #expect(isStated(whole, whole))
      #expect(!isStated(NodeSum(value: whole.value, rounding: whole.rounding - whole.value), whole))
    }
  }

  @Test(.property(cases: 100)) func `the coefficients of a ratio to the reference move by no more than their bounds`() {
    checkProperty(BlurredPanel.all) { drawn in
      let kernel = try drawn.kernel()
      let reference = MixtureReference(kernel)
      // Less than 64 roundings of each coefficient's terms.
      let (components, rounding) = (kernel.components, 64 * Double.ulpOfOne)
      let mean = components.reduce(0) { $0 + $1.weight * $1.mean }
      let variance = components.reduce(0) { $0 + $1.weight * $1.variance }
      #expect((reference.mean - mean).magnitude <= rounding * (1 + mean.magnitude))
      #expect((reference.inverse * variance - 1).magnitude <= rounding)
      #expect((reference.height + Double.log(variance) / 2).magnitude <= rounding)
      for (ratio, component) in zip(reference.ratios, components) {
        let (shift, own) = (component.mean - reference.mean, component.variance)
        func agrees(_ found: Double, _ exact: Double, _ scale: Double) -> Bool {
          (found - exact).magnitude <= rounding * (1 + scale)
        }
        // ln(φ_k/χ) = −½ ln(s_k/s) − (y − shift)²/(2s_k) + y²/(2s).
        let (half, square) = (Double.log(own / variance) / 2, shift * shift / (2 * own))
        #expect(agrees(ratio.constant, -half - square, half.magnitude + square))
        #expect(agrees(ratio.linear, shift / own, shift.magnitude / own))
        #expect(agrees(ratio.square, (1 / variance - 1 / own) / 2, 1 / own + 1 / variance))
        #expect(agrees(ratio.size, half.magnitude + square, half.magnitude + square))
        // By the mean's error alone, as variances are exact here: an error δ moves (shift²)/2s by shift·δ/s + δ²/2s.
        let error = component.meanError
        #expect(agrees(ratio.blur.constant / 1.1, (shift.magnitude * error + error * error) / own, 0))
        #expect(error == 0 || ratio.blur.constant >= (shift.magnitude * error + error * error) / own)
        #expect(agrees(ratio.blur.linear / 1.1, error / own, 0) && (error == 0) == (ratio.blur.linear == 0))
        #expect(ratio.blur.square == 0)
      }
    }
  }

  @Test(arguments: [-20, -30, -44]) func `the errors of a variance move the coefficients by no more than their bounds`(
    exponent: Int
  ) throws {
    let kernel = try pair(
      [0.25, 0.75], [Estimate(exactly: 0), Estimate(exactly: 2)], [blurred(1, by: exponent), Estimate(exactly: 3)])
    let (ratio, component) = (MixtureReference(kernel).ratios[0], kernel.components[0])
    let part = component.excessError / component.variance
    let linear = ratio.linear.magnitude
    #expect(part >= Double(sign: .plus, exponent: exponent - 1, significand: 1) && linear > 0)
    // ½ ln s and 1/s change by the relative error; shift²/2s = linear²·s/2.
    let fall = linear * linear * component.variance / 2
    let variance = 1 / MixtureReference(kernel).inverse
    for (found, exact) in [
      (ratio.blur.constant, part * (1 + fall)), (ratio.blur.linear, linear * part),
      (ratio.blur.square, part / variance),
    ] {
      #expect(Tolerance.rounding(operations: 16, condition: 1, scale: exact).accepts(found / 1.1, exact))
    }
  }
}
