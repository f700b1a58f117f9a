import PropertyTesting

@testable import DINL

/// The drawn shape of a small in-network-learning system: its graph, its gates and whether it is dense.
struct SystemShape: Sendable, CustomStringConvertible {
  static let gates: [GateKind] = [.none, .gaussian, .categorical(routes: 3, temperature: 0.7)]

  let graph: RootedGraph
  let gate: GateKind
  let isDense: Bool

  var description: String { "\(graph), \(gate), \(isDense ? "dense" : "tree")" }

  /// Systems of 2 to 5 nodes and widths 1 to 4, with every gate, on the tree and dense.
  static let all = Generator<SystemShape> { source throws(Discard) in
    let gate = gates[try source.index(below: gates.count)]
    let isDense = try source.boolean()
    return SystemShape(
      graph: try GraphCases.connected(nodes: 2...5, laws: [.both]).draw(from: &source), gate: gate, isDense: isDense)
  }
}

/// A small in-network-learning system with data, for tests: parameters, views and samples are drawn from a seed.
struct TestSystem {
  let network: ModuleNetwork<Double>
  let samples: Samples<Double>
  let rateWeight: Double

  /// The system of a shape, its numbers drawn from the shape's salt.
  init(_ shape: SystemShape) throws {
    let tree = try shape.graph.capacitated.shortestPathTree(from: shape.graph.root)
    let nodeCount = tree.graph.nodeCount
    var stream = RandomStream(seed: shape.graph.salt)
    var views: [[Int]] = []
    var featureCount = 0
    for _ in 0..<nodeCount {
      let width = stream.index(below: 3)
      views.append(Array(featureCount..<featureCount + width))
      featureCount += width
    }
    let sampleCount = 7
    let features = Matrix<Double>(rows: sampleCount, columns: featureCount)
    for index in 0..<sampleCount * featureCount { features.base[index] = stream.normal() }
    let classCount = 2 + stream.index(below: 2)
    samples = Samples(features: features, labels: (0..<sampleCount).map { _ in stream.index(below: classCount) })
    rateWeight = 0.1 + stream.uniform()
    network = ModuleNetwork(
      flow: shape.isDense ? tree.denseFlow : tree.treeFlow, views: views, classCount: classCount,
      hiddenWidth: 2 + stream.index(below: 3), gate: shape.gate, batch: 4, stream: stream.stream(9))
    for node in network.nodes {
      for index in 0..<node.parameters.count { node.parameters.values[index] += 0.3 * stream.normal() }
    }
  }
}
