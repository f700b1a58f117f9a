import Console
import RealModule
import Verification

extension CheckEvidence {
  /// Whether the bounds have the constant of GB-006.
  var hasClaimsConstant: Bool { configuration.sigma == 1 / 2 }

  /// The bounds by name: that of the claim, or that of their constant.
  var boundName: String { hasClaimsConstant ? "GB-006" : "The bound with σ = \(exactly(configuration.sigma))" }

  /// What is said of the bounds, and with which confidence.
  var verdictLine: String {
    let confidence = percentExactly(proved.confidence)
    return switch proved.verdict {
    case .holds:
      "\(boundName) holds, said with \(confidence) confidence: the draws resolve it, each bound's lower limit clears the "
        + "gap's upper one."
    case .invalid: "\(boundName) is not judged: \(maskLine)"
    case .violated:
      "\(boundName) is violated, said with \(confidence) confidence: an upper limit of it is below the gap. That refutes this "
        + "constant; of σ = ½, the theorem's (GB-006), it says nothing."
    case .inconclusive:
      "\(boundName) is inconclusive at \(confidence) confidence: limits overlap. The confidence is that of a number of draws "
        + "fixed before; to go on, take more --draws with another --seed."
    }
  }

  /// What bets on the mask's bits say.
  var maskLine: String {
    let limit = -Double.log(MaskTally.falseAlarm)
    let (bits, most) = told(proved.maskEvidence, from: limit)
    return proved.verdict == .invalid
      ? "its bits are not fair coins given samples and losses (evidence \(bits) of \(most) nats)."
      : "bets on its bits, given samples or losses, have not refuted fair coins (evidence \(bits) of \(most) nats)."
  }

  /// What the fresh risk is at most: by the bound where that is a theorem, and by the fresh half directly.
  var riskLines: [String] {
    guard proved.verdict != .invalid else { return [] }
    let confidence = percentExactly(proved.confidence)
    let (most, least) = told(proved.riskBound ?? 1, from: proved.chanceRisk, limit: .up)
    let chance = "\(chanceName): \(least)"
    let best = data.bayesAccuracy.map { "; \(Self.bayesName): \(short(1 - $0))" } ?? ""
    let direct = "The fresh half gives directly: at most \(short(limit: proved.freshRisk.upper, .up)), with the same "
    guard proved.riskBound != nil else {
      return [
        "σ = \(exactly(configuration.sigma)) is below ½, the theorem's: the bound says nothing of the risk.",
        direct.replacing("the same ", with: "\(confidence) confidence (\(chance)\(best))."),
      ]
    }
    return [
      "By the bound the risk on fresh samples, a mean over trainings, is at most \(most), said with "
        + "\(confidence) confidence (\(chance)\(best)): " + (proved.isVacuous ? "vacuous." : "not vacuous."),
      direct + "confidence.",
    ]
  }
}
