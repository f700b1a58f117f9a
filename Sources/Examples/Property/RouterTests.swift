import DINL
import PropertyTesting
import Testing

@Suite struct `A router of your own` {
  static let networks = Generator.rootedGraph(.connected(vertices: 1...10, extraLinks: 0...10), capacity: .capacity)

  @Test func `finds the shortest paths of random networks`() {
    checkProperty(Self.networks) { drawn in
      let holds = try isOptimal(drawn.graph, root: drawn.root, costs: \.sendingTime)
      #expect(holds)
    }
  }

  @Test func `control: one that counts links instead of their times is refuted`() {
    let smallest = Self.networks.smallestCounterexamples { try !isOptimal($0.graph, root: $0.root) { _ in 1 } }
    #expect(!smallest.contains("not refuted"))
  }

  /// Whether the router finds a tree of shortest paths on a network.
  ///
  /// - Parameter costs: what the router takes for the cost of a link.
  func isOptimal(_ drawn: GeneratedGraph<Double>, root: Int, costs: (Link) -> Double) throws -> Bool {
    let links = drawn.links.map { Link($0.from, $0.to, capacity: $0.capacity) }
    let network = try CapacitatedGraph(nodeCount: drawn.vertexCount, links: links)
    let (distances, parents) = route(network, to: root, costs: costs)
    return try network.certificate(root: root, distances: distances, parents: parents).isValid
  }

  /// The router that is tested: Bellman's and Ford's, which goes over all links until no distance falls.
  func route(
    _ network: CapacitatedGraph, to root: Int, costs: (Link) -> Double
  ) -> (distances: [Double], parents: [Int?]) {
    var distances = [Double](repeating: .infinity, count: network.nodeCount)
    var parents = [Int?](repeating: nil, count: network.nodeCount)
    distances[root] = 0
    var isFalling = true
    while isFalling {
      isFalling = false
      for link in network.links {
        for (node, next) in [(link.first, link.second), (link.second, link.first)] {
          let offer = distances[next] + costs(link)
          guard offer < distances[node] else { continue }
          (distances[node], parents[node]) = (offer, next)
          isFalling = true
        }
      }
    }
    return (distances, parents)
  }
}
