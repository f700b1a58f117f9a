import PropertyTesting
import RealModule
import Testing
import Verification

@testable import DINL

@Suite struct `An evaluation and its losses are those of the deployed network's logits` {
  private static let subset = [5, 0, 3, 6, 2, 1]

  /// The logits of each sample, from the same noise.
  private static func logits(_ system: TestSystem, stream: RandomStream) -> [[Double]] {
    let network = system.network
    let exchange = Exchange<Double>(linkCount: network.flow.linkCount)
    var noise = network.flow.arcs.indices.map { stream.stream(UInt64($0) + 1) }
    var logits: [[Double]] = []
    for start in stride(from: 0, to: subset.count, by: network.batchCapacity) {
      let batch = subset[start...].prefix(network.batchCapacity)
      network.sense(system.samples.features, rows: batch)
      network.drawNoise(rows: batch.count, streams: &noise)
      network.forward(rows: batch.count, sampling: .deployed, over: exchange)
      for row in 0..<batch.count {
        logits.append((0..<network.classCount).map { network.root.perceptron.output[row, $0] })
      }
    }
    return logits
  }

  /// −ln softmax of the label's logit, and whether the first of the largest logits is not the label's.
  private static func loss(_ logits: [Double], label: Int) -> SampleLoss {
    let total = logits.reduce(0) { $0 + Double.exp($1 - logits[label]) }
    let best = logits.firstIndex(of: logits.max() ?? 0)
    return SampleLoss(crossEntropy: Double.log(total), isMistake: best != label)
  }

  /// Whether results are those of given losses; `scale` is the largest magnitude of a logit, plus 1.
  private static func agrees(
    _ evaluation: Evaluation, _ found: [SampleLoss], _ expected: [SampleLoss], scale: Double
  ) -> Bool {
    let count = Double(expected.count)
    // A loss has a sum over at most 3 classes, a mean one over 6 samples.
    let tolerance = Tolerance.rounding(operations: 64, condition: 1, scale: scale)
    return found.count == expected.count
      && zip(found, expected).allSatisfy {
        tolerance.accepts($0.crossEntropy, $1.crossEntropy) && $0.isMistake == $1.isMistake
      }
      && evaluation.accuracy == Double(expected.filter { !$0.isMistake }.count) / count
      && tolerance.accepts(evaluation.crossEntropy, expected.reduce(0) { $0 + $1.crossEntropy } / count)
  }

  private static func results(
    _ shape: SystemShape
  ) throws -> (system: TestSystem, evaluation: Evaluation, losses: [SampleLoss], logits: [[Double]]) {
    let system = try TestSystem(shape)
    let (network, stream) = (system.network, RandomStream(seed: 17))
    return (
      system, network.evaluate(on: system.samples, subset: subset, stream: stream),
      network.losses(on: system.samples, subset: subset, stream: stream), logits(system, stream: stream)
    )
  }

  @Test func `accuracy and cross-entropy are the means of the samples' losses`() {
    checkProperty(SystemShape.all, PropertySettings(cases: 200)) { shape, observer in
      let (system, evaluation, losses, logits) = try Self.results(shape)
      let labels = Self.subset.map { system.samples.labels[$0] }
      let expected = zip(logits, labels).map(Self.loss)
      let scale = logits.joined().reduce(1) { max($0, 1 + $1.magnitude) }
      #expect(Self.agrees(evaluation, losses, expected, scale: scale))
      observer.cover("a mistake", atLeast: 0.3, when: expected.contains { $0.isMistake })
      // control: the losses of other labels are refuted
      let others = zip(logits, labels).map { Self.loss($0, label: ($1 + 1) % $0.count) }
      #expect(!Self.agrees(evaluation, losses, others, scale: scale))
    }
  }

  @Test func `latents alone cross the links, and rates are summed over arcs`() {
    checkProperty(SystemShape.all, PropertySettings(cases: 100)) { shape in
      let (system, evaluation, _, _) = try Self.results(shape)
      let (flow, ledger) = (system.network.flow, evaluation.ledger)
      #expect(flow.arcs.allSatisfy { ledger.forwardValues[$0.link] == $0.width * Self.subset.count })
      #expect(ledger.backwardValues.allSatisfy { $0 == 0 } && ledger.samples == Self.subset.count)
      #expect(ledger.bytes == 8 * ledger.values)
      #expect(evaluation.rates.count == (shape.gate == .none ? 0 : flow.arcs.count))
    }
    var evaluation = Evaluation(accuracy: 1, crossEntropy: 0, rates: [], ledger: ExchangeLedger(linkCount: 0))
    #expect(evaluation.rate == nil)
    evaluation.rates = [RateReading(variational: 2, plugIn: 1), RateReading(variational: 0.5, plugIn: nil)]
    #expect(evaluation.rate == 2.5)
  }

  private static let labels = [0, 1, 2, 0, 1, 2, 0, 1, 0]

  /// A network of two nodes whose logits are the given ones, and nine samples: four of class 0, three of 1, two of 2.
  private func fixed(_ logits: [Double]) throws -> (evaluation: Evaluation, losses: [SampleLoss]) {
    let graph = try CapacitatedGraph(nodeCount: 2, links: [Link(0, 1, capacity: 1)])
    let network = ModuleNetwork<Double>(
      flow: try graph.shortestPathTree(from: 0).treeFlow, views: [[], [0]], classCount: 3, hiddenWidth: 1, gate: .none,
      batch: 4, stream: RandomStream(seed: 1))
    let root = network.root.parameters
    for i in 0..<root.count { root.values[i] = 0 }
    for (k, logit) in logits.enumerated() { root.values[root.count - 3 + k] = logit }
    let samples = Samples(features: Matrix<Double>(rows: 9, columns: 1), labels: Self.labels)
    let (subset, stream) = (Array(0..<9), RandomStream(seed: 2))
    return (
      network.evaluate(on: samples, subset: subset, stream: stream),
      network.losses(on: samples, subset: subset, stream: stream)
    )
  }

  @Test func `of equal logits the first class is the answer, at a loss of ln 3`() throws {
    let (evaluation, losses) = try fixed([0, 0, 0])
    let rounding = Tolerance.rounding(operations: 16, condition: 1, scale: 2)
    #expect(evaluation.accuracy == 4 / 9.0 && rounding.accepts(evaluation.crossEntropy, Double.log(3)))
    #expect(losses.map(\.isMistake) == Self.labels.map { $0 != 0 })
    #expect(losses.allSatisfy { rounding.accepts($0.crossEntropy, Double.log(3)) })
    let second = try fixed([-1, 2, 2])
    #expect(second.evaluation.accuracy == 1 / 3.0)
    #expect(second.losses.map(\.isMistake) == Self.labels.map { $0 != 1 })
  }

  @Test func `logits whose exponentials overflow give exact losses`() throws {
    let (evaluation, losses) = try fixed([1000, -1000, 0])
    #expect(losses.map(\.crossEntropy) == Self.labels.map { [0, 2000, 1000][$0] })
    #expect(evaluation.crossEntropy == 8000 / 9.0 && evaluation.accuracy == 4 / 9.0)
  }
}
