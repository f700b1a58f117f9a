import Verification

/// Standard cases, each with what the oracle says of it.
enum StandardCases {
  /// The values of the reference file by case.
  static let values = Dictionary(
    uniqueKeysWithValues: ReferenceTable.rows("standard.tsv").compactMap { pair in
      Double(pair[1]).map { (String(pair[0]), $0) }
    })

  /// What the oracle finds on the line, by a method.
  static func onLine(_ method: IntegrationMethod) throws -> [String: Estimate] {
    let (binary, four) = (try Constellation.pulseAmplitude(order: 2), try Constellation.pulseAmplitude(order: 4))
    func rate(_ input: Constellation, _ decibels: Double) throws -> Estimate {
      try input.information(noiseVariance: input.noiseVariance(decibels: decibels), method: method)
    }
    let two = try GaussianMixture(weights: [0.5, 0.5], means: [-2, 2], variances: [1, 1])
    let three = try GaussianMixture(weights: [0.2, 0.5, 0.3], means: [-3, 0, 2.5], variances: [0.5, 1, 2])
    let equal = try GaussianMixture(weights: [0.5, 0.5], means: [0, 1], variances: [1, 1])
    let unequal = try GaussianMixture(weights: [0.7, 0.3], means: [0, 0], variances: [1, 9])
    return [
      "binary input at -40 dB": try rate(binary, -40), "binary input at -5 dB": try rate(binary, -5),
      "binary input at 3 dB": try rate(binary, 3), "binary input at 10 dB": try rate(binary, 10),
      "four points at 5 dB": try rate(four, 5), "four points at 15 dB": try rate(four, 15),
      "complement of a binary input at 10 dB": try binary.equivocation(
        noiseVariance: binary.noiseVariance(decibels: 10), method: method),
      "squared error of a binary input at 0.5": try binary.meanSquaredError(
        noiseVariance: Estimate(exactly: 2), method: method),
      "entropy of two components": try two.differentialEntropy(method: method),
      "entropy of three components": try three.differentialEntropy(method: method),
      "three components behind noise": try three.information(noiseVariance: Estimate(exactly: 0.01), method: method),
      "label of equal variances": try equal.labelInformation(method: method),
      "label of unequal variances": try unequal.labelInformation(method: method),
    ]
  }

  /// Two centered components in the plane, of opposite correlations.
  static func crossed(_ correlation: Double) throws -> BivariateMixture {
    try BivariateMixture(
      weights: [0.5, 0.5], means: [[0, 0], [0, 0]],
      covariances: [-correlation, correlation].map { .init(first: 1, mixed: $0, second: 1) })
  }
}
