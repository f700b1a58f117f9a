import PropertyTesting
import RealModule
import Testing
import Verification

@testable import DINL

@Suite struct `Training is the stated loop over shuffled batches` {
  /// What a wrong loop does.
  private enum Fault: CaseIterable {
    case keepsOrder, keepsRate, countsStepsOfOneEpoch, sharesNoise, ignoresRate, deploys
  }

  private struct Outcome: Equatable {
    var parameters: [Double]
    var record: TrainingRecord
  }

  private static func plan(_ system: TestSystem) -> TrainingPlan {
    TrainingPlan(
      epochs: 3, batchSize: 3, adam: Adam(learningRate: 0.05, weightDecay: 0.1), rateWeight: system.rateWeight)
  }

  /// Four to six samples: the last batch of three has one, two or three.
  private static func subset(_ shape: SystemShape) -> [Int] {
    Array([6, 1, 4, 3, 0, 2].prefix(4 + Int(shape.graph.salt % 3)))
  }

  private static func trained(_ shape: SystemShape) throws -> Outcome {
    let system = try TestSystem(shape)
    let record = system.network.train(
      on: system.samples, subset: subset(shape), plan: plan(system), stream: RandomStream(seed: 19))
    return Outcome(parameters: flat(system.network) { $0.values }, record: record)
  }

  /// The documented loop: child 0 of the stream shuffles, child 1 + arc is the noise of that arc, and the learning rate
  /// falls along half a cosine over all steps.
  private static func stated(_ shape: SystemShape, _ fault: Fault? = nil) throws -> Outcome {
    let system = try TestSystem(shape)
    let (network, plan, stream) = (system.network, plan(system), RandomStream(seed: 19))
    let exchange = Exchange<Double>(linkCount: network.flow.linkCount)
    var (order, shuffles) = (subset(shape), stream.stream(0))
    var noise = network.flow.arcs.indices.map { stream.stream(fault == .sharesNoise ? 1 : UInt64($0) + 1) }
    let starts = Array(stride(from: 0, to: order.count, by: plan.batchSize))
    let stepCount = (fault == .countsStepsOfOneEpoch ? 1 : plan.epochs) * starts.count
    var (step, losses): (Int, [Double]) = (0, [])
    for _ in 0..<plan.epochs {
      if fault != .keepsOrder { shuffles.shuffle(&order) }
      var total = 0.0
      for start in starts {
        let batch = order[start...].prefix(plan.batchSize)
        network.sense(system.samples.features, rows: batch)
        network.drawNoise(rows: batch.count, streams: &noise)
        network.forward(rows: batch.count, sampling: fault == .deploys ? .deployed : .relaxed, over: exchange)
        total += network.loss(rows: batch.count, labels: system.samples.labels, at: batch).total
        network.backward(
          rows: batch.count, weight: fault == .ignoresRate ? 0 : plan.rateWeight, over: exchange)
        var adam = plan.adam
        if fault != .keepsRate {
          adam.learningRate *= (1 + Double.cos(Double.pi * Double(step) / Double(stepCount))) / 2
        }
        step += 1
        for node in network.nodes { node.parameters.step(adam) }
      }
      losses.append(total / Double(order.count))
    }
    return Outcome(
      parameters: flat(network) { $0.values }, record: TrainingRecord(losses: losses, ledger: exchange.ledger))
  }

  @Test func `parameters, losses and ledger are those of the loop, to the bit`() {
    checkProperty(SystemShape.all, PropertySettings(cases: 100)) { shape in
      let (trained, stated) = (try Self.trained(shape), try Self.stated(shape))
      #expect(trained == stated)
    }
  }

  @Test func `control: every wrong loop is refuted`() throws {
    for fault in Fault.allCases {
      let isRefuted = try (0..<60 as Range<UInt64>).contains { seed in
        var source = ChoiceSource()
        source.start(seed: seed, size: 50)
        guard let shape = try? source.draw(SystemShape.all) else { return false }
        return try Self.trained(shape) != Self.stated(shape, fault)
      }
      #expect(isRefuted, "\(fault)")
    }
  }

  @Test func `the learning rate falls from its value to zero along the square of a cosine`() {
    let plan = TrainingPlan(
      epochs: 1, batchSize: 1, adam: Adam(learningRate: 0.5, weightDecay: 0.25), rateWeight: 0)
    for count in [1, 2, 3, 7, 400] {
      for step in 0..<count {
        let adam = plan.adam(at: step, of: count)
        // (1 + cos x)/2 = cos²(x/2)
        let half = Double.cos(Double.pi * Double(step) / Double(2 * count))
        #expect(Tolerance.rounding(operations: 8, condition: 1, scale: 1).accepts(adam.learningRate, 0.5 * half * half))
        #expect(adam.weightDecay == 0.25 && adam.firstDecay == 0.9 && adam.secondDecay == 0.999)
      }
    }
    #expect(plan.adam(at: 0, of: 5).learningRate == 0.5)
    #expect(
      Tolerance.rounding(operations: 4, condition: 1, scale: 1).accepts(plan.adam(at: 1, of: 3).learningRate, 0.375))
  }
}
