import Verification

private let channel = InformationParameter.fractionMatrix(
  "channel",
  "The probabilities of the outputs, a row for each of 1 to 64 inputs of a number for each of 1 to 256 outputs, of at "
    + "least 0; each row sums to 1. Refused if many numbers have hundreds of digits.")

private func channel(_ parameters: InformationParameters) throws -> ExactChannel {
  let rows = try parameters.fractionMatrix("channel")
  return try parameters.ask { () throws(VerificationError) in try ExactChannel(rows) }
}

/// The capacity of a finite channel.
struct CapacityKind: InformationKind {
  let name = "channel_capacity"
  let summary = "Capacity max I(X;Y) of a finite memoryless channel of exact weights, in nats per use."
  let unit = "nats"
  let claim = "RT-015"
  let hasLibraryRoute = false
  let parameters = [channel]

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    try channel(parameters).capacity().value
  }
}

/// The capacity of a finite channel under a cost of its inputs.
struct CostCapacityKind: InformationKind {
  let name = "channel_cost_capacity"
  let summary = "Greatest I(X;Y) of a finite memoryless channel whose inputs have a mean cost of at most a budget."
  let unit = "nats"
  let claim = "RT-015"
  let hasLibraryRoute = false
  let parameters = [
    channel, .numbers("costs", "The cost of each input, 0 or 1e-300 to 1e300."),
    .number("budget", "The greatest mean cost, 0 or 1e-300 to 1e300, and at least the least cost."),
  ]

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    let (channel, costs) = (try channel(parameters), try parameters.numerals("costs"))
    let budget = try parameters.numeral("budget")
    return try parameters.ask { () throws(VerificationError) in
      try channel.capacity(costs: costs, budget: budget).value
    }
  }
}

/// Gallager's function of a finite channel.
struct GallagerKind: InformationKind {
  let name = "channel_gallager_function"
  let summary =
    "Gallager's E0(rho) = max -ln sum_y (sum_x p(x) W(y|x)^(1/(1+rho)))^(1+rho) of a finite memoryless channel."
  let unit = "nats"
  let claim = "RT-015"
  let hasLibraryRoute = false
  let parameters = [channel, .number("rho", "The order, 0 or 1e-10 to 1000.")]

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    let (channel, order) = (try channel(parameters), try parameters.numeral("rho"))
    return try parameters.ask(["order": "rho"]) { () throws(VerificationError) in
      try channel.gallagerFunction(order: order)
    }
  }
}
