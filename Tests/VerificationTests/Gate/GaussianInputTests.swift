import Testing
import Verification

@Suite struct `Gaussian inputs that cannot be taken` {
  @Test func `variances and shapes are named`() throws {
    #expect(
      throws: VerificationError.invalidInput(
        parameter: "noiseVariance", requirement: "must be finite and above 0, is 0.0")
    ) { try ScalarGaussianGate(gain: 1, sourceVariance: 1, noiseVariance: 0) }
    #expect(throws: VerificationError.self) { try ScalarGaussianGate(gain: .nan, sourceVariance: 1, noiseVariance: 1) }
    let gate = try ScalarGaussianGate(gain: 1, sourceVariance: 1, noiseVariance: 1)
    #expect(
      throws: VerificationError.invalidInput(
        parameter: "priorVariance", requirement: "must be finite and above 0, is -1.0")
    ) { try gate.penalty(priorMean: 0, priorVariance: -1) }
    #expect(throws: VerificationError.invalidInput(parameter: "gain[0]", requirement: "needs 2 values, has 1")) {
      try VectorGaussianGate(gain: [[1]], sourceCovariance: [[1, 0], [0, 1]], noiseCovariance: [[1]])
    }
    #expect(
      throws: VerificationError.invalidInput(
        parameter: "sourceCovariance", requirement: "must be positive definite")
    ) { try VectorGaussianGate(gain: [[1, 1]], sourceCovariance: [[1, 1], [1, 1]], noiseCovariance: [[1]]) }
    #expect(throws: VerificationError.invalidInput(parameter: "firstCount", requirement: "must be 1 to 1, is 2")) {
      try GaussianBlocks(jointCovariance: [[1, 0], [0, 1]], firstCount: 2)
    }
    #expect(throws: VerificationError.self) { try GaussianSource(variance: .infinity) }
    #expect(throws: VerificationError.self) {
      try GaussianSource(variance: 1).distortion(atRate: Estimate(exactly: -1))
    }
  }
}
