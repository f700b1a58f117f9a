import PropertyTesting
import Testing
import Verification

@testable import DINL

@Suite struct `NN-001 local gradients equal the gradient of the whole system` {
  /// The gradients that the nodes computed themselves, in the order of the oracle's parameters.
  private func localGradient(of system: TestSystem, over exchange: Exchange<Double>) -> [Double] {
    let network = system.network
    let batch = Array(system.samples.labels.indices).prefix(network.batchCapacity)
    var noise = network.noiseStreams(of: RandomStream(seed: 77))
    network.sense(system.samples.features, rows: batch)
    network.drawNoise(rows: batch.count, streams: &noise)
    network.forward(rows: batch.count, sampling: .relaxed, over: exchange)
    _ = network.loss(rows: batch.count, labels: system.samples.labels, at: batch)
    network.backward(rows: batch.count, weight: system.rateWeight, over: exchange)
    return flat(network) { $0.gradients }
  }

  /// Whether a gradient equals that of the whole system in every entry, to rounding; nil at a kink.
  ///
  /// Either computation has at most four roundings per parameter and row; terms are of the size of the largest entry.
  /// A point that is closer to a kink than its own rounding is not compared (NN-001, *Where the hypothesis holds*).
  private func isWholeGradient(
    _ gradient: [Double], of oracle: WholeSystem, _ batch: WholeSystem.Batch
  ) throws -> Bool? {
    let expected = try oracle.gradient(batch)
    let scale = expected.reduce(1) { max($0, $1.magnitude) }
    let tolerance = Tolerance.rounding(
      operations: 4 * expected.count * batch.labels.count, condition: 1, scale: scale)
    let still = try oracle.evaluation(batch, direction: expected.map { _ in 0 })
    guard still.kinkDistance > tolerance.value else { return nil }
    return gradient.count == expected.count && zip(gradient, expected).allSatisfy { tolerance.accepts($0, $1) }
  }

  /// NN-001 lets every arc e have a penalty weight β_e of its own. The network takes one weight for all arcs: one is drawn
  /// for each system, and the oracle, which takes one for each arc, is given it on every arc.
  @Test func `messages give the gradient that dual numbers give, through every gate, on tree and dense flow`() {
    checkProperty(SystemShape.all) { shape, observer in
      let system = try TestSystem(shape)
      let gradient = localGradient(of: system, over: Exchange(linkCount: system.network.flow.linkCount))
      let (oracle, batch) = try wholeSystem(system)
      let agrees = try isWholeGradient(gradient, of: oracle, batch)
      try observer.assume(agrees != nil)
      #expect(agrees == true)
      for gate in SystemShape.gates { observer.cover("\(gate)", atLeast: 0.2, when: shape.gate == gate) }
      observer.cover("dense", atLeast: 0.3, when: shape.isDense)
    }
  }

  /// Whether a gradient has the slope of central differences along random directions; nil if all cross a kink.
  private func hasSlope(
    _ gradient: [Double], of oracle: WholeSystem, _ batch: WholeSystem.Batch, seed: UInt64
  ) throws -> Bool? {
    var stream = RandomStream(seed: seed)
    var compared = 0
    for _ in 0..<8 {
      let direction = gradient.map { _ in stream.normal() }
      guard let difference = try oracle.finiteDifference(batch, direction: direction) else { continue }
      compared += 1
      let slope = zip(gradient, direction).reduce(0) { $0 + $1.0 * $1.1 }
      guard difference.tolerance.accepts(difference.derivative, slope) else { return false }
    }
    return compared > 0 ? true : nil
  }

  @Test func `messages give the slope that finite differences give`() {
    checkProperty(SystemShape.all) { shape, observer in
      let system = try TestSystem(shape)
      let gradient = localGradient(of: system, over: Exchange(linkCount: system.network.flow.linkCount))
      let (oracle, batch) = try wholeSystem(system)
      let agrees = try hasSlope(gradient, of: oracle, batch, seed: shape.graph.salt)
      try observer.assume(agrees != nil)
      #expect(agrees == true)
    }
  }

  /// An exchange that loses the errors of one link, or swaps those of two links.
  private final class FaultyExchange: Exchange<Double> {
    enum Fault { case drops(Int), misdelivers(Int) }
    let fault: Fault
    init(linkCount: Int, fault: Fault) {
      self.fault = fault
      super.init(linkCount: linkCount)
    }

    override func handOver(
      rows: Int, width: Int, from sender: UnsafePointer<Double>, stride senderStride: Int,
      to receiver: UnsafeMutablePointer<Double>, stride receiverStride: Int, on link: Int,
      _ direction: ExchangeLedger.Direction
    ) {
      var source = sender
      switch fault {
      case .drops(link) where direction == .backward: return
      // The first columns of the sender's errors belong to its first incoming link.
      case .misdelivers(link) where direction == .backward: source = sender - width
      default: break
      }
      super.handOver(
        rows: rows, width: width, from: source, stride: senderStride, to: receiver, stride: receiverStride,
        on: link, direction)
    }
  }

