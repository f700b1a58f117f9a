import Verification

private let laws: [InformationParameter] = [
  .fractions(
    "p",
    "The probabilities of P: 1 to 16384 of at least 0, which sum to 1. Refused if many numbers have hundreds of digits."
  ),
  .fractions("q", "The probabilities of Q on the same outcomes, of at least 0, which sum to 1."),
]

/// A divergence of two finite laws.
struct DivergenceKind: InformationKind {
  enum Part: String {
    case relativeEntropy = "finite_kl_divergence"
    case jensenShannon = "finite_jensen_shannon_divergence"
    case totalVariation = "finite_total_variation"
    case renyi = "finite_renyi_divergence"
  }

  let part: Part
  var name: String { part.rawValue }
  var summary: String {
    switch part {
    case .relativeEntropy:
      "Relative entropy KL(P||Q) of finite laws of exact weights; refused if it is infinite."
    case .jensenShannon: "Jensen-Shannon divergence [KL(P||M) + KL(Q||M)]/2 of finite laws, M = (P + Q)/2."
    case .totalVariation: "Total variation, half of the sum of |P - Q|, of finite laws of exact weights."
    case .renyi:
      "Divergence of Renyi ln(sum P^a Q^(1-a))/(a - 1) of finite laws of exact weights; refused if it is infinite."
    }
  }
  var unit: String { part == .totalVariation ? "probability" : "nats" }
  let claim = "RT-014"
  let hasLibraryRoute = false
  var parameters: [InformationParameter] {
    guard part == .renyi else { return laws }
    return laws + [
      .fraction(
        "order",
        "The order a, of 1e-100 to 1e100, and 1 or more than 1e-100 away from it; at 1 the relative entropy.")
    ]
  }

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    let (first, second) = (try parameters.fractions("p"), try parameters.fractions("q"))
    let order = part == .renyi ? try parameters.fraction("order") : nil
    return try parameters.ask(["first": "p", "second": "q"]) { () throws(VerificationError) in
      let pair = try ExactLawPair(first, second)
      if let order { return try pair.renyiDivergence(order: order) }
      return switch part {
      case .jensenShannon: pair.jensenShannonDivergence
      case .totalVariation: pair.totalVariation
      case .relativeEntropy, .renyi: try pair.relativeEntropy()
      }
    }
  }
}
