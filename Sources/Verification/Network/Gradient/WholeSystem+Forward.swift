/// One pass of a whole system over a batch in dual numbers, with the parameters in their flat order.
struct ForwardPass {
  let system: WholeSystem
  let batch: WholeSystem.Batch
  private let nodeParameters: [[ArraySlice<DualNumber>]]
  private let gateParameters: [[ArraySlice<DualNumber>]]
  /// The smallest |pre-activation| so far.
  private(set) var kinkDistance = Double.infinity
  /// Whether each hidden unit was active, in the order of the pass.
  private(set) var activations: [Bool] = []

  init(system: WholeSystem, batch: WholeSystem.Batch, parameters: [DualNumber]) {
    self.system = system
    self.batch = batch
    var start = 0
    func take(_ count: Int) -> ArraySlice<DualNumber> {
      defer { start += count }
      // A slice with indices from 0, so that the row and column give the index of a weight.
      return ArraySlice(Array(parameters[start..<start + count]))
    }
    nodeParameters = system.nodes.map { node in
      [node.firstWeights.count, node.firstBias.count, node.secondWeights.count, node.secondBias.count].map(take)
    }
    gateParameters = system.arcs.map { arc in arc.gate?.parameters(width: arc.width).map { take($0.count) } ?? [] }
  }

  /// The mean cross-entropy plus Σ β·mean penalty, in nats per sample.
  mutating func loss() -> DualNumber {
    var total = DualNumber(0)
    for sample in batch.labels.indices { total += loss(of: sample) }
    return total / Double(batch.labels.count)
  }

  private mutating func loss(of sample: Int) -> DualNumber {
    var latents = [[DualNumber]](repeating: [], count: system.nodes.count)
    var penalty = DualNumber(0)
    for index in system.order {
      let node = system.nodes[index]
      let first = sample * node.ownInputCount
      var input = batch.views[index][first..<first + node.ownInputCount].map { DualNumber($0) }
      for arc in node.incoming {
        let carried = Array(latents[system.arcs[arc].source].prefix(system.arcs[arc].width))
        let (message, divergence) = transmitted(carried, over: arc, sample: sample)
        input += message
        penalty += system.arcs[arc].penaltyWeight * divergence
      }
      latents[index] = latent(of: index, input: input)
    }
    return penalty - DualNumber.logSoftmax(latents[system.root])[batch.labels[sample]]
  }

  private mutating func latent(of index: Int, input: [DualNumber]) -> [DualNumber] {
    let parameters = nodeParameters[index]
    let hidden = affine(input, parameters[0], parameters[1])
    for unit in hidden {
      kinkDistance = min(kinkDistance, unit.value.magnitude)
      activations.append(unit.value > 0)
    }
    return affine(hidden.map(DualNumber.rectified), parameters[2], parameters[3])
  }

  /// The message that an arc delivers, and the penalty of its gate in nats.
  private func transmitted(
    _ carried: [DualNumber], over arc: Int, sample: Int
  ) -> (message: [DualNumber], penalty: DualNumber) {
    guard let gate = system.arcs[arc].gate else { return (carried, DualNumber(0)) }
    let parameters = gateParameters[arc]
    let noise = batch.noise[arc][sample * gate.noiseCount..<(sample + 1) * gate.noiseCount].map { DualNumber($0) }
    let statistics = affine(carried, parameters[0], parameters[1])
    switch gate {
    case .gaussian:
      return gaussian(
        carried, logVariances: statistics.map { 6 * DualNumber.tanh($0 / 6) }, prior: Array(parameters[2]), noise: noise
      )
    case .categorical(_, _, _, _, let temperature):
      let relaxed = zip(statistics, noise).map { ($0 + $1) / temperature }
      let choice = DualNumber.logSoftmax(relaxed).map(DualNumber.exp)
      let silence = [DualNumber](repeating: DualNumber(0), count: carried.count)
      return (
        affine(choice, parameters[2], silence[...]), categoricalPenalty(statistics, prior: Array(parameters[3]))
      )
    }
  }

  private func gaussian(
    _ carried: [DualNumber], logVariances: [DualNumber], prior: [DualNumber], noise: [DualNumber]
  ) -> (message: [DualNumber], penalty: DualNumber) {
    var message: [DualNumber] = []
    var penalty = DualNumber(0)
    for i in carried.indices {
      message.append(carried[i] + DualNumber.exp(logVariances[i] / 2) * noise[i])
      let difference = logVariances[i] - prior[i]
      let energy = DualNumber.exp(difference) + carried[i] * carried[i] * DualNumber.exp(-prior[i])
      penalty += 0.5 * (energy - DualNumber(1) - difference)
    }
    return (message, penalty)
  }

  private func categoricalPenalty(_ logits: [DualNumber], prior: [DualNumber]) -> DualNumber {
    var penalty = DualNumber(0)
    for (own, other) in zip(DualNumber.logSoftmax(logits), DualNumber.logSoftmax(prior)) {
      penalty += DualNumber.exp(own) * (own - other)
    }
    return penalty
  }

  /// inputᵀ·weights + bias; the weights are in row-major order, with one row per input.
  private func affine(
    _ input: [DualNumber], _ weights: ArraySlice<DualNumber>, _ bias: ArraySlice<DualNumber>
  ) -> [DualNumber] {
    var output = Array(bias)
    let width = output.count
    for (row, value) in input.enumerated() {
      for column in 0..<width { output[column] += value * weights[row * width + column] }
    }
    return output
  }
}
