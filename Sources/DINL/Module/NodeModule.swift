/// The module of one node: its parameters, its view, its incoming latents, and the gates on what it sends.
///
/// It reads no other node's state: latents and errors reach its buffers only through the exchange.
final class NodeModule<Scalar: TrainingScalar> {
  let viewWidth: Int
  let parameters: Parameters<Scalar>
  let perceptron: Perceptron<Scalar>
  /// One gate per outgoing arc, in the order of the flow.
  let gates: [any Gate<Scalar>]

  init(viewWidth: Int, incomingWidth: Int, hidden: Int, outputs: Int, gateWidths: [Int], kind: GateKind, batch: Int) {
    self.viewWidth = viewWidth
    let perceptronCount = Perceptron<Scalar>.parameterCount(
      inputs: viewWidth + incomingWidth, hidden: hidden, outputs: outputs)
    let gateCounts = gateWidths.map { kind.parameterCount(width: $0, of: Scalar.self) }
    // Weight decay of a gate would penalize its rate even at β = 0.
    let parameters = Parameters<Scalar>(
      count: perceptronCount + gateCounts.reduce(0, +), decayingCount: perceptronCount)
    let perceptron = Perceptron(
      view: viewWidth, incoming: incomingWidth, hidden: hidden, outputs: outputs, batch: batch,
      parameters: parameters, offset: 0)
    var offset = perceptronCount
    var gates: [any Gate<Scalar>] = []
    for (width, count) in zip(gateWidths, gateCounts) {
      gates.append(
        kind.gate(width: width, latent: perceptron.output, batch: batch, parameters: parameters, offset: offset))
      offset += count
    }
    self.parameters = parameters
    self.perceptron = perceptron
    self.gates = gates
  }

  func initialize(with stream: RandomStream) {
    var own = stream.stream(0)
    perceptron.initialize(with: &own)
    for (index, gate) in gates.enumerated() {
      var own = stream.stream(UInt64(index) + 1)
      gate.initialize(with: &own)
    }
  }

  /// Reads the node's own view of the samples: rows of `features` at the given columns.
  func sense(_ features: UnsafePointer<Scalar>, stride: Int, rows: ArraySlice<Int>, columns: [Int]) {
    Kernels<Scalar>.gather(
      features, stride: stride, samples: rows, columns: columns, into: perceptron.input.base, perceptron.inputCount)
  }

  /// Computes the latent and, from it, the message of each outgoing arc.
  func forward(rows: Int, sampling: Sampling) {
    perceptron.forward(rows: rows)
    for gate in gates {
      gate.forward(
        rows: rows, latent: perceptron.output.base, stride: perceptron.outputCount, sampling: sampling)
    }
  }

  /// Computes, from the errors of the messages, the gradient of the parameters and the errors of the incoming latents.
  ///
  /// - SeeAlso: NN-001
  func backward(rows: Int, penalty: Scalar) {
    if !gates.isEmpty { perceptron.outputError.clear(rows: rows) }
    for gate in gates {
      gate.backward(
        rows: rows, latent: perceptron.output.base, latentError: perceptron.outputError.base,
        stride: perceptron.outputCount, penalty: penalty)
    }
    perceptron.backward(rows: rows)
  }

  func read(rows: Int) {
    for gate in gates { gate.read(rows: rows, latent: perceptron.output.base, stride: perceptron.outputCount) }
  }
}

extension GateKind {
  func parameterCount<Scalar: TrainingScalar>(width: Int, of type: Scalar.Type) -> Int {
    switch self {
    case .none: 0
    case .gaussian: GaussianGate<Scalar>.parameterCount(width: width)
    case .categorical(let routes, _): CategoricalGate<Scalar>.parameterCount(width: width, routes: routes)
    }
  }

  func gate<Scalar: TrainingScalar>(
    width: Int, latent: Matrix<Scalar>, batch: Int, parameters: Parameters<Scalar>, offset: Int
  ) -> any Gate<Scalar> {
    switch self {
    case .none: OpenGate(width: width, latent: latent, batch: batch)
    case .gaussian: GaussianGate(width: width, batch: batch, parameters: parameters, offset: offset)
    case .categorical(let routes, let temperature):
      CategoricalGate(
        width: width, routes: routes, temperature: temperature, batch: batch, parameters: parameters,
        offset: offset)
    }
  }
}
