import Verification

private let model: [InformationParameter] = [
  .matrix(
    "Sx", "The covariance of X, symmetric positive definite, of at most 100 rows. \(largeMatrices)",
    default: "[[2, 0.5], [0.5, 1]]"),
  .matrix("B", "The gain of Y = BX + N.", default: "[[0.8, 0.3], [-0.2, 0.5]]"),
  .matrix(
    "Sn", "The covariance of N, symmetric positive definite, of at most 100 rows. \(largeMatrices)",
    default: "[[0.5, 0.1], [0.1, 0.7]]"),
  .text("model", "Y=BX+N", "The model."),
]

/// The value of an oracle on the channel that the parameters describe.
private func ask<Value>(
  _ parameters: InformationParameters, _ oracle: (GaussianChannel) throws(VerificationError) -> Value
) throws -> Value {
  let (source, gain, noise) = (
    try parameters.numeralMatrix("Sx"), try parameters.numeralMatrix("B"), try parameters.numeralMatrix("Sn")
  )
  return try parameters.ask(["sourceCovariance": "Sx", "gain": "B", "noiseCovariance": "Sn"]) {
    () throws(VerificationError) in
    try oracle(GaussianChannel(sourceCovariance: source, gain: gain, noiseCovariance: noise))
  }
}

private func bottleneck(_ parameters: InformationParameters) throws -> GaussianBottleneck {
  try ask(parameters) { channel throws(VerificationError) in try GaussianBottleneck(channel) }
}

/// I(X;Y) of a jointly normal pair, and the eigenvalues and critical weights of its bottleneck.
struct NormalPairKind: InformationKind {
  enum Part: String {
    case information = "gaussian_vector_mi"
    case eigenvalue = "gib_eigenvalue"
    case criticalWeight = "gib_critical_beta"
  }

  let part: Part
  var name: String { part.rawValue }
  var summary: String {
    switch part {
    case .information: "Information I(X;Y) of the jointly normal vectors X and Y = BX + N."
    case .eigenvalue: "Eigenvalue of the covariance of X given Y times the inverse of that of X, in ascending order."
    case .criticalWeight: "Critical weight 1/(1 - eigenvalue) from which on the Gaussian bottleneck sends a component."
    }
  }
  var unit: String { part == .information ? "nats" : "" }
  var claim: String { part == .information ? "RT-007" : "RD-004" }
  let hasLibraryRoute = false
  var parameters: [InformationParameter] {
    part == .information
      ? model : [.integer("index", "Which one, from 1, in ascending order.", default: "1")] + model
  }

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    if part == .information {
      return try ask(parameters) { channel throws(VerificationError) in try channel.mutualInformation() }
    }
    let pair = try bottleneck(parameters)
    let index = try parameters.integer("index", in: 1...pair.eigenvalues.count) - 1
    if part == .eigenvalue { return pair.eigenvalues[index] }
    guard pair.signalToNoiseRatios[index].upper > 0 else {
      throw ParameterError(field: "params.index", problem: "names a component independent of Y, which has no weight")
    }
    return pair.criticalMultipliers[index]
  }
}

/// The rate I(X;T) or the relevance I(T;Y) of the Gaussian bottleneck.
struct NormalBottleneckKind: InformationKind {
  let isRate: Bool
  var name: String { isRate ? "gib_IXT" : "gib_ITY" }
  var summary: String {
    isRate
      ? "Rate I(X;T) of the Gaussian information bottleneck that minimizes I(X;T) - beta I(T;Y)."
      : "Relevance I(T;Y) of the Gaussian information bottleneck that minimizes I(X;T) - beta I(T;Y)."
  }
  let unit = "nats"
  let claim = "RD-004"
  let hasLibraryRoute = false
  var parameters: [InformationParameter] {
    [.number("beta", "The weight of the relevance, above 1; one over the weight of the rate.")] + model
      + [.remark("active", "The number of components that are sent; not used.")]
  }

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    let beta = try parameters.numeral("beta")
    let pair = try bottleneck(parameters)
    return try parameters.ask(["multiplier": "beta"]) { () throws(VerificationError) in
      isRate
        ? try pair.sourceInformation(multiplier: beta) : try pair.relevantInformation(multiplier: beta)
    }
  }
}
