import Verification

/// The point of a finite source's curve at a weight of the rate.
///
/// - SeeAlso: RT-010
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
    case .distortion: "Distortion D of the channel that minimises D + lam R for a finite source."
    case .rate: "Rate R of the channel that minimises D + lam R for a finite source."
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
    .number("lam", "The weight of the rate, above 0."),
    .numbers("p", "The letters' probabilities, which sum to 1.", default: "[0.5, 0.3, 0.2]"),
    .textOrMatrix("d", "|i-j|", "The distortions, a row a letter and a column a reproduction, at least 0."),
    .remark("active", "The reproductions in use; not used."),
    .remark("dual_gap", "The gap of a computation; not used."),
    .remark("ba_iters", "The steps of a computation; not used."),
  ]

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    let weight = try parameters.positive("lam")
    let law = try parameters.numerals("p")
    let given = try parameters.matrix("d", unless: "|i-j|")
    if let wrong = given?.joined().first(where: { $0.lower != $0.upper }) {
      throw ParameterError(
        field: "params.d", problem: "holds \(wrong.value), which is no double number; scale d and lam")
    }
    let distortion =
      given?.map { $0.map(\.value) }
      ?? law.indices.map { i in law.indices.map { Double(abs(i - $0)) } }
    return try parameters.ask(["law": "p", "distortion": "d", "weight": "lam"]) { () throws(VerificationError) in
      let source = try FiniteSource(law: law.map(\.nearest), distortion: distortion)
      // D and D + βR rise with β, R falls: the ends of the weight's interval give the bounds.
      let ends = try [weight.lower, weight.value, weight.upper].map { end throws(VerificationError) in
        try value(source, weight: end)
      }
      let (low, high) = part == .rate ? (ends[2], ends[0]) : (ends[0], ends[2])
      return Estimate(
        value: min(max(ends[1].value, low.lower), high.upper), lower: low.lower, upper: high.upper)
    }
  }

  private func value(_ source: FiniteSource, weight: Double) throws(VerificationError) -> Estimate {
    let point = try source.optimum(weight: weight)
    // The rounding of a law in decimals is in the intervals, but for the least distortion that any channel has.
    let factor = Estimate(value: 1, lower: 1 - 0x1p-51, upper: 1 + 0x1p-51)
    switch part {
    case .lagrangian: return point.lagrangian * factor
    case .distortion: return try source.enclosure(of: point).distortion * factor
    case .rate: return try source.enclosure(of: point).rate
    }
  }
}
