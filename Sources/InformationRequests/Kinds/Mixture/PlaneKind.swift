import Verification

/// I(X;Y) of two variables whose joint law is a mixture of normal laws in the plane.
struct PlaneKind: InformationKind {
  let name = "gmm_2d_mi"
  let summary =
    "Information between the two coordinates of a mixture of centered normal laws of unit variances in the plane."
  let unit = "nats"
  let claim = "RT-011"
  let hasLibraryRoute = false
  let parameters: [InformationParameter] = [
    .numbers(
      "w",
      "The weights of 1 to 6 components, or up to 64 of correlations within -0.999 and 0.999, which sum to 1, each 0 or at "
        + "least 1e-300."),
    .numbers(
      "rho", "Their correlations, strictly between -1 and 1; with other components, at least 1e-150 from both."),
    .remark("bmi", "The name of the model in other programs; not used."),
  ]

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    let (weights, correlations) = (try parameters.numerals("w"), try parameters.numerals("rho"))
    return try parameters.ask(["weights": "w", "correlations": "rho", "variances": "rho"]) {
      () throws(VerificationError) in
      try CorrelationMixture(weights: weights, correlations: correlations).mutualInformation()
    }
  }
}
