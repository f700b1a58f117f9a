import DINL
import RealModule
import Verification

/// The losses and rates that one training on one half of one supersample gave.
///
/// - SeeAlso: EX-005
public struct CheckDraw: Codable, Sendable, Equatable {
  /// The number of the draw, from 0.
  public var index: Int
  /// The weight of the rate in the objective.
  public var beta: Double
  /// The mean losses on the half trained on, one value per step of the loss.
  public var training: [Double]
  /// The mean losses on the fresh half, one value per step of the loss.
  public var fresh: [Double]
  /// Counts of the mask's bits, by the order of the samples and by the losses.
  public var mask: MaskTally
  /// The variational rate of all links on the half trained on, nats per sample.
  public var trainingRate: Double
  /// The variational rate of all links on the fresh half, nats per sample.
  public var freshRate: Double
  /// The variational rate of each link on the fresh half, nats per sample, 0 on links that are not in the tree.
  public var linkRates: [Double]

  /// The mean loss on the half trained on.
  public var trainingRisk: Double { training.reduce(0, +) / Double(training.count) }
  /// The mean loss on the fresh half.
  public var freshRisk: Double { fresh.reduce(0, +) / Double(fresh.count) }
}

/// A training that left values that are not finite numbers.
public struct DivergedTraining: Error, Equatable, CustomStringConvertible {
  /// The index of the draw; nil for the training on all samples.
  public let draw: Int?
  /// The weight of the rate in the objective.
  public let beta: Double

  /// One line that names the training and the weight, and suggests a lower learning rate.
  public var description: String {
    let place = draw.map { "in draw \($0)" } ?? "on all samples"
    return "training diverged \(place) at weight \(beta), so that its rate is no number; lower --learning-rate"
  }
}

/// The samples of a draw in pairs, and the member of each pair that is trained on.
struct Supersample: Equatable {
  /// The indices of samples; the entries 2i and 2i + 1 are pair i.
  let rows: [Int]
  /// The member of each pair that is trained on, 0 or 1.
  let mask: [Int]

  var training: [Int] { mask.indices.map { rows[2 * $0 + mask[$0]] } }
  var fresh: [Int] { mask.indices.map { rows[2 * $0 + 1 - mask[$0]] } }
  var isOrdered: [Bool] { mask.indices.map { rows[2 * $0] < rows[2 * $0 + 1] } }
}

extension Check {
  private enum Purpose: UInt64 { case supersample, mask, parameters, training, prior, trainingLoss, freshLoss }

  /// The parent of the streams of all draws; the data's own streams are numbered from the other end.
  private static let drawStream: UInt64 = 3

  /// A supersample without repetition and a mask of coin flips; the coins are fair unless others are given.
  func supersample(
    ofDraw index: Int, coin: (inout RandomStream) -> Int = { $0.index(below: 2) }
  ) -> Supersample {
    let stream = stream(ofDraw: index)
    var order = stream.stream(Purpose.supersample.rawValue)
    var coins = stream.stream(Purpose.mask.rawValue)
    let rows = order.sample(2 * pairs, below: dataset.sampleCount)
    return Supersample(rows: rows, mask: (0..<pairs).map { _ in coin(&coins) })
  }

  private func stream(ofDraw index: Int) -> RandomStream {
    RandomStream(seed: configuration.seed).stream(Self.drawStream).stream(UInt64(index))
  }

  /// Trains on one half of a supersample and measures the loss on both halves.
  ///
  /// All weights share the supersample, the initial parameters and the noise of a draw.
  ///
  /// - Throws: `DivergedTraining` if a rate is not a finite number.
  func draw(_ index: Int, beta: Double) throws(DivergedTraining) -> CheckDraw {
    try draw(index, of: supersample(ofDraw: index), beta: beta)
  }

  func draw(_ index: Int, of supersample: Supersample, beta: Double) throws(DivergedTraining) -> CheckDraw {
    let (training, fresh) = (supersample.training, supersample.fresh)
    let own = self.stream(ofDraw: index)
    func stream(for purpose: Purpose) -> RandomStream { own.stream(purpose.rawValue) }
    let samples = dataset.samples(of: training + fresh, standardizedOn: training)
    let (trained, others) = (Array(0..<pairs), Array(pairs..<2 * pairs))
    let flow = network.tree.treeFlow
    let modules = configuration.modules(
      on: flow, views: network.views, classCount: dataset.classNames.count, gate: configuration.gate,
      stream: stream(for: .parameters))
    _ = modules.train(
      on: samples, subset: trained, plan: configuration.plan(rateWeight: beta), stream: stream(for: .training))
    modules.fitPriors(on: samples, subset: trained, stream: stream(for: .prior))
    let readings = [(trained, Purpose.trainingLoss), (others, Purpose.freshLoss)].map { subset, purpose in
      let evaluation = modules.evaluate(on: samples, subset: subset, stream: stream(for: purpose))
      let losses = modules.losses(on: samples, subset: subset, stream: stream(for: purpose))
      return (evaluation: evaluation, steps: losses.map(steps))
    }
    // Every link has a gate, so that both evaluations have a rate.
    let rates = readings.compactMap(\.evaluation.rate)
    guard rates.allSatisfy(\.isFinite) else { throw DivergedTraining(draw: index, beta: beta) }
    var linkRates = [Double](repeating: 0, count: flow.linkCount)
    for (arc, reading) in zip(flow.arcs, readings[1].evaluation.rates) {
      // Rounding may make a rate of 0 negative.
      linkRates[arc.link] = max(0, reading.variational)
    }
    return CheckDraw(
      index: index, beta: beta, training: shares(readings[0].steps), fresh: shares(readings[1].steps),
      mask: MaskTally(
        mask: supersample.mask, isOrdered: supersample.isOrdered, training: readings[0].steps, fresh: readings[1].steps),
      trainingRate: max(0, rates[0]), freshRate: max(0, rates[1]), linkRates: linkRates)
  }

  /// The number of steps that a loss reaches.
  func steps(_ loss: SampleLoss) -> Int {
    switch configuration.loss {
    case .zeroOne: return loss.isMistake ? 1 : 0
    case .quantized(let steps):
      let value = loss.crossEntropy / Double.log(Double(dataset.classNames.count))
      // The NaN of a network that has diverged must not count as a small loss.
      return (1...steps).count { !(value < Double($0) / Double(steps)) }
    }
  }

  /// The share of samples whose loss reaches each step.
  private func shares(_ reached: [Int]) -> [Double] {
    let steps = if case .quantized(let steps) = configuration.loss { steps } else { 1 }
    return (1...steps).map { step in Double(reached.count { $0 >= step }) / Double(reached.count) }
  }
}

extension RandomStream {
  /// A random sequence of `count` different numbers below `bound`; every sequence is equally likely.
  ///
  /// - Complexity: O(count) in expectation.
  mutating func sample(_ count: Int, below bound: Int) -> [Int] {
    precondition(count <= bound, "there are not so many different numbers")
    // The first steps of a shuffle; only the places that have moved are stored.
    var moved: [Int: Int] = [:]
    return (0..<count).map { place in
      let other = place + index(below: bound - place)
      let chosen = moved[other] ?? other
      moved[other] = moved[place] ?? place
      return chosen
    }
  }
}
