import DINL
import Foundation
import TestSupport
import Testing

@Suite struct `Topologies` {
  @Test func `the nine-node instance has 27 links, named sensors and a fixed shape`() throws {
    let graph = try CapacitatedGraph.nineNodes(width: 8)
    #expect(graph.nodeNames == (1...8).map { "sensor \($0)" } + ["fusion"])
    #expect(graph.linkCount == 27)
    #expect(graph.links.allSatisfy { $0.width == 8 && (1e6..<1e7).contains($0.capacity) })
    #expect(graph.fusionNode == 8)
    #expect(try CapacitatedGraph.nineNodes(width: 8) == graph)
    let tree = try graph.shortestPathTree(from: graph.fusionNode)
    #expect(tree.exchangeReduction == 19.0 / 27.0)
    #expect(tree.certificate() == .holds)
    #expect(tree.hops.contains { $0 > 1 }, "a star would leave nothing to route")
  }

  @Test func `random graphs are connected, of the requested size, and depend on the seed alone`() throws {
    for seed in 0..<60 as Range<UInt64> {
      var random = RandomStream(seed: seed)
      let nodeCount = 1 + random.index(below: 30)
      let most = nodeCount * (nodeCount - 1) / 2
      let linkCount = nodeCount - 1 + random.index(below: most - nodeCount + 2)
      let start = random
      let graph = try CapacitatedGraph.randomConnected(nodeCount: nodeCount, linkCount: linkCount, using: &random)
      #expect(graph.nodeCount == nodeCount)
      #expect(graph.linkCount == linkCount)
      #expect(PathOracles.components(graph, links: Array(graph.links.indices)) == 1)
      var again = start
      let same = try CapacitatedGraph.randomConnected(nodeCount: nodeCount, linkCount: linkCount, using: &again)
      #expect(same == graph)
      let next = try CapacitatedGraph.randomConnected(nodeCount: nodeCount, linkCount: linkCount, using: &again)
      #expect(nodeCount == 1 || next != graph)
    }
  }

  @Test func `impossible sizes are refused`() {
    var random = RandomStream(seed: 1)
    for (nodes, links) in [(0, 0), (3, 1), (3, 4), (2, 2), (-1, 0)] {
      #expect(throws: GraphError.impossibleSize(nodeCount: nodes, linkCount: links)) {
        try CapacitatedGraph.randomConnected(nodeCount: nodes, linkCount: links, using: &random)
      }
    }
    #expect(throws: GraphError.self) {
      try CapacitatedGraph.barabasiAlbert(nodeCount: 3, attachments: 3, using: &random)
    }
    #expect(throws: GraphError.noNodes) { try CapacitatedGraph.grid(rows: 0, columns: 3, using: &random) }
  }

  @Test func `Barabási–Albert graphs have m links per new node, and a hub`() throws {
    var random = RandomStream(seed: 3)
    let graph = try CapacitatedGraph.barabasiAlbert(nodeCount: 500, attachments: 3, using: &random)
    #expect(graph.linkCount == 3 * (500 - 3))
    let degrees = graph.nodeNames.indices.map { graph.links(at: $0).count }
    #expect(PathOracles.components(graph, links: Array(graph.links.indices)) == 1)
    #expect(degrees.min() == 3 || degrees.prefix(4).min() == 1)
    // The mean degree is 6; a hub of a preferential graph of 500 nodes has a degree several times as large.
    #expect((degrees.max() ?? 0) > 24)
  }

  @Test func `one attachment gives a tree, and the largest number gives a star`() throws {
    var random = RandomStream(seed: 5)
    let tree = try CapacitatedGraph.barabasiAlbert(nodeCount: 40, attachments: 1, using: &random)
    #expect(tree.linkCount == 39 && PathOracles.components(tree, links: Array(tree.links.indices)) == 1)
    let star = try CapacitatedGraph.barabasiAlbert(nodeCount: 6, attachments: 5, using: &random)
    #expect(star.links.map { [$0.first, $0.second] } == (1...5).map { [0, $0] })
    let pair = try CapacitatedGraph.barabasiAlbert(nodeCount: 2, attachments: 1, using: &random)
    #expect(pair.linkCount == 1)
  }

  /// The pairs of nodes of the links of a random graph of nine nodes, as two-digit numbers.
  private func pairs(linkCount: Int) throws -> [Int] {
    var random = RandomStream(seed: 9)
    return try CapacitatedGraph.randomConnected(nodeCount: 9, linkCount: linkCount, using: &random)
      .links.map { 10 * $0.first + $0.second }
  }

  @Test func `a seed's graph is the same in every version, up to half of all pairs and beyond`() throws {
    let (sparse, dense) = (try pairs(linkCount: 18), try pairs(linkCount: 19))
    #expect(sparse == [7, 8, 17, 58, 28, 3, 67, 47, 36, 4, 45, 14, 38, 2, 12, 35, 23, 6])
    #expect(dense == [7, 8, 17, 58, 28, 3, 67, 47, 23, 37, 6, 12, 35, 56, 57, 14, 15, 48, 46])
  }

  @Test func `a grid joins neighbors`() throws {
    var random = RandomStream(seed: 4)
    let graph = try CapacitatedGraph.grid(rows: 3, columns: 5, using: &random)
    #expect(graph.nodeCount == 15)
    #expect(graph.linkCount == 3 * 4 + 2 * 5)
    #expect(graph.nodeNames[7] == "1,2")
    #expect(Set(graph.links(at: 7).map { graph.links[$0].end(oppositeTo: 7) }) == [2, 6, 8, 12])
  }

  @Test func `the shipped topologies have the stated sizes and capacities`() throws {
    let folder = Project.data.appending(path: "topologies")
    let abilene = try CapacitatedGraph.read(from: folder.appending(path: "abilene.json"))
    #expect(abilene.nodeCount == 11)
    #expect(abilene.linkCount == 14)
    let slow = abilene.links.filter { $0.capacity != 9920e6 / 32 }
    #expect(slow.map(\.capacity) == [2480e6 / 32])
    #expect(Set([slow[0].first, slow[0].second].map { abilene.nodeNames[$0] }) == ["Atlanta", "Indianapolis"])
    let nsfnet = try CapacitatedGraph.read(from: folder.appending(path: "nsfnet.json"))
    #expect(nsfnet.nodeCount == 14)
    #expect(nsfnet.linkCount == 21)
    #expect(nsfnet.links.allSatisfy { $0.capacity == 1544e3 / 32 })
    for graph in [abilene, nsfnet] {
      for root in graph.nodeNames.indices {
        let tree = try graph.shortestPathTree(from: root)
        #expect(tree.certificate() == .holds)
      }
    }
  }
}
