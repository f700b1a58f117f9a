import RealModule
import Testing

@testable import Verification

extension `Gaussian learning systems` {
  /// b, v, c and E min(X², c) for X ~ N(b, v); reference: mpmath 1.3.0 at 50 digits by the normal distribution function,
  /// which agrees with quadrature, printed to 40.
  static let clippedMeans: [(mean: Double, variance: Double, clip: Double, value: String)] = [
    (0, 1, 1, "0.5160585509617133004043396141288786903427"),
    (0.5, 3, 2, "1.214600287507521969298395953373354771238"),
    (-1.5, 0.25, 4, "2.31453411298832075368968594808557025239"),
    (3, 2, 1, "0.9535593508590919712807755488471290916056"),
  ]

  @Test func `means of clipped squares enclose their values to 40 digits`() throws {
    for (mean, variance, clip, value) in Self.clippedMeans {
      let square = try ClippedSquare(clip: clip)
      let estimate = try square.mean(mean: Estimate(exactly: mean), variance: Estimate(exactly: variance))
      #expect(encloses(estimate, value, roundings: 500), "\(estimate)")
      let exact = try #require(DecimalNumeral(value))
      let integral = try square.integral(mean: mean, variance: variance)
      #expect(contains(integral, exact) && integral.error <= clip * 0x1p-30, "\(integral)")
      #expect(square.deviation == clip / 2)
      let wrong = try ClippedSquare(clip: 2 * clip)
      #expect(
        !encloses(
          try wrong.mean(mean: Estimate(exactly: mean), variance: Estimate(exactly: variance)), value, roundings: 500))
    }
  }

  @Test func `an uncertain mean or variance widens the interval by the bound on its derivative`() throws {
    let (square, error, variance) = (try ClippedSquare(clip: 4), 0x1p-20, 0x1p-10)
    func around(_ number: Double) -> Estimate { Estimate(value: number, lower: number - error, upper: number + error) }
    // At b = 1.75 the derivative in b is 3.5, of the 2√c = 4 that bound it; the values are those at both ends.
    let byMean = try square.mean(mean: around(1.75), variance: Estimate(exactly: variance))
    for digits in ["3.063473224640802063373670796970499031241", "3.063479900361016907118915580049913216383"] {
      #expect(encloses(byMean, digits, roundings: 1 << 40))
    }
    #expect(byMean.error >= 4 * error && byMean.error <= 4.01 * error)
    // At b = 2 the derivative in v is −25.03, of the √(2c/(πv)) = 51.06 that bound it.
    let byVariance = try square.mean(mean: Estimate(exactly: 2), variance: around(variance))
    for digits in ["3.950644374814689432185958116354649327228", "3.950596629474362396255909019405309123816"] {
      #expect(encloses(byVariance, digits, roundings: 1 << 40))
    }
    #expect(byVariance.error >= 51.06 * error && byVariance.error <= 51.2 * error)
    // A variance above 2c/π: its derivative is at most 1.
    let wide = try square.mean(mean: Estimate(exactly: 2), variance: around(16))
    #expect(wide.error >= error && wide.error <= 1.01 * error)
  }

  @Test func `figures that may be 0 have an interval from 0 on`() throws {
    // The square of the gain underflows.
    for gain in [1e-170, -1e-170] {
      let faint = try GaussianMeanLearner(sampleCount: 2, sampleVariance: 1, gain: gain, noiseVariance: 1)
      #expect(faint.information().lower == 0 && faint.sampleInformations()[0].lower == 0)
      #expect(try faint.symmetrizedInformation().lower == 0)
    }
    // The hypothesis is the sample.
    let copy = try GaussianMeanLearner(sampleCount: 1, sampleVariance: 3, noiseVariance: 0)
    #expect(copy.errors()[0].trainedVariance.lower == 0 && copy.errors()[0].trainedVariance.upper < 0x1p-90)
    let small = try ClippedSquare(clip: 1).mean(mean: Estimate(exactly: 0), variance: Estimate(exactly: 0x1p-100))
    #expect(small.lower == 0 && small.contains(0x1p-100) && small.upper < 0x1p-42)
  }

  @Test func `a noisy mean has its informations and errors`() throws {
    let learner = try GaussianMeanLearner(
      sampleCount: 3, sampleMean: 2, sampleVariance: 5, gain: 0.75, noiseVariance: 3)
    // ½ ln(1 + 2.8125/9), and for one sample ½ ln(1 + 2.8125/(2·2.8125 + 27)).
    #expect(encloses(learner.information(), "0.1359668577418208794158347472664995809913", roundings: 20))
    #expect(learner.sampleInformations().count == 3)
    for information in learner.sampleInformations() {
      #expect(encloses(information, "0.04134585792255667564766953173407148268103", roundings: 20))
    }
    #expect(encloses(try learner.symmetrizedInformation(), "0.3125", roundings: 10))
    #expect(encloses(try learner.squaredGap(), "2.5", roundings: 40))
    #expect(learner.errors().count == 3)
    for error in learner.errors() {
      #expect(encloses(error.mean, "-0.5", roundings: 10))
      #expect(encloses(error.trainedVariance, "6.4375", roundings: 20))
      #expect(encloses(error.freshVariance, "8.9375", roundings: 20))
    }
    // κ = 2·⅜·3 + ¼ = 2½, the gain 2.25/κ and the noise 1/κ.
    let gibbs = try GaussianMeanLearner.gibbs(
      sampleCount: 3, sampleMean: 1, sampleVariance: 2, temper: 0.375, priorVariance: 4)
    #expect(encloses(gibbs.gain, "0.9", roundings: 10) && encloses(gibbs.noiseVariance, "0.4", roundings: 10))
    #expect(gibbs.sampleCount == 3 && gibbs.sampleMean == 1 && gibbs.sampleVariance == 2)
  }

  /// The information about each label, and the mean, trained and fresh variance of its error.
  ///
  /// Reference: the same library, by determinants of the joint covariance and the inverse of XᵀX + λI.
  static let ridges = [
    [
      "0.05998250669656637768868759689696379778107", "0.9583333333333333333333333333333333333333",
      "5.471064814814814814814814814814814814815", "7.748842592592592592592592592592592592593",
    ],
    [
      "0.01086999331820294808278468822819229032754", "0.6666666666666666666666666666666666666667",
      "2.703703703703703703703703703703703703704", "3.148148148148148148148148148148148148148",
    ],
    [
      "0.0694089476239653291407733631943428762742", "-1.416666666666666666666666666666666666667",
      "5.328703703703703703703703703703703703704", "7.773148148148148148148148148148148148148",
    ],
  ]

  @Test func `a ridge regression of three labels has its informations and errors`() throws {
    let learner = try RidgeLearner(
      design: [[1, 2], [0, 1], [2, -1]], truth: [1, -2], labelVariance: 2, penalty: 3, noiseVariance: 1)
    let information = try learner.information()
    #expect(encloses(information, "0.141666174162657534512681838757672210015", roundings: 1 << 14), "\(information)")
    let (informations, errors) = (try learner.sampleInformations(), try learner.errors())
    #expect(informations.count == 3 && errors.count == 3 && learner.sampleCount == 3)
    for (index, digits) in Self.ridges.enumerated() {
      let exact = try digits.map { try #require(DecimalNumeral($0)) }
      let width = Tolerance.rounding(operations: 1 << 12, condition: 1, scale: 8).value
      let estimates = [
        informations[index], errors[index].mean, errors[index].trainedVariance, errors[index].freshVariance,
      ]
      for (estimate, number) in zip(estimates, exact) {
        #expect(contains(estimate, number) && estimate.error <= width, "\(index) \(estimate) \(number.shown)")
      }
    }
  }

  @Test func `parameters at the ends of their ranges are taken, and those beyond are named`() throws {
    func mean(_ count: Int, _ mean: Double, _ variance: Double, _ gain: Double, _ noise: Double) -> String {
      refusal {
        try GaussianMeanLearner(
          sampleCount: count, sampleMean: mean, sampleVariance: variance, gain: gain, noiseVariance: noise
        ).sampleCount
      }
    }
    #expect(mean(1, 0, 1, 0, 0) == "accepted: 1")
    #expect(mean(0, 0, 1, 1, 1) == "sampleCount: must be at least 1, is 0")
    #expect(mean(1, .infinity, 1, 1, 1) == "sampleMean[0]: must be finite, is inf")
    #expect(mean(1, 0, 0, 1, 1) == "sampleVariance: must be finite and above 0, is 0.0")
    #expect(mean(1, 0, 1, .nan, 1) == "gain[0]: must be finite, is nan")
    #expect(mean(1, 0, 1, 1, -5e-324) == "noiseVariance: must be finite and at least 0, is -5e-324")
    #expect(mean(1, 0, 1, 1e200, 1) == "gain: must have a finite square times sampleVariance, is 1e+200")
    for (temper, prior, name) in [(0.0, 1.0, "temper"), (1, 0, "priorVariance")] {
      #expect(
        refusal {
          try GaussianMeanLearner.gibbs(sampleCount: 1, sampleVariance: 1, temper: temper, priorVariance: prior).gain
        } == "\(name): must be finite and above 0, is 0.0")
    }
    #expect(refusal { try ClippedSquare(clip: 0) } == "clip: must be finite and above 0, is 0.0")
    let square = try ClippedSquare(clip: 1)
    #expect(
      refusal { try square.mean(mean: Estimate(exactly: 0), variance: Estimate(exactly: 0)) }
        == "variance: must be above 0, may be 0.0")
    #expect(refusal { try square.integral(mean: .nan, variance: 1) } == "mean[0]: must be finite, is nan")
    #expect(refusal { try square.integral(mean: 0, variance: 0) } == "variance: must be finite and above 0, is 0.0")
  }

  @Test func `designs at the ends of their ranges are taken, and those beyond are named`() throws {
    func ridge(_ design: [[Int]], _ truth: [Int], label: Int = 1, penalty: Int = 1, noise: Int = 1) -> String {
      refusal {
        try RidgeLearner(
          design: design, truth: truth, labelVariance: label, penalty: penalty, noiseVariance: noise
        ).sampleCount
      }
    }
    #expect(ridge([[Int]](repeating: [16], count: 64), [-16], label: 16, penalty: 16, noise: 16) == "accepted: 64")
    #expect(ridge([], [1]) == "design: needs 1 to 64 rows, has 0")
    #expect(ridge([[Int]](repeating: [1], count: 65), [1]) == "design: needs 1 to 64 rows, has 65")
    #expect(ridge([[]], []) == "truth: needs 1 to 16 values, has 0")
    let ones = [Int](repeating: 1, count: 17)
    #expect(ridge([ones], ones) == "truth: needs 1 to 16 values, has 17")
    #expect(ridge([[1]], [1], label: 0) == "labelVariance: must be at least 1, is 0")
    #expect(ridge([[1]], [1], penalty: 0) == "penalty: must be at least 1, is 0")
    #expect(ridge([[1]], [1], noise: -1) == "noiseVariance: must be at least 1, is -1")
    for (design, truth, noise) in [([[-17]], [1], 1), ([[1]], [17], 1), ([[1]], [1], 17)] {
      #expect(ridge(design, truth, noise: noise) == "design: and all else must not exceed 16")
    }
  }
}
