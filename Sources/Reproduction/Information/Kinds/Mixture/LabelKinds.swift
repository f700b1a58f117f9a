import Verification

private let labels: [InformationParameter] = [
  .number("p", "The probability of the second label, strictly between 0 and 1."),
  .numbers("mean", "The means under the first and the second label."),
  .numbers("var", "The variances under the first and the second label, above 0."),
]

private func mixture(_ parameters: InformationParameters) throws -> DecimalMixture {
  let p = try parameters.numeral("p", "must lie strictly between 0 and 1") { $0.lower > 0 && $0.upper < 1 }
  for name in ["mean", "var"] where try parameters.numerals(name).count != 2 {
    throw ParameterError(field: "params.\(name)", problem: "must hold two numbers, one a label")
  }
  return try DecimalMixture(
    weights: [p.complement, p], named: "p", means: parameters.numerals("mean"), variances: parameters.numerals("var"),
    parameters)
}

/// I of a binary label and a normal variable whose law depends on it.
struct LabelInformationKind: InformationKind {
  let name = "bernoulli_label_scalar_mi"
  let summary = "Information between a binary label and a variable that is normal given the label."
  let unit = "nats"
  let claim = "RT-005"
  let parameters = labels

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    let model = try mixture(parameters)
    return try parameters.ask { () throws(VerificationError) in
      guard method == .gsl else { return try model.labelInformation() }
      return try model.mixture.labelInformation(method: method.integration)
    }
  }
}

/// The error probability of the best guess of a binary label.
struct BayesErrorKind: InformationKind {
  let name = "map_bayes_error"
  let summary = "Least error probability of a guess of a binary label from a variable that is normal given the label."
  let unit = "probability"
  let claim = "RT-005"
  let parameters = labels
  let hasLibraryRoute = false

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    let model = try mixture(parameters)
    return try parameters.ask { () throws(VerificationError) in
      try model.mixture.bayesError() * model.weightFactor
    }
  }
}
