import RealModule
import Testing

@testable import Verification

@Suite struct `Mixtures in the plane at the ends of what they accept` {
  /// The parameter that is refused, or the empty text.
  func refusal(_ correlations: [String], weights: [String]? = nil) throws -> String {
    let count = correlations.count
    let plain = (0..<count).map { $0 == 0 ? "\(1 - 0.0009765625 * Double(count - 1))" : "0.0009765625" }
    do {
      _ = try CorrelationMixture(
        weights: (weights ?? plain).map { try #require(DecimalNumeral($0)) },
        correlations: correlations.map { try #require(DecimalNumeral($0)) })
      return ""
    } catch VerificationError.invalidInput(let parameter, _) { return parameter }
  }

  @Test func `there are at most 6 correlations, or 64 within 0.999`() throws {
    func few(_ count: Int, _ last: String) -> [String] { Array(repeating: "0.5", count: count - 1) + [last] }
    for sign in ["", "-"] {
      #expect(try refusal(few(6, sign + "0.9991")) == "" && refusal(few(7, sign + "0.9991")) == "weights")
      #expect(try refusal(few(64, sign + "0.999")) == "" && refusal(few(65, sign + "0.999")) == "weights")
    }
    #expect(try refusal(["0.5"], weights: ["0.5", "0.5"]) == "correlations")
  }

  @Test func `correlations lie between -1 and 1, and beside others 1e-150 from both`() throws {
    func near(_ distance: DecimalNumeral, _ sign: String) -> String {
      let nines = String(distance.complement.significand)
      return "\(sign)\(nines)e\(distance.complement.exponent)"
    }
    let (least, less) = (DecimalNumeral(tenTo: -150), DecimalNumeral(significand: 9, exponent: -151))
    for sign in ["", "-"] {
      #expect(try refusal(["0", sign + "1"]) == "correlations[1]" && refusal([sign + "1"]) == "correlations[0]")
      #expect(try refusal(["0", near(least, sign)]) == "" && refusal(["0", near(less, sign)]) == "correlations[1]")
      #expect(try refusal([near(less, sign)]) == "")
      // Equal ones are one, and one without weight does not count.
      #expect(try refusal([near(less, sign), near(less, sign)]) == "")
      #expect(try refusal(["0", near(less, sign)], weights: ["1", "0"]) == "")
    }
  }

  @Test func `a single component has the information and the entropy of its covariance`() throws {
    let covariance = BivariateMixture.Covariance(first: 4, mixed: 1, second: 1)
    let mixture = try BivariateMixture(weights: [1], means: [[7, -2]], covariances: [covariance])
    // 1 − ρ² = 3/4, det C = 3.
    let information = Estimate(exactly: 0.5) * .log(Estimate(exactly: 4) / Estimate(exactly: 3))
    let found = try mixture.mutualInformation()
    #expect(found.overlaps(information) && found.error <= 0x1p-48)
    let entropy = Estimate.log(.twoPi) + Estimate(exactly: 1) + Estimate(exactly: 0.5) * .log(Estimate(exactly: 3))
    let own = try mixture.differentialEntropy()
    #expect(own.overlaps(entropy) && own.error <= 0x1p-46)
    #expect(try mixture.labelEquivocation() == Estimate(exactly: 0) && mixture.labelInformation().upper <= 0x1p-50)
    let (first, second) = try mixture.marginals()
    #expect(first.means == [7] && second.means == [-2] && first.variances == [4] && second.variances == [1])
  }

  @Test func `components that lie apart leave nothing open, and near ones almost all`() throws {
    let round = BivariateMixture.Covariance(first: 1, mixed: 0, second: 1)
    func open(_ gap: [Double]) throws -> Estimate {
      try BivariateMixture(weights: [0.5, 0.5], means: [[0, 0], gap], covariances: [round, round]).labelEquivocation()
    }
    // For equal round covariances only the distance counts: 5 = |(3, 4)|, as on the line.
    let line = try GaussianMixture(weights: [0.5, 0.5], means: [0, 5], variances: [1, 1]).labelEquivocation()
    let plane = try open([3, 4])
    #expect(plane.overlaps(line) && plane.error <= 0x1p-34 * plane.value && plane.lower > 0)
    let near = try open([0x1p-10, 0])
    #expect(near.lower > 0.693 && near.upper <= 0.6931471805599454)
  }

  @Test func `the bound by phases is used up to a loss of 24 bits`() throws {
    // Midway between two components one deviation away, their moduli reach e^±A and their phases are B.
    let round = BivariateMixture.Covariance(first: 1, mixed: 0, second: 1)
    for isFirst in [true, false] {
      let mixture = try BivariateMixture(
        weights: [0.5, 0.5], means: [-1, 1].map { isFirst ? [$0, 0] : [0, $0] }, covariances: [round, round])
      var box = BivariateBox(try BivariateKernel(mixture))
      let ellipse = GaussLegendre.Ellipse(parameter: 2.2)
      var (low, high) = (1.0, 2.0)
      while low.nextUp < high {
        let half = low + (high - low) / 2
        box.move(to: SIMD2(), half: isFirst ? SIMD2(half, 0x1p-20) : SIMD2(0x1p-20, half))
        if box.ellipseBound(ellipse, along: isFirst ? .first : .second) < .infinity { low = half } else { high = half }
      }
      let (size, phase) = (Double.exp(-2 * ellipse.length * low), ellipse.height * low)
      // Near ½π the cosine moves as the phase does: by less than 8 roundings, and by the margins of 2⁻⁴⁴, three of the
      // slope and two of the curvature over a reach of at most 2.5. Those of the exponents change 2⁻²⁴ by less.
      let allowed =
        Tolerance.rounding(operations: 8, condition: 1, scale: size * phase)
        + .quadrature(reportedError: 8 * 0x1p-44 * size * phase)
      #expect(allowed.accepts(size * Double.cos(phase), 0x1p-24), "\(low)")
    }
  }

  @Test func `a bound by phases is found where no density is a positive number`() throws {
    let round = BivariateMixture.Covariance(first: 1, mixed: 0, second: 1)
    let mixture = try BivariateMixture(
      weights: [0.5, 0.5], means: [[-1, 0], [1, 0]], covariances: [round, round])
    var box = BivariateBox(try BivariateKernel(mixture))
    // The logarithms of both are -1801.
    box.move(to: SIMD2(0, 60), half: SIMD2(0.125, 0.125))
    let ellipse = GaussLegendre.Ellipse(parameter: 2.2)
    #expect(box.ellipseBound(ellipse, along: .first) == 0 && box.ellipseBound(ellipse, along: .second) == 0)
  }

  @Test(arguments: [20.0, 26]) func `the size of a small entropy is found in as many rounds as it takes`(
    gap: Double
  ) throws {
    let round = BivariateMixture.Covariance(first: 1, mixed: 0, second: 1)
    let plane = try BivariateMixture(
      weights: [0.5, 0.5], means: [[0, 0], [gap, 0]], covariances: [round, round]
    ).labelEquivocation()
    let line = try GaussianMixture(weights: [0.5, 0.5], means: [0, gap], variances: [1, 1]).labelEquivocation()
    #expect(plane.overlaps(line) && plane.error <= 0x1p-38 * plane.value && plane.lower > 0, "\(plane)")
  }

  @Test func `informations that are 0 have intervals that begin there`() throws {
    let round = BivariateMixture.Covariance(first: 1, mixed: 0, second: 1)
    let same = try BivariateMixture(weights: [0.5, 0.5], means: [[0, 0], [0, 0]], covariances: [round, round])
    for information in [try same.labelInformation(), try same.mutualInformation()] {
      #expect(information.lower == 0 && information.upper <= 0x1p-34)
    }
  }

  @Test func `components have variances from 1 to less than 4 at most along either axis, without those of no weight`()
    throws
  {
    let mixture = try BivariateMixture(
      weights: [0.25, 0, 0.75], means: [[3, -0.5], [0, 0], [-8, 0.25]],
      covariances: [
        .init(first: 32, mixed: 0.5, second: 0.03125), .init(first: 0x1p90, mixed: 0, second: 0x1p90),
        .init(first: 2, mixed: 0, second: 0.125),
      ])
    // In units of 4 and of 1/4; det C is 3/4 and 1/4 in both.
    let kernel = try BivariateKernel(mixture)
    let components = kernel.components
    #expect(components.map(\.weight) == [0.25, 0.75] && !kernel.isEven && kernel.reach == 128)
    #expect(components.map(\.mean) == [SIMD2(0.75, -2), SIMD2(-2, 1)])
    #expect(components.map(\.variances) == [SIMD2(2, 0.5), SIMD2(0.125, 2)])
    #expect(components.map(\.regression) == [0.25, 0])
    #expect(components.map(\.firstInverse) == [1 / 2.0.squareRoot(), 1 / 0.125.squareRoot()])
    #expect(components.map(\.secondInverse) == [1 / 0.375.squareRoot(), 1 / 2.0.squareRoot()])
    let surprisals = [Double.log(4), Double.log(4.0 / 3)]
    let halves = [Double.log(0.75) / 2, Double.log(0.25) / 2]
    for (component, (surprisal, half)) in zip(components, zip(surprisals, halves)) {
      // Two logarithms and their sum, here and there.
      let rounding = Tolerance.rounding(operations: 6, condition: 1, scale: surprisal + half.magnitude)
      #expect(rounding.accepts(component.height, -surprisal - half))
      #expect(rounding.accepts(component.heightSize, surprisal + half.magnitude))
    }
    // Beside one of no weight a component may be nearly singular.
    let thin = BivariateMixture.Covariance(first: 1, mixed: 1, second: 1 + 0x1p-30)
    let single = try BivariateMixture(
      weights: [1, 0], means: [[0, 0], [0x1p40, 0]], covariances: [thin, .init(first: 1, mixed: 0, second: 1)])
    #expect(try single.labelEquivocation() == Estimate(exactly: 0))
  }

  @Test func `centered components have variances from 1 to less than 4 at most along either axis`() throws {
    func exact(_ first: Double, _ second: Double) -> (first: Estimate, second: Estimate) {
      (Estimate(exactly: first), Estimate(exactly: second))
    }
    let law = LabelLaw(try FiniteLaw([0.25, 0, 0.75]))
    let kernel = try BivariateKernel(law: law, variances: [exact(0.5, 0.125), exact(8, 8), exact(0.25, 0.03125)])
    let components = kernel.components
    #expect(components.map(\.weight) == [0.25, 0.75] && kernel.isEven && kernel.reach == 128)
    #expect(components.map(\.mean) == [SIMD2(), SIMD2()] && components.map(\.regression) == [0, 0])
    #expect(components.map(\.variances) == [SIMD2(2, 2), SIMD2(1, 0.5)])
    #expect(components.map(\.firstInverse) == [1 / 2.0.squareRoot(), 1])
    #expect(components.map(\.secondInverse) == [1 / 2.0.squareRoot(), 1 / 0.5.squareRoot()])
    let (two, third) = (Double.log(2), Double.log(4.0 / 3))
    for (component, (height, size)) in zip(components, [(-3 * two, 3 * two), (two / 2 - third, two / 2 + third)]) {
      // Three logarithms and their sum.
      let rounding = Tolerance.rounding(operations: 6, condition: 1, scale: size)
      #expect(rounding.accepts(component.height, height) && rounding.accepts(component.heightSize, size))
    }
  }

  @Test func `boxes are halved up to the greatest count, and then count by half of their plain bounds`() throws {
    let round = BivariateMixture.Covariance(first: 1, mixed: 0, second: 1)
    let mixture = try BivariateMixture(
      weights: [0.5, 0.5], means: [[0, 0], [1, 0]], covariances: [round, round])
    var box = BivariateBox(try BivariateKernel(mixture))
    for most in 0...2 {
      let total = BivariateIntegral.total(&box, allowance: 0x1p-24, most: most)
      #expect(total.boxes == most + 1 && total.rounding == 0)
      #expect(total.value == total.quadrature && total.value > 1)
    }
  }

  @Test func `the error of a total has all its parts, and a rounding of it for each box`() {
    func error(_ value: Double, _ quadrature: Double, _ rounding: Double, boxes: Int) -> Double {
      BivariateIntegral.Total(value: value, quadrature: quadrature, rounding: rounding, boxes: boxes).error
    }
    let (ulp, margin) = (Double.ulpOfOne, 1 + 0x1p-16)
    #expect(error(4, 0, 0, boxes: 3) == 12 * ulp * margin)
    #expect(error(0, 3, 0, boxes: 0) == 3 * margin)
    #expect(error(0, 0, 5, boxes: 0) == 5 * ulp * margin)
    #expect(error(4, 1, 5, boxes: 3) == (1 + 17 * ulp) * margin)
  }

  @Test func `a first round that happens to be nearly good enough is refined too`() throws {
    let variances = [(3.999, 3.999), (1.656337345081183, 1.8302891749057162), (3.921118872248684, 3.999)]
    let mixture = try BivariateMixture(
      weights: [0.2655388, 0.3939396, 0.3405216], means: [[0, 0], [0, 0], [0, 0]],
      covariances: variances.map { BivariateMixture.Covariance(first: $0.0, mixed: 0, second: $0.1) })
    var box = BivariateBox(try BivariateKernel(mixture))
    let coarse = BivariateIntegral.total(&box, allowance: 0x1p-24)
    #expect(coarse.quadrature <= 0x1p-38 * coarse.value && coarse.quadrature >= 0x1p-40 * coarse.value)
    let refined = try mixture.labelEquivocation()
    #expect(refined.error <= 0x1p-42 * refined.value)
  }
}
