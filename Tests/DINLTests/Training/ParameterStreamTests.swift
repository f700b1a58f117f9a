import Testing
import Verification

@testable import DINL

@Suite struct `Each module and each gate draws its parameters from a stream of its own` {
  /// A dense network on a triangle, in which the farthest node has two gates.
  private func network(seed: UInt64) throws -> ModuleNetwork<Double> {
    let graph = try GraphCases.integerCosts(nodeCount: 3, [(0, 1, 1), (0, 2, 3), (1, 2, 3)])
    return ModuleNetwork(
      flow: try graph.shortestPathTree(from: 0).denseFlow, views: [[], [0, 1], [2]], classCount: 2, hiddenWidth: 2,
      gate: .categorical(routes: 2, temperature: 1), batch: 1, stream: RandomStream(seed: seed))
  }

  /// The standard normal draws behind the first weights of a node's module and of its gates.
  private func draws(_ network: ModuleNetwork<Double>, node: Int) -> [Double] {
    let (module, flow) = (network.nodes[node], network.flow)
    let (values, perceptron) = (module.parameters.values, module.perceptron)
    let gates = flow.outgoing[node].map { arc in
      values[gateOffset(network, arc)] * Double(flow.arcs[arc].width).squareRoot()
    }
    return [values[0] / (2 / Double(perceptron.inputCount)).squareRoot()] + gates
  }

  @Test func `node v draws from child v: the module from its child 0, gate k from its child 1 + k`() throws {
    let network = try network(seed: 27)
    let rounding = Tolerance.rounding(operations: 4, condition: 1, scale: 9)
    var all: [Double] = []
    for node in 0..<3 {
      let own = RandomStream(seed: 27).stream(UInt64(node))
      let found = draws(network, node: node)
      #expect(found.count == 1 + network.flow.outgoing[node].count)
      for (index, value) in found.enumerated() {
        var stream = own.stream(UInt64(index))
        let expected = stream.normal()
        #expect(rounding.accepts(value, expected))
        #expect(all.allSatisfy { !rounding.accepts($0, expected) }, "control: a stream used twice is refuted")
        all.append(expected)
      }
    }
    #expect(all.count == 6)
  }

  @Test func `weight decay shrinks the modules' parameters alone`() throws {
    let network = try network(seed: 1)
    for node in network.nodes {
      let own = Perceptron<Double>.parameterCount(
        inputs: node.perceptron.inputCount, hidden: 2, outputs: node.perceptron.outputCount)
      let gates = node.gates.count
      #expect(node.parameters.decayingCount == own)
      #expect(gates == 0 ? node.parameters.count == own : node.parameters.count > own)
    }
  }
}
