import Verification

private let source: [InformationParameter] = [
  .numbers("p", "The probabilities of 1 to 64 symbols, each 0 or at least 1e-300, which sum to 1."),
  .matrix(
    "d",
    "The distortions, a row per symbol and a column for each of 1 to 64 reproductions, each 0 or 1e-300 to 1e300."),
]

private func source(_ parameters: InformationParameters) throws -> DecimalSource {
  let (law, distortion) = (try parameters.numerals("p"), try parameters.numeralMatrix("d"))
  return try parameters.ask(["weights": "p", "distortion": "d"]) { () throws(VerificationError) in
    try DecimalSource(law: law, distortion: distortion)
  }
}

/// The rate R(D) of a finite source.
struct SourceRateKind: InformationKind {
  let name = "finite_source_RD"
  let summary =
    "Rate R(D) of a finite source under any distortion, the least I(X;T) with a mean distortion of at most D."
  let unit = "nats"
  let claim = "RD-007"
  let hasLibraryRoute = false
  let parameters = source + [InformationParameter.number("D", "The mean distortion, at least the least possible one.")]

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    let (source, distortion) = (try source(parameters), try parameters.numeral("D"))
    return try parameters.ask(["distortion": "D"]) { () throws(VerificationError) in
      try source.rate(atDistortion: distortion)
    }
  }
}

/// The distortion D(R) of a finite source.
struct SourceDistortionKind: InformationKind {
  let name = "finite_source_DR"
  let summary = "Distortion D(R) of a finite source under any distortion, the least mean distortion with I(X;T) <= R."
  let unit = "distortion"
  let claim = "RD-007"
  let hasLibraryRoute = false
  let parameters = source + [InformationParameter.number("R_nats", "The rate in nats per sample, at least 0.")]

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    let (source, rate) = (try source(parameters), try parameters.numeral("R_nats"))
    return try parameters.ask(["rate": "R_nats"]) { () throws(VerificationError) in
      try source.distortion(atRate: rate)
    }
  }
}
