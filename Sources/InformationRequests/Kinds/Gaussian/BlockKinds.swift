import Verification

/// The documented limit on matrices that are too large for exact determinants.
let largeMatrices =
  "A large matrix (from about 64 rows of 17 digits on) is refused if intervals cannot tell it from a singular one."

/// I(A;B|C) of blocks of jointly normal variables.
struct BlockInformationKind: InformationKind {
  let name = "gaussian_block_mi"
  let summary = "Information I(A;B|C) of blocks of jointly normal variables."
  let unit = "nats"
  let claim = "RT-007"
  let parameters: [InformationParameter] = [
    .matrix("covariance", "The joint covariance, n×n, symmetric positive definite; n of at most 100. \(largeMatrices)"),
    .integers("first", "A: indices of variables, from 0."), .integers("second", "B: indices of other variables."),
    .integers("given", "C: indices of further variables.", default: "[]"),
  ]

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    let covariance = try parameters.numeralMatrix("covariance")
    let variables = 0...covariance.count - 1
    let (first, second) = (
      try parameters.integers("first", in: variables), try parameters.integers("second", in: variables)
    )
    let given = try parameters.integers("given", in: variables)
    return try parameters.ask(["condition": "given"]) { () throws(VerificationError) in
      let law = try JointGaussian(decimals: covariance)
      guard method == .gsl else { return try law.mutualInformation(first, second, given: given) }
      return try law.libraryInformation(first, second, given: given)
    }
  }
}

/// h(A|C) of a block of jointly normal variables.
struct BlockEntropyKind: InformationKind {
  let name = "gaussian_entropy"
  let summary = "Differential entropy h(A|C) of a block of jointly normal variables."
  let unit = "nats"
  let claim = "RT-007"
  let parameters: [InformationParameter] = [
    .matrix("covariance", "The joint covariance, n×n, symmetric positive definite; n of at most 100. \(largeMatrices)"),
    .integers("block", "A: indices of variables, from 0."),
    .integers("given", "C: indices of other variables.", default: "[]"),
  ]

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    let covariance = try parameters.numeralMatrix("covariance")
    let variables = 0...covariance.count - 1
    let block = try parameters.integers("block", in: variables)
    let given = try parameters.integers("given", in: variables)
    return try parameters.ask(["condition": "given"]) { () throws(VerificationError) in
      let law = try JointGaussian(decimals: covariance)
      guard method == .gsl else { return try law.entropy(of: block, given: given) }
      return try law.libraryEntropy(of: block, given: given)
    }
  }
}

/// I(X;Y) of two jointly normal variables.
struct BivariateNormalKind: InformationKind {
  let name = "bivariate_normal_mi"
  let summary = "Information between two normal variables, -1/2 ln(1 - rho^2)."
  let unit = "nats"
  let claim = "RT-007"
  let parameters: [InformationParameter] = [.number("rho", "Their correlation, strictly between -1 and 1.")]

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    let rho = try parameters.correlation("rho")
    return try parameters.ask(["correlation": "rho"]) { () throws(VerificationError) in
      let pair = try BivariateNormal(decimal: rho)
      return method == .gsl ? try pair.libraryInformation() : pair.mutualInformation
    }
  }
}

extension InformationParameters {
  /// A decimal strictly between −1 and 1.
  func correlation(_ name: String) throws(ParameterError) -> DecimalNumeral {
    let one = DecimalNumeral(tenTo: 0)
    return try numeral(name, "must lie strictly between -1 and 1", exactly: { -one < $0 && $0 < one })
  }

  /// A decimal above 0.
  func positiveNumeral(_ name: String) throws(ParameterError) -> DecimalNumeral {
    try numeral(name, "must be above 0", exactly: { $0.significand > 0 })
  }
}
