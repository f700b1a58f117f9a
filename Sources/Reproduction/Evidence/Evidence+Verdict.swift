extension Evidence {
  /// The findings on the first network in one sentence, each with its figures and its verdict.
  var verdict: String {
    guard let network = networks.first, !network.claims.isEmpty else { return "Nothing was measured." }
    let clauses = network.claims.map(\.clause).joined(separator: "; ")
    return "On \(data.name), \(network.name): \(clauses)."
  }
}
