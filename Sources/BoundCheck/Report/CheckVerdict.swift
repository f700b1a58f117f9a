import Console
import RealModule
import Verification

extension CheckEvidence {
  /// Whether the bounds have the constant of claim GB-006, σ = ½.
  var hasClaimsConstant: Bool { configuration.sigma == 1 / 2 }

  /// A name for the bounds: that of the claim, or their constant.
  var boundName: String { hasClaimsConstant ? "GB-006" : "The bound with σ = \(exactly(configuration.sigma))" }

  /// The verdict on the bounds with its confidence, in a sentence.
  var verdictLine: String {
    let confidence = percentExactly(proved.confidence)
    return switch proved.verdict {
    case .holds:
      "\(boundName) holds, said with \(confidence) confidence: the draws separate the bounds from the gap; each bound's "
        + "lower limit is at least the upper limit of the gap's magnitude."
    case .invalid: "\(boundName) is not judged because of the mask: \(maskLine)"
    case .violated:
      "\(boundName) is violated, said with \(confidence) confidence: a bound's upper limit is below the lower limit of "
        + "the gap's magnitude. That refutes this constant; it says nothing about σ = ½, the constant of the theorem (GB-006)."
    case .inconclusive:
      "\(boundName) is inconclusive at \(confidence) confidence: the limits overlap. The confidence assumes a number "
        + "of draws fixed in advance; to continue, use more --draws with another --seed."
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
