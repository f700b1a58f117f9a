import PropertyTesting
import Testing

@testable import DINL

@Suite struct `LG-001 training exchanges twice the total width of the active links per sample` {
  /// What one epoch transferred, observed from outside: the number of buffer elements of the receivers that were
  /// written.
  ///
  /// Every buffer that can receive a message is filled with NaN before each batch; an element that is a number after
  /// the batch was transferred.
  private struct Observation {
    var written = 0
    var samples = 0
    var ledger: ExchangeLedger
  }

  private func observeEpoch(of system: TestSystem, over exchange: Exchange<Double>) -> Observation {
    let network = system.network
    var noise = network.noiseStreams(of: RandomStream(seed: 5))
    var written = 0
    network.forEachBatch(of: Array(0..<system.samples.labels.count), size: network.batchCapacity) { batch in
      for node in network.nodes {
        for index in 0..<batch.count * node.perceptron.inputCount { node.perceptron.input.base[index] = .nan }
        for gate in node.gates {
          for index in 0..<batch.count * gate.messageError.columns { gate.messageError.base[index] = .nan }
        }
      }
      network.sense(system.samples.features, rows: batch)
      network.drawNoise(rows: batch.count, streams: &noise)
      network.forward(rows: batch.count, sampling: .relaxed, over: exchange)
      _ = network.loss(rows: batch.count, labels: system.samples.labels, at: batch)
      network.backward(rows: batch.count, weight: system.rateWeight, over: exchange)
      for node in network.nodes {
        let (columns, view) = (node.perceptron.inputCount, node.viewWidth)
        for index in 0..<batch.count * columns where index % max(1, columns) >= view {
          written += node.perceptron.input.base[index].isNaN ? 0 : 1
        }
        for gate in node.gates {
          for index in 0..<batch.count * gate.messageError.columns {
            written += gate.messageError.base[index].isNaN ? 0 : 1
          }
        }
      }
    }
    return Observation(written: written, samples: system.samples.labels.count, ledger: exchange.ledger)
  }

  /// The check: ledger, observation and formula agree.
  private func agrees(_ observation: Observation, on flow: MessageFlow) -> Bool {
    let formula = 2 * flow.arcs.reduce(0) { $0 + $1.width }
    let ledger = observation.ledger
    return ledger.values == observation.written && ledger.values == formula * observation.samples
      && ledger.samples == observation.samples && ledger.bytes == ledger.values * MemoryLayout<Double>.stride
      && flow.arcs.allSatisfy {
        ledger.forwardValues[$0.link] == $0.width * observation.samples
          && ledger.backwardValues[$0.link] == $0.width * observation.samples
      }
  }

  @Test func `the ledger, the buffers and the formula agree`() {
    checkProperty(SystemShape.all) { shape in
      let system = try TestSystem(shape)
      let observation = observeEpoch(of: system, over: Exchange(linkCount: system.network.flow.linkCount))
      #expect(agrees(observation, on: system.network.flow))
    }
  }

  /// An exchange that transfers errors without recording them in its ledger.
  private final class ForgetfulExchange: Exchange<Double> {
    override func handOver(
      rows: Int, width: Int, from sender: UnsafePointer<Double>, stride senderStride: Int,
      to receiver: UnsafeMutablePointer<Double>, stride receiverStride: Int, on link: Int,
      _ direction: ExchangeLedger.Direction
    ) {
      let before = ledger
      super.handOver(
        rows: rows, width: width, from: sender, stride: senderStride, to: receiver, stride: receiverStride,
        on: link, direction)
      if direction == .backward { ledger = before }
    }
  }

  @Test func `control: a ledger that omits the backward pass is refuted`() {
    let minima = SystemShape.all.smallestCounterexamples { shape in
      let system = try TestSystem(shape)
      let exchange = ForgetfulExchange(linkCount: system.network.flow.linkCount)
      return !agrees(observeEpoch(of: system, over: exchange), on: system.network.flow)
    }
    #expect(minima == ["2 nodes, root 0: 1-0:1, none, tree"])
  }
}
