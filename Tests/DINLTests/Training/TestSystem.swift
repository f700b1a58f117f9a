@testable import DINL

/// A small random in-network-learning system with data, for tests: 2 to 6 nodes, widths 1 to 3, all gates.
struct TestSystem {
  let network: ModuleNetwork<Double>
  let samples: Samples<Double>
  let rateWeight: Double

  init(seed: UInt64, gate: GateKind? = nil, isDense: Bool? = nil) {
    var stream = RandomStream(seed: seed)
    let nodeCount = 2 + stream.index(below: 5)
    let graph = Self.graph(nodeCount: nodeCount, stream: &stream)
    guard let tree = try? graph.shortestPathTree(from: stream.index(below: nodeCount)) else {
      preconditionFailure("the graph is connected by construction")
    }
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
    let gates: [GateKind] = [.none, .gaussian, .categorical(routes: 3, temperature: 0.7)]
    let drawnGate = gates[stream.index(below: gates.count)]
    let drawnFlow = stream.index(below: 2) == 0
    rateWeight = 0.1 + stream.uniform()
    network = ModuleNetwork(
      flow: isDense ?? drawnFlow ? tree.denseFlow : tree.treeFlow, views: views, classCount: classCount,
      hiddenWidth: 2 + stream.index(below: 3), gate: gate ?? drawnGate, batch: 4, stream: stream.stream(9))
    for node in network.nodes {
      for index in 0..<node.parameters.count { node.parameters.values[index] += 0.3 * stream.normal() }
    }
  }

  /// A random tree with half of the other pairs linked as well, and capacities from 1 to 10.
  private static func graph(nodeCount: Int, stream: inout RandomStream) -> CapacitatedGraph {
    var links: [Link] = []
    for node in 1..<nodeCount {
      let parent = stream.index(below: node)
      for other in 0..<node where other == parent || stream.uniform() < 0.5 {
        let (capacity, width) = (1 + 9 * stream.uniform(), 1 + stream.index(below: 3))
        links.append(Link(other, node, capacity: capacity, width: width))
      }
    }
    guard let graph = try? CapacitatedGraph(nodeCount: nodeCount, links: links) else {
      preconditionFailure("the links are valid by construction")
    }
    return graph
  }
}
