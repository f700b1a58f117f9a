/// Neural modules on the nodes of a network, connected only by the exchange over active links.
public final class ModuleNetwork<Scalar: TrainingScalar> {
  /// The active links, each with the direction in which its latent travels.
  public let flow: MessageFlow
  /// The kind of gate on every active link.
  public let gateKind: GateKind
  /// The number of classes, which is the number of outputs of the fusion node.
  public let classCount: Int
  let nodes: [NodeModule<Scalar>]
  let views: [[Int]]
  let batchCapacity: Int
  private let gatePositions: [Int]
  private let logitGradient: SoftmaxLoss<Scalar>
  private let forwardHops: [[Hop<Scalar>]]
  private let backwardHops: [[Hop<Scalar>]]

  /// A network of modules with parameters drawn from a stream.
  ///
  /// - Parameters:
  ///   - flow: the active links.
  ///   - views: for each node the columns of the features that it sees, each once; a node without any is a relay.
  ///   - classCount: at least 2.
  ///   - hiddenWidth: hidden units of every module, at least 1.
  ///   - gate: the gate on every active link; routes at least 1, a positive temperature.
  ///   - batch: the largest number of samples handled at once, at least 1.
  ///     ``checkSize(flow:views:classCount:hiddenWidth:gate:batch:)`` checks whether the network is too large.
  ///   - stream: each node draws from the child stream of its own index.
  public init(
    flow: MessageFlow, views: [[Int]], classCount: Int, hiddenWidth: Int, gate: GateKind, batch: Int,
    stream: RandomStream
  ) {
    requireFaultless(
      Self.fault(
        flow: flow, views: views, classCount: classCount, hiddenWidth: hiddenWidth, gate: gate, batch: batch))
    (self.flow, self.views, self.classCount, gateKind, batchCapacity) = (flow, views, classCount, gate, batch)
    // One number for each arc, which the nodes at its ends set.
    var inputOffsets = Array(flow.arcs.indices)
    var gatePositions = inputOffsets
    let nodes = (0..<flow.nodeCount).map { node -> NodeModule<Scalar> in
      var width = 0
      for arc in flow.incoming[node] {
        inputOffsets[arc] = width
        width += flow.arcs[arc].width
      }
      for (position, arc) in flow.outgoing[node].enumerated() { gatePositions[arc] = position }
      return NodeModule(
        viewWidth: views[node].count, incomingWidth: width, hidden: hiddenWidth,
        outputs: node == flow.root ? classCount : flow.latentWidth(of: node),
        gateWidths: flow.outgoing[node].map { flow.arcs[$0].width }, kind: gate, batch: batch)
    }
    self.nodes = nodes
    self.gatePositions = gatePositions
    logitGradient = SoftmaxLoss(classCount: classCount, batch: batch)
    let hops = flow.arcs.indices.map { index in
      let arc = flow.arcs[index]
      return Hop<Scalar>.both(
        arc, gate: nodes[arc.source].gates[gatePositions[index]], receiver: nodes[arc.target],
        offset: inputOffsets[index])
    }
    forwardHops = flow.outgoing.map { $0.map { hops[$0].forward } }
    backwardHops = flow.incoming.map { $0.map { hops[$0].backward } }
    for (index, node) in nodes.enumerated() { node.initialize(with: stream.stream(UInt64(index))) }
  }

  var root: NodeModule<Scalar> { nodes[flow.root] }

  func gate(on arc: Int) -> any Gate<Scalar> { nodes[flow.arcs[arc].source].gates[gatePositions[arc]] }

  /// Lets every node read its view of the samples.
  func sense(_ features: Matrix<Scalar>, rows: ArraySlice<Int>) {
    for (node, columns) in zip(nodes, views) where !columns.isEmpty {
      node.sense(features.base, stride: features.columns, rows: rows, columns: columns)
    }
  }

  /// Draws the gates' noise, from a child stream for each arc.
  func drawNoise(rows: Int, streams: inout [RandomStream]) {
    guard gateKind != .none else { return }
    for arc in flow.arcs.indices { gate(on: arc).drawNoise(rows: rows, from: &streams[arc]) }
  }

  /// Carries latents from the farthest nodes to the fusion node, which computes the logits.
  ///
  /// - Complexity: O(batch · parameters).
  func forward(rows: Int, sampling: Sampling, over exchange: Exchange<Scalar>) {
    precondition(rows <= batchCapacity, "more samples than the network was made for")
    for index in flow.order {
      nodes[index].forward(rows: rows, sampling: sampling)
      for hop in forwardHops[index] { hop.carry(rows: rows, over: exchange, .forward) }
    }
    exchange.ledger.record(samples: rows)
  }

  /// Carries errors from the fusion node outward; every node computes its own gradient.
  ///
  /// - Parameter weight: β of the rate penalty, in units of loss per nat.
  /// - SeeAlso: NN-001
  func backward(rows: Int, weight: Double, over exchange: Exchange<Scalar>) {
    let penalty = Scalar(weight / Double(rows))
    for index in flow.order.reversed() {
      nodes[index].backward(rows: rows, penalty: penalty)
      for hop in backwardHops[index] { hop.carry(rows: rows, over: exchange, .backward) }
    }
  }

  /// The loss of the last forward pass, summed over rows in nats, and the number of rows that are classified correctly.
  ///
  /// It also writes the gradient of the mean loss with respect to the logits.
  func loss(rows: Int, labels: [Int], at samples: ArraySlice<Int>) -> (total: Double, correct: Int) {
    logitGradient.evaluate(
      rows: rows, logits: root.perceptron.output, labels: labels, at: samples, error: root.perceptron.outputError)
  }
}
