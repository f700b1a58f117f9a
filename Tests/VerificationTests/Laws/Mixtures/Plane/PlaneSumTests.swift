import RealModule
import Testing

@testable import Verification

extension `RT-011 the information of a mixture in the plane lies in its interval` {
  @Test(arguments: [false, true], [-3, -9, -16])
  func `a total is the sum over the stated boxes, with the errors of each`(isEven: Bool, exponent: Int) throws {
    func exact(_ number: Double) -> Estimate { Estimate(exactly: number) }
    let kernel =
      isEven
      ? try BivariateKernel(
        law: LabelLaw(FiniteLaw([0.25, 0.75])), variances: [(exact(1.5), exact(0.5)), (exact(0.25), exact(1.75))])
      : try BivariateKernel(Self.verge.mixture(shear: 0))
    #expect(kernel.isEven == isEven)
    let allowance = Double(sign: .plus, exponent: exponent, significand: 1)
    var box = BivariateBox(kernel)
    let total = BivariateIntegral.total(&box, allowance: allowance)
    let stated = StatedPlane(kernel, allowance: allowance)
    // A rounding for each box that is added, and those of the boxes' own terms, densities of exponents of about 16.
    let boxes = stated.counts.plain + stated.counts.rule
    for (found, exact) in [
      (total.value, stated.value), (total.quadrature, stated.quadrature), (total.rounding, stated.rounding),
    ] {
      let rounding = Tolerance.rounding(operations: boxes + 64 * 16, condition: 1, scale: exact)
      #expect(rounding.accepts(found, exact), "\(total) \(stated)")
    }
    #expect(total.boxes == boxes && stated.counts.plain > 0)
    #expect(exponent > -16 || stated.counts.rule > 0)
  }

  @Test(arguments: [IntegrationMethod.qagp, .cquad, .glfixed])
  func `the library's inner integral is that of the posterior entropy along the second coordinate`(
    method: IntegrationMethod
  ) throws {
    let components = try BivariateKernel(
      BivariateMixture(
        weights: [0.25, 0.75], means: [[0, 0], [1, -0.5]],
        covariances: [.init(first: 1, mixed: 0.5, second: 1.25), .init(first: 0.5, mixed: 0, second: 2)])
    ).components
    func density(_ place: Double, _ mean: Double, _ variance: Double) -> Double {
      Double.exp(-squared(place - mean) / (2 * variance)) / (2 * Double.pi * variance).squareRoot()
    }
    for x in [-1.5, 0.5, 2] {
      // By a sum over a fine grid, which for these smooth integrands is exact to all digits.
      let step = 0x1p-5
      let sum = (-640...640).reduce(0.0) { sum, node in
        let y = Double(node) * step
        // Given x, the first has the mean x/2 and the variance 1.
        let first = 0.25 * density(x, 0, 1) * density(y, x / 2, 1)
        let second = 0.75 * density(x, 1, 0.5) * density(y, -0.5, 2)
        let total = first + second
        return sum - step * (first * Double.log(first / total) + second * Double.log(second / total))
      }
      let found = try BivariateIntegral.integral(components, at: x, by: method)
      // A rounding for each of the 1281 nodes, and less than 64 of each term.
      let rounding = Tolerance.rounding(operations: 1281 + 64, condition: 1, scale: sum)
      let allowed = .quadrature(reportedError: found.error) + rounding
      #expect(allowed.accepts(found.value, sum) && sum > 0x1p-10, "\(found) \(sum)")
    }
  }
}
