import Console
import DINL

/// The settings that all trials with trainings share.
public protocol TrainingConfiguration: Sendable {
  /// The default settings of the trial.
  init()
  /// The seed of every random number.
  var seed: UInt64 { get set }
  /// Passes over the training samples.
  var epochs: Int { get set }
  /// Samples per step.
  var batchSize: Int { get set }
  /// Adam's learning rate at the first step; it falls to zero along half a cosine.
  var learningRate: Double { get set }
  /// Adam's decoupled weight decay: a step shrinks each parameter of the modules, but not of the gates, by the factor 1
  /// − learning rate · decay.
  var weightDecay: Double { get set }
  /// Hidden units of every module.
  var hiddenWidth: Int { get set }
  /// Values per sample on every link that has no width of its own.
  var latentWidth: Int { get set }
  /// The gate on every link of a gated network.
  var gate: GateKind { get set }
}

extension TrainingConfiguration {
  /// The training plan at a weight of the rate.
  package func plan(rateWeight: Double) -> TrainingPlan {
    TrainingPlan(
      epochs: epochs, batchSize: batchSize, adam: Adam(learningRate: learningRate, weightDecay: weightDecay),
      rateWeight: rateWeight)
  }

  /// Untrained modules on the nodes of a flow.
  package func modules(
    on flow: MessageFlow, views: [[Int]], classCount: Int, gate: GateKind, stream: RandomStream
  ) -> ModuleNetwork<Float> {
    ModuleNetwork<Float>(
      flow: flow, views: views, classCount: classCount, hiddenWidth: hiddenWidth, gate: gate, batch: batchSize,
      stream: stream)
  }

  /// Checks that the modules fit in memory.
  ///
  /// - Throws: `networkTooLarge` if they do not.
  package func requireMemory(for flow: MessageFlow, views: [[Int]], classCount: Int) throws(GraphError) {
    try ModuleNetwork<Float>.checkSize(
      flow: flow, views: views, classCount: classCount, hiddenWidth: hiddenWidth, gate: gate, batch: batchSize)
  }

  /// What reports say of the training, as terms and texts.
  package var trainingEntries: [(term: String, text: String)] {
    [
      ("epochs, batch", "\(epochs), \(batchSize) samples"),
      ("Adam", "learning rate \(short(learningRate)), weight decay \(short(weightDecay))"),
    ]
  }
}
