import DINL
import Verification

/// A learner that in each draw is in one of two states, called moods; the pairs of a draw are therefore dependent, and
/// its law is known exactly.
struct MoodyLearner: Sendable {
  let name: String
  /// The probability of the first mood.
  let share: Double
  /// The training and the fresh risk of each mood.
  let moods: [(training: Double, fresh: Double)]
  let pairs: Int
  /// The share of the risks at each step of the loss; a loss that reaches a step reaches those before.
  var steps: [Double] = [1]

  static let all = [
    MoodyLearner(name: "memorizes", share: 1, moods: [(0, 0.25), (0, 0)], pairs: 20),
    MoodyLearner(name: "sometimes fails completely", share: 0.9, moods: [(0.05, 0.15), (0.9, 0.95)], pairs: 20),
    MoodyLearner(name: "does not use the mask", share: 0.5, moods: [(0.1, 0.1), (0.5, 0.5)], pairs: 20),
    MoodyLearner(name: "learns noise", share: 0.75, moods: [(0, 0.5), (0.5, 0.5)], pairs: 5),
    MoodyLearner(
      name: "memorizes, by steps", share: 1, moods: [(0.05, 0.5), (0, 0)], pairs: 2, steps: [1, 0.7, 0.4, 0.15]),
    MoodyLearner(
      name: "does not use the mask, by steps", share: 0.5, moods: [(0.1, 0.1), (0.5, 0.5)], pairs: 20,
      steps: [1, 0.6, 0.3]),
  ]

  private func mean(_ value: ((training: Double, fresh: Double)) -> Double) -> Double {
    share * value(moods[0]) + (1 - share) * value(moods[1])
  }

  private var meanStep: Double { steps.reduce(0, +) / Double(steps.count) }
  var trainingRisk: Double { mean(\.training) * meanStep }
  var freshRisk: Double { mean(\.fresh) * meanStep }
  var gap: Double { freshRisk - trainingRisk }

  /// The mean over the steps of a function of each term's information in nats; for the conditional one that is the
  /// learner's own, which equals that of the difference.
  func mean(of quantity: SupersampleFindings.Quantity, _ value: (Double) -> Double) throws -> Double {
    try steps.reduce(0) { try $0 + value(information(quantity, step: $1)) } / Double(steps.count)
  }

  /// The exact means that a step's limits estimate; given the mood the losses are independent.
  func means(ofStep step: Double) -> (gap: Double, center: Double, spread: Double) {
    (
      step * (mean(\.fresh) - mean(\.training)), step * mean { ($0.fresh + $0.training) / 2 },
      mean { step * ($0.training + $0.fresh - 2 * step * $0.training * $0.fresh) }
    )
  }

  private func information(_ quantity: SupersampleFindings.Quantity, step: Double) throws -> Double {
    let (gap, center, spread) = means(ofStep: step)
    return switch quantity {
    case .singleLoss: try MaskInformation.singleLoss(center: center, gap: gap).value
    case .lossDifference, .conditional: try MaskInformation.lossDifference(spread: spread, gap: gap).value
    }
  }

  /// The mean losses of both halves over so many draws.
  func draws(_ count: Int, using stream: inout RandomStream) throws -> SupersampleDraws {
    var (training, fresh): ([[Double]], [[Double]]) = ([], [])
    for _ in 0..<count {
      let mood = moods[stream.uniform() < share ? 0 : 1]
      training.append(meanLosses(mood.training, using: &stream))
      fresh.append(meanLosses(mood.fresh, using: &stream))
    }
    return try SupersampleDraws(training: training, fresh: fresh)
  }

  private func meanLosses(_ risk: Double, using stream: inout RandomStream) -> [Double] {
    var counts = [Int](repeating: 0, count: steps.count)
    // Plain loops, as tests are built without optimization.
    var pair = 0
    while pair < pairs {
      let level = stream.uniform()
      var step = 0
      while step < counts.count {
        if level < risk * steps[step] { counts[step] += 1 }
        step += 1
      }
      pair += 1
    }
    return counts.map { Double($0) / Double(pairs) }
  }
}
