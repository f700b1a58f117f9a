import Verification

private let rate = InformationParameter.number("R_nats", "The rate in nats per sample, at least 0.")

private func rate(_ parameters: InformationParameters) throws -> Estimate {
  try parameters.number("R_nats", "must be at least 0") { $0.lower >= 0 }
}

/// A function of a binary source whose letter has a probability known up to an interval.
///
/// It is one of the entropy of the source, which rises up to 1/2 and then falls.
private func binary(
  _ p: Estimate, _ function: (BinarySource) throws(VerificationError) -> Estimate
) throws(VerificationError) -> Estimate {
  let value = try function(BinarySource(probability: p.value))
  var (lower, upper) = (value.lower, value.upper)
  for place in [p.lower, p.upper] + (p.contains(0.5) ? [0.5] : []) where place != p.value {
    let end = try function(BinarySource(probability: place))
    (lower, upper) = (min(lower, end.lower), max(upper, end.upper))
  }
  return Estimate(value: value.value, lower: lower, upper: upper)
}

/// R(D) of a binary source.
struct BinaryRateKind: InformationKind {
  let name = "binary_source_RD"
  let summary = "Rate R(D) = h(p) - h(D) of a binary source under Hamming distortion."
  let unit = "nats"
  let claim = "RD-002"
  let hasLibraryRoute = false
  let parameters: [InformationParameter] = [
    .number("p", "The probability of one letter, strictly between 0 and 1."),
    .number("D", "The distortion, at least 0."),
    .remark("slope_lambda", "The weight of the rate at that point; not used."),
  ]

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    let p = try parameters.number("p", "must lie strictly between 0 and 1") { $0.lower > 0 && $0.upper < 1 }
    let distortion = try parameters.number("D", "must be at least 0") { $0.lower >= 0 }
    return try parameters.ask(["probability": "p", "distortion": "D"]) { () throws(VerificationError) in
      try binary(p) { source throws(VerificationError) in try source.rate(atDistortion: distortion) }
    }
  }
}

/// D(R) of a binary source.
struct BinaryDistortionKind: InformationKind {
  let name = "binary_source_DR"
  let summary = "Distortion D(R) of a binary source under Hamming distortion, h(D) = h(p) - R."
  let unit = "Hamming distortion"
  let claim = "RD-002"
  let hasLibraryRoute = false
  let parameters: [InformationParameter] = [
    .number("p", "The probability of one letter, strictly between 0 and 1."), rate,
  ]

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    let p = try parameters.number("p", "must lie strictly between 0 and 1") { $0.lower > 0 && $0.upper < 1 }
    let rate = try rate(parameters)
    return try parameters.ask(["probability": "p", "rate": "R_nats"]) { () throws(VerificationError) in
      try binary(p) { source throws(VerificationError) in try source.distortion(atRate: rate) }
    }
  }
}

/// R(D) of a uniform source.
struct UniformRateKind: InformationKind {
  let name = "uniform_hamming_RD"
  let summary = "Rate R(D) = ln n - h(D) - D ln(n-1) of n equally likely letters under Hamming distortion."
  let unit = "nats"
  let claim = "RD-002"
  let hasLibraryRoute = false
  let parameters: [InformationParameter] = [
    .integer("n", "The number of letters, 2 to 2^20."), .number("D", "The distortion, at least 0."),
  ]

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    let count = try parameters.integer("n", in: 2...1 << 20)
    let distortion = try parameters.number("D", "must be at least 0") { $0.lower >= 0 }
    return try parameters.ask(["letters": "n", "distortion": "D"]) { () throws(VerificationError) in
      try UniformSource(letters: count).rate(atDistortion: distortion)
    }
  }
}

/// D(R) of independent normal variables.
struct WaterfillingKind: InformationKind {
  let name = "gaussian_reverse_waterfilling_D"
  let summary = "Distortion D(R) of a normal vector under squared error, by reverse water-filling."
  let unit = "MSE (sum)"
  let claim = "RD-002"
  let hasLibraryRoute = false
  let parameters: [InformationParameter] = [
    .numbers("eigenvalues", "The eigenvalues of the covariance, above 0."), rate,
    .remark("active", "The number of components above the water level; not used."),
    .remark("water_level", "The water level; not used."),
  ]

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    let eigenvalues = try parameters.numbers("eigenvalues")
    let rate = try rate(parameters)
    return try parameters.ask(["variances": "eigenvalues", "rate": "R_nats"]) { () throws(VerificationError) in
      try GaussianVectorSource(enclosedVariances: eigenvalues).distortion(atRate: rate)
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
    let p = try parameters.number("p", "must be of 0 to 1") { $0.lower >= 0 && $0.upper <= 1 }
    let rate = try rate(parameters)
    return try parameters.ask(["crossover": "p", "rate": "R_nats"]) { () throws(VerificationError) in
      try BinarySymmetricBottleneck(crossover: p).relevance(atRate: rate)
    }
  }
}
