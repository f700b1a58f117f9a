import DINL
import Trials

/// One seed on one network: every variant on the same split, initial parameters, batch order and noise.
///
/// - SeeAlso: EX-001, EX-002, EX-003, EX-004
struct SeedExperiment: Sendable {
  let configuration: ExperimentConfiguration
  let dataset: Dataset
  let tree: ShortestPathTree
  let views: [[Int]]
  let phase: Run.Phase
  let seedIndex: Int
  /// The random stream of this seed alone.
  let stream: RandomStream

  /// The parts of the stream that variants share.
  private enum Purpose: UInt64 { case split, parameters, training, prior, validation, evaluation }

  private func stream(for purpose: Purpose) -> RandomStream { stream.stream(purpose.rawValue) }

  /// The runs of dense INL, of D-INL (where it is tested), and of D-INL with gates at each β, in this order.
  ///
  /// - Parameter withUngated: whether the first two are run, or those with gates alone.
  func runs(withUngated: Bool = true) throws(DatasetError) -> [Run] {
    var splitStream = stream(for: .split)
    let split = try dataset.split(
      training: configuration.trainingFraction, validation: configuration.validationFraction, using: &splitStream)
    let samples = dataset.samples(standardizedOn: split.training)
    var runs: [Run] = []
    if withUngated { runs.append(run(.dense, flow: tree.denseFlow, beta: 0, samples, split)) }
    // Only dense INL and the gated networks are needed to choose β.
    if withUngated, phase == .test { runs.append(run(.tree, flow: tree.treeFlow, beta: 0, samples, split)) }
    for beta in configuration.betas { runs.append(run(.gated, flow: tree.treeFlow, beta: beta, samples, split)) }
    return runs
  }

  /// Trains one variant on the split, fits its priors, and measures it.
  func run(
    _ variant: Run.Variant, flow: MessageFlow, beta: Double, _ samples: Samples<Float>, _ split: Split
  ) -> Run {
    let network = configuration.modules(
      on: flow, views: views, classCount: dataset.classNames.count,
      gate: variant == .gated ? configuration.gate : .none, stream: stream(for: .parameters))
    let record = network.train(
      on: samples, subset: split.training, plan: configuration.plan(rateWeight: beta), stream: stream(for: .training))
    network.fitPriors(on: samples, subset: split.training, stream: stream(for: .prior))
    let validation = network.evaluate(on: samples, subset: split.validation, stream: stream(for: .validation))
    let test = network.evaluate(on: samples, subset: split.test, stream: stream(for: .evaluation))
    return Run(
      variant: variant, beta: beta, phase: phase, seedIndex: seedIndex, accuracy: test.accuracy,
      validationAccuracy: validation.accuracy, crossEntropy: test.crossEntropy, trainingLoss: record.losses,
      exchange: Run.Exchange(record.ledger), rate: test.rate, linkRates: test.rate.map { _ in linkRates(test, flow) })
  }

  /// The rate of each link of the network in nats per sample; 0 on links that are not active.
  private func linkRates(_ evaluation: Evaluation, _ flow: MessageFlow) -> [Double] {
    var rates = [Double](repeating: 0, count: flow.linkCount)
    for (arc, reading) in zip(flow.arcs, evaluation.rates) { rates[arc.link] = reading.variational }
    return rates
  }
}
