/// How many of a group of mutants the specification kills.
public struct Score: Codable, Sendable {
  public var mutants = 0, killed = 0, timeouts = 0, survived = 0, notReached = 0, equivalent = 0

  init(_ outcomes: [Outcome]) {
    for outcome in outcomes where outcome.status != .refused {
      mutants += 1
      switch outcome.status {
      case .killed: killed += 1
      case .timeout: timeouts += 1
      case .survived where outcome.equivalent != nil, .noCoverage where outcome.equivalent != nil: equivalent += 1
      case .survived: survived += 1
      case .noCoverage: notReached += 1
      case .refused: break
      }
    }
  }

  /// The share of the mutants not marked equivalent that are killed, or nil if there is none.
  public var rate: Double? {
    mutants == equivalent ? nil : Double(killed + timeouts) / Double(mutants - equivalent)
  }
}
