import Verification

private let labels: [InformationParameter] = [
  .number("p", "The probability of the second label: 0, 1, or between them, at least 1e-300 from both."),
  .numbers("mean", "The means under the first and the second label, at most 1e300 in size."),
  .numbers("var", "The variances under the first and the second label, each 0 or 1e-300 to 1e300."),
]

private func mixture(_ parameters: InformationParameters) throws -> DecimalMixture {
  let (zero, least) = (DecimalNumeral(exactly: 0), DecimalNumeral(tenTo: -300))
  let p = try parameters.numeral(
    "p", "must be 0, 1, or between them, at least 1e-300 from both",
    exactly: { p in [p, p.complement].allSatisfy { $0 == zero || $0 >= least } })
  let (means, variances) = (try parameters.numerals("mean"), try parameters.numerals("var"))
  for (name, count) in [("mean", means.count), ("var", variances.count)] where count != 2 {
    throw ParameterError(field: "params.\(name)", problem: "must hold two numbers, one per label, holds \(count)")
  }
  return try parameters.ask(["weights": "p", "means": "mean", "variances": "var"], scalars: ["p"]) {
    () throws(VerificationError) in
    try DecimalMixture(weights: [p.complement, p], means: means, variances: variances)
  }
}

/// The information between a binary label and a variable that is normal given the label.
struct LabelInformationKind: InformationKind {
  let name = "bernoulli_label_scalar_mi"
  let summary = "Information between a binary label and a variable that is normal given the label."
  let unit = "nats"
  let claim = "RT-005"
  let parameters = labels

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    let model = try mixture(parameters)
    return try parameters.ask { () throws(VerificationError) in
      try model.labelInformation(method: method.integration)
    }
  }
}

/// The error probability of the best guess of a binary label.
struct BayesErrorKind: InformationKind {
  let name = "map_bayes_error"
  let summary =
    "Least error probability of a guess of a binary label from a variable that is normal given the label; below "
    + "2^-150, for variances more than a factor 2^600 apart, an upper bound."
  let unit = "probability"
  let claim = "RT-012"
  let parameters = labels
  let hasLibraryRoute = false

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    try mixture(parameters).bayesError
  }
}
