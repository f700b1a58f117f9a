import PropertyTesting
import RealModule
import Testing
import Verification

@testable import DINL

@Suite struct `Gates report the rates that their laws have` {
  /// A small system with gates, some samples of it, and whether a route is so unlikely that its probability is 0.
  private struct Case {
    let system: TestSystem
    let subset: [Int]
    private let stream = RandomStream(seed: 31)

    init(_ shape: SystemShape) throws {
      system = try TestSystem(shape)
      subset = Array(0..<(1 + Int(shape.graph.salt % 7)))
      guard case .categorical(let routes, _) = shape.gate, shape.graph.salt / 7 % 2 == 1 else { return }
      let network = system.network
      for arc in network.flow.arcs.indices {
        let (values, offset) = (
          network.nodes[network.flow.arcs[arc].source].parameters.values, gateOffset(network, arc)
        )
        values[offset + network.flow.arcs[arc].width * routes] -= 2000
      }
    }

    var rates: [RateReading] { system.network.evaluate(on: system.samples, subset: subset, stream: stream).rates }

    func fitPriors() { system.network.fitPriors(on: system.samples, subset: subset, stream: stream) }

    /// The carried part of every latent that the same evaluation made, by arc and sample.
    var latents: [[[Double]]] {
      let network = system.network
      var latents = [[[Double]]](repeating: [], count: network.flow.arcs.count)
      var noise = network.noiseStreams(of: stream)
      network.forEachBatch(of: subset, size: network.batchCapacity) { batch in
        network.sense(system.samples.features, rows: batch)
        network.drawNoise(rows: batch.count, streams: &noise)
        network.forward(rows: batch.count, sampling: .deployed, over: Exchange(linkCount: network.flow.linkCount))
        for (arc, description) in network.flow.arcs.enumerated() {
          let output = network.nodes[description.source].perceptron.output
          for row in 0..<batch.count {
            latents[arc].append((0..<description.width).map { output[row, $0] })
          }
        }
      }
      return latents
    }
  }

  /// The expected readings of one arc, and by how much rounding may change them.
  private struct Expected {
    var variational: Double
    var plugIn: Double?
    /// The least variational rate of any prior of the gate's form.
    var least: Double
    var tolerance: Tolerance

    func accepts(_ reading: RateReading) -> Bool {
      guard (reading.plugIn == nil) == (plugIn == nil) else { return false }
      return tolerance.accepts(reading.variational, variational)
        && tolerance.accepts(reading.plugIn ?? 0, plugIn ?? 0)
    }
  }

  private static let shapes = SystemShape.all.filter { $0.gate != .none }

  private func expected(_ gate: WholeSystem.Gate, _ latents: [[Double]]) throws -> Expected {
    switch gate {
    case .gaussian(let weights, let bias, let prior): return gaussian(weights, bias, prior, latents)
    case .categorical(let weights, let bias, _, let prior, _): return try categorical(weights, bias, prior, latents)
    }
  }

  /// zᵀW + b with W inputs×outputs, and the size of its terms.
  private func affine(_ z: [Double], _ weights: [Double], _ bias: [Double]) -> (values: [Double], size: Double) {
    var (values, size) = (bias, 0.0)
    for column in bias.indices {
      for (row, value) in z.enumerated() { values[column] += value * weights[row * bias.count + column] }
      size = max(
        size,
        z.enumerated().reduce(bias[column].magnitude) { sum, term in
          sum + (term.element * weights[term.offset * bias.count + column]).magnitude
        })
    }
    return (values, size)
  }

  /// The mean over samples of Σ KL(N(z, eˢ) ‖ N(0, e^p)).
  private func gaussian(_ weights: [Double], _ bias: [Double], _ prior: [Double], _ latents: [[Double]]) -> Expected {
    let count = Double(latents.count)
    var (total, logs, size, condition) = (0.0, 0.0, 1.0, 1.0)
    var second = [Double](repeating: 0, count: prior.count)
    for z in latents {
      let raw = affine(z, weights, bias)
      condition = max(condition, 1 + raw.size)
      for (j, p) in prior.enumerated() {
        let s = 6 * Double.tanh(raw.values[j] / 6)
        let moment = z[j] * z[j] + Double.exp(s)
        total += (moment / Double.exp(p) - 1 - s + p) / 2
        size += moment / Double.exp(p) + 1 + s.magnitude + p.magnitude
        second[j] += moment / count
        logs -= s / count
      }
    }
    let least = (logs + second.reduce(0) { $0 + Double.log($1) }) / 2
    let operations = 16 * (prior.count + 4) * (latents.count + 1)
    return Expected(
      variational: total / count, plugIn: nil, least: least,
      tolerance: .rounding(operations: operations, condition: condition, scale: size))
  }

  /// The mean over samples of KL(law ‖ prior law), and I(Z;T) with equally likely samples, from the oracle.
  private func categorical(
    _ weights: [Double], _ bias: [Double], _ prior: [Double], _ latents: [[Double]]
  ) throws -> Expected {
    func law(_ logits: [Double]) -> [Double] {
      let greatest = logits.max() ?? 0
      let weights = logits.map { Double.exp($0 - greatest) }
      let total = weights.reduce(0, +)
      return weights.map { $0 / total }
    }
    let logits = latents.map { affine($0, weights, bias) }
    let channel = try DiscreteGate(
      prior: latents.map { _ in 1 / Double(latents.count) }, channel: logits.map { law($0.values) })
    // A fitted prior gives a route that no sample takes the least weight, which the oracle counts as zero.
    let marginal = law(prior).map { $0 < FiniteLaw.leastWeight ? 0 : $0 }
    let (penalty, information) = (try channel.penalty(marginal).value, channel.mutualInformation.value)
    // Logits of size s are off by a relative rounding, and so are the probabilities by s times as much.
    let condition = logits.reduce(1) { max($0, 1 + $1.size) }
    let operations = 16 * (bias.count + weights.count + 4) * (latents.count + 1)
    return Expected(
      variational: penalty, plugIn: information, least: information,
      tolerance: .rounding(operations: operations, condition: condition, scale: 1 + penalty))
  }