  @Test func `control: a dropped error message is refuted`() {
    let minima = SystemShape.all.smallestCounterexamples { shape in
      let system = try TestSystem(shape)
      let flow = system.network.flow
      let (oracle, batch) = try wholeSystem(system)
      return try flow.arcs.contains { arc in
        let exchange = FaultyExchange(linkCount: flow.linkCount, fault: .drops(arc.link))
        let gradient = localGradient(of: system, over: exchange)
        return try isWholeGradient(gradient, of: oracle, batch) == false
          && hasSlope(gradient, of: oracle, batch, seed: 1) == false
      }
    }
    #expect(minima == ["2 nodes, root 0: 1-0:1, none, tree"])
  }

  @Test func `control: an error message delivered to a sibling link is refuted`() {
    let minima = SystemShape.all.smallestCounterexamples { shape in
      let system = try TestSystem(shape)
      let flow = system.network.flow
      guard let pair = siblings(in: flow) else { return false }
      let (oracle, batch) = try wholeSystem(system)
      let exchange = FaultyExchange(linkCount: flow.linkCount, fault: .misdelivers(flow.arcs[pair[1]].link))
      return try isWholeGradient(localGradient(of: system, over: exchange), of: oracle, batch) == false
    }
    #expect(minima == ["3 nodes, root 0: 1-0:1 2-0:1, none, tree"])
  }

  /// Two arcs of equal width that end side by side at one node.
  private func siblings(in flow: MessageFlow) -> [Int]? {
    flow.incoming.first { $0.count >= 2 && flow.arcs[$0[0]].width == flow.arcs[$0[1]].width }
  }
}

/// One array of every node in the oracle's order: the modules' own part node by node, then the gates' arc by arc.
func flat(_ network: ModuleNetwork<Double>, _ array: (Parameters<Double>) -> UnsafeMutablePointer<Double>) -> [Double] {
  let own = network.nodes.map { node in
    Perceptron<Double>.parameterCount(
      inputs: node.perceptron.inputCount, hidden: node.perceptron.hiddenCount, outputs: node.perceptron.outputCount)
  }
  var values: [Double] = []
  for (node, count) in zip(network.nodes, own) { values += (0..<count).map { array(node.parameters)[$0] } }
  var next = own
  for arc in network.flow.arcs {
    let node = network.nodes[arc.source]
    let count = network.gateKind.parameterCount(width: arc.width, of: Double.self)
    values += (next[arc.source]..<next[arc.source] + count).map { array(node.parameters)[$0] }
    next[arc.source] += count
  }
  return values
}

/// The oracle's description of a system and of the batch and noise that its network last worked on.
func wholeSystem(_ system: TestSystem) throws -> (WholeSystem, WholeSystem.Batch) {
  let network = system.network
  let flow = network.flow
  var values = flat(network) { $0.values }[...]
  func take(_ count: Int) -> [Double] {
    defer { values = values.dropFirst(count) }
    return Array(values.prefix(count))
  }
  let nodes = network.nodes.indices.map { index in
    let perceptron = network.nodes[index].perceptron
    let (inputs, hidden, outputs) = (perceptron.inputCount, perceptron.hiddenCount, perceptron.outputCount)
    return WholeSystem.Node(
      ownInputCount: network.views[index].count, incoming: flow.incoming[index], hiddenWidth: hidden,
      outputWidth: outputs, firstWeights: take(inputs * hidden), firstBias: take(hidden),
      secondWeights: take(hidden * outputs), secondBias: take(outputs))
  }
  let rows = network.batchCapacity
  var noise: [[Double]] = []
  let arcs = flow.arcs.indices.map { index in
    let arc = flow.arcs[index]
    var gate: WholeSystem.Gate?
    switch network.gateKind {
    case .none: noise.append([])
    case .gaussian:
      gate = .gaussian(
        logVarianceWeights: take(arc.width * arc.width), logVarianceBias: take(arc.width),
        priorLogVariance: take(arc.width))
      noise.append(drawn((network.gate(on: index) as? GaussianGate<Double>)?.noise, rows: rows))
    case .categorical(let routes, let temperature):
      gate = .categorical(
        logitWeights: take(arc.width * routes), logitBias: take(routes), codebook: take(routes * arc.width),
        priorLogits: take(routes), temperature: temperature)
      noise.append(drawn((network.gate(on: index) as? DINL.CategoricalGate<Double>)?.noise, rows: rows))
    }
    return WholeSystem.Arc(
      source: arc.source, target: arc.target, width: arc.width, gate: gate, penaltyWeight: system.rateWeight)
  }
  let features = system.samples.features
  let batch = WholeSystem.Batch(
    views: network.views.map { columns in (0..<rows).flatMap { row in columns.map { features[row, $0] } } },
    labels: Array(system.samples.labels.prefix(rows)), noise: noise)
  return (try WholeSystem(nodes: nodes, arcs: arcs, root: flow.root, order: flow.order), batch)
}

private func drawn(_ noise: Matrix<Double>?, rows: Int) -> [Double] {
  guard let noise else { return [] }
  return (0..<rows * noise.columns).map { noise.base[$0] }
}
