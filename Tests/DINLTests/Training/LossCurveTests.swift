import DINL
import Testing
import Verification

@Suite struct `A training records the mean loss of every epoch` {
  private func trained(_ learningRate: Double, batchSize: Int) throws -> (record: TrainingRecord, before: Double) {
    let call = NetworkCall()
    var plan = call.plan
    (plan.epochs, plan.batchSize, plan.adam) = (3, batchSize, Adam(learningRate: learningRate))
    let samples = call.parts.1
    let features = Matrix<Double>(rows: 9, columns: 5)
    for row in 0..<9 { for column in 0..<5 { features[row, column] = Double(samples.features[row, column]) } }
    let network = ModuleNetwork<Double>(
      flow: call.flow, views: call.views, classCount: 3, hiddenWidth: 4, gate: .none, batch: 9,
      stream: RandomStream(seed: 1))
    let doubles = Samples(features: features, labels: call.labels)
    let before = network.evaluate(on: doubles, subset: Array(0..<9), stream: RandomStream(seed: 5)).crossEntropy
    let record = network.train(on: doubles, subset: Array(0..<9), plan: plan, stream: RandomStream(seed: 5))
    return (record, before)
  }

  /// Whether a curve of three epochs stays at one loss, up to the rounding of nine sums in another order.
  private func stays(_ losses: [Double], at loss: Double) -> Bool {
    let tolerance = Tolerance.rounding(operations: 3 * 9, condition: 1, scale: max(1, loss))
    return losses.count == 3 && losses.allSatisfy { tolerance.accepts($0, loss) }
  }

  @Test(arguments: [2, 4, 9]) func `without steps every epoch has the loss of an evaluation`(
    batchSize: Int
  ) throws {
    let (record, before) = try trained(0, batchSize: batchSize)
    #expect(before > 0.1)
    #expect(stays(record.losses, at: before))
  }

  @Test func `with the whole batch the first loss is that before any step, and the steps lower it`() throws {
    let (record, before) = try trained(0.05, batchSize: 9)
    #expect(stays([record.losses[0], before, before], at: before))
    #expect(record.losses[2] < record.losses[1] && record.losses[1] < record.losses[0])
  }

  @Test func `control: a curve of zeros, of sums or of a trained network is refuted`() throws {
    let (record, before) = try trained(0, batchSize: 4)
    #expect(!stays([0, 0, 0], at: before))
    #expect(!stays(record.losses.map { $0 * 9 }, at: before))
    #expect(!stays(try trained(0.05, batchSize: 4).record.losses, at: before))
  }
}