  /// The readings of a case with their expected values, arc by arc.
  private func readings(_ shape: SystemShape, fitted: Bool) throws -> [(reading: RateReading, expected: Expected)] {
    let one = try Case(shape)
    if fitted { one.fitPriors() }
    let gates = try wholeSystem(one.system).0.arcs.map { try #require($0.gate) }
    let latents = one.latents
    return try one.rates.enumerated().map { arc, reading in (reading, try expected(gates[arc], latents[arc])) }
  }

  @Test func `variational and plug-in rates are those of the gate's law, by the oracle`() {
    checkProperty(Self.shapes, PropertySettings(cases: 400)) { shape, observer in
      for (reading, expected) in try readings(shape, fitted: false) { #expect(expected.accepts(reading)) }
      observer.cover("one sample", atLeast: 0.02, when: shape.graph.salt % 7 == 0)
    }
  }

  @Test func `a fitted prior has the least rate, which is the information where routes are finite`() {
    checkProperty(Self.shapes, PropertySettings(cases: 400)) { shape in
      for (reading, expected) in try readings(shape, fitted: true) {
        #expect(expected.accepts(reading))
        #expect(expected.tolerance.accepts(reading.variational, expected.least))
      }
    }
  }

  @Test func `control: the least rate is refuted where no prior was fitted`() {
    let minima = Self.shapes.smallestCounterexamples { shape in
      try readings(shape, fitted: false).contains { !$1.tolerance.accepts($0.variational, $1.least) }
    }
    #expect(minima == ["2 nodes, root 0: 1-0:1, gaussian, tree"])
  }

  @Test func `control: a sum over samples instead of their mean is refuted`() {
    let minima = Self.shapes.filter { $0.gate != .gaussian }.smallestCounterexamples { shape in
      try readings(shape, fitted: false).contains { reading, expected in
        var summed = reading
        summed.plugIn = reading.plugIn.map { $0 * Double(1 + shape.graph.salt % 7) }
        return expected.accepts(reading) && !expected.accepts(summed)
      }
    }
    #expect(minima == ["2 nodes, root 0: 1-0:1, \(SystemShape.gates[2]), tree"])
  }

  /// Whether every deployed message is the codeword of the largest sum of logit and noise.
  private func sendsLargest(_ shape: SystemShape, withNoise: Bool = true) throws -> Bool {
    let one = try Case(shape)
    let network = one.system.network
    let batch = Array(one.subset.prefix(network.batchCapacity))[...]
    var noise = network.noiseStreams(of: RandomStream(seed: 8))
    network.sense(one.system.samples.features, rows: batch)
    network.drawNoise(rows: batch.count, streams: &noise)
    network.forward(rows: batch.count, sampling: .deployed, over: Exchange(linkCount: network.flow.linkCount))
    let arcs = try wholeSystem(one.system).0.arcs
    return network.flow.arcs.enumerated().allSatisfy { arc, description in
      guard case .categorical(let weights, let bias, let codebook, _, _)? = arcs[arc].gate,
        let gate = network.gate(on: arc) as? DINL.CategoricalGate<Double>
      else { return false }
      let (width, output) = (description.width, network.nodes[description.source].perceptron.output)
      return (0..<batch.count).allSatisfy { row in
        let logits = affine((0..<width).map { output[row, $0] }, weights, bias).values
        let sums = logits.indices.map { logits[$0] + (withNoise ? gate.noise[row, $0] : 0) }
        let route = sums.indices.max { sums[$0] < sums[$1] } ?? 0
        return (0..<width).allSatisfy { gate.message.base[row * width + $0] == codebook[route * width + $0] }
      }
    }
  }

  private static let categorical = shapes.filter { $0.gate != .gaussian }

  @Test func `a deployed gate sends the codeword of the largest noisy logit, row by row`() {
    checkProperty(Self.categorical, PropertySettings(cases: 300)) { shape in
      let sendsLargest = try sendsLargest(shape)
      #expect(sendsLargest)
    }
  }

  @Test func `control: the codeword of the largest logit without noise is refuted`() {
    let minima = Self.categorical.smallestCounterexamples { try !sendsLargest($0, withNoise: false) }
    #expect(minima == ["2 nodes, root 0: 1-0:1, \(SystemShape.gates[2]), tree"])
  }
}

/// Where the parameters of an arc's gate begin in its node's.
func gateOffset(_ network: ModuleNetwork<Double>, _ arc: Int) -> Int {
  let source = network.flow.arcs[arc].source
  let perceptron = network.nodes[source].perceptron
  let own = Perceptron<Double>.parameterCount(
    inputs: perceptron.inputCount, hidden: perceptron.hiddenCount, outputs: perceptron.outputCount)
  return network.flow.outgoing[source].prefix { $0 != arc }.reduce(own) {
    $0 + network.gateKind.parameterCount(width: network.flow.arcs[$1].width, of: Double.self)
  }
}
