import Verification

/// The spread of one figure over the graphs of a law, with one dataset.
///
/// - SeeAlso: EX-009
public struct SweepSpread: Codable, Sendable, Equatable {
  /// Two limits, each of which may not exist.
  public struct Limits: Codable, Sendable, Equatable {
    /// The lower limit; nil if there are too few graphs for one.
    public let lower: Double?
    /// The upper limit; nil if there are too few graphs for one.
    public let upper: Double?
  }

  /// The name of the dataset.
  public let dataset: String
  /// The law of the graphs.
  public let topology: String
  let figure: SweepFigure.Kind
  /// The gate; nil without gates.
  public let gate: String?
  /// The weight β; nil without gates.
  public let beta: Double?
  /// The least mean over the seeds of a graph.
  public let least: Double
  /// The median of these means over the graphs.
  public let median: Double
  /// The greatest mean.
  public let most: Double
  /// Limits between which every median of the law of these means lies.
  public let medianLimits: Limits
  /// Limits between which at least 80 % of the law of these means lies.
  public let middleLimits: Limits

  init(
    _ units: [Double], of figure: SweepFigure, dataset: String, topology: SweepPlan.Topology, _ limits: SweepLimits
  ) {
    (self.dataset, self.topology) = (dataset, topology.title)
    (self.figure, gate, beta) = (figure.kind, figure.gate, figure.beta)
    let ordered = units.sorted()
    let count = ordered.count
    (least, most) = (ordered[0], ordered[count - 1])
    median = (ordered[(count - 1) / 2] + ordered[count / 2]) / 2
    func between(_ rank: Int?) -> Limits {
      Limits(lower: rank.map { ordered[$0 - 1] }, upper: rank.map { ordered[count - $0] })
    }
    (medianLimits, middleLimits) = (between(limits.medianRank), between(limits.middleRank))
  }
}

/// The ranks of the graphs that limit the medians and the middle parts of all spreads of a sweep at once.
///
/// - SeeAlso: EX-009
struct SweepLimits: Equatable {
  /// The rank from below, and from above, of the limits of a median; nil if there are too few graphs.
  let medianRank: Int?
  /// The rank from below, and from above, of the limits of the middle 80 %.
  let middleRank: Int?
  let graphsForMedians: Int
  let graphsForMiddles: Int

  private static let half = QuantileRank.Share(1, of: 2)
  private static let tenth = QuantileRank.Share(1, of: 10)

  /// The ranks for a number of spreads, each with four limits, of which one in so many calls misses any.
  init(rows: Int, graphs: Int, oneMissIn misses: Int) {
    let each = 4 * rows * misses
    medianRank = QuantileRank.lower(of: Self.half, draws: graphs, oneMissIn: each)
    middleRank = QuantileRank.lower(of: Self.tenth, draws: graphs, oneMissIn: each)
    graphsForMedians = QuantileRank.leastDraws(for: Self.half, oneMissIn: each)
    graphsForMiddles = QuantileRank.leastDraws(for: Self.tenth, oneMissIn: each)
  }
}
