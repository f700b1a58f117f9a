import Console
import RealModule
import Verification

extension CheckEvidence {
  /// Whether the bounds have the constant of claim GB-006, σ = ½.
  var hasClaimsConstant: Bool { configuration.sigma == 1 / 2 }

  /// A name for the bounds: that of the claim, or their constant.
  var boundName: String { hasClaimsConstant ? "GB-006" : "The bound with σ = \(exactly(configuration.sigma))" }

  /// The limits of the gap's magnitude.
  private var gapMagnitude: (least: Double, most: Double) {
    let gap = proved.gap
    let least = gap.lower > 0 ? gap.lower : gap.upper < 0 ? -gap.upper : 0
    return (least, max(gap.upper.magnitude, gap.lower.magnitude))
  }

  /// The verdict on the bounds with its confidence and its figures, in a sentence.
  var verdictLine: String {
    let confidence = percentExactly(proved.confidence)
    let gap = gapMagnitude
    let least = proved.terms.map(\.bound.lower).min() ?? 0
    switch proved.verdict {
    case .holds:
      let (most, bound) = Self.apart(gap.most, least)
      return "\(boundName) holds, said with \(confidence) confidence: the gap is at most \(most) in magnitude, and "
        + "each bound on it is at least \(bound), in units of the loss."
    case .invalid: return "\(boundName) is not judged because of the mask: \(maskLine)"
    case .violated:
      let (bound, magnitude) = Self.apart(proved.terms.map(\.bound.upper).min() ?? 0, gap.least)
      return "\(boundName) is violated, said with \(confidence) confidence: the gap is at least \(magnitude) in "
        + "magnitude, and a bound on it is at most \(bound), in units of the loss."
    case .inconclusive:
      return "\(boundName) is inconclusive at \(confidence) confidence: the limits overlap; the gap may be as great as "
        + "\(short(limit: gap.most, .up)) in magnitude, and a bound on it as small as "
        + "\(short(limit: least, .down)), in units of the loss."
    }
  }

  /// An upper limit and a lower limit that is not less, in as few digits as show that; three at least.
  private static func apart(_ upper: Double, _ lower: Double) -> (String, String) {
    for digits in 3...17 {
      let texts = (short(limit: upper, .up, digits: digits), short(limit: lower, .down, digits: digits))
      if let most = Double(texts.0), let least = Double(texts.1), most <= least { return texts }
    }
    return (exactly(upper), exactly(lower))
  }

  /// What the verdict does and does not say, and how to go on; no line if the sentence says it all.
  var verdictNotes: [String] {
    switch proved.verdict {
    case .holds, .invalid: []
    case .violated:
      ["That refutes this constant; it says nothing about σ = ½, the constant of the theorem (GB-006)."]
    case .inconclusive:
      [
        "The confidence assumes a number of draws fixed in advance; to continue, use more --draws with another --seed."
      ]
    }
  }

  /// The result of the bets on the mask's bits, as a clause.
  var maskLine: String {
    let limit = -Double.log(MaskTally.falseAlarm)
    let (bits, most) = told(proved.maskEvidence, from: limit)
    return proved.verdict == .invalid
      ? "its bits fail the fairness test, given samples or losses (evidence \(bits) of \(most) nats)."
      : "its bits pass the fairness test, given samples or losses (evidence \(bits) of \(most) nats)."
  }

  /// The upper limits of the fresh risk: by the bound where that is a theorem, and from the fresh half directly.
  var riskLines: [String] {
    guard proved.verdict != .invalid else { return [] }
    let confidence = percentExactly(proved.confidence)
    let (most, least) = told(proved.riskBound ?? 1, from: proved.chanceRisk, limit: .up)
    let chance = "\(chanceName): \(least)"
    let best = data.bayesAccuracy.map { "; \(Self.bayesName): \(short(1 - $0))" } ?? ""
    let direct = "The fresh half gives directly: at most \(short(limit: proved.freshRisk.upper, .up)), with the same "
    guard proved.riskBound != nil else {
      return [
        "σ = \(exactly(configuration.sigma)) is below ½, that of the theorem: the bound says nothing about the risk.",
        direct.replacing("the same ", with: "\(confidence) confidence (\(chance)\(best))."),
      ]
    }
    return [
      "By the bound the risk on fresh samples, a mean over trainings, is at most \(most), with "
        + "\(confidence) confidence (\(chance)\(best)): " + (proved.isVacuous ? "vacuous." : "not vacuous."),
      direct + "confidence.",
    ]
  }
}
