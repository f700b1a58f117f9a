import Console

/// The training exchange that the tree saves, counted by the ledgers.
public struct SweepExchange: Codable, Sendable, Equatable {
  /// The name of the dataset.
  public let dataset: String
  /// The law of the graphs.
  public let topology: String
  /// The share that is saved on every graph, by the numbers of nodes and links: (m − n + 1)/m.
  public let formula: Double
  /// The least share that was saved on a seed.
  public let least: Double
  /// The greatest share.
  public let most: Double
  /// Whether the counts of every seed are in the ratio of the formula, in whole numbers.
  public let isAsFormula: Bool

  init(_ trainings: ArraySlice<[SweepTraining]>, dataset: String, topology: SweepPlan.Topology) {
    (self.dataset, self.topology) = (dataset, topology.title)
    let (links, kept) = (topology.links, topology.nodes - 1)
    formula = Double(links - kept) / Double(links)
    let shares = trainings.map { 1 - Double($0[1].values) / Double($0[0].values) }
    (least, most) = (shares.min() ?? 0, shares.max() ?? 0)
    isAsFormula = trainings.allSatisfy { own in
      let (tree, dense) = (own[1].values.multipliedFullWidth(by: links), own[0].values.multipliedFullWidth(by: kept))
      return tree == dense
    }
  }
}

extension SweepExchange {
  /// The letter's figure.
  public var letter: String { percent(Findings.letterExchangeReduction) }

  /// The share that is saved, and whether it is that of the formula.
  public var text: String {
    isAsFormula
      ? "\(percent(formula, digits: 2)) on every graph"
      : "\(percent(least, digits: 2)) to \(percent(most, digits: 2)), which is not the formula's \(percent(formula, digits: 2))"
  }
}
