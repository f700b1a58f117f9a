import PropertyTesting
import Testing

@testable import DINL

@Suite struct `Messages flow from the farther node to the nearer one` {
  /// What is wrong with a flow on some links of a tree's graph; nil if nothing is.
  private static func fault(_ flow: MessageFlow, of tree: ShortestPathTree, links: [Int]) -> String? {
    let graph = tree.graph
    guard (flow.nodeCount, flow.linkCount, flow.root) == (graph.nodeCount, graph.linkCount, tree.root) else {
      return "sizes"
    }
    func key(_ node: Int) -> (Double, Int, Int) { (tree.distances[node], tree.hops[node], node) }
    guard flow.order.sorted() == Array(graph.nodeNames.indices), flow.order.last == tree.root,
      zip(flow.order, flow.order.dropFirst()).allSatisfy({ key($0) > key($1) })
    else { return "order" }
    guard flow.arcs.map(\.link).sorted() == links else { return "links" }
    var place = [Int](repeating: 0, count: graph.nodeCount)
    for (position, node) in flow.order.enumerated() { place[node] = position }
    for arc in flow.arcs {
      let link = graph.links[arc.link]
      guard Set([arc.source, arc.target]) == [link.first, link.second], arc.width == link.width else { return "ends" }
      guard place[arc.source] < place[arc.target] else { return "direction" }
    }
    guard
      zip(flow.arcs, flow.arcs.dropFirst()).allSatisfy({
        (place[$0.source], $0.link) < (place[$1.source], $1.link)
      })
    else { return "order of the arcs" }
    for node in graph.nodeNames.indices {
      guard flow.incoming[node] == flow.arcs.indices.filter({ flow.arcs[$0].target == node }),
        flow.outgoing[node] == flow.arcs.indices.filter({ flow.arcs[$0].source == node })
      else { return "arcs of node \(node)" }
      let widths = flow.arcs.filter { $0.source == node }.map(\.width)
      guard flow.latentWidth(of: node) == widths.max() ?? 0 else { return "width of node \(node)" }
    }
    return nil
  }

  @Test func `along the tree to the parent, and densely over every link`() {
    GraphCases.check(cases: 300, nodes: 1...12, laws: [.both, .ties, .decade]) { graph, root, _ in
      let tree = try graph.shortestPathTree(from: root)
      let dense = Array(graph.links.indices)
      #expect(Self.fault(tree.treeFlow, of: tree, links: tree.links) == nil)
      #expect(Self.fault(tree.denseFlow, of: tree, links: dense) == nil)
      for arc in tree.treeFlow.arcs {
        #expect(tree.parents[arc.source] == arc.target && tree.parentLinks[arc.source] == arc.link)
      }
    }
  }

  @Test func `control: the flow of another root or of other links is refuted`() throws {
    let graph = try GraphCases.integerCosts(nodeCount: 3, [(0, 1, 1), (0, 2, 2), (1, 2, 2)])
    let (tree, other) = (try graph.shortestPathTree(from: 0), try graph.shortestPathTree(from: 1))
    #expect(Self.fault(tree.denseFlow, of: tree, links: [0, 1, 2]) == nil)
    #expect(Self.fault(other.denseFlow, of: tree, links: [0, 1, 2]) == "sizes")
    #expect(Self.fault(tree.treeFlow, of: tree, links: [0, 1, 2]) == "links")
  }
}
