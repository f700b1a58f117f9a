import Verification

/// I of two variables whose joint law is a mixture of normal laws in the plane.
///
/// - SeeAlso: RT-010
struct PlaneKind: InformationKind {
  let name = "gmm_2d_mi"
  let summary =
    "Information between the two coordinates of a mixture of centred normal laws of unit variances in the plane."
  let unit = "nats"
  let claim = "RT-005"
  let hasLibraryRoute = false
  let parameters: [InformationParameter] = [
    .numbers("w", "The components' weights, which sum to 1."),
    .numbers("rho", "The components' correlations, strictly between -1 and 1."),
    .remark("bmi", "The name of the model elsewhere; not used."),
  ]

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    let weights = try parameters.numerals("w")
    let correlations = try parameters.numerals("rho")
    if let wrong = correlations.firstIndex(where: { $0.estimate.magnitude >= 1 }) {
      throw ParameterError(field: "params.rho[\(wrong)]", problem: "must lie strictly between -1 and 1")
    }
    // Another unit of length makes the covariances whole numbers; those of more than 15 digits are taken as doubles.
    let decimals = correlations.map(\.decimals)
    let power = min(14, decimals.max() ?? 0)
    let variance = (0..<power).reduce(1.0) { power, _ in power * 10 }
    let mixture = try parameters.ask(["weights": "w", "covariances": "rho"]) { () throws(VerificationError) in
      try BivariateMixture(
        weights: weights.map(\.nearest), means: correlations.map { _ in [0, 0] },
        covariances: correlations.map { rho in
          BivariateMixture.Covariance(
            first: variance, mixed: rho.whole(timesTenTo: power) ?? rho.nearest * variance, second: variance)
        })
    }
    return try parameters.ask { () throws(VerificationError) in
      let information = try mixture.mutualInformation()
      guard weights.contains(where: { $0.estimate != Estimate(exactly: $0.nearest) }) else { return information }
      // The information is a sum of four terms, each of which the rounding of the weights changes by such a factor.
      let marginals = try mixture.marginals()
      let both = try mixture.labelInformation()
      let single = try marginals.first.labelInformation() + marginals.second.labelInformation()
      let size = information.upper + 2 * both.upper + single.upper
      return information + Estimate(value: 0, lower: -0x1p-51 * size, upper: 0x1p-51 * size)
    }
  }
}
