import DINL

@testable import Verification

/// A learner whose every draw is in one of two moods, so that the pairs of a draw are dependent; its law is known exactly.
struct MoodyLearner: Sendable {
  let name: String
  /// The probability of the first mood.
  let share: Double
  /// The training and the fresh risk of each mood.
  let moods: [(training: Double, fresh: Double)]
  let pairs: Int

  static let all = [
    MoodyLearner(name: "memorises", share: 1, moods: [(0, 0.25), (0, 0)], pairs: 20),
    MoodyLearner(name: "sometimes fails wholly", share: 0.9, moods: [(0.05, 0.15), (0.9, 0.95)], pairs: 20),
    MoodyLearner(name: "does not heed the mask", share: 0.5, moods: [(0.1, 0.1), (0.5, 0.5)], pairs: 20),
    MoodyLearner(name: "learns noise", share: 0.75, moods: [(0, 0.5), (0.5, 0.5)], pairs: 5),
  ]

  private func mean(_ value: ((training: Double, fresh: Double)) -> Double) -> Double {
    share * value(moods[0]) + (1 - share) * value(moods[1])
  }

  var trainingRisk: Double { mean(\.training) }
  var freshRisk: Double { mean(\.fresh) }
  var gap: Double { freshRisk - trainingRisk }
  var centre: Double { (freshRisk + trainingRisk) / 2 }
  /// Given the mood the losses are independent.
  var spread: Double { mean { $0.training + $0.fresh - 2 * $0.training * $0.fresh } }

  /// The information of each term in nats; for the conditional one that the learner's own, which is as the difference's.
  func information(_ quantity: SupersampleFindings.Quantity) throws -> Double {
    switch quantity {
    case .singleLoss: try MaskInformation.singleLoss(centre: centre, gap: gap).value
    case .lossDifference, .conditional: try MaskInformation.lossDifference(spread: spread, gap: gap).value
    }
  }

  /// The mean losses of both halves over so many draws.
  func draws(_ count: Int, using stream: inout RandomStream) throws -> SupersampleDraws {
    var (training, fresh): ([[Double]], [[Double]]) = ([], [])
    for _ in 0..<count {
      let mood = moods[stream.uniform() < share ? 0 : 1]
      training.append([meanLoss(mood.training, using: &stream)])
      fresh.append([meanLoss(mood.fresh, using: &stream)])
    }
    return try SupersampleDraws(training: training, fresh: fresh)
  }

  private func meanLoss(_ risk: Double, using stream: inout RandomStream) -> Double {
    Double((0..<pairs).count { _ in stream.uniform() < risk }) / Double(pairs)
  }
}
