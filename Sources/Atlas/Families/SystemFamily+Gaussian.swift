import Verification

extension SystemFamily {
  /// The variance of the noise on the mean of normal samples.
  private static let noiseVariance = 1.0 / 128
  /// Where the squared error is cut off.
  private static let clip = 4.0

  /// The mean of normal samples with a little noise, with the clipped squared error.
  package static let gaussian = SystemFamily(
    name: "gaussian", title: "Mean of normal samples",
    explanation:
      "m samples of N(0, 1); W is their mean plus N(0, 1/128); loss min((w − z)², 4); closed forms, nothing is "
      + "enumerated",
    finding: "I(S;W) = ½ ln(1 + 128/m) grows without limit as the noise falls, and for m ≥ 2 "
      + "the I(W;Z_i) stay below ½ ln(m/(m−1))",
    parameter: Parameter(
      symbol: "m", meaning: "the number of samples", range: "a whole number from 1 to 1000",
      admits: { $0.integer.map { (1...1000).contains($0) } ?? false }, grid: ["1", "2", "4", "8", "16", "32", "64"])
  ) { numbers, _ throws(VerificationError) in
    var members: [FamilyMember] = []
    for number in numbers {
      let learner = try GaussianMeanLearner(
        sampleCount: number.exact.integer ?? 1, sampleVariance: 1, noiseVariance: noiseVariance)
      members.append(FamilyMember("m = \(number.description)", number, .gaussian(learner, clip: clip)))
    }
    return members
  }
}
