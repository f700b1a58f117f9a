import DINL
import RealModule

/// What one training on one half of one supersample showed.
///
/// - SeeAlso: GB-006, EX-005
public struct CheckDraw: Codable, Sendable, Equatable {
  public var index: Int
  /// The weight of the rate in the objective.
  public var beta: Double
  /// The mean losses of the half trained on, a value a step of the loss.
  public var training: [Double]
  /// The mean losses of the fresh half, a value a step of the loss.
  public var fresh: [Double]
  /// The variational rate of all links on the half trained on, nats per sample.
  public var trainingRate: Double
  /// The variational rate of all links on the fresh half, nats per sample.
  public var freshRate: Double
  /// The variational rate of each link on the fresh half, nats per sample, 0 on links that are not in the tree.
  public var linkRates: [Double]

  /// The mean loss of the half trained on.
  public var trainingRisk: Double { training.reduce(0, +) / Double(training.count) }
  /// The mean loss of the fresh half.
  public var freshRisk: Double { fresh.reduce(0, +) / Double(fresh.count) }
}

extension Check {
  private enum Purpose: UInt64 { case supersample, mask, parameters, training, prior, trainingLoss, freshLoss }

  /// The streams of draws are children of this one; the data's own are counted from the other end.
  private static let drawStream: UInt64 = 3

  /// A supersample without repetition and the halves that a mask of fair coins makes of its pairs.
  func halves(ofDraw index: Int) -> (training: [Int], fresh: [Int]) {
    let stream = stream(ofDraw: index)
    var order = stream.stream(Purpose.supersample.rawValue)
    var coins = stream.stream(Purpose.mask.rawValue)
    let rows = order.sample(2 * pairs, below: dataset.sampleCount)
    let mask = (0..<pairs).map { _ in coins.index(below: 2) }
    return (
      mask.enumerated().map { rows[2 * $0 + $1] }, mask.enumerated().map { rows[2 * $0 + 1 - $1] }
    )
  }

  private func stream(ofDraw index: Int) -> RandomStream {
    RandomStream(seed: configuration.seed).stream(Self.drawStream).stream(UInt64(index))
  }

  /// Trains on one half of a supersample and measures the loss on both; weights share draw, parameters and noise.
  func draw(_ index: Int, beta: Double) -> CheckDraw {
    let (training, fresh) = halves(ofDraw: index)
    let own = self.stream(ofDraw: index)
    func stream(for purpose: Purpose) -> RandomStream { own.stream(purpose.rawValue) }
    let samples = dataset.samples(of: training + fresh, standardizedOn: training)
    let (trained, others) = (Array(0..<pairs), Array(pairs..<2 * pairs))
    let flow = network.tree.treeFlow
    let modules = ModuleNetwork<Float>(
      flow: flow, views: network.views, classCount: dataset.classNames.count, hiddenWidth: configuration.hiddenWidth,
      gate: configuration.gate, batch: configuration.batchSize, stream: stream(for: .parameters))
    let plan = TrainingPlan(
      epochs: configuration.epochs, batchSize: configuration.batchSize,
      adam: Adam(learningRate: configuration.learningRate, weightDecay: configuration.weightDecay), rateWeight: beta)
    _ = modules.train(on: samples, subset: trained, plan: plan, stream: stream(for: .training))
    modules.fitPriors(on: samples, subset: trained, stream: stream(for: .prior))
    let readings = [(trained, Purpose.trainingLoss), (others, Purpose.freshLoss)].map { subset, purpose in
      let evaluation = modules.evaluate(on: samples, subset: subset, stream: stream(for: purpose))
      return (evaluation, losses(of: modules, evaluation, on: samples, subset, stream(for: purpose)))
    }
    var linkRates = [Double](repeating: 0, count: flow.linkCount)
    for (arc, reading) in zip(flow.arcs, readings[1].0.rates) {
      // A rate of 0 may come out below it by rounding.
      linkRates[arc.link] = max(0, reading.variational)
    }
    return CheckDraw(
      index: index, beta: beta, training: readings[0].1, fresh: readings[1].1,
      trainingRate: max(0, readings[0].0.rate ?? 0), freshRate: max(0, readings[1].0.rate ?? 0), linkRates: linkRates)
  }

  /// The share of samples whose loss reaches each step.
  private func losses(
    of modules: ModuleNetwork<Float>, _ evaluation: Evaluation, on samples: Samples<Float>, _ subset: [Int],
    _ stream: RandomStream
  ) -> [Double] {
    switch configuration.loss {
    case .zeroOne: return [1 - evaluation.accuracy]
    case .quantised(let steps):
      let unit = Double.log(Double(dataset.classNames.count))
      let values = modules.crossEntropies(on: samples, subset: subset, stream: stream).map { $0 / unit }
      return (1...steps).map { step in
        Double(values.count { $0 >= Double(step) / Double(steps) }) / Double(values.count)
      }
    }
  }

  /// The loss of one who answers by the classes' shares alone.
  public var chanceRisk: Double {
    let shares = dataset.classNames.indices.map { label in
      Double(dataset.labels.count { $0 == label }) / Double(dataset.sampleCount)
    }
    switch configuration.loss {
    case .zeroOne: return 1 - (shares.max() ?? 0)
    case .quantised(let steps):
      let unit = Double.log(Double(shares.count))
      return shares.reduce(0) { risk, share in
        share == 0
          ? risk
          : risk + share * min(1, (-Double.log(share) / unit * Double(steps)).rounded(.down) / Double(steps))
      }
    }
  }
}

extension RandomStream {
  /// A random sequence of `count` different numbers below `bound`, every one equally likely.
  ///
  /// - Complexity: O(count) in expectation.
  mutating func sample(_ count: Int, below bound: Int) -> [Int] {
    precondition(count <= bound, "there are not so many different numbers")
    // The first steps of a shuffle, of which only the places that have moved are kept.
    var moved: [Int: Int] = [:]
    return (0..<count).map { place in
      let other = place + index(below: bound - place)
      let chosen = moved[other] ?? other
      moved[other] = moved[place] ?? place
      return chosen
    }
  }
}
