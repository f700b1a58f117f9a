import PropertyTesting
import Testing

@testable import Verification

@Suite struct `Gaussian learning systems` {
  @Test func `the mean of the clipped square agrees with quadrature`() {
    checkProperty(DrawnGaussianSystem.all, PropertySettings(cases: 100)) { drawn in
      let loss = try ClippedSquare(clip: Double(drawn.clip))
      for error in try drawn.system.errors().prefix(2) {
        let (b, v) = (error.mean.value, error.freshVariance.value)
        let closed = try loss.mean(mean: Estimate(exactly: b), variance: Estimate(exactly: v))
        let integral = try loss.integral(mean: b, variance: v)
        #expect(closed.overlaps(integral))
        let width = Tolerance.rounding(operations: 1 << 10, condition: 1, scale: loss.clip + b * b + v)
        #expect(closed.error <= width.value)
        #expect(integral.error <= loss.clip * 0x1p-30)
      }
    }
  }

  @Test func `control: a clip of the error instead of its square is refuted by quadrature`() throws {
    let closed = try ClippedSquare(clip: 2).mean(mean: Estimate(exactly: 0.5), variance: Estimate(exactly: 3))
    let integral = try ClippedSquare(clip: 4).integral(mean: 0.5, variance: 3)
    #expect(!closed.overlaps(integral))
  }

  @Test func `the information of a regression agrees with its joint covariance`() {
    checkProperty(DrawnGaussianSystem.ridges, PropertySettings(cases: 100)) { drawn in
      let learner = try #require(drawn.system as? RidgeLearner)
      let all = Array(learner.design.indices)
      let blocks = try GaussianBlocks(
        jointCovariance: learner.jointCovariance(labels: all), firstCount: learner.sampleCount)
      #expect(try blocks.mutualInformation().overlaps(learner.information()))
    }
  }

  @Test func `a regression on the constant 1 equals a mean with a gain`() throws {
    // d = 1, x = 1: W = Σy/(m+λ) + N(0, τ²), a = m/(m+λ).
    let ridge = try RidgeLearner(
      design: [[1], [1], [1]], truth: [2], labelVariance: 5, penalty: 1, noiseVariance: 3)
    let mean = try GaussianMeanLearner(
      sampleCount: 3, sampleMean: 2, sampleVariance: 5, gain: 0.75, noiseVariance: 3)
    #expect(try ridge.information().overlaps(mean.information()))
    for (left, right) in try zip(ridge.sampleInformations(), mean.sampleInformations()) {
      #expect(left.overlaps(right))
    }
    for (left, right) in try zip(ridge.errors(), mean.errors()) {
      #expect(left.mean.overlaps(right.mean))
      #expect(left.trainedVariance.overlaps(right.trainedVariance))
      #expect(left.freshVariance.overlaps(right.freshVariance))
    }
    #expect(try ridge.squaredGap().overlaps(mean.squaredGap()))
    #expect(try ridge.clippedGap(at: 4).overlaps(mean.clippedGap(at: 4)))
  }

  @Test func `an information whose signal or noise underflows is enclosed`() throws {
    // a²s² = 1e-340 against 2^-1074, so that ½ ln(1 + a²s²/τ²) is about 1e-17; and 1 against it, 1074/2 ln 2.
    let faint = try GaussianMeanLearner(
      sampleCount: 1, sampleVariance: 1, gain: 1e-170, noiseVariance: .leastNonzeroMagnitude)
    let loud = try GaussianMeanLearner(sampleCount: 1, sampleVariance: 1, noiseVariance: .leastNonzeroMagnitude)
    let half = Estimate(exactly: 537) * .log(Estimate(exactly: 2))
    for (learner, truth) in [(faint, Estimate(exactly: 1e-17)), (loud, half)] {
      for information in [learner.information()] + learner.sampleInformations() {
        #expect(information.overlaps(truth), "\(information)")
      }
    }
    let noiseless = try GaussianMeanLearner(sampleCount: 2, sampleVariance: 1, noiseVariance: 0)
    #expect(noiseless.information() == Estimate(exactly: .infinity))
    #expect(noiseless.sampleInformations()[0].overlaps(half / Estimate(exactly: 1074)))
    let silent = try GaussianMeanLearner(sampleCount: 1, sampleVariance: 1, gain: 0, noiseVariance: 0)
    #expect(silent.information() == Estimate(exactly: 0) && silent.sampleInformations() == [Estimate(exactly: 0)])
    #expect(throws: VerificationError.self) { try faint.symmetrizedInformation() }
    #expect(throws: VerificationError.self) {
      try GaussianMeanLearner(sampleCount: 2, sampleVariance: 1, gain: 1e200, noiseVariance: 1)
    }
  }

  /// Whether the gap times the inverse temperature is the symmetrized information.
  func obeysGibbsIdentity(_ learner: GaussianMeanLearner, inverseTemperature: Double) throws -> Bool {
    try (learner.squaredGap() * Estimate(exactly: inverseTemperature)).overlaps(learner.symmetrizedInformation())
  }

  @Test(arguments: [1, 3, 20])
  func `the gap of a Gibbs posterior is its symmetrized information over γm`(m: Int) throws {
    let learner = try GaussianMeanLearner.gibbs(
      sampleCount: m, sampleMean: 3, sampleVariance: 2, temper: 0.375, priorVariance: 5)
    #expect(try obeysGibbsIdentity(learner, inverseTemperature: 0.375 * Double(m)))
    // The mean with the same noise is not the Gibbs posterior of that prior.
    let other = try GaussianMeanLearner(
      sampleCount: m, sampleMean: 3, sampleVariance: 2, noiseVariance: learner.noiseVariance.value)
    #expect(try !obeysGibbsIdentity(other, inverseTemperature: 0.375 * Double(m)))
  }

  @Test func `invalid parameters are refused by name`() {
    #expect(
      throws: VerificationError.invalidInput(parameter: "sampleCount", requirement: "must be at least 1, is 0")
    ) { try GaussianMeanLearner(sampleCount: 0, sampleVariance: 1, noiseVariance: 1) }
    #expect(throws: VerificationError.self) {
      try GaussianMeanLearner(sampleCount: 1, sampleVariance: 0, noiseVariance: 1)
    }
    #expect(throws: VerificationError.self) {
      try GaussianMeanLearner.gibbs(sampleCount: 1, sampleVariance: 1, temper: 0, priorVariance: 1)
    }
    #expect(
      throws: VerificationError.invalidInput(parameter: "design[1]", requirement: "needs 1 values, has 2")
    ) { try RidgeLearner(design: [[1], [1, 2]], truth: [1], labelVariance: 1, penalty: 1, noiseVariance: 1) }
    #expect(throws: VerificationError.self) {
      try RidgeLearner(design: [[17]], truth: [1], labelVariance: 1, penalty: 1, noiseVariance: 1)
    }
    #expect(throws: VerificationError.self) {
      try GaussianMeanLearner(sampleCount: 1, sampleVariance: 1, noiseVariance: 1).clippedGap(at: 0)
    }
  }
}
