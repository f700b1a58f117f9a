import PropertyTesting
import Testing

@testable import PropertySearch

@Suite struct `Graphs are drawn by the stated law` {
  typealias Graph = GeneratedGraph<Int>

  static func drawn(_ shape: GraphShape, seed: UInt64) throws -> (graph: Graph, source: ChoiceSource) {
    var source = ChoiceSource()
    source.start(seed: seed, size: 50)
    let graph = try source.draw(Generator<Graph>.graph(shape, capacity: .just(1)))
    return (graph, source)
  }

  // By a Python program of its own. Trees are drawn uniformly, or for three of four children as paths or stars.
  @Test(
    arguments: [
      (.arbitrary, 0x6BD2_B0B0_A4B5_F67A), (.connected, 0x33AD_8F6E_841A_D34F),
      (.components(2...4), 0x8E57_00E1_9FDA_7B01),
    ] as [(GraphShape.Connectivity, UInt64)])
  func `a seed gives the same graph in every version`(connectivity: GraphShape.Connectivity, expected: UInt64) throws {
    let shape = GraphShape(vertices: 1...9, links: 0...6, connectivity: connectivity)
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for seed in 0..<200 as Range<UInt64> {
      let graph = try Self.drawn(shape, seed: seed).graph
      for number in [graph.vertexCount] + graph.links.flatMap({ [$0.from, $0.to] }) {
        hash = (hash ^ UInt64(number)) &* 0x100_0000_01B3
      }
    }
    #expect(hash == expected)
  }

  @Test func `a link that cannot be new is drawn eight times, and its last ends are recorded`() throws {
    func drawn(links: Int) throws -> (graph: Graph, source: ChoiceSource) {
      try Self.drawn(GraphShape(vertices: 1...1, links: links...links, connectivity: .arbitrary), seed: 1)
    }
    let (none, one, two) = (try drawn(links: 0), try drawn(links: 1), try drawn(links: 2))
    // A vertex takes one random number.
    let step = 16 &* 0x9E37_79B9_7F4A_7C15 as UInt64
    #expect(one.source.random.state == none.source.random.state &+ step)
    #expect(two.source.random.state == one.source.random.state &+ step)
    #expect(one.graph == Graph(vertexCount: 1, links: []) && two.graph == one.graph)
    #expect(two.source.recording.choices.map(\.kind) == [.count, .count, .vertex, .vertex, .vertex, .vertex])
    #expect(two.source.recording.spans.map(\.kind) == [.graph, .link, .link])
  }
}
