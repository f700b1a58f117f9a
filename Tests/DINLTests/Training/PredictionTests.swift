import PropertyTesting
import Testing

@testable import DINL

@Suite struct `A prediction` {
  private static let noise = RandomStream(seed: 17)

  /// Whether the predicted classes are the labels where losses count no mistake, and the rates those of an evaluation.
  private static func agrees(
    _ prediction: Prediction, _ system: TestSystem, _ losses: [SampleLoss], _ rates: [RateReading]
  ) -> Bool {
    let labels = system.samples.labels
    return prediction.classes.count == labels.count && prediction.rates == rates
      && labels.indices.allSatisfy { (prediction.classes[$0] == labels[$0]) == !losses[$0].isMistake }
  }

  @Test func `with noise from a stream is that of an evaluation with the stream, for every gate`() {
    checkProperty(SystemShape.all, PropertySettings(cases: 200)) { shape in
      let system = try TestSystem(shape)
      let (network, all) = (system.network, Array(system.samples.labels.indices))
      let losses = network.losses(on: system.samples, subset: all, stream: Self.noise)
      let rates = network.evaluate(on: system.samples, subset: all, stream: Self.noise).rates
      let prediction = network.predict(system.samples.features, noise: .drawn(Self.noise))
      #expect(Self.agrees(prediction, system, losses, rates))
      // control: a class that is not the answer, and one row less, are refuted
      var other = prediction
      other.classes[6] = other.classes[6].map { ($0 + 1) % network.classCount }
      #expect(network.classCount > 2 || !Self.agrees(other, system, losses, rates))
      other.classes.removeLast()
      #expect(!Self.agrees(other, system, losses, rates))
    }
  }

  @Test func `without noise does not depend on noise that was drawn before`() {
    checkProperty(SystemShape.all, PropertySettings(cases: 200)) { shape, observer in
      let (system, fresh) = (try TestSystem(shape), try TestSystem(shape))
      let features = system.samples.features
      let drawn = system.network.predict(features, noise: .drawn(Self.noise))
      let silent = system.network.predict(features, noise: .none)
      #expect(silent == fresh.network.predict(features, noise: .none))
      observer.cover("noise that changes a class or a rate", atLeast: 0.1, when: drawn != silent)
    }
  }

  /// A leaf that sends its feature over one link to a fusion node that adds nothing to it: the logits are (0, message).
  private func relay(_ gate: GateKind) throws -> ModuleNetwork<Double> {
    let graph = try CapacitatedGraph(nodeCount: 2, links: [Link(0, 1, capacity: 1)])
    let network = ModuleNetwork<Double>(
      flow: try graph.shortestPathTree(from: 1).treeFlow, views: [[0], []], classCount: 2, hiddenWidth: 1, gate: gate,
      batch: 2, stream: RandomStream(seed: 1))
    var parameters = network.parameters
    // Both modules: input weight 1, bias 0; the leaf's output weight is 1, the root's are 0 and 1, and biases 0.
    parameters[0].replaceSubrange(0..<4, with: [1, 0, 1, 0])
    parameters[1] = [1, 0, 0, 1, 0, 0]
    network.setParameters(parameters)
    return network
  }

  private func features(_ values: [Double]) -> Matrix<Double> {
    let matrix = Matrix<Double>(rows: values.count, columns: 1)
    for (row, value) in values.enumerated() { matrix[row, 0] = value }
    return matrix
  }

  @Test func `without noise sends the mean of a Gaussian message, and the likeliest codeword, the first of several`()
    throws
  {
    let gaussian = try relay(.gaussian)
    #expect(gaussian.predict(features([-1, 0, 1e-9, 2]), noise: .none).classes == [0, 0, 1, 1])
    let categorical = try relay(.categorical(routes: 3, temperature: 1))
    var parameters = categorical.parameters
    // Logits (0, z, 2), codewords (0, 1, 0): the second route is the likeliest from z = 2 on.
    parameters[0].replaceSubrange(4..<13, with: [0, 1, 0, 0, 0, 2, 0, 1, 0])
    categorical.setParameters(parameters)
    #expect(categorical.predict(features([0, 1.999, 2, 3]), noise: .none).classes == [0, 0, 1, 1])
    // control: a codeword of its own for the third route changes the answer
    parameters[0][12] = 1
    categorical.setParameters(parameters)
    #expect(categorical.predict(features([0, 1.999, 2, 3]), noise: .none).classes == [1, 1, 1, 1])
  }

  @Test func `has no class where an output is no number, and none of no samples`() throws {
    let network = try relay(.none)
    let found = network.predict(features([1, .nan, -1, .infinity, 2]), noise: .none)
    #expect(found.classes == [1, nil, 0, nil, 1] && found.rates == [])
    #expect(network.predict(features([]), noise: .none).classes == [])
    let gated = try relay(.gaussian).predict(features([]), noise: .drawn(Self.noise))
    #expect(gated.classes == [] && gated.rates.map(\.variational) == [0])
  }

  @Test func `of features without a column that a node sees ends the program`() async {
    await #expect(processExitsWith: .failure) {
      _ = NetworkCall().parts.0.predict(Matrix<Float>(rows: 1, columns: 4), noise: .none)
    }
    await #expect(processExitsWith: .success) {
      _ = NetworkCall().parts.0.predict(Matrix<Float>(rows: 1, columns: 5), noise: .none)
    }
  }
}

@Suite struct `The parameters of a network` {
  @Test func `make another network of its shape the same, and are counted before there is one`() {
    checkProperty(SystemShape.all, PropertySettings(cases: 200)) { shape in
      let system = try TestSystem(shape)
      let (network, features) = (system.network, system.samples.features)
      let hidden = network.nodes[0].perceptron.hiddenCount
      let copy = ModuleNetwork<Double>(
        flow: network.flow, views: network.views, classCount: network.classCount, hiddenWidth: hidden,
        gate: network.gateKind, batch: network.batchCapacity, stream: RandomStream(seed: 99))
      let (parameters, drawn) = (network.parameters, copy.parameters)
      let counts = ModuleNetwork<Double>.parameterCounts(
        flow: network.flow, views: network.views, classCount: network.classCount, hiddenWidth: hidden,
        gate: network.gateKind)
      #expect(parameters.map(\.count) == counts && parameters != drawn)
      copy.setParameters(parameters)
      #expect(copy.parameters == parameters)
      let noise = GateNoise.drawn(RandomStream(seed: 3))
      let expected = network.predict(features, noise: noise)
      #expect(copy.predict(features, noise: noise) == expected)
      // control: the last parameter of the fusion node, its last bias, decides
      var other = parameters
      other[network.flow.root][counts[network.flow.root] - 1] += 1e6
      copy.setParameters(other)
      #expect(copy.predict(features, noise: noise).classes.allSatisfy { $0 == network.classCount - 1 })
    }
  }

  @Test func `one value too many or too few ends the program`() async {
    for change in [-1, 1] {
      await #expect(processExitsWith: .failure) { [change = change as Int] in
        let network = NetworkCall().parts.0
        var parameters = network.parameters
        if change > 0 { parameters[2].append(0) } else { parameters[2].removeLast() }
        network.setParameters(parameters)
      }
    }
  }
}
