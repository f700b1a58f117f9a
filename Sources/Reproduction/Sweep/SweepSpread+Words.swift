import Console

extension SweepSpread {
  /// The claim of whose figure it is the spread.
  public var id: String { figure == .treeAccuracy ? "EX-002" : "EX-003" }

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
      end.map { short(limit: hundredths($0, side), side) }
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

/// A share in hundredths.
private func points(_ share: Double) -> String { fixed(100 * share, digits: 2) }

/// A hundred times a share, rounded to one side.
func hundredths(_ share: Double, _ side: FloatingPointRoundingRule) -> Double {
  let product = 100 * share
  // The exact product less the rounded one.
  let rest = (-product).addingProduct(100, share)
  return side == .up && rest > 0 ? product.nextUp : side == .down && rest < 0 ? product.nextDown : product
}
