import Verification

private let components: [InformationParameter] = [
  .numbers("w", "The components' weights, which sum to 1."), .numbers("mean", "Their means."),
  .numbers("var", "Their variances, above 0."),
]

private func mixture(_ parameters: InformationParameters) throws -> DecimalMixture {
  try DecimalMixture(
    weights: parameters.numerals("w"), named: "w", means: parameters.numerals("mean"),
    variances: parameters.numerals("var"), parameters)
}

/// h of a mixture on the line.
struct MixtureEntropyKind: InformationKind {
  let name = "differential_entropy_mixture"
  let summary = "Differential entropy of a mixture of normal laws on the line."
  let unit = "nats"
  let claim = "RT-005"
  let parameters = components

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    let model = try mixture(parameters)
    let turns = Estimate.log(Estimate.twoPi) + Estimate(exactly: 1)
    let own = model.halfMean { turns + Estimate.log($0) }
    return try parameters.ask { () throws(VerificationError) in
      guard method == .gsl else { return try model.labelInformation() + own }
      let unit = Estimate(exactly: -0.5) * Estimate.log(model.scaled(Estimate(exactly: 1)))
      return try model.mixture.differentialEntropy(method: method.integration) + unit
    }
  }
}

/// I of a mixture and itself with noise.
struct MixtureInputKind: InformationKind {
  let name = "gmm_input_awgn_mi"
  let summary = "Information I(Z;Z+N) of a mixture Z of normal laws on the line and itself in normal noise."
  let unit = "nats"
  let claim = "RT-005"
  let parameters =
    components + [InformationParameter.number("noise_variance", "The variance of the noise, above 0.")]

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    let model = try mixture(parameters)
    let noise = try parameters.positive("noise_variance")
    return try parameters.ask(["noiseVariance": "noise_variance"]) { () throws(VerificationError) in
      guard method == .gsl else {
        return try model.labelInformation(noiseVariance: noise) + model.halfMean { Estimate.log1p($0 / noise) }
      }
      return try model.mixture.information(noiseVariance: model.scaled(noise), method: method.integration)
    }
  }
}
