import PropertyTesting
import Verification

/// Flows toward the root, node 0: each node sends once over each of its links to a smaller node, made from its own data
/// and from what it received.
///
/// Any spanning tree is the shortest-path tree for some capacities, and any orientation toward smaller nodes is that of
/// some distances, so nothing is lost by drawing them as they come.
extension DrawnProtocol {
  static let mostNodes = 5

  /// What each node's datum depends on, and what besides the data and messages is drawn.
  enum Setting: Sendable {
    /// Data that depend on one another as they come.
    case correlated
    /// As before, with a coin that every node holds.
    case sharedCoin
    /// Data independent of one another given a label.
    case labeled
    /// Data independent of one another given a label, and a coin that every node holds.
    case labeledSharedCoin
    /// A variable that only the data of the last node, a leaf, depend on; the other nodes' data depend on one another.
    case watchedLeaf
    /// As before, but all data depend on one another.
    case watchedCorrelated
  }

  static func flows(_ shape: GraphShape, _ setting: Setting) -> Generator<DrawnProtocol> {
    Generator { source throws(Discard) in
      let head = try DrawnNode.all.draw(from: &source)
      let (graph, _) = try source.graph(shape, capacity: DrawnNode.all)
      let leaf = graph.vertexCount - 1
      var drawn = DrawnProtocol(nodeCount: graph.vertexCount)
      if setting != .correlated && setting != .sharedCoin {
        drawn.variables.append(head.result.variable(.datum(holder: nil), among: []))
      }
      for node in 0...leaf {
        let earlier = Array(drawn.variables.indices)
        let inputs =
          switch setting {
          case .correlated, .sharedCoin, .watchedCorrelated: earlier
          case .labeled, .labeledSharedCoin: [0]
          case .watchedLeaf: node == leaf ? [0] : earlier.filter { $0 > 0 }
          }
        let datum = node == 0 ? head.datum : graph.links[node - 1].capacity.datum
        drawn.variables.append(datum.variable(.datum(holder: node), among: inputs))
      }
      if setting == .sharedCoin || setting == .labeledSharedCoin {
        drawn.variables.append(head.result.variable(.coin(holders: Array(0...leaf)), among: []))
      }
      for sender in (0...leaf).reversed() {
        let known = drawn.known(to: sender)
        for link in graph.links where max(link.from, link.to) == sender {
          let role = MessageSchedule.Role.message(from: sender, to: min(link.from, link.to))
          drawn.variables.append(link.capacity.result.variable(role, among: known))
        }
      }
      return drawn
    }
  }

  /// Flows on trees.
  static func trees(_ setting: Setting = .correlated) -> Generator<DrawnProtocol> {
    flows(.tree(vertices: 2...mostNodes), setting)
  }

  /// Flows on graphs that are no trees.
  static func dense(_ setting: Setting = .correlated) -> Generator<DrawnProtocol> {
    flows(.connected(vertices: 3...mostNodes, extraLinks: 1...2), setting)
  }
}
