import Verification

/// Every figure of a system, and every bound with its slack.
public struct BoundReport: Encodable, Sendable {
  public struct Figure: Encodable, Sendable {
    public let name: String
    public let explanation: String
    public let value: Double
    public let lower: Double
    public let upper: Double
  }

  public struct Bound: Encodable, Sendable {
    /// The id of the claim.
    public let claim: String
    public let inequality: String
    /// Each side, with its certified ends.
    public let lesser: Double
    public let leastLesser: Double
    public let mostLesser: Double
    public let greater: Double
    public let leastGreater: Double
    public let mostGreater: Double
    /// The greater side less the lesser, with its certified ends.
    public let slack: Double
    public let leastSlack: Double
    public let mostSlack: Double
    /// Whether the intervals show that the inequality holds of the system, or that it does not; where neither, rounding
    /// leaves it open, and the claim's proof is all there is.
    public let holds: Bool
    public let isRefuted: Bool
  }

  public let figures: [Figure]
  public let bounds: [Bound]
  /// What could not be given, and why.
  public let omitted: [String]

  /// Every figure and bound of a system.
  public init(_ figures: SystemFigures) {
    let system = figures.system
    self.figures = Quantity.allCases.compactMap { quantity in
      // A bound may be infinite, which JSON cannot hold; such a figure has no value.
      guard let value = figures.value(of: quantity)?.printed, value.magnitude < .infinity else { return nil }
      return Figure(
        name: quantity.rawValue, explanation: quantity.explanation, value: value.value, lower: value.lower,
        upper: value.upper)
    }
    bounds = ProvenInequality.all.compactMap { proven in
      guard let sides = proven.inequality.sides(figures), sides.lesser.magnitude < .infinity,
        sides.greater.magnitude < .infinity
      else { return nil }
      let (slack, lesser, greater) = (
        (sides.greater - sides.lesser).printed, sides.lesser.printed, sides.greater.printed
      )
      return Bound(
        claim: proven.claim, inequality: proven.inequality.text, lesser: lesser.value,
        leastLesser: lesser.lower, mostLesser: lesser.upper, greater: greater.value,
        leastGreater: greater.lower, mostGreater: greater.upper, slack: slack.value,
        leastSlack: slack.lower, mostSlack: slack.upper, holds: slack.lower >= 0,
        isRefuted: proven.inequality.isRefuted(by: sides))
    }
    var omitted: [String] = []
    if let fault = figures.supersampleFault {
      omitted.append("the supersample informations: \(fault)")
    } else if figures.supersample == nil {
      omitted.append(
        "the supersample informations: too many selections to enumerate; give fewer samples, values or hypotheses")
    }
    let constrained: [(quantity: Quantity, gates: GateFigures?)] = [
      (.D, figures.empirical), (.Dpopulation, figures.population), (.Dvariational, figures.variational),
      (.Denvelope, figures.empirical), (.Denvelopepopulation, figures.population), (.Dempirical, figures.empirical),
    ]
    let values = constrained.filter { $0.gates != nil }.map { ($0.quantity.rawValue, figures.value(of: $0.quantity)) }
    let infinite = values.filter { $0.1 == nil && $0.0 != Quantity.Dempirical.rawValue }.map(\.0)
    if !infinite.isEmpty {
      omitted.append("\(infinite.joined(separator: ", ")): infinite, for no hypothesis has so low a rate")
    }
    if values.contains(where: { $0.1 == nil && $0.0 == Quantity.Dempirical.rawValue }) {
      omitted.append("Dempirical: infinite, for on some sample no hypothesis has so low a rate")
    }
    let unknown = values.filter { $0.1?.magnitude == .infinity }.map(\.0)
    if !unknown.isEmpty {
      omitted.append(
        "\(unknown.joined(separator: ", ")): rounding leaves open whether a hypothesis has so low a rate, "
          + "so that no finite value is known")
    }
    if system.gates.isEmpty { omitted.append("rates, D and δ: the system names no gates") }
    self.omitted = omitted
  }
}
