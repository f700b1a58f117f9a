import Console

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

extension SweepSpread {
  /// The claim of whose figure it is the spread.
  public var id: String { figure == .rate ? "EX-003" : "EX-002" }

  /// What the figure is.
  public var title: String { SweepSpread.title(figure) + setting }

  /// What a kind of figure is, without gate and weight.
  static func title(_ figure: SweepFigure.Kind) -> String {
    switch figure {
    case .treeAccuracy: "accuracy of D-INL less that of dense INL"
    case .gatedAccuracy: "accuracy of gated D-INL less that of dense INL"
    case .rate: "latent rate saved by the gates"
    }
  }

  private var setting: String {
    guard let gate, let beta else { return "" }
    return ", \(gate), β = \(short(beta))"
  }

  /// The letter's figure.
  public var letter: String { figure == .rate ? percent(Findings.letterRateReduction) : "within one std" }

  /// The unit of the numbers.
  public var unit: String { SweepSpread.unit(figure) }

  static func unit(_ figure: SweepFigure.Kind) -> String { figure == .rate ? "%" : "points" }

  /// The least and the greatest mean of a graph.
  public var range: String { "\(points(least)) to \(points(most)) \(unit)" }

  /// The limits of the median.
  public var medianText: String { medianLimits.text(unit) }

  /// The limits of the middle part.
  public var middleText: String { middleLimits.text(unit) }
}

extension SweepSpread.Limits {
  /// The limits in hundredths, rounded outward, with a unit.
  func text(_ unit: String) -> String {
    let ends = [(lower, FloatingPointRoundingRule.down), (upper, .up)].map { end, side in
      end.map { short(limit: 100 * $0, side) }
    }
    guard let lower = ends[0], let upper = ends[1] else { return "no limits" }
    return "\(lower) to \(upper) \(unit)"
  }

  /// The limits between which those of all lie; nil of an end that one of them lacks.
  static func around(_ all: [SweepSpread.Limits]) -> SweepSpread.Limits {
    let (lowers, uppers) = (all.compactMap(\.lower), all.compactMap(\.upper))
    return SweepSpread.Limits(
      lower: lowers.count == all.count ? lowers.min() : nil, upper: uppers.count == all.count ? uppers.max() : nil)
  }
}

extension SweepEvidence {
  /// How the limits are to be read.
  public var reading: String {
    "A figure is the mean over the \(plan.seeds) seeds of a graph. With \(percent(confidence, digits: 0)) confidence "
      + "for all limits together, every median over graphs and at least 80 % of all graphs lie between theirs (EX-009)."
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

/// A share in hundredths.
private func points(_ share: Double) -> String { fixed(100 * share, digits: 2) }
