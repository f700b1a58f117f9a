import Trials
import Verification

/// The spread of the letter's claims over a sweep, as stored in `sweep.json`.
///
/// - SeeAlso: EX-009
public struct SweepEvidence: Codable, Sendable, Equatable {
  /// The version of this layout.
  public var schemaVersion = 1
  /// The program that did the trainings.
  public let environment: Provenance.Environment
  /// What was trained.
  public let plan: SweepPlan
  /// The datasets, in the order of the plan.
  public let data: [Provenance.DataSource]
  /// The training exchange that the tree saves, for each dataset and topology.
  public let exchange: [SweepExchange]
  /// The other figures, for each dataset and topology.
  public let spreads: [SweepSpread]
  /// The probability with which all limits hold together.
  public let confidence: Double
  /// The least number of graphs from which the limits of all medians exist.
  public let graphsForMedians: Int
  /// The least number of graphs from which the limits of all middle parts exist.
  public let graphsForMiddles: Int
  /// The SHA-256 checksum of the data and the plan on which the results depend.
  public let fingerprint: String

  /// One call in this many may miss some limit: the confidence is 1 less the inverse.
  static let oneMissIn = 20

  /// The evidence of all trainings, by the jobs of an outline in their order.
  init(
    _ outline: SweepOutline, _ trainings: [[SweepTraining]], environment: Provenance.Environment, fingerprint: String
  ) {
    let plan = outline.plan
    (self.environment, self.plan, data, self.fingerprint) = (environment, plan, outline.data, fingerprint)
    let places = plan.datasets.flatMap { dataset in plan.topologies.map { (dataset, $0) } }
    let figures = SweepFigure.all(of: plan)
    let limits = SweepLimits(rows: places.count * figures.count, graphs: plan.graphs, oneMissIn: Self.oneMissIn)
    let size = plan.graphs * plan.seeds
    var (exchange, spreads): ([SweepExchange], [SweepSpread]) = ([], [])
    for (place, (dataset, topology)) in places.enumerated() {
      let own = trainings[place * size..<(place + 1) * size]
      exchange.append(SweepExchange(own, dataset: dataset, topology: topology))
      for figure in figures {
        // A unit is a graph with all its seeds.
        let units = (0..<plan.graphs).map { graph in
          let seeds = own.dropFirst(graph * plan.seeds).prefix(plan.seeds)
          return seeds.reduce(0) { $0 + figure.value(of: $1) } / Double(plan.seeds)
        }
        spreads.append(SweepSpread(units, of: figure, dataset: dataset, topology: topology, limits))
      }
    }
    (self.exchange, self.spreads) = (exchange, spreads)
    confidence = 1 - 1 / Double(Self.oneMissIn)
    (graphsForMedians, graphsForMiddles) = (limits.graphsForMedians, limits.graphsForMiddles)
  }
}
