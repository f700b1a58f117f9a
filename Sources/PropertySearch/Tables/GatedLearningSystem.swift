/// A finite learning system with a gate for each hypothesis, and the weight of the rate of the gates.
public struct GatedLearningSystem: Hashable, Sendable {
  /// The learning system.
  public var system: LearningSystem
  /// The gate P(t|z; w), one row of message weights for each hypothesis w and value z.
  public var gate: [[Weights]]
  /// The weight β of the rate, in quarters.
  public var rateWeightQuarters: Int

  /// A learning system with its gates, whose shapes are not checked.
  public init(system: LearningSystem, gate: [[Weights]], rateWeightQuarters: Int) {
    self.system = system
    self.gate = gate
    self.rateWeightQuarters = rateWeightQuarters
  }
}

extension Generator where Value == GatedLearningSystem {
  /// Learning systems with gates; the simplest gates send all messages equally often, at β = 0.
  public static func gatedLearningSystem(
    samples: ClosedRange<Int>, hypotheses: ClosedRange<Int>, values: ClosedRange<Int>, messages: ClosedRange<Int>,
    lossThrough most: Int = 4, rateWeightQuartersThrough mostWeight: Int = 40
  ) -> Generator {
    Generator { source throws(Discard) in
      let axes = try source.systemAxes(samples: samples, hypotheses: hypotheses, values: values)
      let (messageCount, tPosition) = try source.axis(in: messages)
      let system = try source.learningSystem(axes, lossThrough: most)
      source.beginTable([
        .init(length: axes.hypotheses.position), .init(length: axes.values.position), .init(length: tPosition),
      ])
      var gate: [[Weights]] = []
      for _ in 0..<axes.hypotheses.count {
        var rows: [Weights] = []
        for _ in 0..<axes.values.count { rows.append(Weights(try source.weights(messageCount, through: 9))) }
        gate.append(rows)
      }
      return GatedLearningSystem(
        system: system, gate: gate, rateWeightQuarters: try source.integer(in: 0...mostWeight))
    }
  }
}
