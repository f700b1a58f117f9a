import PropertyTesting
import Verification

/// Exchanges: messages both ways over the links of a graph in a drawn order, then an output of every node.
extension DrawnProtocol {
  static let mostMessages = 4

  static func exchanges(
    _ shape: GraphShape = .connected(vertices: 2...4, extraLinks: 0...2), sharedCoin: Bool = false
  ) -> Generator<DrawnProtocol> {
    Generator { source throws(Discard) in
      let head = try DrawnNode.all.draw(from: &source)
      let coin = try DrawnVariable.all(outcomes: 2...2).draw(from: &source)
      let (graph, _) = try source.graph(shape, capacity: DrawnNode.all)
      let nodes = [head] + graph.links.prefix(graph.vertexCount - 1).map(\.capacity)
      var drawn = DrawnProtocol(nodeCount: graph.vertexCount)
      for (node, part) in nodes.enumerated() {
        drawn.variables.append(part.datum.variable(.datum(holder: node), among: Array(drawn.variables.indices)))
      }
      if sharedCoin {
        drawn.variables.append(coin.variable(.coin(holders: Array(nodes.indices)), among: []))
      }
      let whole = source.open(.sequence)
      let count = try source.count(in: 0...mostMessages)
      for _ in 0..<count {
        let element = source.open(.element)
        let link = graph.links[try source.index(below: graph.links.count)]
        let (sender, receiver) = try source.boolean() ? (link.to, link.from) : (link.from, link.to)
        let message = try DrawnVariable.all(outcomes: 2...3).draw(from: &source)
        drawn.variables.append(
          message.variable(.message(from: sender, to: receiver), among: drawn.known(to: sender)))
        source.close(element)
      }
      source.close(whole)
      for (node, part) in nodes.enumerated() {
        drawn.variables.append(part.result.variable(.output(of: node), among: drawn.known(to: node)))
      }
      return drawn
    }
  }
}
