import Verification

/// The point on the rate-distortion curve of a finite source at a weight of the rate.
struct SlopeKind: InformationKind {
  enum Part: String {
    case distortion = "rd_3x3_D_at_slope"
    case rate = "rd_3x3_R_at_slope"
    case lagrangian = "rd_3x3_lagrangian"
  }

  let part: Part
  var name: String { part.rawValue }
  var summary: String {
    switch part {
    case .distortion: "Distortion D of the channel that minimizes D + lam R for a finite source."
    case .rate: "Rate R of the channel that minimizes D + lam R for a finite source."
    case .lagrangian: "The minimum of D + lam R over all channels, for a finite source."
    }
  }
  var unit: String {
    switch part {
    case .distortion: "distortion"
    case .rate: "nats"
    case .lagrangian: "D+lam*R"
    }
  }
  let claim = "RD-003"
  let hasLibraryRoute = false
  let parameters: [InformationParameter] = [
    .number("lam", "The weight of the rate, 1e-300 to 1e300."),
    .numbers(
      "p", "The probabilities of 1 to 64 symbols, each 0 or at least 1e-300, which sum to 1.",
      default: "[0.5, 0.3, 0.2]"),
    .textOrMatrix(
      "d", "|i-j|",
      "The distortions, a row per symbol and a column for each of 1 to 64 reproductions, each 0 or 1e-300 to 1e300."),
    .remark("active", "The reproductions in use; not used."),
    .remark("dual_gap", "The gap of a computation; not used."),
    .remark("ba_iters", "The steps of a computation; not used."),
  ]

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    let (weight, law) = (try parameters.numeral("lam"), try parameters.numerals("p"))
    let distortion =
      try parameters.numeralMatrix("d", unless: "|i-j|")
      ?? law.indices.map { i in law.indices.map { DecimalNumeral(exactly: Double(abs(i - $0))) } }
    return try parameters.ask(["weights": "p", "distortion": "d", "weight": "lam"]) { () throws(VerificationError) in
      let optimum = try DecimalSource(law: law, distortion: distortion).optimum(weight: weight)
      return switch part {
      case .lagrangian: optimum.lagrangian
      case .distortion: optimum.distortion
      case .rate: optimum.rate
      }
    }
  }
}
