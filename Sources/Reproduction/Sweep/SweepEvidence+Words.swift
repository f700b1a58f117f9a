import Console

extension SweepEvidence {
  /// The number of seeds on each graph.
  var seedCount: String { plan.seeds == 1 ? "1 seed" : "\(plan.seeds) seeds" }

  /// How the limits are to be read.
  public var reading: String {
    "The figure of a graph is the mean over its \(seedCount). With \(percent(confidence, digits: 0)) confidence "
      + "for all limits together, in every row every median over graphs with their seeds, and at least 80 % of all such "
      + "graphs, lie between the limits of the row (EX-009)."
  }

  /// What is to be said of limits that do not exist.
  public var shortage: String? {
    let needs = [("medians", graphsForMedians), ("80 % of the graphs", graphsForMiddles)].filter { $1 > plan.graphs }
    guard !needs.isEmpty else { return nil }
    return "The plan draws \(plan.graphs) \(plan.graphs == 1 ? "graph" : "graphs") of each topology. Limits of "
      + needs.map { "\($0) take \($1)" }.joined(separator: ", those of ") + "."
  }

  /// What was found over everything, in a sentence for each claim.
  var verdict: String {
    let saved = exchange.map(\.formula)
    let (least, most) = (percent(saved.min() ?? 0, digits: 2), percent(saved.max() ?? 0, digits: 2))
    let part =
      exchange.allSatisfy(\.isAsFormula)
      ? "On every graph the tree saves \(least == most ? least : "\(least) to \(most)") of the training exchange, as "
        + "LG-002 says."
      : "On some graphs the tree saves another share of the training exchange than LG-002 says."
    let medians = [SweepFigure.Kind.treeAccuracy, .rate, .gatedAccuracy].compactMap { kind -> String? in
      let own = spreads.filter { $0.figure == kind }
      let around = SweepSpread.Limits.around(own.map(\.medianLimits))
      guard !own.isEmpty, around.lower != nil, around.upper != nil else { return nil }
      return "\(SweepSpread.title(kind)), \(around.text(SweepSpread.unit(kind)))"
    }
    guard !medians.isEmpty else { return part }
    return part + " The medians over graphs lie, with \(percent(confidence, digits: 0)) confidence for all of them: "
      + medians.joined(separator: "; ") + "."
  }
}
