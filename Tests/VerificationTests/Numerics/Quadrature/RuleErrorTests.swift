import RealModule
import Testing

@testable import Verification

// The factor of the rule's error, and what is reported by the library's rules.
extension `RT-005 the information of a mixture on the line lies in its interval` {
  /// The sum over even degrees j ≥ 2n of 2ϱ^(−j), the greatest coefficients of a function of modulus 1 in the ellipse,
  /// times the greatest error for a Chebyshev polynomial, 2 + 2/(4n² − 1) (RT-005, step 4).
  func seriesOfErrors(_ count: Int, _ parameter: Double) -> Double {
    let degrees = stride(from: 2 * count, to: 2 * count + 400, by: 2)
    let coefficients = degrees.reduce(0.0) { $0 + 2 * Double.pow(parameter, -Double($1)) }
    return coefficients * (2 + 2 / Double(4 * count * count - 1))
  }

  @Test(arguments: [(32, 1.75), (32, 2.3), (20, 2.2), (20, 3.2), (32, 2), (11, 1.5)])
  func `the factor of the rule's error is the sum over the degrees that it does not integrate`(
    count: Int, parameter: Double
  ) {
    let factor = GaussLegendre(count: count).errorFactor(in: GaussLegendre.Ellipse(parameter: parameter))
    let series = seriesOfErrors(count, parameter)
    // 4.1 instead of 4 + 4/(4n² − 1), which is at most 4.01 from n = 11 on. The series has 200 terms of two roundings,
    // and what it lacks is below 1.5⁻⁴⁰⁰ of it; both formulas have 16 further roundings at most.
    let most = series * 4.1 / 4
    let rounding = Tolerance.rounding(operations: 218, condition: 1, scale: most)
    #expect(factor >= series * 4.1 / 4.01 && factor <= most + rounding.value, "\(factor) \(series)")
  }

  @Test func `control: the first degree alone is refuted as the sum`() {
    let factor = GaussLegendre(count: 32).errorFactor(in: GaussLegendre.Ellipse(parameter: 1.75))
    #expect(4.1 * Double.pow(1.75, -64) < seriesOfErrors(32, 1.75))
    #expect(factor >= seriesOfErrors(32, 1.75))
  }

  @Test(arguments: [1.75, 2.25, 2, 3.25]) func `an ellipse has the semi-axes of its sum, rounded outward`(
    parameter: Double
  ) {
    let ellipse = GaussLegendre.Ellipse(parameter: parameter)
    let sum = DecimalNumeral(exactly: parameter)
    let one = DecimalNumeral(exactly: 1)
    // 2ϱ·(semi-axis) = ϱ² ± 1, of which the margin is 2⁻⁴⁰, within a sixteenth of it for the roundings.
    for (axis, exact) in [(ellipse.length, sum * sum + one), (ellipse.height, sum * sum - one)] {
      let own = DecimalNumeral(exactly: 2 * axis) * sum
      let margins = [15.0, 17].map { DecimalNumeral(exactly: 1 + $0 * 0x1p-44) * exact }
      #expect(margins[0] <= own && own <= margins[1])
    }
    #expect(ellipse.parameter == parameter)
  }

  @Test func `a fixed rule of the library reports its distance from that of half as many nodes`() throws {
    // Of a kink that is no end of an interval.
    func kink(_ x: Double) -> Double { (x - 0.3).magnitude }
    let points = [0.0, 1, 3]
    let sums = [256, 512].map { count in
      let rule = GaussLegendre(count: count)
      return zip(points, points.dropFirst()).reduce(0.0) { sum, ends in
        let (middle, half) = ((ends.0 + ends.1) / 2, (ends.1 - ends.0) / 2)
        return sum + half * (0..<count).reduce(0) { $0 + rule.weights[$1] * kink(middle + half * rule.nodes[$1]) }
      }
    }
    let found = try LibraryQuadrature(breakpoints: points).integral(.glfixed, kink)
    let rounding = Tolerance.rounding(operations: 4096, condition: 1, scale: 4)
    #expect(rounding.accepts(found.value, sums[1]) && rounding.accepts(found.error, (sums[1] - sums[0]).magnitude))
    #expect((sums[1] - sums[0]).magnitude > 16 * rounding.value)
  }

