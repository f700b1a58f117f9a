import DINL
import Deployment
import Trials

extension Check {
  private enum ModelPurpose: UInt64 { case parameters, training, prior, rates }

  /// The parent of the streams of a model, apart from those of the draws, the network and the data.
  private static let modelStream: UInt64 = 5

  /// The network that is trained once more: on all samples of the data, at the weight that is checked and with the
  /// check's own settings. It is none of the networks of the draws, which are trained on some samples each.
  ///
  /// - Parameter program: the program that trains it.
  /// - Throws: `DivergedTraining` if a parameter or a rate is not a finite number.
  public func trainedModel(by program: Provenance.Environment) throws(DivergedTraining) -> TrainedModel {
    let own = RandomStream(seed: configuration.seed).stream(Self.modelStream)
    func stream(for purpose: ModelPurpose) -> RandomStream { own.stream(purpose.rawValue) }
    let all = Array(0..<dataset.sampleCount)
    let samples = dataset.samples(standardizedOn: all)
    let modules = configuration.modules(
      on: network.tree.treeFlow, views: network.views, classCount: dataset.classNames.count, gate: configuration.gate,
      stream: stream(for: .parameters))
    _ = modules.train(
      on: samples, subset: all, plan: configuration.plan(rateWeight: configuration.beta),
      stream: stream(for: .training))
    modules.fitPriors(on: samples, subset: all, stream: stream(for: .prior))
    let readings = modules.evaluate(on: samples, subset: all, stream: stream(for: .rates)).rates
    let parameters = modules.parameters
    guard readings.allSatisfy(\.variational.isFinite), parameters.joined().allSatisfy(\.isFinite) else {
      throw DivergedTraining(draw: nil, beta: configuration.beta)
    }
    var model = untrainedModel(by: program)
    (model.parameters, model.rates) = (parameters, TrainedModel.linkRates(readings, of: network.tree))
    return model
  }

  /// Refuses a network whose model could be too large for a file, before it is trained.
  ///
  /// - Throws: `ModelFileError.tooLarge`.
  public func requireSavableModel(by program: Provenance.Environment) throws {
    let counts = ModuleNetwork<Float>.parameterCounts(
      flow: network.tree.treeFlow, views: network.views, classCount: dataset.classNames.count,
      hiddenWidth: configuration.hiddenWidth, gate: configuration.gate)
    try ModelFile.requireSize(of: untrainedModel(by: program), parameterCount: counts.reduce(0, +))
  }

  /// The model without parameters and with rates of 0.
  private func untrainedModel(by program: Provenance.Environment) -> TrainedModel {
    let scales = dataset.scales(on: Array(0..<dataset.sampleCount))
    let seen = Set(network.views.joined())
    let columns = dataset.columns.filter { $0.features.contains(where: seen.contains) }
    let features = columns.flatMap(\.features)
    let place = Dictionary(uniqueKeysWithValues: zip(features, features.indices))
    let graph = network.tree.graph
    var model = TrainedModel(
      program: program,
      training: TrainedModel.Training(
        dataset: dataset.name, sha256: dataset.checksum, samples: dataset.sampleCount, seed: configuration.seed,
        beta: configuration.beta, epochs: configuration.epochs, learningRate: configuration.learningRate,
        weightDecay: configuration.weightDecay),
      labelName: dataset.labelName, classNames: dataset.classNames,
      columns: columns.map {
        TrainedModel.Column(name: $0.name, coding: $0.coding, scales: Array(scales[$0.features]))
      },
      tree: network.tree, views: network.views.map { $0.map { place[$0] ?? 0 } }, gate: configuration.gate,
      hiddenWidth: configuration.hiddenWidth, batchSize: configuration.batchSize,
      parameters: graph.nodeNames.map { _ in [] }, rates: graph.links.map { _ in 0 })
    (model.hasHeader, model.hasDecimalComma) = (dataset.hasHeader, dataset.hasDecimalComma)
    return model
  }
}
