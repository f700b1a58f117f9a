import Verification

private let rate = InformationParameter.number("R_nats", "The rate in nats per sample, at least 0.")

private func rate(_ parameters: InformationParameters) throws -> Estimate {
  try parameters.number("R_nats", "must be at least 0") { $0.lower >= 0 }
}

/// The rate R(D) of a binary source.
struct BinaryRateKind: InformationKind {
  let name = "binary_source_RD"
  let summary = "Rate R(D) = h(p) - h(D) of a binary source under Hamming distortion."
  let unit = "nats"
  let claim = "RD-002"
  let hasLibraryRoute = false
  let parameters: [InformationParameter] = [
    .number("p", "The probability of one symbol, 0 to 1."),
    .number("D", "The distortion, at least 0."),
    .remark("slope_lambda", "The weight of the rate at that point; not used."),
  ]

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    let (p, distortion) = (try parameters.numeral("p"), try parameters.numeral("D"))
    return try parameters.ask(["probability": "p", "distortion": "D"]) { () throws(VerificationError) in
      try BinarySource(probability: p).rate(atDistortion: distortion)
    }
  }
}

/// The distortion D(R) of a binary source.
struct BinaryDistortionKind: InformationKind {
  let name = "binary_source_DR"
  let summary = "Distortion D(R) of a binary source under Hamming distortion, h(D) = h(p) - R."
  let unit = "Hamming distortion"
  let claim = "RD-002"
  let hasLibraryRoute = false
  let parameters: [InformationParameter] = [
    .number("p", "The probability of one symbol, 0 to 1."), rate,
  ]

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    let (p, rate) = (try parameters.numeral("p"), try rate(parameters))
    return try parameters.ask(["probability": "p", "rate": "R_nats"]) { () throws(VerificationError) in
      try BinarySource(probability: p).distortion(atRate: rate)
    }
  }
}

/// The rate R(D) of a uniform source.
struct UniformRateKind: InformationKind {
  let name = "uniform_hamming_RD"
  let summary = "Rate R(D) = ln n - h(D) - D ln(n-1) of n equally likely symbols under Hamming distortion."
  let unit = "nats"
  let claim = "RD-002"
  let hasLibraryRoute = false
  let parameters: [InformationParameter] = [
    .integer("n", "The number of symbols, 2 to 2^20."), .number("D", "The distortion, at least 0."),
  ]

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    let count = try parameters.integer("n", in: 2...UniformSource.greatestCount)
    let distortion = try parameters.numeral("D")
    return try parameters.ask(["symbols": "n", "distortion": "D"]) { () throws(VerificationError) in
      try UniformSource(symbols: count).rate(atDistortion: distortion)
    }
  }
}

/// The distortion D(R) of independent normal variables.
struct WaterfillingKind: InformationKind {
  let name = "gaussian_reverse_waterfilling_D"
  let summary = "Distortion D(R) of a normal vector under squared error, by reverse water-filling."
  let unit = "MSE (sum)"
  let claim = "RD-002"
  let hasLibraryRoute = false
  let parameters: [InformationParameter] = [
    .numbers("eigenvalues", "1 to 1000 eigenvalues of the covariance, each 0 or 1e-300 to 1e300."), rate,
    .remark("active", "The number of components above the water level; not used."),
    .remark("water_level", "The water level; not used."),
  ]

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    let eigenvalues = try parameters.numerals("eigenvalues")
    let rate = try rate(parameters)
    return try parameters.ask(["variances": "eigenvalues", "rate": "R_nats"]) { () throws(VerificationError) in
      try GaussianVectorSource(decimals: eigenvalues).distortion(atRate: rate)
    }
  }
}

/// The bottleneck of a fair bit behind a binary symmetric channel.
struct BinaryBottleneckKind: InformationKind {
  let name = "binary_symmetric_ib"
  let summary = "Information bottleneck of a fair bit X and its copy Y behind a binary symmetric channel: max I(T;Y)."
  let unit = "nats"
  let claim = "RD-004"
  let hasLibraryRoute = false
  let parameters: [InformationParameter] = [
    .number("p", "The probability that Y differs from X, 0 to 1."), rate,
    .remark("test_channel_crossover", "The crossover of the channel from X to T; not used."),
  ]

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    let (p, rate) = (try parameters.numeral("p"), try rate(parameters))
    return try parameters.ask(["crossover": "p", "rate": "R_nats"]) { () throws(VerificationError) in
      try BinarySymmetricBottleneck(crossover: p).relevance(atRate: rate)
    }
  }
}
