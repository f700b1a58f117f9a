import Verification

private func components(_ variances: String) -> [InformationParameter] {
  [
    .numbers("w", "The weights of 1 to 128 components, which sum to 1, each 0 or at least 1e-300."),
    .numbers(
      "mean",
      "Their means, at most 1e300 in size; refused if, next to a wider component, a rounding of their distances "
        + "exceeds 2^-10 of a standard deviation."),
    .numbers("var", "Their variances, \(variances)."),
  ]
}

private func mixture(
  _ parameters: InformationParameters, noiseVariance: DecimalNumeral = DecimalNumeral(exactly: 0)
) throws -> DecimalMixture {
  let weights = try parameters.numerals("w")
  let (means, variances) = (try parameters.numerals("mean"), try parameters.numerals("var"))
  return try parameters.ask(
    ["weights": "w", "means": "mean", "variances": "var", "noiseVariance": "noise_variance"]
  ) { () throws(VerificationError) in
    try DecimalMixture(weights: weights, means: means, variances: variances, noiseVariance: noiseVariance)
  }
}

/// The differential entropy of a mixture on the line.
struct MixtureEntropyKind: InformationKind {
  let name = "differential_entropy_mixture"
  let summary = "Differential entropy of a mixture of normal laws on the line."
  let unit = "nats"
  let claim = "RT-005"
  let parameters = components("1e-300 to 1e300")

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    let model = try mixture(parameters)
    return try parameters.ask(["variances": "var"]) { () throws(VerificationError) in
      try model.differentialEntropy(method: method.integration)
    }
  }
}

/// I(Z;Z+N) of a mixture Z in normal noise N.
struct MixtureInputKind: InformationKind {
  let name = "gmm_input_awgn_mi"
  let summary = "Information I(Z;Z+N) of a mixture Z of normal laws on the line and itself in normal noise."
  let unit = "nats"
  let claim = "RT-005"
  let parameters =
    components("0 or 1e-300 to 1e300")
    + [InformationParameter.number("noise_variance", "The variance of the noise, 1e-300 to 1e300.")]

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    let noise = try parameters.numeral(
      "noise_variance", "must be of 1e-300 to 1e300",
      exactly: (DecimalNumeral(tenTo: -300)...DecimalNumeral(tenTo: 300)).contains)
    let model = try mixture(parameters, noiseVariance: noise)
    return try parameters.ask { () throws(VerificationError) in try model.information(method: method.integration) }
  }
}
