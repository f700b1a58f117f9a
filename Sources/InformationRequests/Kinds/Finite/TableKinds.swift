import Verification

private let table = InformationParameter.table(
  "p",
  "The probabilities of a joint law: a list for each value of the first variable, of lists for each value of the second "
    + "one, and so on to the numbers; 1 to 16384 of at least 0, which sum to 1, for 1 to 16 variables. Refused if many "
    + "numbers have hundreds of digits.")

private func law(_ parameters: InformationParameters) throws -> ExactTable {
  let (shape, numbers) = try parameters.table("p")
  return try parameters.ask(["weights": "p", "shape": "p"]) { () throws(VerificationError) in
    try ExactTable(shape: shape, weights: numbers)
  }
}

/// An information of sets A, B and C of the variables of a finite joint law.
struct TableInformationKind: InformationKind {
  enum Part: String {
    case mutual = "finite_mutual_information"
    case interaction = "finite_interaction_information"
  }

  let part: Part
  var name: String { part.rawValue }
  var summary: String {
    switch part {
    case .mutual: "Information I(A;B|C) of variables of a finite joint law, of exact weights."
    case .interaction:
      "Interaction information I(A;B) - I(A;B|C) of variables of a finite joint law; it may be negative."
    }
  }
  let unit = "nats"
  let claim = "RT-014"
  let hasLibraryRoute = false
  var parameters: [InformationParameter] {
    [
      table, .integers("first", "A: positions of variables, from 0.", default: "[0]"),
      .integers("second", "B: positions of other variables.", default: "[1]"),
      .integers("given", "C: positions of further variables.", default: part == .mutual ? "[]" : "[2]"),
    ]
  }

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    let law = try law(parameters)
    let variables = 0...law.shape.count - 1
    let (first, second) = (
      try parameters.integers("first", in: variables), try parameters.integers("second", in: variables)
    )
    let given = try parameters.integers("given", in: variables)
    return try parameters.ask(["weights": "p"]) { () throws(VerificationError) in
      switch part {
      case .mutual: try law.mutualInformation(first, second, given: given)
      case .interaction: try law.interactionInformation(first, second, given)
      }
    }
  }
}

/// The total correlation of the variables of a finite joint law.
struct TotalCorrelationKind: InformationKind {
  let name = "finite_total_correlation"
  let summary = "Total correlation H(X1) + ... + H(Xm) - H(X1,...,Xm) of all variables of a finite joint law."
  let unit = "nats"
  let claim = "RT-014"
  let hasLibraryRoute = false
  let parameters: [InformationParameter] = [table]

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    let law = try law(parameters)
    return try parameters.ask(["weights": "p"]) { () throws(VerificationError) in try law.totalCorrelation() }
  }
}