  @Test func `a result of a rule is a finite value with a finite error`() throws {
    #expect(try LibraryQuadrature.estimate(3, 0.5, .cquad) == Estimate(3, within: .quadrature(reportedError: 0.5)))
    for (value, error) in [(Double.infinity, 0.5), (.nan, 0.5), (3, .infinity), (3, .nan)] {
      #expect(throws: VerificationError.self) { try LibraryQuadrature.estimate(value, error, .cquad) }
    }
  }

  @Test(arguments: [IntegrationMethod.qagp, .cquad, .glfixed])
  func `the library's rules add up the intervals between their points`(method: IntegrationMethod) throws {
    // ∫ (6x² − 1) over (0, 3) is 51.
    let found = try LibraryQuadrature(breakpoints: [0, 1, 1.5, 3]).integral(method) { 6 * $0 * $0 - 1 }
    let rounding = Tolerance.rounding(operations: 4096, condition: 1, scale: 64)
    #expect(rounding.accepts(found.value, 51) && found.error <= rounding.value && found.error > 0, "\(found)")
  }

  @Test(arguments: [IntegrationMethod.qagp, .cquad, .glfixed])
  func `an integral of integrals has the greatest of their errors over its range, and fails where one of them does`(
    method: IntegrationMethod
  ) throws {
    let rule = LibraryQuadrature(breakpoints: [-1, 0, 7])
    let found = try rule.doubleIntegral(method) { x throws(VerificationError) in
      let error = x > 0 ? 0x1p-10 : 0x1p-20
      return Estimate(value: 1, lower: 1 - error, upper: 1 + error)
    }
    // 2⁻¹⁰ over a range of 8.
    let rounding = Tolerance.rounding(operations: 4096, condition: 1, scale: 64)
    #expect(rounding.accepts(found.lower, 8 - 0x1p-7) && rounding.accepts(found.upper, 8 + 0x1p-7), "\(found)")
    let problem = VerificationError.invalidInput(parameter: "x", requirement: "must be known")
    #expect(throws: problem) {
      try rule.doubleIntegral(method) { x throws(VerificationError) in
        guard x.isNaN else { throw problem }
        return Estimate(exactly: 0)
      }
    }
  }

  @Test func `a fixed rule without a value is an error`() {
    #expect(throws: VerificationError.self) {
      try LibraryQuadrature(breakpoints: [0, 1]).integral(.glfixed) { _ in .nan }
    }
  }

  @Test func `the library's rule of the whole line keeps to where the integrand lies`() throws {
    for (mean, deviation) in [(64.0, 0.25), (-5, 1024), (0, 1)] {
      let points = LibraryQuadrature.breakpoints([(mean: mean, deviation: deviation)])
      #expect(points == [-39.0, -8, 0, 8, 39].map { mean + $0 * deviation })
      let found = try LibraryQuadrature(breakpoints: points).integral(.qagi) { x in
        StandardNormal.density(at: (x - mean) / deviation) / deviation
      }
      #expect(Tolerance.quadrature(reportedError: found.error).accepts(found.value, 1), "\(found)")
      // The rule reports what it was asked for, or what its roundings leave, twice: on two divisions of the line.
      #expect(found.error <= 0x1p-24, "\(found)")
    }
  }

  @Test func `rules that extrapolate run a second time at other places`() throws {
    func places(_ method: IntegrationMethod, _ points: [Double]) throws -> Set<Double> {
      var places: Set<Double> = []
      _ = try LibraryQuadrature(breakpoints: points).integral(method) { x in
        places.insert(x)
        return StandardNormal.density(at: x)
      }
      return places
    }
    // The first place of a subdivision of the whole line is at one unit on both sides of the middle, which is 2; the
    // unit is an 80th of the range, then three eighths of that.
    #expect(try places(.qagi, [-38, 42]).isSuperset(of: [1, 3, 1.625, 2.375]))
    // That of an interval is its middle; the second time the intervals are parted at three eighths.
    #expect(try places(.qagp, [0, 1, 3]).isSuperset(of: [0.5, 2, 0.1875, 0.6875, 1.375, 2.375]))
  }

  @Test func `points of several laws ascend, each once`() {
    let points = LibraryQuadrature.breakpoints([
      (mean: 0, deviation: 1), (mean: 8, deviation: 1), (mean: 0, deviation: 1),
    ])
    #expect(points == [-39, -31, -8, 0, 8, 16, 39, 47])
  }
}
