import PropertyTesting
import Verification

/// A drawn learning system, with gates where the claim speaks of them.
struct DrawnSystem: Sendable, CustomStringConvertible {
  let model: LearningSystem
  var gate: [[Weights]] = []
  var rateWeightQuarters = 0

  var description: String {
    let rows = model.algorithm.map(\.weights)
    let text = "m=\(model.sampleCount) μ=\(model.law.weights) P=\(rows) ℓ=\(model.loss)"
    return gate.isEmpty ? text : text + " gate=\(gate.map { $0.map(\.weights) }) β=\(rateWeightQuarters)/4"
  }

  /// The system as the oracle takes it: exact weights.
  var system: FiniteLearningSystem {
    get throws {
      let gates =
        gate.isEmpty ? [] : [FiniteLearningSystem.Gate(channel: gate.map { $0.map { $0.weights.map(Double.init) } })]
      return try FiniteLearningSystem(
        sampleCount: model.sampleCount, law: model.law.weights.map(Double.init),
        algorithm: model.algorithm.map { $0.weights.map(Double.init) }, loss: model.loss.map { $0.map(Double.init) },
        gates: gates, rateWeight: Double(rateWeightQuarters) / 4)
    }
  }

  var enumeration: SystemEnumeration { get throws { SystemEnumeration(try system) } }

  /// The figures with the drawn gate twice: unchanged, and with its hypotheses rotated and half the weight; both with a
  /// prior.
  var linkedFigures: SystemFigures {
    get throws {
      let system = try system
      let gate = system.gates[0]
      func withPrior(_ channel: [[[Double]]], _ weight: Double) -> FiniteLearningSystem.Gate {
        let prior = channel.map { rows in rows[0].indices.map { t in rows.reduce(1) { $0 + $1[t] } } }
        return FiniteLearningSystem.Gate(weight: weight, channel: channel, prior: prior)
      }
      let rotated = Array(gate.channel.dropFirst()) + gate.channel.prefix(1)
      return SystemFigures(
        try FiniteLearningSystem(
          sampleCount: system.sampleCount, law: system.law, algorithm: system.algorithm, loss: system.loss,
          gates: [withPrior(gate.channel, 1), withPrior(rotated, 0.5)], rateWeight: system.rateWeight))
    }
  }

  /// Systems of 1 to 3 samples of up to 3 values and as many hypotheses.
  static let all = Generator<LearningSystem>.learningSystem(samples: 1...3, hypotheses: 1...3, values: 1...3)
    .map { DrawnSystem(model: $0) }

  /// Systems of 1 or 2 samples of up to 3 values, with a loss of 0 or 1.
  static let small = Generator<LearningSystem>.learningSystem(
    samples: 1...2, hypotheses: 1...3, values: 1...3, lossThrough: 1
  ).map { DrawnSystem(model: $0) }

  /// Systems whose hypotheses have a gate of up to 3 messages.
  static let gated = Generator<GatedLearningSystem>.gatedLearningSystem(
    samples: 1...2, hypotheses: 1...3, values: 1...3, messages: 1...3
  ).map { DrawnSystem($0) }

  /// Systems in which there is something to trade: 2 to 4 samples, and two values, hypotheses and messages or more.
  static let traded = Generator<GatedLearningSystem>.gatedLearningSystem(
    samples: 2...4, hypotheses: 2...3, values: 2...3, messages: 2...3
  ).map { DrawnSystem($0) }

  /// Systems of 1 to 3 samples, losses of 0 or 1, and a learner whose hypothesis has no loss on its sample: the last one
  /// has none at all, and is taken where no other will do.
  static let interpolating = Generator<LearningSystem>.learningSystem(
    samples: 1...3, hypotheses: 1...3, values: 1...3, lossThrough: 1
  ).map { model in
    let count = model.law.weights.count
    let algorithm = model.algorithm.enumerated().map { row, weights in
      var (rest, sample) = (row, Set<Int>())
      for _ in 0..<model.sampleCount {
        sample.insert(rest % count)
        rest /= count
      }
      let kept = zip(weights.weights, model.loss).map { weight, loss in
        sample.allSatisfy { loss[$0] == 0 } ? weight : 0
      }
      return Weights(kept + [kept.contains { $0 > 0 } ? 0 : 1])
    }
    return DrawnSystem(
      model: LearningSystem(
        sampleCount: model.sampleCount, law: model.law, algorithm: algorithm,
        loss: model.loss + [[Int](repeating: 0, count: count)]))
  }

  private init(_ drawn: GatedLearningSystem) {
    self.init(model: drawn.system, gate: drawn.gate, rateWeightQuarters: drawn.rateWeightQuarters)
  }

  init(model: LearningSystem, gate: [[Weights]] = [], rateWeightQuarters: Int = 0) {
    (self.model, self.gate, self.rateWeightQuarters) = (model, gate, rateWeightQuarters)
  }
}

/// The simplest of the systems that searches from several seeds shrink to; "not refuted" if one search found nothing.
func simplest(_ systems: Set<String>) -> String? {
  systems.contains("not refuted") ? "not refuted" : systems.min { ($0.count, $0) < ($1.count, $1) }
}

/// Whether a system proves "left ≤ right" false; the one check of GB-001, GB-002 and GB-005.
func refutes(_ left: Estimate, atMost right: Estimate) -> Bool { left.certainlyExceeds(right) }
