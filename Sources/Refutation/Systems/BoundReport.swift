import Verification

/// All figures of a system, and all bounds with their slacks.
public struct BoundReport: Encodable, Sendable {
  /// The value of a quantity on the system.
  public struct Figure: Encodable, Sendable {
    /// The name of the quantity, as inequalities use it.
    public let name: String
    /// What the quantity is.
    public let explanation: String
    /// The best estimate of the value.
    public let value: Double
    /// The certified lower end.
    public let lower: Double
    /// The certified upper end.
    public let upper: Double

    /// The value of a quantity; `nil` if it may be infinite, which JSON cannot hold.
    package init?(_ quantity: Quantity, _ value: Estimate?) {
      guard let value = value?.printed, value.magnitude < .infinity else { return nil }
      (name, explanation) = (quantity.rawValue, quantity.explanation)
      (self.value, lower, upper) = (value.value, value.lower, value.upper)
    }
  }

  /// A proven inequality with its values on the system.
  public struct Bound: Encodable, Sendable {
    /// The id of the claim that proves it.
    public let claim: String
    /// The inequality in text form.
    public let inequality: String
    /// The best estimate of the lesser side.
    public let lesser: Double
    /// The certified lower end of the lesser side.
    public let leastLesser: Double
    /// The certified upper end of the lesser side.
    public let mostLesser: Double
    /// The best estimate of the greater side.
    public let greater: Double
    /// The certified lower end of the greater side.
    public let leastGreater: Double
    /// The certified upper end of the greater side.
    public let mostGreater: Double
    /// The best estimate of the slack, the greater side less the lesser.
    public let slack: Double
    /// The certified lower end of the slack.
    public let leastSlack: Double
    /// The certified upper end of the slack.
    public let mostSlack: Double
    /// Whether the intervals show that the inequality holds for the system. If this and ``isRefuted`` are both false,
    /// rounding leaves it open, and only the claim's proof decides.
    public let holds: Bool
    /// Whether the intervals show that the inequality does not hold for the system.
    public let isRefuted: Bool

    /// The inequality with the given sides; `nil` if a side or the slack is infinite.
    package init?(_ proven: ProvenInequality, _ sides: (lesser: Estimate, greater: Estimate)) {
      self.init(
        claim: proven.claim, proven.inequality.text, sides, isRefuted: proven.inequality.isRefuted(by: sides))
    }

    /// An inequality of a claim with the given sides; `nil` if a side or the slack is infinite.
    package init?(
      claim: String, _ inequality: String, _ sides: (lesser: Estimate, greater: Estimate), isRefuted: Bool
    ) {
      let difference = sides.greater - sides.lesser
      // It is infinite if a side is.
      guard difference.magnitude < .infinity else { return nil }
      let (slack, lesser, greater) = (difference.printed, sides.lesser.printed, sides.greater.printed)
      (self.claim, self.inequality) = (claim, inequality)
      (self.lesser, leastLesser, mostLesser) = (lesser.value, lesser.lower, lesser.upper)
      (self.greater, leastGreater, mostGreater) = (greater.value, greater.lower, greater.upper)
      (self.slack, leastSlack, mostSlack) = (slack.value, slack.lower, slack.upper)
      (holds, self.isRefuted) = (slack.lower >= 0, isRefuted)
    }
  }

  /// The figures with a finite value.
  public let figures: [Figure]
  /// The proven inequalities with finite sides and a finite slack.
  public let bounds: [Bound]
  /// The quantities that are not given, each with the reason.
  public let omitted: [String]

  /// The report on a system with the given figures.
  public init(_ figures: SystemFigures) {
    let system = figures.system
    self.figures = Quantity.allCases.compactMap { Figure($0, figures.value(of: $0)) }
    bounds = ProvenInequality.all.compactMap { proven in
      proven.inequality.sides(figures.value(of:)).flatMap { Bound(proven, $0) }
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
    if !system.gates.isEmpty, figures.variational == nil {
      omitted.append(
        "the variational rate and what rests on it: a gate names no priors, or one that is 0 where its channel is not")
    }
    if system.gates.isEmpty { omitted.append("rates, D, the Lagrangian and δ: the system names no gates") }
    self.omitted = omitted
  }
}
